"""A claim's number of seconds since 1970, exactly, and as an instant (RFC 7519 section 2)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from typing import Any

from jwt_debugger.jose.json_text import OutsizeNumber

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = Decimal("0.000001")

# What `datetime` can hold: from the first instant of year 1 to before the first of year 10000.
FIRST_SECOND = Decimal(-62_135_596_800)
SECOND_AFTER_LAST = Decimal(253_402_300_800)

# Far beyond any instant, and far within what Decimal counts with.
MAX_EXPONENT = 10_000

# An instant in these years is plausible for a token, in whatever unit it was written.
PLAUSIBLE_SINCE = Decimal(631_152_000)  # 1990
PLAUSIBLE_UNTIL = Decimal(4_102_444_800)  # 2100


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A claim read as a NumericDate.

    `seconds` is exact, infinite where too large to be counted, and None where the claim is no
    number. `instant` is cut to the microsecond, and None where it lies outside the years 1 to 9999.
    """

    seconds: Decimal | None
    instant: datetime | None


def read_numeric_date(value: Any) -> NumericDate:
    """Read any JSON value; what is no number of seconds has neither seconds nor instant."""
    seconds = _exact(value)
    if seconds is None or not FIRST_SECOND <= seconds < SECOND_AFTER_LAST:
        return NumericDate(seconds, None)
    micros = int(seconds.quantize(MICROSECOND, rounding=ROUND_FLOOR).scaleb(6))
    return NumericDate(seconds, EPOCH + timedelta(microseconds=micros))


def seconds_since_epoch(instant: datetime) -> Decimal:
    """Count the seconds of an aware instant, exactly."""
    return Decimal((instant - EPOCH) // timedelta(microseconds=1)) * MICROSECOND


def divisor_to_seconds(seconds: Decimal) -> int | None:
    """Return 1,000, a million or a billion where a value in such parts of a second is plausible."""
    for divisor in (1_000, 1_000_000, 1_000_000_000):
        if PLAUSIBLE_SINCE <= seconds / divisor < PLAUSIBLE_UNTIL:
            return divisor
    return None


def _exact(value: Any) -> Decimal | None:
    """Return a JSON number as it was written; Python counts booleans among the integers."""
    if isinstance(value, bool) or not isinstance(value, int | float | OutsizeNumber):
        return None
    if isinstance(value, int):
        return Decimal(value)
    return _from_literal(str(value))


def _from_literal(literal: str) -> Decimal | None:
    """Read a number's text; what is too large or small to be counted with is infinite or zero."""
    try:
        number = Decimal(literal)
    except InvalidOperation:  # an exponent that Decimal does not hold
        number = Decimal("-Infinity" if literal.startswith("-") else "Infinity")
    if number.is_nan():
        return None
    if not number or number.adjusted() < -MAX_EXPONENT:
        return Decimal(0)
    if number.adjusted() > MAX_EXPONENT:
        return Decimal("Infinity").copy_sign(number)
    return number
