from datetime import UTC, datetime

import pytest

from jwt_debugger.window.time_words import proposal, told

NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
BASE = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("4 days", 4 * 86_400),
        ("7 hours", 7 * 3600),
        (" 2 weeks ", 14 * 86_400),
        ("1.5h", 5400),
        ("6 months", 15_778_800),
        ("-1h", -3600),
        ("120", 0),
    ],
)
def test_a_duration_counts_as_jsonwebtoken_counts(text: str, seconds: int) -> None:
    assert BASE + seconds == proposal(text, BASE).seconds


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("120", "Without a unit a text is milliseconds in jsonwebtoken"),
        ("6 months", "jsonwebtoken 9 refuses months"),
        ("5m", "“m” is minutes"),
        ("4 days", ""),
    ],
)
def test_where_that_package_is_a_trap_is_said(text: str, warning: str) -> None:
    trap = proposal(text, BASE).trap

    assert trap.startswith(warning)
    assert bool(warning) is bool(trap)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("soon", "“soon” is no duration"),
        ("9999999999y", "That is beyond any calendar."),
        ("9" * 90 + "y", "That is beyond any calendar."),
        (f"{'9' * 99}y", "That is beyond any calendar."),
    ],
)
def test_what_is_no_duration_makes_no_time(text: str, fault: str) -> None:
    made = proposal(text, BASE)

    assert None is made.seconds
    assert made.fault.startswith(fault)


def test_a_time_is_said_in_words_and_as_it_is_written() -> None:
    expected = f"Fri 29 May 2026, 13:38:20  ·  in 1 h 00 min  ·  {BASE + 3600}"

    assert expected == told(BASE + 3600, NOW, utc=True)
    assert str(10**15) == told(10**15, NOW, utc=True)
