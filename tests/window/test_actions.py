"""The table of actions: whole, without clashes, and what every list of shortcuts comes from."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.examples import catalogue
from jwt_debugger.inspection.result import TimeStatus
from jwt_debugger.jose.algorithms import SIGNATURE_ALGORITHMS
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_debugger.state import KeyInput, Outcome, State, Tab
from jwt_debugger.window.actions import (
    Actions,
    ActionSpec,
    Need,
    action_specs,
    menu_titles,
    plain,
    shortcut_rows,
    shortcuts_markdown,
)
from tests.key_material import private_pem, public_pem
from tests.window.key_states import SECRET, edited, sealed, signed, state_of

SPECS = action_specs()
CURRENT = TimeStatus.CURRENT
KEYED = [spec for spec in SPECS if spec.shortcuts]

# DESIGN.md, Shortcuts, without those that stand for an action of a widget.
PROMISED = {
    "Ctrl+V": "paste",
    "Ctrl+Shift+V": "paste-key",
    "Ctrl+O": "open-token",
    "Ctrl+Shift+O": "open-key",
    "Ctrl+Shift+C": "copy-token",
    "Ctrl+Alt+C": "copy-payload",
    "Ctrl+1": "go-token",
    "Ctrl+2": "go-secret",
    "Ctrl+3": "go-json",
    "Ctrl+4": "go-claims",
    "Ctrl+5": "go-findings",
    "F8": "next-problem",
    "Shift+F8": "previous-problem",
    "Ctrl+Shift+R": "revert",
    "Ctrl+Shift+H": "show-secret",
    "Ctrl+T": "utc",
    "Ctrl++": "zoom-in",
    "Ctrl+-": "zoom-out",
    "Ctrl+0": "zoom-reset",
    "Ctrl+Shift+Del": "clear-all",
    "Ctrl+N": "new-tab",
    "Ctrl+W": "close-tab",
    "Ctrl+Shift+T": "reopen-tab",
    "Ctrl+Tab": "next-tab",
    "Ctrl+Shift+Tab": "previous-tab",
    "Ctrl+D": "compare",
    "F6": "next-pane",
    "Shift+F6": "previous-pane",
    "F1": "shortcuts",
}


class Bench:
    """A window with the menus, and what was chosen in them."""

    def __init__(self, qtbot: QtBot, state: State | None = None) -> None:
        self.window = QMainWindow()
        self.window.setCentralWidget(QWidget())
        qtbot.addWidget(self.window)
        self.actions = Actions(self.window.menuBar())
        self.chosen: list[str] = []
        self.actions.triggered.connect(self.chosen.append)
        self.actions.show_state(state or State())
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def menu(self, name: str) -> QMenu:
        found: QMenu | None = self.window.findChild(QMenu, f"{name}_menu")
        assert found is not None
        return found

    def press(self, keys: str) -> None:
        QTest.keySequence(self.window, QKeySequence(keys))


def full() -> State:
    """Return a state in which every action has an effect."""
    key = KeyInput(private_pem("P-256"), format="auto")
    state = state_of(signed(), key, edits=edited(Outcome.RESIGNED))
    tabs = (Tab("one"), Tab("other"))
    return replace(
        state, repaired="a.b.c", can_undo=True, can_redo=True, can_reopen=True, tabs=tabs
    )


def keys_of(spec: ActionSpec) -> set[str]:
    return {QKeySequence(keys).toString() for keys in spec.shortcuts}


def titles() -> dict[str, list[str]]:
    """Return the words of each menu and submenu, with their mnemonics."""
    words: dict[str, list[str]] = {"": list(menu_titles().values())}
    for spec in SPECS:
        home = spec.menu
        if spec.submenu:
            home = f"{spec.menu}/{spec.submenu}"
            outer = words.setdefault(spec.menu, [])
            if spec.submenu not in outer:
                outer.append(spec.submenu)
        words.setdefault(home, []).append(spec.text)
    return words


def test_no_two_actions_share_an_id() -> None:
    assert [] == [name for name, count in Counter(each.id for each in SPECS).items() if count > 1]


def test_no_two_actions_share_a_shortcut() -> None:
    counts = Counter(keys for spec in SPECS for keys in keys_of(spec))

    assert [] == [keys for keys, count in counts.items() if count > 1]


def test_every_key_is_one_that_qt_reads_as_it_is_written() -> None:
    written = [keys for spec in KEYED for keys in spec.shortcuts]

    assert written == [QKeySequence(keys).toString() for keys in written]


def test_no_two_words_of_a_menu_share_a_mnemonic() -> None:
    doubled = {}
    for menu, words in titles().items():
        letters = Counter(re.findall(r"&(\w)", " ".join(words).lower()))
        doubled[menu] = [letter for letter, count in letters.items() if count > 1]

    assert {} == {menu: letters for menu, letters in doubled.items() if letters}


@pytest.mark.parametrize(("keys", "name"), PROMISED.items(), ids=PROMISED)
def test_the_keys_of_the_design_do_what_it_says(keys: str, name: str) -> None:
    spec = next(each for each in SPECS if each.id == name)

    assert QKeySequence(keys).toString() in keys_of(spec)


@pytest.mark.parametrize("spec", KEYED, ids=[spec.id for spec in KEYED])
def test_a_key_triggers_its_action(qtbot: QtBot, spec: ActionSpec) -> None:
    bench = Bench(qtbot, full())

    for keys in spec.shortcuts:
        bench.press(keys)

    assert [spec.id] * len(spec.shortcuts) == bench.chosen


@pytest.mark.parametrize("spec", KEYED, ids=[spec.id for spec in KEYED])
def test_a_key_does_nothing_where_its_action_has_no_effect(qtbot: QtBot, spec: ActionSpec) -> None:
    bench = Bench(qtbot)

    bench.press(spec.shortcuts[0])

    expected = [spec.id] if spec.need is Need.NOTHING else []
    assert expected == bench.chosen


@pytest.mark.parametrize(
    ("state", "needs"),
    [
        (State(), set()),
        (state_of("", KeyInput(SECRET)), {Need.KEY, Need.READ_KEY, Need.CONTENT}),
        (
            state_of("", KeyInput(public_pem("P-256"), format="auto")),
            {Need.KEY, Need.READ_KEY, Need.KEY_PAIR, Need.CONTENT},
        ),
        (state_of(signed()), {Need.TOKEN, Need.SIGNED, Need.CONTENT, Need.CLOSABLE}),
        (sealed(), {Need.TOKEN, Need.ENCRYPTED, Need.CONTENT, Need.CLOSABLE}),
        (
            state_of(signed(), edits=edited(Outcome.RESIGNED)),
            {Need.TOKEN, Need.SIGNED, Need.CONTENT, Need.CLOSABLE, Need.EDITS, Need.PAIR},
        ),
        (state_of("", tabs=(Tab("one"), Tab("other"))), {Need.TABS, Need.CLOSABLE}),
        (
            state_of("", tabs=(Tab("one", time=CURRENT), Tab("other", time=CURRENT))),
            {Need.TABS, Need.CLOSABLE, Need.PAIR},
        ),
        (state_of("", can_reopen=True), {Need.CLOSED}),
        (state_of("", can_undo=True), {Need.UNDO}),
        (state_of("", can_redo=True), {Need.REDO}),
        (state_of("", repaired="a.b.c"), {Need.REPAIR}),
        (full(), set(Need) - {Need.ENCRYPTED}),
    ],
    ids=[
        "empty",
        "secret",
        "key pair",
        "token",
        "encrypted token",
        "edits",
        "tabs",
        "two tokens",
        "closed",
        "undo",
        "redo",
        "repair",
        "all",
    ],
)
def test_what_has_an_effect_is_enabled(qtbot: QtBot, state: State, needs: set[Need]) -> None:
    bench = Bench(qtbot)

    bench.actions.show_state(state)

    enabled = {spec.need for spec in SPECS if bench.actions.action(spec.id).isEnabled()}
    disabled = {spec.need for spec in SPECS if not bench.actions.action(spec.id).isEnabled()}
    assert needs | {Need.NOTHING} == enabled
    assert set(Need) - enabled == disabled


def test_a_menu_is_opened_and_used_by_keys_alone(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bar = bench.window.menuBar()

    QTest.keyClick(bar, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(bench.menu("help").isVisible)
    QTest.keyClick(bench.menu("help"), Qt.Key.Key_P)

    assert ["privacy"] == bench.chosen


def test_every_example_is_in_the_file_menu_and_says_what_it_is(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    menus = bench.menu("file").findChildren(QMenu)
    examples = next(menu for menu in menus if menu.title() == "&Examples")

    shown = [(action.objectName(), action.text()) for action in examples.actions()]

    assert [(f"example-{each.id}", each.title) for each in catalogue()] == shown
    assert all(action.toolTip().startswith(action.text()) for action in examples.actions())


def test_every_signature_algorithm_can_be_set(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    for name in (*SIGNATURE_ALGORITHMS, "none"):
        bench.actions.action(f"algorithm-{name}").trigger()

    assert not bench.chosen  # without a token there is no algorithm to set
    bench.actions.show_state(full())
    bench.actions.action("algorithm-none").trigger()
    assert ["algorithm-none"] == bench.chosen


def shown_in(bench: Bench, title: str) -> list[str] | None:
    """Return the words of a submenu of the Token menu; None where it is not there."""
    for action in bench.menu("token").actions():
        menu = action.menu()
        if action.isVisible() and isinstance(menu, QMenu) and menu.title() == title:
            return [each.text() for each in menu.actions() if each.isVisible()]
    return None


@pytest.mark.parametrize(
    ("state", "settable", "with_key", "encryptions"),
    [
        (State(), [*SIGNATURE_ALGORITHMS, "none"], [*SIGNATURE_ALGORITHMS], None),
        (state_of(signed()), [*SIGNATURE_ALGORITHMS, "none"], [*SIGNATURE_ALGORITHMS], None),
        (sealed(), [*KEY_MANAGEMENT], [*KEY_MANAGEMENT], [*CONTENT_ENCRYPTION]),
    ],
    ids=["no token", "signed", "encrypted"],
)
def test_the_menus_hold_the_algorithms_of_the_tokens_own_form(
    qtbot: QtBot,
    state: State,
    settable: list[str],
    with_key: list[str],
    encryptions: list[str] | None,
) -> None:
    bench = Bench(qtbot, state)

    assert settable == shown_in(bench, "&Algorithm")
    assert with_key == shown_in(bench, "Algorithm with a Ne&w Key")
    assert encryptions == shown_in(bench, "C&ontent Encryption")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (state_of(signed()), {"&Sign", "Sign with a New &Test Key"}),
        (sealed(), {"Encr&ypt", "Encrypt to a New Test &Key"}),
    ],
)
def test_a_token_is_signed_or_encrypted_as_it_was(
    qtbot: QtBot, state: State, words: set[str]
) -> None:
    bench = Bench(qtbot, state)
    acts = ("sign", "encrypt", "test-key", "encrypt-test-key")

    actions = [bench.actions.action(name) for name in acts]

    assert words == {action.text() for action in actions if action.isVisible()}


def test_check_marks_are_those_that_are_told(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    bench.actions.check({"theme-dark": True, "theme-light": False, "utc": True})

    assert bench.actions.action("theme-dark").isChecked()
    assert not bench.actions.action("theme-light").isChecked()
    assert bench.actions.action("utc").isChecked()


@pytest.mark.parametrize("name", menu_titles())
def test_every_action_stands_in_its_menu_once(qtbot: QtBot, name: str) -> None:
    bench = Bench(qtbot)
    menus = [bench.menu(name), *bench.menu(name).findChildren(QMenu)]

    actions = [action for menu in menus for action in menu.actions() if not action.isSeparator()]

    shown = [action.objectName() for action in actions if action.menu() is None]
    assert sorted(spec.id for spec in SPECS if spec.menu == name) == sorted(shown)


def test_the_rows_of_the_shortcuts_name_all_keys_without_mnemonics() -> None:
    rows = list(shortcut_rows())

    assert len(KEYED) == len(rows)
    assert ("Edit", "Redo", "Ctrl+Shift+Z, Ctrl+Y") in rows
    assert all("&" not in text and not text.endswith("…") for _menu, text, _keys in rows)


def test_a_row_can_be_understood_without_its_menu() -> None:
    texts = Counter(text for _menu, text, _keys in shortcut_rows())

    assert [] == [text for text, count in texts.items() if count > 1]


def test_the_readmes_list_is_a_table_of_the_same_rows() -> None:
    lines = shortcuts_markdown().splitlines()

    assert ["| Action | Keys |", "| --- | --- |"] == lines[:2]
    assert [f"| {text} | {keys} |" for _menu, text, keys in shortcut_rows()] == lines[2:]


@pytest.mark.parametrize(
    ("text", "shown"), [("&Open…", "Open"), ("Save && &Quit", "Save & Quit"), ("Plain", "Plain")]
)
def test_a_menus_words_are_plain_without_mnemonic_and_dots(text: str, shown: str) -> None:
    assert shown == plain(text)
