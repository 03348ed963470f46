"""Times, added claims and the layout of JSON in the real window, by keyboard."""

import json

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from jwt_debugger.inspection.result import SignatureStatus
from jwt_debugger.window.claim_sheet import known_claims, value_json
from jwt_debugger.window.claims_table import ClaimsTable
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.sheet import Sheet
from tests.window.bench import claims, click, find, header, paste, payload, press, told, type_text
from tests.window.conftest import Clock
from tests.window.token_states import CLAIMS, SECRET, compact, signed, token


def act(window: MainWindow, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None, name
    assert action.isEnabled(), name
    action.trigger()


def sheet(window: MainWindow) -> Sheet:
    return next(each for each in window.findChildren(Sheet) if each.isVisible())


def values(window: MainWindow) -> dict[str, object]:
    found: dict[str, object] = json.loads(window.model.state.payload_display)
    return found


def seconds(clock: Clock) -> int:
    return int(clock.now.timestamp())


def test_an_expiry_is_typed_as_a_duration(window: MainWindow, clock: Clock) -> None:
    paste(token())

    press("Ctrl+Shift+E")
    QTest.keyClicks(find(sheet(window), QLineEdit, "duration"), "4 days")
    assert "in 4 days" in find(sheet(window), QLabel, "time-told").text()
    QTest.keyClick(find(sheet(window), QLineEdit, "duration"), Qt.Key.Key_Return)

    assert seconds(clock) + 4 * 86_400 == values(window)["exp"]


def test_a_duration_is_told_in_full_in_the_middle_of_a_second(
    window: MainWindow, clock: Clock
) -> None:
    paste(token())
    clock.turn(milliseconds=700)

    press("Ctrl+Shift+E")
    QTest.keyClicks(find(sheet(window), QLineEdit, "duration"), "4 days")

    assert "in 4 days" in find(sheet(window), QLabel, "time-told").text()


def test_a_duration_that_is_taken_out_leaves_the_time_as_it_was_and_no_fault(
    window: MainWindow,
) -> None:
    paste(token())
    press("Ctrl+Shift+E")
    field = find(sheet(window), QLineEdit, "duration")
    QTest.keyClicks(field, "2hx")

    for _key in range(3):
        QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert not find(sheet(window), QWidget, "time-note").isVisible()
    click(sheet(window), "set-time")
    assert CLAIMS["exp"] == values(window)["exp"]


def test_an_expiry_counts_from_iat_as_jsonwebtoken_does(window: MainWindow) -> None:
    paste(token())
    act(window, "exp-other")
    base = find(sheet(window), QComboBox, "duration-base")

    base.setCurrentIndex(1)
    base.activated.emit(1)
    QTest.keyClicks(find(sheet(window), QLineEdit, "duration"), "1h")
    click(sheet(window), "set-time")

    assert CLAIMS["iat"] + 3600 == values(window)["exp"]


def test_a_trap_is_told_beside_the_duration_and_a_fault_cannot_be_set(window: MainWindow) -> None:
    paste(token())
    act(window, "exp-other")
    field = find(sheet(window), QLineEdit, "duration")
    note = find(sheet(window), QWidget, "time-note")
    assert not note.isVisible()

    QTest.keyClicks(field, "120")
    assert note.isVisible()
    assert note.accessibleName().startswith("Without a unit a text is milliseconds")
    QTest.keyClicks(field, " whatever")
    assert note.accessibleName().startswith("“120 whatever” is no duration")
    assert not find(sheet(window), QWidget, "set-time").isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert CLAIMS["exp"] == values(window)["exp"]


def test_a_date_is_picked_in_the_zone_that_is_shown(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+T")
    act(window, "nbf-other")
    picker = find(sheet(window), QDateTimeEdit, "date-time")

    picker.setDateTime(QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), QTimeZone.utc()))
    click(sheet(window), "set-time")

    assert 1893553445 == values(window)["nbf"]


@pytest.mark.parametrize("claim", ["exp", "nbf", "iat"])
def test_a_time_is_set_to_now(window: MainWindow, clock: Clock, claim: str) -> None:
    paste(token())
    clock.turn(hours=1)

    act(window, f"{claim}-now")
    assert seconds(clock) == values(window)[claim]
    clock.turn(hours=1)
    act(window, f"{claim}-other")
    click(sheet(window), "set-now")

    assert seconds(clock) == values(window)[claim]


