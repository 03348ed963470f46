import pytest

from jwt_debugger.proposed_time import proposal

BASE = 1780058300  # seconds since 1970


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
