"""The token's pane, with real keys, clipboard and drops."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, SignalInstance
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.state import Outcome, State
from jwt_debugger.window.label import Label
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look, Palette
from jwt_debugger.window.token_pane import TokenPane
from jwt_debugger.window.token_view import MAX_SHOWN, TokenView
from tests.window.token_states import (
    NOW,
    edited,
    encrypted,
    frozen,
    malformed,
    state,
    token,
)


@pytest.fixture
def pane(qtbot: QtBot) -> TokenPane:
    made = TokenPane(Look(LIGHT))
    qtbot.addWidget(made)
    made.resize(372, 380)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    for child in made.findChildren(QWidget):
        child.clearFocus()
    return made


def view(pane: TokenPane) -> TokenView:
    found = pane.findChild(QPlainTextEdit, "token")
    assert isinstance(found, TokenView)
    return found


def button(pane: TokenPane, name: str) -> QPushButton:
    found = pane.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    """Return a list that grows with each emission."""
    calls: list[tuple[object, ...]] = []

    def note(*arguments: object) -> None:
        calls.append(arguments)

    signal.connect(note)
    return calls


def has_colour(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def shown_buttons(pane: TokenPane) -> set[str]:
    return {child.objectName() for child in pane.findChildren(QPushButton) if child.isVisible()}


def test_without_a_token_there_is_a_place_to_drop_one(pane: TokenPane) -> None:
    assert {"paste_token", "open_token"} == shown_buttons(pane)
    area = pane.findChild(QWidget, "drop_area")
    assert area is not None
    assert area.isVisible()
    assert not view(pane).isVisible()


def test_a_token_is_shown_whole_in_the_colours_of_its_segments(pane: TokenPane) -> None:
    pane.show_state(state(token()), NOW)

    image = view(pane).grab().toImage()
    assert token() == view(pane).text()
    for colour in (LIGHT.header_tint, LIGHT.payload_tint, LIGHT.signature_tint, LIGHT.payload):
        assert has_colour(image, colour)
    assert {"copy_token", "clear_token"} == shown_buttons(pane)


def test_the_summary_counts_characters_and_segments(pane: TokenPane) -> None:
    pane.show_state(state(token()), NOW)

    summary = pane.findChild(Label, "token_summary")
    assert summary is not None
    assert f"{len(token())} characters · signed, 3 segments" == summary.text()
    assert summary.isVisible()


def test_each_key_tells_the_whole_token(pane: TokenPane, qtbot: QtBot) -> None:
    pane.show_state(state("abcd.efgh.ijkl"), NOW)
    typed = heard(pane.text_edited)
    view(pane).go_to(4)

    qtbot.keyClicks(view(pane), "XY")

    assert [("abcdX.efgh.ijkl",), ("abcdXY.efgh.ijkl",)] == typed


def test_drawing_a_state_tells_nothing(pane: TokenPane) -> None:
    typed = heard(pane.text_edited)

    pane.show_state(state(token()), NOW)
    pane.show_state(edited(), NOW)
    pane.set_look(Look(DARK, 1.5))

    assert [] == typed


def test_pasting_in_the_token_replaces_all(pane: TokenPane, qtbot: QtBot) -> None:
    pane.show_state(state(token()), NOW)
    pasted, typed = heard(pane.paste_requested), heard(pane.text_edited)
    QApplication.clipboard().setText("Bearer a.b.c")
    view(pane).setFocus()

    qtbot.keySequence(view(pane), "Ctrl+V")

    assert [("Bearer a.b.c",)] == pasted
    assert [] == typed
    assert token() == view(pane).text()


def test_pasting_with_the_button_does_the_same(pane: TokenPane, qtbot: QtBot) -> None:
    pasted = heard(pane.paste_requested)
    QApplication.clipboard().setText("a.b.c")

    qtbot.mouseClick(button(pane, "paste_token"), Qt.MouseButton.LeftButton)
    QApplication.clipboard().clear()
    qtbot.mouseClick(button(pane, "paste_token"), Qt.MouseButton.LeftButton)

    assert [("a.b.c",)] == pasted


@pytest.mark.parametrize(
    ("made", "name", "signal"),
    [
        (State(), "open_token", "open_requested"),
        (state(token()), "copy_token", "copy_requested"),
        (state(token()), "clear_token", "clear_requested"),
        (edited(), "revert", "revert_requested"),
        (edited(), "copy_original", "copy_original_requested"),
        (edited(Outcome.OTHER_KEY), "sign", "sign_requested"),
        (malformed(), "repair", "repair_requested"),
    ],
    ids=["open", "copy", "clear", "revert", "original", "sign", "repair"],
)
def test_each_button_tells_what_is_wanted(
    pane: TokenPane, qtbot: QtBot, made: State, name: str, signal: str
) -> None:
    pane.show_state(made, NOW)
    told = heard(getattr(pane, signal))

    qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)

    assert [()] == told


@pytest.mark.parametrize(
    ("made", "acts"),
    [
        (edited(), {"revert", "copy_original"}),
        (edited(Outcome.OLD_SIGNATURE), {"revert", "copy_original"}),
        (edited(Outcome.UNSECURED), {"revert", "copy_original"}),
        (edited(Outcome.OTHER_KEY), {"sign", "revert"}),
        (frozen(), {"revert", "copy_original"}),
        (malformed(), {"go_to_error", "repair"}),
        (state("a.b"), {"go_to_error"}),
    ],
    ids=["resigned", "draft", "unsecured", "other key", "frozen", "repairable", "broken"],
)
def test_each_banner_offers_its_acts(pane: TokenPane, made: State, acts: set[str]) -> None:
    pane.show_state(made, NOW)

    assert acts | {"copy_token", "clear_token"} == shown_buttons(pane)
    summary = pane.findChild(Label, "token_summary")
    assert summary is not None
    assert not summary.isVisible()


def test_the_character_at_fault_is_marked_and_in_sight(pane: TokenPane) -> None:
    made = malformed()
    fault = made.request.token.index("+")

    pane.show_state(made, NOW)

    assert fault == view(pane).fault()
    assert has_colour(view(pane).grab().toImage(), LIGHT.bad)
    assert view(pane).viewport().rect().contains(view(pane).fault_place().toPoint())


def test_a_fault_at_the_end_is_marked_behind_the_last_character(pane: TokenPane) -> None:
    pane.show_state(state("abcd.efgh"), NOW)

    assert len("abcd.efgh") == view(pane).fault()
    assert has_colour(view(pane).grab().toImage(), LIGHT.bad)


@pytest.mark.parametrize("text", ["abcd.ef\ngh.ijkl", "abcd.ef gh.ijkl", "abcd.ef\u202egh.ijkl"])
def test_faults_that_show_nothing_are_marked_too(pane: TokenPane, text: str) -> None:
    pane.show_state(state(text), NOW)

    assert 7 == view(pane).fault()
    assert text == view(pane).text()
    assert has_colour(view(pane).grab().toImage(), LIGHT.bad)


def test_going_to_the_error_puts_the_cursor_on_it(pane: TokenPane, qtbot: QtBot) -> None:
    made = malformed()
    pane.show_state(made, NOW)

    qtbot.mouseClick(button(pane, "go_to_error"), Qt.MouseButton.LeftButton)

    assert made.request.token.index("+") == view(pane).textCursor().position()
    assert view(pane).hasFocus()
    assert "Payload, character 31 of" in view(pane).accessibleDescription()


def test_without_a_fault_there_is_nowhere_to_go(pane: TokenPane) -> None:
    pane.show_state(state(token()), NOW)

    pane.go_to_error()

    assert not view(pane).hasFocus()


def test_the_cursors_segment_is_told(pane: TokenPane, qtbot: QtBot) -> None:
    pane.show_state(state("abcd.efgh.ijkl"), NOW)
    view(pane).go_to(5)

    qtbot.keyClick(view(pane), Qt.Key.Key_Right)

    assert "Payload, character 2 of 4" == view(pane).accessibleDescription()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_changed_segments_are_underlined(pane: TokenPane, palette: Palette) -> None:
    pane.set_look(Look(palette))
    pane.show_state(state(token()), NOW)
    assert not has_colour(view(pane).grab().toImage(), palette.accent)

    pane.show_state(edited(), NOW)

    assert has_colour(view(pane).grab().toImage(), palette.accent)


def test_without_tints_lines_tell_the_segments_apart(pane: TokenPane) -> None:
    pane.set_look(Look(HIGH_CONTRAST))

    pane.show_state(state(token()), NOW)

    image = view(pane).grab().toImage()
    line = QColor(HIGH_CONTRAST.header).rgb()
    longest = max(
        sum(image.pixel(x, y) == line for x in range(image.width())) for y in range(image.height())
    )
    assert longest > 200


def test_an_encrypted_token_has_five_colours(pane: TokenPane) -> None:
    pane.show_state(state(encrypted(), key=False), NOW)

    assert encrypted() == view(pane).text()
    view(pane).go_to(len(encrypted()))
    assert has_colour(view(pane).grab().toImage(), LIGHT.signature_tint)


def test_of_ten_megabytes_the_beginning_is_shown(pane: TokenPane, qtbot: QtBot) -> None:
    text = f"{token()}{'x' * 10_000_000}"
    typed, pasted = heard(pane.text_edited), heard(pane.paste_requested)

    pane.show_state(state(text), NOW)
    QApplication.clipboard().setText("a.b.c")
    view(pane).setFocus()
    qtbot.keyClicks(view(pane), "x")
    qtbot.keySequence(view(pane), "Ctrl+V")

    assert MAX_SHOWN == len(view(pane).text())
    assert [] == typed
    assert [("a.b.c",)] == pasted
    summary = pane.findChild(Label, "token_summary")
    assert summary is not None
    assert summary.text().startswith("The first 65,536 of 10,000,")


def test_tab_leaves_the_token(pane: TokenPane, qtbot: QtBot) -> None:
    pane.show_state(edited(), NOW)
    view(pane).setFocus()

    qtbot.keyClick(view(pane), Qt.Key.Key_Tab)

    assert not view(pane).hasFocus()


def test_the_keyboard_stays_in_the_pane_when_the_token_comes_and_goes(pane: TokenPane) -> None:
    button(pane, "paste_token").setFocus()

    pane.show_state(state(token()), NOW)
    in_token = view(pane).hasFocus()
    pane.show_state(State(), NOW)

    assert in_token
    assert button(pane, "paste_token").hasFocus()


def test_the_keyboard_goes_to_the_token_when_its_button_has_done_its_work(
    pane: TokenPane,
) -> None:
    pane.show_state(edited(), NOW)
    button(pane, "revert").setFocus()

    pane.show_state(state(token()), NOW)

    assert view(pane).hasFocus()


def drag(pane: TokenPane, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    pane.dragEnterEvent(event)
    return event.isAccepted()


def drop(pane: TokenPane, data: QMimeData) -> None:
    pane.dropEvent(
        QDropEvent(
            QPointF(50, 50),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def test_dropping_text_replaces_the_token(pane: TokenPane) -> None:
    pasted = heard(pane.paste_requested)
    data = QMimeData()
    data.setText("a.b.c")

    assert drag(pane, data)
    drop(pane, data)

    assert [("a.b.c",)] == pasted


def test_dropping_a_file_tells_its_path(pane: TokenPane, tmp_path: Path) -> None:
    dropped = heard(pane.file_dropped)
    file = tmp_path / "token.txt"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])

    assert drag(pane, data)
    drop(pane, data)

    assert [(str(file),)] == dropped


def test_what_is_no_text_is_not_taken(pane: TokenPane) -> None:
    pasted = heard(pane.paste_requested)

    assert not drag(pane, QMimeData())
    drop(pane, QMimeData())

    assert [] == pasted


def test_while_something_is_dragged_over_it_the_border_says_so(pane: TokenPane) -> None:
    pane.show_state(state(token()), NOW)
    data = QMimeData()
    data.setText("a.b.c")

    drag(pane, data)
    lit = has_colour(pane.grab().toImage(), LIGHT.accent)
    pane.dragLeaveEvent(QDragLeaveEvent())

    assert lit
    assert not has_colour(pane.grab().toImage(), LIGHT.accent)
