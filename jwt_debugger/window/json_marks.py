"""What an editor marks in a JSON text: changed lines, and times in words; no Qt here."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from jwt_debugger.inspection.durations import relative
from jwt_debugger.inspection.numeric_date import read_numeric_date
from jwt_debugger.jose.json_text import Member, members, read_json

TIME_CLAIMS = frozenset({"exp", "nbf", "iat", "auth_time", "updated_at"})

_NUMBER = re.compile(r"-?[0-9][0-9.eE+-]*+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_REST_OF_LINE = re.compile(r"[ \t]*+,?[ \t\r]*+(?:\n|\Z)")


class Sense(StrEnum):
    """What a time says of the token."""

    PLAIN = "plain"
    GOOD = "good"  # it lies ahead, and the signature proves it
    BAD = "bad"  # because of it the token is not valid now
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class TimeClaim:
    """A number that is an instant, and the last thing of its line, 0-based."""

    name: str
    line: int
    instant: datetime
    edited: bool


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Words to be drawn at the end of a line."""

    line: int
    words: str
    sense: Sense
    instant: datetime


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one text: 0-based lines that differ, where each change begins, and times."""

    changed: frozenset[int] = frozenset()
    pencils: frozenset[int] = frozenset()
    times: tuple[TimeClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A 1-based line and column; CR LF, CR and LF each end a line."""

    line: int
    column: int

    def index_in(self, text: str) -> int:
        """Return the 0-based index of the character that is there, or of the text's end."""
        start = 0
        for line, end in enumerate(_LINE_END.finditer(text), 2):
            if line > self.line:
                break
            start = end.end()
        return min(start + self.column - 1, len(text))


def read_marks(text: str, changed: Collection[str] = (), *, times: bool = True) -> Marks:
    """Find the lines of the members whose names are in `changed`, and the times.

    Of a name that is given twice every member counts as changed.
    """
    lines: set[int] = set()
    pencils: set[int] = set()
    claims: list[TimeClaim] = []
    for member, first, last in _placed(text):
        edited = member.name in changed
        if edited:
            pencils.add(first)
            lines.update(range(first, last + 1))
        instant = _instant(text, member) if times else None
        if instant:
            claims.append(TimeClaim(member.name, last, instant, edited))
    return Marks(frozenset(lines), frozenset(pencils), tuple(claims))


def time_marks(
    claims: Collection[TimeClaim], now: datetime, leeway: int = 0, *, verified: bool
) -> tuple[TimeMark, ...]:
    """Say each time by its distance from an aware instant; `leeway` is in seconds."""
    slack = timedelta(seconds=leeway)
    return tuple(
        TimeMark(
            claim.line,
            relative(claim.instant, now),
            _sense(claim, now, slack, verified=verified),
            claim.instant,
        )
        for claim in claims
    )


def _placed(text: str) -> Iterator[tuple[Member, int, int]]:
    """Pass over the members with their first and last lines, counting each line end once."""
    line = at = 0
    for member in members(text):
        first = line + text.count("\n", at, member.start)
        line = first + text.count("\n", member.start, member.value_end)
        at = member.value_end
        yield member, first, line


def _instant(text: str, member: Member) -> datetime | None:
    """Read the instant of a time claim that is a number with nothing but a comma after it."""
    if member.name not in TIME_CLAIMS or not _REST_OF_LINE.match(text, member.value_end):
        return None
    literal = text[member.value_start : member.value_end]
    if not _NUMBER.fullmatch(literal):
        return None
    return read_numeric_date(read_json(literal).value).instant


def _sense(claim: TimeClaim, now: datetime, slack: timedelta, *, verified: bool) -> Sense:
    if claim.edited:
        return Sense.EDITED
    if claim.name == "exp":
        if now - claim.instant >= slack:
            return Sense.BAD
        return Sense.GOOD if verified else Sense.PLAIN
    if claim.name == "nbf" and claim.instant - now > slack:
        return Sense.BAD
    return Sense.PLAIN
