"""The table of actions: whole, without clashes, and the source of every list of shortcuts."""

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from jwt_debugger.state import State
from jwt_debugger.window.actions import (
    Actions,
    action_specs,
    menu_titles,
    plain,
    shortcut_rows,
    shortcuts_markdown,
)
from tests.window.token_states import state, token

DESIGN = {
    *("Ctrl+V", "Ctrl+Shift+V", "Ctrl+O", "Ctrl+Shift+O", "Ctrl+Shift+C", "Ctrl+Alt+C"),
    *("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "F8", "Shift+F8", "Ctrl+Shift+R"),
    *("Ctrl+Shift+H", "Ctrl+T", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+Shift+Del"),
    *("F6", "Shift+F6", "F1", "Ctrl+Z"),
}


def test_no_id_and_no_key_is_given_twice() -> None:
    specs = action_specs()
    ids = Counter(spec.id for spec in specs)
    keys = Counter(keys for spec in specs for keys in spec.shortcuts)

    assert {1} == set(ids.values())
    assert {1} == set(keys.values())


def test_every_key_of_the_design_is_there() -> None:
    keys = {keys for spec in action_specs() for keys in spec.shortcuts}

    assert set() == DESIGN - keys


def test_every_key_is_one_that_qt_reads_as_it_is_written() -> None:
    for spec in action_specs():
        for keys in spec.shortcuts:
            assert keys == QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def test_every_action_has_a_menu_and_words() -> None:
    assert set(menu_titles()) == {spec.menu for spec in action_specs()}
    assert all(spec.text for spec in action_specs())


def test_no_two_of_a_menu_have_the_same_mnemonic() -> None:
    places = Counter(
        (spec.menu, spec.submenu, spec.text[spec.text.index("&") + 1].lower())
        for spec in action_specs()
        if "&" in spec.text
    )

    assert {} == {place: count for place, count in places.items() if count > 1}


def test_words_lose_mnemonics_and_dots_in_lists() -> None:
    assert "Open Token" == plain("&Open Token…")
    assert "A & B" == plain("A && &B")


def test_the_list_of_shortcuts_is_markdown_of_whole_phrases() -> None:
    lines = shortcuts_markdown().splitlines()

    assert "| Action | Keys |" == lines[0]
    assert "| Open Token | Ctrl+O |" in lines
    assert "| Copy the token | Ctrl+Shift+C |" in lines
    assert len(list(shortcut_rows())) + 2 == len(lines)
    phrases = Counter(text for _menu, text, _keys in shortcut_rows())
    assert {1} == set(phrases.values())


def test_the_menus_hold_every_action_once(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Actions(window.menuBar())

    held = Counter(
        action.objectName()
        for menu in window.findChildren(QMenu)
        for action in menu.actions()
        if action.objectName() and action.menu() is None
    )

    assert {spec.id for spec in action_specs()} == set(held)
    assert {1} == set(held.values())


def test_what_has_no_effect_is_off(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window.menuBar())

    actions.show_state(State())
    assert not actions.action("copy-token").isEnabled()
    assert actions.action("open-token").isEnabled()

    actions.show_state(state(token(), can_undo=True))
    assert actions.action("copy-token").isEnabled()
    assert actions.action("undo").isEnabled()
    assert not actions.action("redo").isEnabled()


def test_a_chosen_action_tells_its_id(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window.menuBar())

    with qtbot.waitSignal(actions.triggered) as told:
        found = window.findChild(QAction, "about")
        assert found is not None
        found.trigger()

    assert ["about"] == told.args
