"""A character as a sentence may show it: never one that hides, moves or breaks the sentence."""

import unicodedata

from jwt_debugger.translation import _

# Right-to-left letters would turn the sentence around, combining marks would sit on its quotes.
_UNRULY = frozenset({"R", "AL", "AN", "NSM"})


def name_character(character: str) -> str:
    """Name one character: “+”, “é” (U+00E9), a space, U+202E."""
    if character in "\r\n":
        return _("a line break")
    if character in " \t":
        return _("a space") if character == " " else _("a tab")
    code = f"U+{ord(character):04X}"
    if not character.isprintable() or unicodedata.bidirectional(character) in _UNRULY:
        return code
    return f"“{character}”" if character.isascii() else f"“{character}” ({code})"