def test_a_registered_claim_is_found_by_its_meaning_and_added(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+Shift+N")
    name = find(sheet(window), QLineEdit, "claim-name")

    QTest.keyClicks(name, "preferred e-mail")
    found = find(sheet(window), QAbstractItemView, "known-claims")
    assert 1 == found.model().rowCount()
    QTest.mouseClick(
        found.viewport(),
        Qt.MouseButton.LeftButton,
        pos=found.visualRect(found.model().index(0, 0)).center(),
    )
    assert "email" == name.text()
    QTest.keyClicks(find(sheet(window), QLineEdit, "claim-value"), "ada@example.com")
    assert 'Adds "email": "ada@example.com"' == find(sheet(window), QLabel, "claim-told").text()
    click(sheet(window), "add")

    assert "ada@example.com" == values(window)["email"]
    assert payload(window).hasFocus()


def test_a_time_begins_as_now_and_a_claim_that_is_there_is_replaced(
    window: MainWindow, clock: Clock
) -> None:
    paste(token())
    act(window, "add-claim")
    assert not find(sheet(window), QWidget, "add").isEnabled()

    QTest.keyClicks(find(sheet(window), QLineEdit, "claim-name"), "exp")
    told_there = find(sheet(window), QLabel, "claim-told").text()
    assert f'Replaces with "exp": {seconds(clock)}' == told_there
    QTest.keyClick(find(sheet(window), QLineEdit, "claim-name"), Qt.Key.Key_Return)

    assert seconds(clock) == values(window)["exp"]


def test_a_claim_of_any_name_is_added_as_json(window: MainWindow) -> None:
    paste(token())
    act(window, "add-claim")

    QTest.keyClicks(find(sheet(window), QLineEdit, "claim-name"), "https://example.com/tier")
    QTest.keyClicks(find(sheet(window), QLineEdit, "claim-value"), '["a", 2]')
    click(sheet(window), "add")

    assert ["a", 2] == values(window)["https://example.com/tier"]


@pytest.mark.parametrize(
    ("text", "written"), [("1.10", "1.10"), ("true", "true"), ("ä", '"ä"'), ("", '""')]
)
def test_a_value_is_json_or_else_a_text(text: str, written: str) -> None:
    assert written == value_json(text)


def test_what_begins_with_the_search_comes_first() -> None:
    assert "exp" == known_claims("exp")[0].name
    assert not known_claims("no claim has this in it")


def menu_of(window: MainWindow, name: str) -> QMenu:
    table = claims(window)
    assert isinstance(table, ClaimsTable)
    rows = [table.row_at(table.model().index(row, 0)) for row in range(table.model().rowCount())]
    number = next(at for at, row in enumerate(rows) if row.name == name)
    table.setCurrentIndex(table.model().index(number, 0))
    return table.make_menu(rows[number])


def choose(menu: QMenu, text: str) -> None:
    next(each for each in menu.actions() if each.text() == text).trigger()


def test_a_claims_menu_sets_its_time_beside_it(window: MainWindow, clock: Clock) -> None:
    paste(token())

    choose(menu_of(window, "exp"), "Set Time…")
    opened = sheet(window)
    assert window.geometry().contains(opened.geometry().center())
    QTest.keyClicks(find(opened, QLineEdit, "duration"), "1 week")
    click(opened, "set-time")
    assert seconds(clock) + 604_800 == values(window)["exp"]

    choose(menu_of(window, "exp"), "Set to Now")
    assert seconds(clock) == values(window)["exp"]


def test_a_claims_menu_removes_and_adds(window: MainWindow) -> None:
    paste(token())
    assert "Set Time…" not in [each.text() for each in menu_of(window, "roles").actions()]

    choose(menu_of(window, "roles"), "Remove Claim")
    assert "roles" not in values(window)

    choose(menu_of(window, "roles"), "Add Claim…")
    assert "claim-sheet" == sheet(window).objectName()


def test_json_is_formatted_sorted_and_minified_on_request(window: MainWindow) -> None:
    paste(signed('{"alg":"HS256"}', b'{ "b":1.10, "a":{"d":1,"c":2} }'))
    press("Ctrl+2")
    type_text(SECRET)

    act(window, "format-json")
    assert '{\n  "b": 1.10,\n  "a": {\n    "d": 1,\n    "c": 2\n  }\n}' == payload(window).text()
    act(window, "sort-json")
    assert "Members sorted by name" == told(window)
    act(window, "minify-json")

    assert '{"a":{"c":2,"d":1},"b":1.10}' == payload(window).text()
    inspection = window.model.state.inspection
    assert inspection is not None
    assert '{"a":{"c":2,"d":1},"b":1.10}' == inspection.payload_text
    assert "JSON minified" == told(window)


def test_a_compact_token_is_not_touched_by_how_its_json_is_shown(window: MainWindow) -> None:
    paste(token())

    act(window, "minify-json")
    assert compact(CLAIMS) == payload(window).text()
    assert token() == window.model.state.request.token
    assert "JSON minified. The token is as it was" == told(window)
    act(window, "minify-json")

    assert "The JSON is laid out so already" == told(window)


def test_the_header_is_laid_out_where_the_keyboard_is_in_it(window: MainWindow) -> None:
    paste(token(header={"typ": "JWT", "alg": "HS256"}))
    header(window).setFocus()

    act(window, "sort-json")

    assert '{\n  "alg": "HS256",\n  "typ": "JWT"\n}' == header(window).text()


def test_broken_json_says_why_it_is_not_laid_out(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+3")
    press("Ctrl+A")
    type_text('{"a":')

    act(window, "format-json")

    assert '{"a":' in payload(window).text()


def test_a_new_token_begins_from_a_template_in_a_tab_of_its_own(window: MainWindow) -> None:
    paste(token())

    act(window, "template-login")

    assert 2 == len(window.model.state.tabs)
    assert {"_id", "admin", "iat", "exp"} == set(values(window))
    assert SignatureStatus.VERIFIED is window.model.state.tabs[1].signature


def test_an_algorithm_and_a_fitting_key_are_one_step(window: MainWindow) -> None:
    paste(token())

    act(window, "new-key-ES256")

    assert '"ES256"' in window.model.state.header_display
    assert SignatureStatus.VERIFIED is window.model.state.tabs[0].signature
    assert "Signed with a new test key" == told(window)
