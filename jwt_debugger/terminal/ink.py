"""Colours and columns of a terminal; the meaning is always in the words."""

import textwrap
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """The colours in use, as the parameter of SGR (ECMA-48 section 8.3.117).

    They are the eight that every terminal has, so that the user's own theme decides on the shade.
    """

    TITLE = "1"
    QUIET = "2"
    BAD = "31"
    GOOD = "32"
    WARN = "33"
    NAME = "36"


@dataclass(frozen=True, slots=True)
class Ink:
    """Puts colours around texts, or leaves them as they are."""

    coloured: bool

    def __call__(self, colour: Colour, text: str) -> str:
        """Return the text in that colour."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.coloured and text else text


def columns(text: str) -> int:
    """Count the columns that printable text takes: two for an East Asian wide character."""
    return sum(_columns_of(character) for character in text)


def padded(text: str, width: int) -> str:
    """Fill a text up with spaces to so many columns."""
    return text + " " * max(width - columns(text), 0)


def wrapped(text: str, width: int, indent: str) -> list[str]:
    """Break a sentence into lines of at most `width` columns, each indented; words stay whole."""
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _columns_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
