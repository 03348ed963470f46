"""Judging by another time in the real window: by keyboard, by the sheet and by the needle."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QDateTime, QPoint, Qt, QTime, QTimeZone
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from jwt_debugger.inspection.expectations import Expectations
from jwt_debugger.window.judging_sheet import JudgingSheet
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.timeline import SIDE, Timeline
from jwt_debugger.window.timeline_layout import Mark
from tests.window.bench import click, find, focused, paste, press, type_text, verdict
from tests.window.conftest import Clock
from tests.window.token_states import CLAIMS, token


@pytest.fixture
def opened(window: MainWindow) -> MainWindow:
    window.model.set_utc(True)
    paste(token())
    QApplication.processEvents()
    return window


@pytest.fixture
def sheet(opened: MainWindow, qtbot: QtBot) -> JudgingSheet:
    press("Ctrl+J")
    sheet = next(each for each in opened.findChildren(JudgingSheet) if each.isVisible())
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def at_of(window: MainWindow) -> datetime | None:
    return window.model.state.request.at


def time_words(window: MainWindow) -> str:
    return verdict(window, "time-cell")


def test_an_instant_is_typed_and_holds_at_once(
    opened: MainWindow, sheet: JudgingSheet, clock: Clock
) -> None:
    assert "instant" == focused()

    type_text("yesterday 14:05")

    expected = (clock.now - timedelta(days=1)).replace(hour=14, minute=5, second=0)
    assert expected == at_of(opened)
    assert time_words(opened).endswith("As of 28 May 2026 14:05")
    assert find(sheet, QLabel, "instant-told").text().startswith("Thu 28 May 2026, 14:05:00")


def test_what_is_no_instant_is_told_and_changes_nothing(
    opened: MainWindow, sheet: JudgingSheet
) -> None:
    type_text("soon")

    assert None is at_of(opened)
    assert "“soon” is no instant." in find(sheet, QLabel, "instant-told").text()


def test_an_instant_is_picked_in_the_zone_that_is_shown(
    opened: MainWindow, sheet: JudgingSheet
) -> None:
    picker = find(sheet, QDateTimeEdit, "instant-picker")

    picker.setDateTime(QDateTime(QDate(2026, 5, 29), QTime(14, 5), QTimeZone.utc()))

    assert datetime(2026, 5, 29, 14, 5, tzinfo=UTC) == at_of(opened)
    assert time_words(opened).endswith("As of 29 May 2026 14:05")


def test_a_date_is_typed_into_the_picker_part_by_part(
    opened: MainWindow, sheet: JudgingSheet, clock: Clock
) -> None:
    picker = find(sheet, QDateTimeEdit, "instant-picker")
    picker.setFocus()
    picker.setCurrentSection(QDateTimeEdit.Section.HourSection)

    QTest.keyClick(picker, Qt.Key.Key_Up)
    QTest.keyClick(picker, Qt.Key.Key_Up)

    assert clock.now + timedelta(hours=2) == at_of(opened)


def test_the_leeway_forgives_a_clock_that_is_behind(
    opened: MainWindow, sheet: JudgingSheet
) -> None:
    type_text("14:40")
    assert time_words(opened).startswith("Expired")

    find(sheet, QLineEdit, "leeway").setFocus()
    type_text("60")

    assert 60 == opened.model.state.request.leeway
    type_text("x")
    assert 60 == opened.model.state.request.leeway
    assert time_words(opened).startswith("Valid by the leeway alone")
    assert time_words(opened).endswith("As of 29 May 2026 14:40, leeway 60 s")


def test_a_leeway_without_an_instant_is_marked_too(opened: MainWindow, sheet: JudgingSheet) -> None:
    find(sheet, QLineEdit, "leeway").setFocus()
    type_text("5")

    assert time_words(opened).endswith("Now, leeway 5 s")


def test_now_is_a_button_and_so_is_all_as_it_was(opened: MainWindow, sheet: JudgingSheet) -> None:
    type_text("14:40")
    QTest.mouseClick(find(sheet, QPushButton, "set-now"), Qt.MouseButton.LeftButton)
    assert None is at_of(opened)
    assert "" == find(sheet, QLineEdit, "instant").text()

    find(sheet, QLineEdit, "leeway").setFocus()
    type_text("5")
    find(sheet, QLineEdit, "expected-issuer").setFocus()
    type_text("https://other")
    QTest.mouseClick(find(sheet, QPushButton, "reset-judging"), Qt.MouseButton.LeftButton)

    request = opened.model.state.request
    assert (None, 0, Expectations()) == (request.at, request.leeway, request.expected)


def test_the_zone_is_chosen_here_too(opened: MainWindow, sheet: JudgingSheet) -> None:
    find(sheet, QRadioButton, "local").click()
    assert not opened.model.state.utc

    find(sheet, QRadioButton, "utc").click()

    assert opened.model.state.utc


def test_what_is_expected_is_judged_as_it_is_typed(opened: MainWindow, sheet: JudgingSheet) -> None:
    find(sheet, QLineEdit, "expected-issuer").setFocus()
    type_text("https://a, https://b")
    find(sheet, QLineEdit, "expected-audience").setFocus()
    type_text("web")
    find(sheet, QLineEdit, "max-age").setFocus()
    type_text("1h")

    expected = Expectations(("web",), ("https://a", "https://b"), "1h")
    assert expected == opened.model.state.request.expected
    assert time_words(opened).startswith("Too old: issued 1 h")
    assert "2 high" in verdict(opened, "findings-cell") or "3 high" in verdict(
        opened, "findings-cell"
    )


@pytest.mark.parametrize(
    ("age", "limit", "words"),
    [
        ("60", 60, "In seconds, as the number without quotes is in jsonwebtoken"),
        ("2 days", "2 days", ""),
        ("soon", "soon", "“soon” is no duration."),
        ("1 month", "1 month", "jsonwebtoken reads no months"),
    ],
)
def test_it_is_said_how_an_age_is_read(
    opened: MainWindow, sheet: JudgingSheet, age: str, limit: str | int, words: str
) -> None:
    find(sheet, QLineEdit, "max-age").setFocus()

    type_text(age)

    assert limit == opened.model.state.request.expected.max_age
    assert find(sheet, QLabel, "age-told").text().startswith(words)
    assert bool(words) == bool(find(sheet, QLabel, "age-told").text())


def test_the_sheet_opens_with_what_holds(opened: MainWindow, qtbot: QtBot) -> None:
    opened.model.set_expected(Expectations(("a", "b"), ("c",), 60))
    opened.model.set_leeway(7)

    click(opened, "judge-time")

    sheet = next(each for each in opened.findChildren(JudgingSheet) if each.isVisible())
    qtbot.waitUntil(sheet.isActiveWindow)
    lines = ("expected-audience", "expected-issuer", "max-age")
    assert ["a, b", "c", "60"] == [find(sheet, QLineEdit, name).text() for name in lines]
    assert "7" == find(sheet, QLineEdit, "leeway").text()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def timeline(window: MainWindow) -> Timeline:
    return find(window, Timeline, "timeline")


def needle(window: MainWindow) -> QPoint:
    """Return where the needle can be taken hold of."""
    line = timeline(window)
    assert line._plan is not None
    return QPoint(round(dict(line._plan.marks)[Mark.NOW]) + SIDE, 20)


def drag(window: MainWindow, by: int) -> None:
    line, start = timeline(window), needle(window)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
    step = 10 if by > 0 else -10
    for way in range(step, by + step, step):
        QTest.mouseMove(line, start + QPoint(way, 0))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=start + QPoint(by, 0))


def test_the_needle_is_dragged_and_a_double_click_lets_it_go(
    opened: MainWindow, clock: Clock
) -> None:
    drag(opened, 100)

    at = at_of(opened)
    assert at is not None
    assert at > clock.now
    assert 0 == at.second % 10
    assert "As of 29 May 2026" in time_words(opened)
    assert find(opened, QWidget, "judge-now").isVisible()

    QTest.mouseDClick(timeline(opened), Qt.MouseButton.LeftButton, pos=QPoint(300, 20))

    assert None is at_of(opened)
    assert not find(opened, QWidget, "judge-now").isVisible()
    QTest.mouseDClick(timeline(opened), Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert not opened.model.state.notice.startswith("Undone")


def test_the_needle_falls_on_a_mark_that_it_comes_close_to(opened: MainWindow) -> None:
    line = timeline(opened)
    assert line._plan is not None
    assert line._times is not None
    end = round(dict(line._plan.marks)[Mark.EXPIRES]) + SIDE
    start = needle(opened)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start)

    QTest.mouseMove(line, QPoint(end + 1, 20))
    QTest.mouseMove(line, QPoint(end, 20))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(end, 20))

    assert line._times.expires == at_of(opened)
    assert time_words(opened).startswith("Expired")


def test_beside_the_needle_and_with_a_hand_that_shakes_nothing_moves(opened: MainWindow) -> None:
    line, start = timeline(opened), needle(opened)

    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    QTest.mouseMove(line, start + QPoint(80, 0))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=start + QPoint(80, 0))
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(line, start + QPoint(1, 0))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=start + QPoint(1, 0))

    assert None is at_of(opened)


def test_the_hand_shows_where_the_needle_can_be_taken(opened: MainWindow) -> None:
    line, start = timeline(opened), needle(opened)

    QTest.mouseMove(line, start)
    over = line.cursor().shape()
    QTest.mouseMove(line, start + QPoint(60, 0))

    assert (Qt.CursorShape.SizeHorCursor, Qt.CursorShape.ArrowCursor) == (
        over,
        line.cursor().shape(),
    )


def test_now_in_the_strip_goes_back_to_the_clock_and_undo_takes_that_back(
    opened: MainWindow, clock: Clock
) -> None:
    opened.model.set_instant(clock.now + timedelta(days=2))
    QApplication.processEvents()
    clock.turn(seconds=5)

    click(opened, "judge-now")

    assert None is at_of(opened)
    press("Ctrl+Z")
    assert None is not at_of(opened)


@pytest.mark.parametrize(("width", "tools"), [(1280, 2), (960, 1), (740, 0)])
def test_the_tools_leave_the_verdict_its_room(opened: MainWindow, width: int, tools: int) -> None:
    opened.resize(width, 600)
    opened.model.set_instant(datetime(2026, 5, 29, 14, 5, tzinfo=UTC))
    QApplication.processEvents()

    names = ("judge-time", "judge-now")
    assert tools == sum(find(opened, QWidget, name).isVisible() for name in names)


def test_a_narrow_window_marks_the_instant_in_place_of_the_reason(opened: MainWindow) -> None:
    opened.resize(760, 560)
    opened.model.set_instant(datetime(2026, 5, 29, 14, 5, tzinfo=UTC))
    QApplication.processEvents()

    cell = find(opened, QWidget, "time-cell")
    assert "Nothing proves it yet" in cell.toolTip()
    assert "As of 29 May 2026 14:05" in time_words(opened)


def test_a_token_or_code_is_held_against_the_hashes_of_the_token(window: MainWindow) -> None:
    paste(token({**CLAIMS, "at_hash": "77QmUPtjPfzWtF2AnpK9RQ"}))
    press("Ctrl+J")
    asked = window.findChildren(JudgingSheet)[-1]
    field, told = find(asked, QLineEdit, "tied-to"), find(asked, QLabel, "tie-told")

    QTest.keyClicks(field, "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y")
    assert "Yes: “at_hash” is its hash" == told.text()

    QTest.keyClicks(field, "x")
    assert "No: “at_hash” is not its hash" == told.text()
    inspection = window.model.state.inspection
    assert inspection is not None
    assert "token-hash-unmatched" == inspection.findings[0].id

    click(asked, "reset-judging")
    assert "" == told.text()


def test_of_a_token_without_hashes_it_is_said_that_it_has_none(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+J")
    asked = window.findChildren(JudgingSheet)[-1]

    QTest.keyClicks(find(asked, QLineEdit, "tied-to"), "any token")

    assert "The token claims no hash of another" in find(asked, QLabel, "tie-told").text()
