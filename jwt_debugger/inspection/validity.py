"""Time as the token claims it, judged by an instant and a leeway (RFC 7519 section 4.1)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from jwt_debugger.inspection.durations import format_instant, relative
from jwt_debugger.inspection.numeric_date import (
    NumericDate,
    read_numeric_date,
    seconds_since_epoch,
)
from jwt_debugger.inspection.result import TimeStatus, Validity
from jwt_debugger.translation import _, ngettext

_ABSENT = NumericDate(None, None)


def judge(claims: Mapping[str, Any] | None, at: datetime, leeway: int = 0) -> Validity:
    """Judge by an aware instant; `claims` is None where the payload is no readable JSON object.

    A token is expired at `exp` and valid at `nbf`; the leeway, in seconds, widens both ends.
    """
    if claims is None:
        reason = _("There is no readable exp, nbf or iat.")
        return Validity(TimeStatus.UNKNOWN, at, reason, leeway)
    issued, starts, ends = (_read(claims, name) for name in ("iat", "nbf", "exp"))
    status, reason = _verdict(claims, starts, ends, at, leeway)
    return Validity(
        status,
        at,
        reason + _leeway_remark(leeway),
        leeway,
        issued_at=issued.instant,
        not_before=starts.instant,
        expires_at=ends.instant,
    )


def _read(claims: Mapping[str, Any], name: str) -> NumericDate:
    return read_numeric_date(claims[name]) if name in claims else _ABSENT


def _verdict(
    claims: Mapping[str, Any], starts: NumericDate, ends: NumericDate, at: datetime, leeway: int
) -> tuple[TimeStatus, str]:
    """Weigh nbf before exp: a token that begins later is not valid yet, whatever its end."""
    now = seconds_since_epoch(at)
    slack = Decimal(0) if _never_valid(starts, ends) else Decimal(leeway)
    if starts.seconds is not None and now + slack < starts.seconds:
        return TimeStatus.NOT_YET_VALID, _not_yet_reason(starts, ends, at)
    if ends.seconds is not None and now - slack >= ends.seconds:
        return TimeStatus.EXPIRED, _expired_reason(ends, at)
    for name, date in (("exp", ends), ("nbf", starts)):
        if name in claims and date.seconds is None:
            return TimeStatus.UNKNOWN, _("“{name}” is no number of seconds.").format(name=name)
    if ends.seconds is None:
        return TimeStatus.NO_EXPIRY, _("Without “exp” the token never expires.")
    return TimeStatus.CURRENT, _current_reason(ends, at)


def _never_valid(starts: NumericDate, ends: NumericDate) -> bool:
    """Tell whether nbf leaves no instant before exp; no leeway makes up for that."""
    if starts.seconds is None or ends.seconds is None:
        return False
    return starts.seconds >= ends.seconds


def _not_yet_reason(starts: NumericDate, ends: NumericDate, at: datetime) -> str:
    if _never_valid(starts, ends):
        return _("It is never valid: “nbf” is not before “exp”.")
    if starts.instant is None:
        return _("It is not valid before the year 10000.")
    return _("It is not valid before {instant} UTC, {distance}.").format(
        instant=format_instant(starts.instant, utc=True), distance=relative(starts.instant, at)
    )


def _expired_reason(ends: NumericDate, at: datetime) -> str:
    if ends.instant is None:
        return _("It expired before the year 1.")
    return _("It expired on {instant} UTC, {distance}.").format(
        instant=format_instant(ends.instant, utc=True), distance=relative(ends.instant, at)
    )


def _current_reason(ends: NumericDate, at: datetime) -> str:
    if ends.instant is None:
        return _("It expires after the year 9999.")
    if ends.instant <= at:
        reason = _("It expired on {instant} UTC, {distance}; the leeway alone keeps it valid.")
    else:
        reason = _("It expires on {instant} UTC, {distance}.")
    instant = format_instant(ends.instant, utc=True)
    return reason.format(instant=instant, distance=relative(ends.instant, at))


def _leeway_remark(leeway: int) -> str:
    """Name the leeway where there is one."""
    if not leeway:
        return ""
    return " " + ngettext(
        "Judged with a leeway of {seconds} second.",
        "Judged with a leeway of {seconds} seconds.",
        leeway,
    ).format(seconds=leeway)


def now_in_utc(at: datetime | None) -> datetime:
    """Return the instant asked for in UTC, or now; a naive one is taken as local time."""
    return datetime.now(UTC) if at is None else at.astimezone(UTC)
