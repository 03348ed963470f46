"""The Token menu: what changes a token, and what it is compared with."""

from collections.abc import Iterator
from typing import Final

from jwt_debugger.translation import _
from jwt_debugger.window.action_spec import TOKEN, ActionSpec, Need
from jwt_debugger.window.algorithm_menu import algorithm_specs

LIFETIMES: Final = {
    "exp-5-min": 300,
    "exp-1-hour": 3600,
    "exp-1-day": 86_400,
    "exp-1-week": 604_800,
}


def token_specs() -> Iterator[ActionSpec]:
    """List what can be done to a token, in the order of the menu."""
    yield ActionSpec(
        "sign",
        _("&Sign"),
        TOKEN,
        tip=_("Sign the token as it stands with the secret or key given"),
        need=Need.SIGNED,
    )
    yield ActionSpec(
        "encrypt",
        _("Encr&ypt"),
        TOKEN,
        tip=_("Encrypt the payload as it stands to the secret or key given"),
        need=Need.ENCRYPTED,
    )
    yield ActionSpec("revert", _("&Revert to Original"), TOKEN, ("Ctrl+Shift+R",), need=Need.EDITS)
    yield ActionSpec(
        "repair", _("Use “-” and “_” &Instead"), TOKEN, need=Need.REPAIR, separated=True
    )
    yield ActionSpec(
        "clear-token", _("&Clear Token"), TOKEN, tip=_("The secret stays"), need=Need.TOKEN
    )
    yield ActionSpec(
        "compare",
        _("Com&pare…"),
        TOKEN,
        ("Ctrl+D",),
        tip=_("Two tokens side by side, or a token and what it was before an edit"),
        need=Need.PAIR,
    )
    yield from algorithm_specs()
    yield from _claims()
    yield from _layouts()
    yield ActionSpec(
        "generate",
        _("&Generate Secret or Key"),
        TOKEN,
        tip=_("One that fits the token's algorithm; the token stays as it is"),
        separated=True,
    )
    yield ActionSpec(
        "word-list",
        _("Try a Wor&d List…"),
        TOKEN,
        tip=_("Look for the secret of the token in a list of words, on all cores"),
        need=Need.TOKEN,
    )
    yield ActionSpec(
        "test-key",
        _("Sign with a New &Test Key"),
        TOKEN,
        tip=_("Where only the issuer has the key that signs, tests need one of their own"),
        need=Need.SIGNED,
    )
    yield ActionSpec(
        "encrypt-test-key",
        _("Encrypt to a New Test &Key"),
        TOKEN,
        tip=_("Where only the recipient has the key that decrypts, tests need one of their own"),
        need=Need.ENCRYPTED,
    )


def _claims() -> Iterator[ActionSpec]:
    for name, text in (
        ("exp-now", _("&Now")),
        ("exp-5-min", _("In &5 Minutes")),
        ("exp-1-hour", _("In 1 &Hour")),
        ("exp-1-day", _("In 1 &Day")),
        ("exp-1-week", _("In 1 &Week")),
    ):
        yield ActionSpec(name, text, TOKEN, submenu=_("Set &exp"), need=Need.TOKEN)
    yield ActionSpec(
        "exp-other",
        _("&Other…"),
        TOKEN,
        ("Ctrl+Shift+E",),
        submenu=_("Set &exp"),
        need=Need.TOKEN,
        says=_("Set when the token expires"),
    )
    for claim, menu in (("nbf", _("Set &nbf")), ("iat", _("Set iat"))):
        yield ActionSpec(f"{claim}-now", _("&Now"), TOKEN, submenu=menu, need=Need.TOKEN)
        yield ActionSpec(f"{claim}-other", _("&Other…"), TOKEN, submenu=menu, need=Need.TOKEN)
    yield ActionSpec("add-claim", _("Add C&laim…"), TOKEN, ("Ctrl+Shift+N",), need=Need.TOKEN)


def _layouts() -> Iterator[ActionSpec]:
    """List what lays JSON out: the header's where the keyboard is in it, or else the payload's."""
    menu = _("&JSON")
    yield ActionSpec("format-json", _("&Format"), TOKEN, submenu=menu, need=Need.TOKEN)
    yield ActionSpec("minify-json", _("&Minify"), TOKEN, submenu=menu, need=Need.TOKEN)
    yield ActionSpec("sort-json", _("&Sort Members by Name"), TOKEN, submenu=menu, need=Need.TOKEN)
