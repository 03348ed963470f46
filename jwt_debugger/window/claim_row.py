"""One row of the claims table as a value, and JSON text in one visible line; no Qt here."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.problems import Segment

# A longer value is cut, in characters, where it is drawn; a tool tip holds more of it.
MAX_DRAWN, MAX_TOLD = 500, 4_000

_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*+"?)|([,:])|\s++', re.DOTALL)
_LIKE_JSON = re.compile(r"\s.*|.*\s|true|false|null|-?[0-9.]+(?:[eE][-+]?[0-9]+)?", re.DOTALL)


class Change(StrEnum):
    """What an edit did to a claim."""

    NONE = "none"
    EDITED = "edited"
    ADDED = "added"
    REMOVED = "removed"


class Mood(StrEnum):
    """How a second line is meant: its colour and weight."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    EDITED = "edited"


class ValueKind(StrEnum):
    """How a value is drawn."""

    TEXT = "text"
    LITERAL = "literal"  # number, true, false, null
    COMPOUND = "compound"
    INSTANT = "instant"
    WORDS = "words"  # not from the token: a part's size


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row.

    `json_text` is the whole member exactly as the token has it, `value_text` its value to copy.
    `shown` is the value in one visible line, `instant` set for a time, `second` a fixed second
    line, and `place` the segment that colours the name.
    """

    name: str
    label: str
    meaning: str
    shown: str
    kind: ValueKind
    value_text: str
    json_text: str
    place: Segment = Segment.PAYLOAD
    instant: datetime | None = None
    second: str = ""
    change: Change = Change.NONE
    was: str | None = None
    was_instant: datetime | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """The second line of a row at one instant."""

    text: str
    mood: Mood = Mood.PLAIN


def read_value(text: str) -> tuple[str, ValueKind, str]:
    """Return a value in one line, its kind, and what a copy of it is."""
    if text.startswith('"'):
        content = json.loads(text, strict=False)
        shown = text if not content or _LIKE_JSON.fullmatch(content) else content
        return visible(shown, MAX_DRAWN), ValueKind.TEXT, content
    if text.startswith(("{", "[")):
        return one_line(text), ValueKind.COMPOUND, text
    return visible(text, MAX_DRAWN), ValueKind.LITERAL, text


def one_line(text: str) -> str:
    """Write JSON text on one visible line, with a space after each comma and colon."""
    spaced = _TOKEN.sub(_spaced, text[: 2 * MAX_DRAWN])
    return visible(spaced, MAX_DRAWN)


def _spaced(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    return f"{match[2]} " if match[2] else ""
