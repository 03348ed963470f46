"""What can be done in the window, as a table: menus, tool tips and lists of shortcuts read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from jwt_debugger.examples import catalogue
from jwt_debugger.jose.algorithms import SIGNATURE_ALGORITHMS
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.preferences import Theme


class Need(StrEnum):
    """What an action needs to have any effect."""

    NOTHING = "nothing"
    TOKEN = "token"  # noqa: S105 - no password
    KEY = "key"
    CONTENT = "content"  # a token or a key
    EDITS = "edits"
    REPAIR = "repair"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its place in the menus, its words and its keys.

    `menu` is one of MENUS, `submenu` a title below it. The first of `shortcuts` is the one that is
    shown. `says` is the phrase of a list, where the words of the menu need the menu around them.
    """

    id: str
    text: str
    menu: str
    shortcuts: tuple[str, ...] = ()
    tip: str = ""
    submenu: str = ""
    need: Need = Need.NOTHING
    separated: bool = False  # a line stands above it
    checkable: bool = False
    says: str = ""


FILE, EDIT, VIEW, TOKEN, HELP = "file", "edit", "view", "token", "help"
LIFETIMES: Final = {
    "exp-5-min": 300,
    "exp-1-hour": 3600,
    "exp-1-day": 86_400,
    "exp-1-week": 604_800,
}


def menu_titles() -> Mapping[str, str]:
    """Return the menus in their order."""
    return {
        FILE: _("&File"),
        EDIT: _("&Edit"),
        VIEW: _("&View"),
        TOKEN: _("&Token"),
        HELP: _("&Help"),
    }


def action_specs() -> tuple[ActionSpec, ...]:
    """Return the whole table, in the order of the menus."""
    return (*_file(), *_edit(), *_view(), *_token(), *_help())


def shortcut_rows() -> Iterator[tuple[str, str, str]]:
    """Yield menu, words and keys ("Ctrl+O") of everything that has a shortcut."""
    titles = menu_titles()
    for spec in action_specs():
        if spec.shortcuts:
            keys = ", ".join(spec.shortcuts)
            yield plain(titles[spec.menu]), spec.says or plain(spec.text), keys


def shortcuts_markdown() -> str:
    """Return the README's list of shortcuts."""
    rows = [f"| {text} | {keys} |" for _menu, text, keys in shortcut_rows()]
    return "\n".join((f"| {_('Action')} | {_('Keys')} |", "| --- | --- |", *rows)) + "\n"


