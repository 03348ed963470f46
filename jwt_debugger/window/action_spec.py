"""What an action of the window is: one row of the table that menus and lists are made from."""

from dataclasses import dataclass
from enum import StrEnum

FILE, EDIT, VIEW, TOKEN, HELP = "file", "edit", "view", "token", "help"


class Need(StrEnum):
    """What an action needs to have any effect."""

    NOTHING = "nothing"
    TOKEN = "token"  # noqa: S105 - no password
    SIGNED = "signed"  # a token that is signed, or could be; for another one it is not there
    ENCRYPTED = "encrypted"  # an encrypted token; for another one it is not there
    KEY = "key"
    READ_KEY = "read-key"  # one that could be read
    KEY_PAIR = "key-pair"  # one that is no shared secret
    CONTENT = "content"  # a token or a key
    EDITS = "edits"
    REPAIR = "repair"
    UNDO = "undo"
    REDO = "redo"
    TABS = "tabs"  # several tabs
    CLOSABLE = "closable"  # several tabs, or one with something in it
    CLOSED = "closed"  # a tab that was closed
    PAIR = "pair"  # two tokens, or one and what it was before an edit


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
