"""The File and Edit menus: what comes in, and what is handed on."""

from collections.abc import Iterator

from jwt_debugger.examples import catalogue
from jwt_debugger.handoff.snippets import SNIPPETS
from jwt_debugger.templates import TEMPLATES
from jwt_debugger.translation import _
from jwt_debugger.window.action_spec import EDIT, FILE, ActionSpec, Need


def file_specs() -> Iterator[ActionSpec]:
    """List what opens tokens, and what closes them."""
    yield ActionSpec("new-tab", _("&New Tab"), FILE, ("Ctrl+N",))
    for template in TEMPLATES:
        yield ActionSpec(
            f"template-{template.id}",
            template.title(),
            FILE,
            tip=f"{template.title()}: {template.subtitle()}",
            submenu=_("New from &Template"),
        )
    yield ActionSpec("open-token", _("&Open Token…"), FILE, ("Ctrl+O",))
    yield ActionSpec("open-key", _("Open &Key…"), FILE, ("Ctrl+Shift+O",))
    yield ActionSpec(
        "key-variable",
        _("Key from &Variable…"),
        FILE,
        tip=_("The secret or key that an environment variable holds"),
    )
    for each in catalogue():
        yield ActionSpec(
            f"example-{each.id}",
            each.title,
            FILE,
            tip=f"{each.title}: {each.subtitle}",
            submenu=_("&Examples"),
        )
    yield ActionSpec(
        "close-tab", _("Close Ta&b"), FILE, ("Ctrl+W",), need=Need.CLOSABLE, separated=True
    )
    yield ActionSpec(
        "reopen-tab", _("Reopen C&losed Tab"), FILE, ("Ctrl+Shift+T",), need=Need.CLOSED
    )
    yield ActionSpec(
        "clear-all",
        _("&Clear All"),
        FILE,
        ("Ctrl+Shift+Del",),
        tip=_("Drop all tokens, secrets and everything that could be undone"),
        need=Need.CONTENT,
    )
    yield ActionSpec("quit", _("&Quit"), FILE, ("Ctrl+Q",), separated=True)


def edit_specs() -> Iterator[ActionSpec]:
    """List the standard acts on texts, and everything that copies."""
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
    yield ActionSpec("find", _("&Find…"), EDIT, ("Ctrl+F",), need=Need.TOKEN, separated=True)
    yield ActionSpec("find-next", _("Find &Next"), EDIT, ("F3", "Ctrl+G"), need=Need.TOKEN)
    yield ActionSpec(
        "find-previous",
        _("Find Prev&ious"),
        EDIT,
        ("Shift+F3", "Ctrl+Shift+G"),
        need=Need.TOKEN,
    )
    yield from _copies()
    yield from _key_copies()
    yield from _programs()
    yield from _reports()


def _copies() -> Iterator[ActionSpec]:
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
    yield ActionSpec("copy-curl", _("c&url Command"), EDIT, submenu=copy, need=Need.TOKEN)
    yield ActionSpec(
        "copy-suite",
        _("Test Tokens as &JSON"),
        EDIT,
        tip=_("Made from this one: one that a server must accept, and seven that it must refuse"),
        submenu=copy,
        need=Need.TOKEN,
    )


def _key_copies() -> Iterator[ActionSpec]:
    leaves = _("What is secret leaves the clipboard after a minute")
    for name, text, tip, need in (
        ("copy-key", _("As It Was &Given"), leaves, Need.KEY),
        ("copy-key-pem", _("&PEM"), leaves, Need.KEY_PAIR),
        ("copy-key-jwk", _("&JWK"), leaves, Need.READ_KEY),
        ("copy-public-pem", _("P&ublic Part as PEM"), "", Need.KEY_PAIR),
        ("copy-public-jwk", _("Pu&blic Part as JWK"), "", Need.KEY_PAIR),
        ("copy-thumbprint", _("JWK &Thumbprint"), _("Its fingerprint (RFC 7638)"), Need.KEY_PAIR),
    ):
        submenu = _("Copy Secret or &Key")
        yield ActionSpec(name, text, EDIT, tip=tip, submenu=submenu, need=need)


def _programs() -> Iterator[ActionSpec]:
    for snippet in SNIPPETS:
        yield ActionSpec(
            f"copy-program-{snippet.id}",
            snippet.title,
            EDIT,
            tip=_("A program that verifies this token; the secret stays out of it"),
            submenu=_("Copy &Verifying Program"),
            need=Need.TOKEN,
        )


def _reports() -> Iterator[ActionSpec]:
    blanked = _("Without signature and personal data too")
    for name, text, tip in (
        ("markdown", _("&Markdown"), ""),
        ("json", _("&JSON"), ""),
        ("markdown-blanked", _("Markdown, &Blanked"), blanked),
        ("json-blanked", _("JSON, B&lanked"), blanked),
    ):
        yield ActionSpec(
            f"copy-report-{name}",
            text,
            EDIT,
            tip=tip or _("Without the secret"),
            submenu=_("Copy R&eport"),
            need=Need.TOKEN,
        )
