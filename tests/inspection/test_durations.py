import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.inspection.durations import (
    duration_trap,
    format_day,
    format_duration,
    format_instant,
    format_zone,
    in_zone,
    parse_duration,
    relative,
)
from jwt_debugger.jose.errors import TokenError

NOON = datetime(2026, 5, 29, 12, 0, 0, tzinfo=UTC)


@pytest.fixture
def two_hours_east(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "EAST-02:00")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (0.9, "0 s"),
        (59.9, "59 s"),
        (60, "1 min 00 s"),
        (545, "9 min 05 s"),
        (600, "10 min"),
        (3599, "59 min"),
        (3600, "1 h 00 min"),
        (7260, "2 h 01 min"),
        (86_400, "24 h 00 min"),
        (172_799, "47 h 59 min"),
        (172_800, "2 days"),
        (4 * 86_400, "4 days"),
        (369 * 86_400, "369 days"),
        (1000 * 86_400, "2 years"),
        (10 * 365 * 86_400, "10 years"),
        (-7260, "2 h 01 min"),
    ],
)
def test_a_duration_is_said_in_the_units_that_matter(seconds: float, said: str) -> None:
    assert said == format_duration(seconds)


@pytest.mark.parametrize(
    ("distance", "said"),
    [
        (timedelta(hours=2, minutes=1), "in 2 h 01 min"),
        (timedelta(minutes=40), "in 40 min"),
        (timedelta(hours=24), "in 24 h 00 min"),
        (timedelta(seconds=1), "in 1 s"),
        (timedelta(milliseconds=999), "just now"),
        (timedelta(0), "just now"),
        (-timedelta(hours=1, minutes=59), "1 h 59 min ago"),
        (-timedelta(days=4), "4 days ago"),
        (-timedelta(days=369), "369 days ago"),
    ],
)
def test_an_instant_is_said_by_its_distance(distance: timedelta, said: str) -> None:
    assert said == relative(NOON + distance, NOON)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_any_two_instants_have_a_distance(instant: datetime, now: datetime) -> None:
    assert relative(instant, now)


@pytest.mark.usefixtures("two_hours_east")
def test_an_instant_is_said_in_local_time_or_in_utc() -> None:
    assert format_instant(NOON) == "Fri 29 May 2026, 14:00:00"
    assert format_instant(NOON, utc=True) == "Fri 29 May 2026, 12:00:00"


@pytest.mark.usefixtures("two_hours_east")
def test_a_verdict_says_today_and_the_zone() -> None:
    assert format_instant(NOON, now=NOON) == "Today 14:00:00, local time (UTC+02:00)"
    assert format_instant(NOON, utc=True, now=NOON) == "Today 12:00:00 (UTC)"


@pytest.mark.usefixtures("two_hours_east")
def test_a_verdict_of_another_day_says_the_date_and_the_zone() -> None:
    four_days_ago = NOON - timedelta(days=4)

    assert format_instant(four_days_ago, now=NOON) == "Mon 25 May 2026 14:00:00 (UTC+02:00)"
    assert format_instant(four_days_ago, utc=True, now=NOON) == "Mon 25 May 2026 12:00:00 (UTC)"


@pytest.mark.usefixtures("two_hours_east")
def test_today_is_the_day_where_the_reader_is() -> None:
    before_midnight_there = datetime(2026, 5, 29, 21, 30, tzinfo=UTC)
    after_midnight_there = datetime(2026, 5, 29, 22, 30, tzinfo=UTC)

    assert "Today" in format_instant(before_midnight_there, now=NOON)
    assert "Sat 30 May 2026" in format_instant(after_midnight_there, now=NOON)


@pytest.mark.usefixtures("two_hours_east")
def test_the_last_instant_of_the_calendar_can_be_said_only_in_utc() -> None:
    last = datetime.max.replace(tzinfo=UTC)

    assert last == in_zone(last, utc=False)
    assert format_instant(last) == "Fri 31 Dec 9999, 23:59:59"
    assert format_instant(last, now=NOON) == "Fri 31 Dec 9999 23:59:59 (UTC)"


def test_every_month_has_its_name() -> None:
    names = [
        format_instant(datetime(2026, month, 1, tzinfo=UTC), utc=True) for month in range(1, 13)
    ]

    assert [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ] == [name.split()[2] for name in names]  # fmt: skip


def test_a_zone_is_named_by_its_offset() -> None:
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    west = timezone(-timedelta(hours=3, minutes=30))

    assert format_zone(NOON.astimezone(kathmandu)) == "UTC+05:45"
    assert format_zone(NOON.astimezone(west)) == "UTC-03:30"
    assert format_zone(NOON) == "UTC"


# What the npm package ms 2.1.3, in jsonwebtoken 9.0.3, makes of each text, in seconds.
@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("4 days", 345_600),
        ("7 hours", 25_200),
        ("1 week", 604_800),
        ("2w", 1_209_600),
        ("1.5h", 5400),
        (".5h", 1800),
        ("15m", 900),
        ("1 MIN", 60),
        ("10 secs", 10),
        ("-1h", -3600),
        ("1y", 31_557_600),
        ("2 yrs", 63_115_200),
        ("250ms", 0.25),
        ("1 d", 86_400),
        ("1   d", 86_400),
        ("120", 0.12),
        ("-.5", -0.0005),
    ],
)
def test_a_duration_is_read_as_jsonwebtoken_reads_it(text: str, seconds: float) -> None:
    assert pytest.approx(seconds) == parse_duration(text)


def test_months_are_read_too() -> None:
    assert 15_778_800 == parse_duration("6 months")
    assert 2_629_800 == parse_duration("1mo")


@pytest.mark.parametrize(
    "text",
    ["", " ", "soon", "1 fortnight", "h", "1,5h", "1.h", "1h 30m", " 1h", "1h ", "+1h", "1e3s",
     "١h", "1\th", "NaN", "1" * 101],
)  # fmt: skip
def test_what_jsonwebtoken_refuses_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(TokenError, match=r"is no duration\. Write a number and a unit"):
        parse_duration(text)


@given(st.text())
def test_any_text_is_a_duration_or_refused(text: str) -> None:
    refused = suppress(TokenError)
    seconds = None

    with refused:
        seconds = parse_duration(text)

    assert seconds is None or isfinite(seconds)


def test_a_day_is_said_as_shortly_as_its_place_allows() -> None:
    assert "29 May" == format_day(NOON)
    assert "Fri 29 May" == format_day(NOON, weekday=True)
    assert "29 May 2026" == format_day(NOON, year=True)
    assert "Fri 29 May 2026" == format_day(NOON, weekday=True, year=True)


@pytest.mark.parametrize(
    ("text", "trap"),
    [
        ("120", "“120” lasts 0.12 s. Write 120s"),
        ("-5", "“-5” lasts -0.005 s"),
        ("-1h", "has expired already"),
        ("6 months", "refuses months"),
        ("1mo", "refuses months"),
        ("15m", "is minutes in jsonwebtoken, not months"),
        ("1 M", "is minutes in jsonwebtoken, not months"),
    ],
)
def test_a_trap_of_jsonwebtoken_is_named(text: str, trap: str) -> None:
    assert trap in (duration_trap(text) or "")


@pytest.mark.parametrize("text", ["", "15 min", "7 hours", "2w", "1y", "soon", "1" * 101])
def test_a_duration_without_a_trap_has_none(text: str) -> None:
    assert duration_trap(text) is None


@given(st.text())
def test_what_has_a_trap_is_a_duration(text: str) -> None:
    if duration_trap(text) is not None:
        assert isfinite(parse_duration(text))
