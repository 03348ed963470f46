"""Durations and instants as people say them, and durations as jsonwebtoken (npm) reads them."""

import re
from datetime import UTC, datetime, timedelta

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.translation import _, ngettext

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
YEAR = 365 * DAY

# Up to here the smaller unit is said too: "9 min 05 s", "24 h 00 min", "999 days".
WITH_SECONDS = 10 * MINUTE
WITH_MINUTES = 2 * DAY
IN_DAYS = 1000 * DAY

# The npm package `ms`, which reads `expiresIn` for jsonwebtoken, takes no longer text.
MAX_DURATION_TEXT = 100

_DURATION = re.compile(r"(-?[0-9]*\.?[0-9]+) *([a-z]*)", re.IGNORECASE | re.ASCII)

# A year is 365.25 days there; months are read by the later versions of `ms` only.
_UNITS = {
    0.001: ("", "ms", "msec", "msecs", "millisecond", "milliseconds"),
    1: ("s", "sec", "secs", "second", "seconds"),
    MINUTE: ("m", "min", "mins", "minute", "minutes"),
    HOUR: ("h", "hr", "hrs", "hour", "hours"),
    DAY: ("d", "day", "days"),
    7 * DAY: ("w", "week", "weeks"),
    365.25 / 12 * DAY: ("mo", "month", "months"),
    365.25 * DAY: ("y", "yr", "yrs", "year", "years"),
}
_SECONDS_OF = {name: seconds for seconds, names in _UNITS.items() for name in names}
_MONTHS = ("mo", "month", "months")


def parse_duration(text: str) -> float:
    """Return the seconds that jsonwebtoken makes of `expiresIn`; "120" are milliseconds there.

    Raises TokenError where that package refuses, but for months: a twelfth of a year each.
    """
    match = _DURATION.fullmatch(text) if len(text) <= MAX_DURATION_TEXT else None
    unit = _SECONDS_OF.get(match[2].lower()) if match else None
    if match is None or unit is None:
        message = _(
            "“{text}” is no duration. Write a number and a unit: 15m, 7 hours, 4 days, 2w, 1y."
        )
        raise TokenError(message.format(text=text[:MAX_DURATION_TEXT]))
    return float(match[1]) * unit


def duration_trap(text: str) -> str | None:
    """Say in one sentence where jsonwebtoken makes something unexpected of `expiresIn`; None: no.

    A text that it refuses altogether is `parse_duration`'s to complain of.
    """
    match = _DURATION.fullmatch(text) if len(text) <= MAX_DURATION_TEXT else None
    if match is None or match[2].lower() not in _SECONDS_OF:
        return None
    number, unit = match[1], match[2].lower()
    if not unit:
        return _(
            "Without a unit a text is milliseconds in jsonwebtoken: “{number}” lasts"
            " {seconds:g} s. Write {number}s, or the number without quotes."
        ).format(number=number, seconds=float(number) / 1000)
    if number.startswith("-"):
        return _("A duration below zero makes a token that has expired already.")
    if unit in _MONTHS:
        return _(
            "jsonwebtoken 9 refuses months: its package ms 2 does not know them. Write days there."
        )
    if unit == "m":
        return _("“m” is minutes in jsonwebtoken, not months.")
    return None


def format_duration(seconds: float) -> str:
    """Say a duration in whole units, cut off and never rounded up: 2 h 01 min, 4 days."""
    whole = abs(int(seconds))
    if whole < MINUTE:
        return _("{seconds} s").format(seconds=whole)
    if whole < WITH_SECONDS:
        return _("{minutes} min {seconds} s").format(
            minutes=whole // MINUTE, seconds=f"{whole % MINUTE:02}"
        )
    if whole < HOUR:
        return _("{minutes} min").format(minutes=whole // MINUTE)
    if whole < WITH_MINUTES:
        return _("{hours} h {minutes} min").format(
            hours=whole // HOUR, minutes=f"{whole % HOUR // MINUTE:02}"
        )
    if whole < IN_DAYS:
        days = whole // DAY
        return ngettext("{days} day", "{days} days", days).format(days=days)
    years = whole // YEAR
    return ngettext("{years} year", "{years} years", years).format(years=years)


def relative(instant: datetime, now: datetime) -> str:
    """Say an instant by its distance: in 2 h 01 min, 4 days ago, just now."""
    seconds = (instant - now) / timedelta(seconds=1)
    if abs(seconds) < 1:
        return _("just now")
    if seconds > 0:
        return _("in {duration}").format(duration=format_duration(seconds))
    return _("{duration} ago").format(duration=format_duration(seconds))


def format_instant(instant: datetime, utc: bool = False, now: datetime | None = None) -> str:  # noqa: FBT001, FBT002 - the second question is always "in UTC?"
    """Say an instant in local time or in UTC: Fri 29 May 2026, 12:39:20.

    With `now`, the form for a verdict: Today 16:39:20, local time (UTC+02:00), or, of another day,
    Mon 25 May 2026 14:38:20 (UTC+02:00).
    """
    there = in_zone(instant, utc)
    time = f"{there:%H:%M:%S}"
    if now is None:
        return _("{date}, {time}").format(date=format_date(there), time=time)
    zone = format_zone(there)
    if there.date() != in_zone(now, utc).date():
        return _("{date} {time} ({zone})").format(date=format_date(there), time=time, zone=zone)
    if utc:
        return _("Today {time} (UTC)").format(time=time)
    return _("Today {time}, local time ({zone})").format(time=time, zone=zone)


def format_date(day: datetime) -> str:
    """Say the day of an instant as it stands, in no other zone: Fri 29 May 2026."""
    return _("{weekday} {day} {month} {year}").format(
        weekday=_weekdays()[day.weekday()],
        day=day.day,
        month=_months()[day.month - 1],
        year=day.year,
    )


def format_day(day: datetime, *, weekday: bool = False, year: bool = False) -> str:
    """Say the day of an instant as it stands, shortly: 25 May, 25 May 2026, Sat 30 May."""
    said = _("{day} {month}").format(day=day.day, month=_months()[day.month - 1])
    if weekday:
        said = _("{weekday} {date}").format(weekday=_weekdays()[day.weekday()], date=said)
    return _("{date} {year}").format(date=said, year=day.year) if year else said


def format_zone(instant: datetime) -> str:
    """Name an aware instant's offset from UTC: UTC, UTC+02:00."""
    offset = instant.strftime("%z")
    return "UTC" if instant.tzinfo is UTC else f"UTC{offset[:3]}:{offset[3:5]}"


def in_zone(instant: datetime, utc: bool) -> datetime:  # noqa: FBT001 - the second question is always "in UTC?"
    """Bring an aware instant to UTC or to local time, which has no ends of the calendar."""
    if utc:
        return instant.astimezone(UTC)
    try:
        return instant.astimezone()
    except (OverflowError, OSError, ValueError):
        return instant


def _weekdays() -> tuple[str, ...]:
    return _("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")


def _months() -> tuple[str, ...]:
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
