from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.inspection.numeric_date import (
    EPOCH,
    divisor_to_seconds,
    read_numeric_date,
    seconds_since_epoch,
)
from jwt_debugger.jose.json_text import OutsizeNumber, read_json


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        (0, datetime(1970, 1, 1, tzinfo=UTC)),
        (1_780_065_560, datetime(2026, 5, 29, 14, 39, 20, tzinfo=UTC)),
        (1_780_065_560.25, datetime(2026, 5, 29, 14, 39, 20, 250_000, tzinfo=UTC)),
        (1_780_065_560.123456, datetime(2026, 5, 29, 14, 39, 20, 123_456, tzinfo=UTC)),
        (1.7800655e9, datetime(2026, 5, 29, 14, 38, 20, tzinfo=UTC)),
        (-1, datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (-0.5, datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC)),
        (-62_135_596_800, datetime(1, 1, 1, tzinfo=UTC)),
        (253_402_300_799, datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_number_of_seconds_is_an_instant(value: float, instant: datetime) -> None:
    assert instant == read_numeric_date(value).instant


def test_a_fraction_is_cut_to_the_microsecond_and_never_rounded_up() -> None:
    assert EPOCH + timedelta(microseconds=999_999) == read_numeric_date(0.9999999).instant


@pytest.mark.parametrize(
    "value",
    [-62_135_596_801, 253_402_300_800, 1_900_000_000_000, 2**63, -(2**63), 10**400, 2.0**900],
)
def test_a_number_outside_the_calendar_keeps_its_seconds_and_has_no_instant(value: float) -> None:
    date = read_numeric_date(value)

    assert Decimal(str(value)) == date.seconds
    assert date.instant is None


@pytest.mark.parametrize(
    ("literal", "sign"),
    [
        ("1e999", 1),
        ("-1e999", -1),
        ("1e999999999999", 1),
        ("-1e999999999999", -1),
        ("1e99999999999999999999", 1),
        ("-1e99999999999999999999", -1),
    ],
)
def test_a_number_too_large_for_a_float_still_has_a_side(literal: str, sign: int) -> None:
    value = read_json(literal).value

    date = read_numeric_date(value)

    assert isinstance(value, OutsizeNumber)
    assert date.seconds is not None
    assert sign == (1 if date.seconds > 0 else -1)
    assert date.instant is None


def test_a_number_of_a_million_digits_is_read_at_once() -> None:
    date = read_numeric_date(OutsizeNumber("9" * 1_000_000))

    assert date.seconds is not None
    assert date.instant is None


@pytest.mark.parametrize(
    "value", [None, True, False, "1780065560", "", [], [1], {}, {"exp": 1}, float("nan")]
)
def test_what_is_no_number_is_no_date(value: Any) -> None:
    date = read_numeric_date(value)

    assert date.seconds is None
    assert date.instant is None


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_in_seconds_is_that_instant_again(instant: datetime) -> None:
    seconds = seconds_since_epoch(instant)

    assert instant == read_numeric_date(OutsizeNumber(seconds)).instant


@pytest.mark.parametrize(
    ("seconds", "divisor"),
    [
        (1_900_000_000, None),
        (1_900_000_000_000, 1_000),
        (1_900_000_000_000_000, 1_000_000),
        (1_900_000_000_000_000_000, 1_000_000_000),
        (2**63, None),
        (-1_900_000_000_000, None),
        (10**400, None),
    ],
)
def test_milliseconds_microseconds_and_nanoseconds_are_recognised(
    seconds: int, divisor: int | None
) -> None:
    assert divisor == divisor_to_seconds(Decimal(seconds))


@pytest.mark.parametrize("literal", ["0e999999999999", "-0.0e5", "1e-999999999999", "-1e-999999"])
def test_a_number_too_small_to_be_counted_is_zero(literal: str) -> None:
    assert 0 == read_numeric_date(OutsizeNumber(literal)).seconds
