"""Everything a menu or a key can do, as one table: menus, tool tips and lists come from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

from jwt_debugger.jose.algorithms import SIGNATURE_ALGORITHMS
from jwt_debugger.translation import _


class Menu(StrEnum):
    """The menus, in the order of the menu bar; a submenu's name tells the menu it lies in."""

    FILE = "file"
    EXAMPLES = "file/examples"
    EDIT = "edit"
    COPY = "edit/copy"
    VIEW = "view"
    ZOOM = "view/zoom"
    THEME = "view/theme"
    TOKEN = "token"  # noqa: S105 - a menu
    ALGORITHM = "token/algorithm"
    EXPIRY = "token/expiry"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing to do.

    `shortcut` is in Qt's portable form. `group` is a number that changes where a menu has a
    separator. `checkable` actions show a state; those of one `exclusive` name exclude one another.
    `argument` goes to the handler of an action that stands for one of many.
    """

    id: str
    menu: Menu
    text: str
    shortcut: str = ""
    group: int = 0
    checkable: bool = False
    exclusive: str = ""
    argument: str = ""


def menu_titles() -> dict[Menu, str]:
    """Return the titles of the menus, each with its mnemonic."""
    return {
        Menu.FILE: _("&File"),
        Menu.EXAMPLES: _("&Examples"),
        Menu.EDIT: _("&Edit"),
        Menu.COPY: _("&Copy"),
        Menu.VIEW: _("&View"),
        Menu.ZOOM: _("&Zoom"),
        Menu.THEME: _("&Theme"),
        Menu.TOKEN: _("&Token"),
        Menu.ALGORITHM: _("&Algorithm"),
        Menu.EXPIRY: _("Set &exp"),
        Menu.HELP: _("&Help"),
    }


def action_specs() -> tuple[ActionSpec, ...]:
    """Return the table, in the order of the menus."""
    return (*_file(), *_edit(), *_view(), *_token(), *_help())


def _file() -> Iterator[ActionSpec]:
    yield ActionSpec("open-token", Menu.FILE, _("&Open Token…"), "Ctrl+O")
    yield ActionSpec("open-key", Menu.FILE, _("Open &Key…"), "Ctrl+Shift+O")
    yield ActionSpec("clear-all", Menu.FILE, _("&Clear All"), "Ctrl+Shift+Del", 1)
    yield ActionSpec("quit", Menu.FILE, _("&Quit"), "Ctrl+Q", 2)


def _edit() -> Iterator[ActionSpec]:
    yield ActionSpec("undo", Menu.EDIT, _("&Undo"), "Ctrl+Z")
    yield ActionSpec("redo", Menu.EDIT, _("&Redo"), "Ctrl+Shift+Z")
    yield ActionSpec("paste", Menu.EDIT, _("&Paste Token"), "Ctrl+V", 1)
    yield ActionSpec("paste-secret", Menu.EDIT, _("Paste as &Secret"), "Ctrl+Shift+V", 1)
    yield ActionSpec("copy-token", Menu.COPY, _("&Token"), "Ctrl+Shift+C")
    yield ActionSpec("copy-original", Menu.COPY, _("&Original Token"))
    yield ActionSpec("copy-bearer", Menu.COPY, _("&Authorization Header"))
    yield ActionSpec("copy-header", Menu.COPY, _("&Header JSON"), group=1)
    yield ActionSpec("copy-payload", Menu.COPY, _("&Payload JSON"), "Ctrl+Alt+C", 1)


def _view() -> Iterator[ActionSpec]:
    yield ActionSpec("go-token", Menu.VIEW, _("&Token Text"), "Ctrl+1")
    yield ActionSpec("go-secret", Menu.VIEW, _("&Secret or Key"), "Ctrl+2")
    yield ActionSpec("go-json", Menu.VIEW, _("&JSON"), "Ctrl+3")
    yield ActionSpec("go-claims", Menu.VIEW, _("&Claims"), "Ctrl+4")
    yield ActionSpec("go-findings", Menu.VIEW, _("&Findings"), "Ctrl+5")
    yield ActionSpec("next-problem", Menu.VIEW, _("&Next Problem"), "F8", 1)
    yield ActionSpec("previous-problem", Menu.VIEW, _("Pre&vious Problem"), "Shift+F8", 1)
    yield ActionSpec("next-pane", Menu.VIEW, _("Next &Pane"), "F6", 1)
    yield ActionSpec("previous-pane", Menu.VIEW, _("Previous Pane"), "Shift+F6", 1)
    yield ActionSpec("show-secret", Menu.VIEW, _("Sho&w or Hide Secret"), "Ctrl+Shift+H", 2)
    yield ActionSpec("utc", Menu.VIEW, _("Times in &UTC"), "Ctrl+T", 2, checkable=True)
    yield ActionSpec("zoom-in", Menu.ZOOM, _("Zoom &In"), "Ctrl++")
    yield ActionSpec("zoom-out", Menu.ZOOM, _("Zoom &Out"), "Ctrl+-")
    yield ActionSpec("zoom-reset", Menu.ZOOM, _("&Actual Size"), "Ctrl+0")
    for name, text in (("system", _("&System")), ("light", _("&Light")), ("dark", _("&Dark"))):
        yield ActionSpec(
            f"theme-{name}", Menu.THEME, text, checkable=True, exclusive="theme", argument=name
        )


def _token() -> Iterator[ActionSpec]:
    yield ActionSpec("sign", Menu.TOKEN, _("&Sign"), "Ctrl+Return")
    yield ActionSpec("revert", Menu.TOKEN, _("&Revert to Original"), "Ctrl+Shift+R")
    for name in (*SIGNATURE_ALGORITHMS, "none"):
        yield ActionSpec(
            f"algorithm-{name.lower()}",
            Menu.ALGORITHM,
            name,
            checkable=True,
            exclusive="algorithm",
            argument=name,
        )
    for seconds, text in (
        (300, _("+5 &min")),
        (3_600, _("+1 &h")),
        (86_400, _("+1 &day")),
        (604_800, _("+1 &week")),
    ):
        yield ActionSpec(f"expire-{seconds}", Menu.EXPIRY, text, argument=str(seconds))
    yield ActionSpec("generate", Menu.TOKEN, _("&Generate Key"), group=2)
    yield ActionSpec("test-key", Menu.TOKEN, _("Sign with a New &Test Key"), group=2)


def _help() -> Iterator[ActionSpec]:
    yield ActionSpec("shortcuts", Menu.HELP, _("&Shortcuts"), "F1")
    yield ActionSpec("what-is-a-jwt", Menu.HELP, _("&What Is a JWT?"))
    yield ActionSpec("privacy", Menu.HELP, _("&Privacy"))
    yield ActionSpec("about", Menu.HELP, _("&About"))


def plain_text(text: str) -> str:
    """Take the mnemonic's mark and the dots off a menu's words."""
    return text.replace("&", "").removesuffix("…")


def shortcut_rows() -> tuple[tuple[str, str], ...]:
    """Return the keys, as this platform writes them, and what each does."""
    return tuple(
        (QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText), _named(spec))
        for spec in action_specs()
        if spec.shortcut
    )


def shortcuts_markdown() -> str:
    """Return the README's table of shortcuts."""
    rows = [f"| {spec.shortcut} | {_named(spec)} |" for spec in action_specs() if spec.shortcut]
    return "\n".join(("| keys | what they do |", "| --- | --- |", *rows))


def _named(spec: ActionSpec) -> str:
    """Name an action where its menu is out of sight."""
    text = plain_text(spec.text)
    return _("Copy {what}").format(what=text) if spec.menu is Menu.COPY else text
