"""What can be done in the window, as a table: menus, tool tips and lists of shortcuts read it."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from jwt_debugger.jose.key import KeyKind
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.action_spec import EDIT, FILE, HELP, TOKEN, VIEW, ActionSpec, Need
from jwt_debugger.window.edit_actions import edit_specs, file_specs
from jwt_debugger.window.preferences import Theme
from jwt_debugger.window.token_actions import LIFETIMES, token_specs

__all__ = [
    "LIFETIMES",
    "ActionSpec",
    "Actions",
    "Need",
    "action_specs",
    "menu_titles",
    "plain",
    "shortcut_rows",
    "shortcuts_markdown",
]


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
    return (*file_specs(), *edit_specs(), *_view(), *token_specs(), *_help())


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
        self._submenus = self._fill(bar)
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
        """Enable what has an effect, and leave out what is for tokens of the other form."""
        inspection = state.inspection
        encrypted = inspection is not None and inspection.encryption is not None
        given = {
            Need.NOTHING: True,
            Need.TOKEN: inspection is not None,
            Need.SIGNED: inspection is not None and not encrypted,
            Need.ENCRYPTED: encrypted,
            Need.KEY: not state.request.key.empty,
            Need.READ_KEY: bool(state.key.keys),
            Need.KEY_PAIR: any(key.kind is not KeyKind.SECRET for key in state.key.keys),
            Need.CONTENT: inspection is not None or not state.request.key.empty,
            Need.EDITS: state.edits is not None,
            Need.REPAIR: state.repaired is not None,
            Need.UNDO: state.can_undo,
            Need.REDO: state.can_redo,
            Need.TABS: len(state.tabs) > 1,
            Need.CLOSABLE: len(state.tabs) > 1 or bool(state.request.token),
            Need.CLOSED: state.can_reopen,
            Need.PAIR: _has_pair(state),
        }
        for name, spec in self._specs.items():
            self._actions[name].setEnabled(given[spec.need])
            unfit = Need.SIGNED if encrypted else Need.ENCRYPTED
            self._actions[name].setVisible(spec.need is not unfit)
        for menu in self._submenus:
            menu.menuAction().setVisible(any(action.isVisible() for action in menu.actions()))

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

    def _fill(self, bar: QMenuBar) -> Sequence[QMenu]:
        """Put the actions into menus, and return those below a menu."""
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
        return [menu for name, menu in menus.items() if name not in menu_titles()]

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
    yield ActionSpec(
        "next-tab",
        _("Next Ta&b"),
        VIEW,
        ("Ctrl+Tab", "Ctrl+PgDown"),
        need=Need.TABS,
        separated=True,
    )
    yield ActionSpec(
        "previous-tab",
        _("P&revious Tab"),
        VIEW,
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        need=Need.TABS,
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
    yield ActionSpec(
        "judge",
        _("Judge b&y…"),
        VIEW,
        ("Ctrl+J",),
        tip=_("Another time, a leeway, an expected issuer, audience and age"),
        says=_("Judge by another time, or by what you expect"),
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


def _help() -> Iterator[ActionSpec]:
    yield ActionSpec("shortcuts", _("&Shortcuts"), HELP, ("F1",))
    yield ActionSpec("what-is-a-jwt", _("&What Is a JWT?"), HELP)
    yield ActionSpec("privacy", _("&Privacy"), HELP)
    yield ActionSpec("about", _("&About JWT Debugger"), HELP, separated=True)


def _has_pair(state: State) -> bool:
    """Tell whether there are two tokens to compare."""
    judged = [tab for tab in state.tabs if tab.time is not None]
    return len(judged) > 1 or (state.edits is not None and state.edits.fault is None)