def plain(text: str) -> str:
    """Return a menu's words without its mnemonic and its dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


class Actions(QObject):
    """The table's actions, alive: in menus, with shortcuts, enabled where they have an effect.

    Signals:
        triggered: The id of the action that was chosen.

    """

    triggered = Signal(str)

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._specs = {spec.id: spec for spec in action_specs()}
        self._all = QActionGroup(self)
        self._all.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._actions = {spec.id: self._make(spec) for spec in self._specs.values()}
        self._fill(bar)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._all.triggered.connect(self._on_triggered)

    def action(self, name: str) -> QAction:
        """Return the action of that id."""
        return self._actions[name]

    def check(self, names: Mapping[str, bool]) -> None:
        """Set check marks; where one of several is chosen, all of them are told."""
        for name, checked in names.items():
            self._actions[name].setChecked(checked)

    def show_state(self, state: State) -> None:
        """Enable what has an effect."""
        given = {
            Need.NOTHING: True,
            Need.TOKEN: state.inspection is not None,
            Need.KEY: not state.request.key.empty,
            Need.CONTENT: state.inspection is not None or not state.request.key.empty,
            Need.EDITS: state.edits is not None,
            Need.REPAIR: state.repaired is not None,
            Need.UNDO: state.can_undo,
            Need.REDO: state.can_redo,
        }
        for name, spec in self._specs.items():
            self._actions[name].setEnabled(given[spec.need])

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.checkable)
        if spec.tip:
            action.setToolTip(spec.tip)
        self._all.addAction(action)
        return action

    def _fill(self, bar: QMenuBar) -> None:
        menus: dict[str, QMenu] = {}
        for name, title in menu_titles().items():
            menus[name] = bar.addMenu(title)
            menus[name].setObjectName(f"{name}_menu")
            menus[name].setToolTipsVisible(True)
        for spec in self._specs.values():
            home = menus[spec.menu]
            if spec.submenu:
                home = self._submenu(menus, spec)
            elif spec.separated:
                home.addSeparator()
            home.addAction(self._actions[spec.id])

    def _submenu(self, menus: dict[str, QMenu], spec: ActionSpec) -> QMenu:
        """Return the submenu, made where its first action stands."""
        key = f"{spec.menu}/{spec.submenu}"
        if key not in menus:
            if spec.separated:
                menus[spec.menu].addSeparator()
            menus[key] = menus[spec.menu].addMenu(spec.submenu)
            menus[key].setToolTipsVisible(True)
        return menus[key]

    def _on_triggered(self, action: QAction) -> None:
        self.triggered.emit(action.objectName())


def _file() -> Iterator[ActionSpec]:
    yield ActionSpec("open-token", _("&Open Token…"), FILE, ("Ctrl+O",))
    yield ActionSpec("open-key", _("Open &Key…"), FILE, ("Ctrl+Shift+O",))
    for each in catalogue():
        yield ActionSpec(
            f"example-{each.id}",
            each.title,
            FILE,
            tip=f"{each.title}: {each.subtitle}",
            submenu=_("&Examples"),
        )
    yield ActionSpec(
        "clear-all",
        _("&Clear All"),
        FILE,
        ("Ctrl+Shift+Del",),
        tip=_("Drop the token, the secret and everything that could be undone"),
        separated=True,
        need=Need.CONTENT,
    )
    yield ActionSpec("quit", _("&Quit"), FILE, ("Ctrl+Q",), separated=True)


def _edit() -> Iterator[ActionSpec]:
    yield ActionSpec("undo", _("&Undo"), EDIT, ("Ctrl+Z",), need=Need.UNDO)
    yield ActionSpec("redo", _("&Redo"), EDIT, ("Ctrl+Shift+Z", "Ctrl+Y"), need=Need.REDO)
    yield ActionSpec("cut", _("Cu&t"), EDIT, ("Ctrl+X",), separated=True)
    yield ActionSpec("copy", _("&Copy"), EDIT, ("Ctrl+C",))
    yield ActionSpec(
        "paste",
        _("&Paste Token"),
        EDIT,
        ("Ctrl+V",),
        tip=_("Anything that has a token in it; in a text field, the text"),
    )
    yield ActionSpec("paste-key", _("Paste as &Secret or Key"), EDIT, ("Ctrl+Shift+V",))
    yield ActionSpec("select-all", _("Select &All"), EDIT, ("Ctrl+A",))
    copy = _("C&opy as")
    yield ActionSpec(
        "copy-token",
        _("&Token"),
        EDIT,
        ("Ctrl+Shift+C",),
        submenu=copy,
        need=Need.TOKEN,
        separated=True,
        says=_("Copy the token"),
    )
    yield ActionSpec("copy-original", _("&Original Token"), EDIT, submenu=copy, need=Need.TOKEN)
    yield ActionSpec("copy-header", _("&Header JSON"), EDIT, submenu=copy, need=Need.TOKEN)
    yield ActionSpec(
        "copy-payload",
        _("&Payload JSON"),
        EDIT,
        ("Ctrl+Alt+C",),
        submenu=copy,
        need=Need.TOKEN,
        says=_("Copy the payload's JSON"),
    )
    yield ActionSpec(
        "copy-authorization",
        _("&Authorization Header"),
        EDIT,
        tip="Authorization: Bearer …",
        submenu=copy,
        need=Need.TOKEN,
    )


def _view() -> Iterator[ActionSpec]:
    yield ActionSpec("go-token", _("&Token"), VIEW, ("Ctrl+1",), says=_("Go to the token"))
    yield ActionSpec(
        "go-secret", _("&Secret or Key"), VIEW, ("Ctrl+2",), says=_("Go to the secret or key")
    )
    yield ActionSpec(
        "go-json", _("&JSON"), VIEW, ("Ctrl+3",), need=Need.TOKEN, says=_("Go to the JSON")
    )
    yield ActionSpec(
        "go-claims", _("&Claims"), VIEW, ("Ctrl+4",), need=Need.TOKEN, says=_("Go to the claims")
    )
    yield ActionSpec(
        "go-findings",
        _("&Findings"),
        VIEW,
        ("Ctrl+5",),
        need=Need.TOKEN,
        says=_("Go to the findings"),
    )
    yield ActionSpec(
        "next-problem", _("&Next Problem"), VIEW, ("F8",), need=Need.TOKEN, separated=True
    )
    yield ActionSpec(
        "previous-problem", _("&Previous Problem"), VIEW, ("Shift+F8",), need=Need.TOKEN
    )
    yield ActionSpec("next-pane", _("Next P&ane"), VIEW, ("F6",))
    yield ActionSpec("previous-pane", _("Previous Pan&e"), VIEW, ("Shift+F6",))
    yield ActionSpec(
        "show-secret",
        _("Show or &Hide Secret"),
        VIEW,
        ("Ctrl+Shift+H",),
        need=Need.KEY,
        separated=True,
    )
    yield ActionSpec("utc", _("Times in &UTC"), VIEW, ("Ctrl+T",), checkable=True)
    zoom = _("&Zoom")
    yield ActionSpec(
        "zoom-in",
        _("&Larger"),
        VIEW,
        ("Ctrl++", "Ctrl+="),
        submenu=zoom,
        separated=True,
        says=_("Zoom in"),
    )
    yield ActionSpec("zoom-out", _("&Smaller"), VIEW, ("Ctrl+-",), submenu=zoom, says=_("Zoom out"))
    yield ActionSpec(
        "zoom-reset", _("&Normal"), VIEW, ("Ctrl+0",), submenu=zoom, says=_("Zoom back to 100 %")
    )
    theme = _("The&me")
    for name, text in (
        (Theme.SYSTEM, _("&System")),
        (Theme.LIGHT, _("&Light")),
        (Theme.DARK, _("&Dark")),
    ):
        yield ActionSpec(f"theme-{name}", text, VIEW, submenu=theme, checkable=True)


def _token() -> Iterator[ActionSpec]:
    yield ActionSpec(
        "sign",
        _("&Sign"),
        TOKEN,
        tip=_("Sign the token as it stands with the secret or key given"),
        need=Need.TOKEN,
    )
    yield ActionSpec("revert", _("&Revert to Original"), TOKEN, ("Ctrl+Shift+R",), need=Need.EDITS)
    yield ActionSpec(
        "repair", _("Use “-” and “_” &Instead"), TOKEN, need=Need.REPAIR, separated=True
    )
    yield ActionSpec(
        "clear-token", _("&Clear Token"), TOKEN, tip=_("The secret stays"), need=Need.TOKEN
    )
    algorithm = _("&Algorithm")
    for number, name in enumerate((*SIGNATURE_ALGORITHMS, "none")):
        yield ActionSpec(
            f"algorithm-{name}",
            name,
            TOKEN,
            submenu=algorithm,
            need=Need.TOKEN,
            checkable=True,
            separated=number == 0,
        )
    for name, text in (
        ("exp-5-min", _("In &5 Minutes")),
        ("exp-1-hour", _("In 1 &Hour")),
        ("exp-1-day", _("In 1 &Day")),
        ("exp-1-week", _("In 1 &Week")),
    ):
        yield ActionSpec(name, text, TOKEN, submenu=_("Set &exp"), need=Need.TOKEN)
    yield ActionSpec(
        "generate",
        _("&Generate Secret or Key"),
        TOKEN,
        tip=_("One that fits the token's algorithm; the token stays as it is"),
        separated=True,
    )
    yield ActionSpec(
        "test-key",
        _("Sign with a New &Test Key"),
        TOKEN,
        tip=_("Where only the issuer has the key that signs, tests need one of their own"),
        need=Need.TOKEN,
    )


def _help() -> Iterator[ActionSpec]:
    yield ActionSpec("shortcuts", _("&Shortcuts"), HELP, ("F1",))
    yield ActionSpec("what-is-a-jwt", _("&What Is a JWT?"), HELP)
    yield ActionSpec("privacy", _("&Privacy"), HELP)
    yield ActionSpec("about", _("&About JWT Debugger"), HELP, separated=True)
