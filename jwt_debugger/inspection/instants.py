"""Instants as people type them: a date, a time of day, seconds since 1970, or a distance."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from jwt_debugger.inspection.durations import parse_duration
from jwt_debugger.inspection.numeric_date import divisor_to_seconds, read_numeric_date
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.json_text import OutsizeNumber
from jwt_debugger.translation import _

MAX_TEXT: Final = 100

_NUMBER: Final = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,9})?", re.ASCII)
_DATE: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)"
    r"(?:[t ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(z|utc|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
_TIME: Final = re.compile(r"([a-z]+ )?(\d{1,2}):(\d\d)(?::(\d\d))?( [a-z]+)?", re.ASCII)
_DISTANCE: Final = re.compile(r"(in |[+-] ?)(.+)|(.+) ago", re.ASCII)
_DAYS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read_instant(text: str, now: datetime, *, utc: bool) -> datetime | None:
    """Read an instant, and return it in UTC; None: now, whatever time that is.

    `now` is aware. What names no zone is in UTC or in local time. Raises TokenError.
    """
    words = " ".join(text[:MAX_TEXT].lower().split())
    if words in {"", "now"}:
        return None
    try:
        readers = (_from_number, _from_date, _from_time, _from_distance)
        found = next((each for read in readers if (each := read(words, now, utc))), None)
    except (ValueError, OverflowError, OSError):
        found = None
    if found is None:
        message = _(
            "“{text}” is no instant. Write 14:05, yesterday 14:05, 2026-05-29 14:05, 2 hours ago,"
            " or seconds since 1970."
        )
        raise TokenError(message.format(text=text[:60]))
    return found


_Reader = Callable[[str, datetime, bool], datetime | None]


def _from_number(words: str, _now: datetime, _utc: bool) -> datetime | None:  # noqa: FBT001 - a reader
    """Read seconds since 1970, or the milliseconds that JavaScript counts."""
    if not _NUMBER.fullmatch(words):
        return None
    divisor = divisor_to_seconds(Decimal(words)) or 1
    return read_numeric_date(OutsizeNumber(Decimal(words) / divisor)).instant


def _from_date(words: str, _now: datetime, utc: bool) -> datetime | None:  # noqa: FBT001
    match = _DATE.fullmatch(words)
    if match is None:
        return None
    day, time, zone = match.groups()
    offset = {None: "", "z": "+00:00", "utc": "+00:00"}.get(zone, zone)
    return _in_utc(datetime.fromisoformat(f"{day}T{time or '00:00'}{offset}"), utc)


def _from_time(words: str, now: datetime, utc: bool) -> datetime | None:  # noqa: FBT001
    """Read a time of day, with the day before or after it; or the day alone, at this time."""
    here = now.astimezone(UTC) if utc else now.astimezone()
    if words in _DAYS:
        return (here + timedelta(days=_DAYS[words])).astimezone(UTC)
    match = _TIME.fullmatch(words)
    if match is None:
        return None
    before, hours, minutes, seconds, after = match.groups()
    named = [name.strip() for name in (before, after) if name]
    if len(named) > 1 or any(name not in _DAYS for name in named):
        return None
    day = here.date() + timedelta(days=sum(_DAYS[name] for name in named))
    at = datetime(day.year, day.month, day.day, int(hours), int(minutes), int(seconds or 0))  # noqa: DTZ001 - its zone follows
    return _in_utc(at, utc)


def _from_distance(words: str, now: datetime, _utc: bool) -> datetime | None:  # noqa: FBT001
    match = _DISTANCE.fullmatch(words)
    if match is None:
        return None
    sign, ahead, ago = match.groups()
    try:
        distance = timedelta(seconds=parse_duration(ahead or ago))
    except TokenError:
        return None
    return (now - distance if ago or sign.startswith("-") else now + distance).astimezone(UTC)


def _in_utc(instant: datetime, utc: bool) -> datetime:  # noqa: FBT001
    """Bring an instant to UTC; one without a zone is taken in the zone that is shown."""
    if instant.tzinfo is None and utc:
        return instant.replace(tzinfo=UTC)
    return instant.astimezone(UTC)
