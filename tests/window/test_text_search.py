"""A text looked for in the real window, by keyboard."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from jwt_debugger.issue import sign
from jwt_debugger.window.main_window import MainWindow
from tests.window.bench import (
    click,
    find,
    focused,
    header,
    paste,
    payload,
    press,
    token_view,
    type_text,
)

TOKEN = sign(
    '{"alg":"HS256","kid":"Ada"}', '{"sub":"ada","name":"Ada \\u202e","n":"adam"}', "s" * 32
)


@pytest.fixture
def opened(window: MainWindow) -> MainWindow:
    """Show a token that says "ada" four times, once in its header."""
    paste(TOKEN)
    return window


def bar(window: MainWindow) -> QWidget:
    return find(window, QWidget, "find_bar")


def count(window: MainWindow) -> str:
    return find(window, QLabel, "find_count").text()


def selected(editor: QPlainTextEdit) -> str:
    return editor.textCursor().selectedText()


def look_for(text: str) -> None:
    press("Ctrl+F")
    type_text(text)


def test_ctrl_f_finds_as_one_types(opened: MainWindow) -> None:
    look_for("ada")
    assert count(opened) == "1 of 4"
    assert selected(header(opened)) == "Ada"
    assert focused() == "find"


def test_return_steps_from_header_to_payload_and_round(opened: MainWindow) -> None:
    look_for("ada")
    press("Return")
    assert count(opened) == "2 of 4"
    assert selected(payload(opened)) == "ada"
    for _nth in range(3):
        press("Return")
    assert count(opened) == "1 of 4"


def test_shift_return_steps_back(opened: MainWindow) -> None:
    look_for("ada")
    press("Shift+Return")
    assert count(opened) == "4 of 4"
    assert selected(payload(opened)) == "ada"


def test_f3_steps_while_the_keyboard_is_in_the_json(opened: MainWindow) -> None:
    look_for("ada")
    payload(opened).setFocus()
    press("F3")
    assert count(opened) == "2 of 4"
    press("Shift+F3")
    assert count(opened) == "1 of 4"
    assert focused() == "payload"


def test_the_buttons_step_too(opened: MainWindow) -> None:
    look_for("ada")
    click(opened, "find_next")
    assert count(opened) == "2 of 4"
    click(opened, "find_previous")
    assert count(opened) == "1 of 4"


def test_every_match_is_marked_where_it_stands(opened: MainWindow) -> None:
    look_for("ada")
    marked = [each.cursor.selectedText() for each in payload(opened).extraSelections()]
    assert marked == ["ada", "Ada", "ada"]


def test_a_part_of_the_token_itself_is_found(opened: MainWindow) -> None:
    look_for(TOKEN[-8:])
    assert count(opened) == "1 of 1"
    assert selected(token_view(opened)) == TOKEN[-8:]


def test_what_is_not_there_is_said(opened: MainWindow) -> None:
    look_for("nobody")
    assert count(opened) == "Not found"


def test_the_search_begins_with_what_is_selected(opened: MainWindow) -> None:
    payload(opened).go_to_member("sub")
    press("Ctrl+Shift+Right")
    press("Ctrl+Shift+Right")
    wanted = selected(payload(opened))
    press("Ctrl+F")
    assert find(opened, QWidget, "find").property("text") == wanted
    assert selected(payload(opened)) == wanted


def test_the_search_goes_on_from_the_cursor(opened: MainWindow) -> None:
    payload(opened).go_to_member("n")
    look_for("ada")
    assert count(opened) == "4 of 4"


def test_escape_closes_and_gives_the_keyboard_to_the_match(opened: MainWindow) -> None:
    look_for("adam")
    press("Escape")
    assert bar(opened).isHidden()
    assert focused() == "payload"
    assert selected(payload(opened)) == "adam"
    assert payload(opened).extraSelections() == []


def test_f3_opens_the_bar_where_it_is_closed(opened: MainWindow) -> None:
    press("F3")
    assert bar(opened).isVisible()
    assert focused() == "find"


def test_matches_follow_an_edit(opened: MainWindow) -> None:
    look_for("ada")
    payload(opened).setFocus()
    press("Ctrl+Home")
    press("Right")
    type_text('"x":"ada",')
    assert count(opened).endswith("of 5")


def test_matches_follow_another_token(opened: MainWindow) -> None:
    look_for("ada")
    token_view(opened).setFocus()
    press("Ctrl+A")
    paste(sign('{"alg":"HS256"}', '{"x":"Ada"}', "s" * 32))
    assert count(opened) == "1 of 1"
    marked = [each.cursor.selectedText() for each in payload(opened).extraSelections()]
    assert marked == ["Ada"]
    payload(opened).setFocus()
    press("F3")
    assert selected(payload(opened)) == "Ada"


def test_a_narrow_window_opens_the_header_for_its_match(opened: MainWindow) -> None:
    opened.resize(900, 600)
    assert header(opened).isHidden()
    look_for("ada")
    assert header(opened).isVisible()
    assert selected(header(opened)) == "Ada"
    assert focused() == "find"


def test_the_bar_closes_with_the_token_and_forgets_the_text(opened: MainWindow) -> None:
    look_for("ada")
    press("Ctrl+Shift+Del")
    assert bar(opened).isHidden()
    assert find(opened, QWidget, "find").property("text") == ""


def test_there_is_nothing_to_find_in_an_empty_window(window: MainWindow) -> None:
    assert not find_action(window).isEnabled()
    press("Ctrl+F")
    assert bar(window).isHidden()


def find_action(window: MainWindow) -> QAction:
    found = window.findChild(QAction, "find")
    assert found is not None
    return found
