"""Any text as a string literal of a programming language: what a token says stays data."""

from collections.abc import Callable
from typing import Final

_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LAST_OF_PLANE: Final = "\uffff"


def with_pairs(text: str) -> str:
    """Quote for Java and JavaScript, whose escapes are UTF-16."""
    return _quoted(text, _pair)


def with_wide_escapes(text: str) -> str:
    """Quote for Python and C#, whose escapes hold any code point."""
    return _quoted(text, _wide)


def for_go(text: str) -> str:
    """Quote for Go, whose strings are UTF-8: half a pair becomes what its JSON reader makes of it.

    That is U+FFFD, the replacement character.
    """
    return _quoted("".join("\ufffd" if _is_half(each) else each for each in text), _wide)


def _quoted(text: str, beyond: Callable[[str], str]) -> str:
    """Leave visible ASCII as it is, and escape the rest: nothing hides and nothing moves."""
    return '"' + "".join(_escaped(each, beyond) for each in text) + '"'


def _escaped(character: str, beyond: Callable[[str], str]) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if " " <= character <= "~":
        return character
    if character > _LAST_OF_PLANE:
        return beyond(character)
    return f"\\u{ord(character):04x}"


def _wide(character: str) -> str:
    return f"\\U{ord(character):08x}"


def _pair(character: str) -> str:
    high, low = divmod(ord(character) - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _is_half(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"
