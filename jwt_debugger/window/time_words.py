"""What is told of a time that would be set; no Qt."""

from datetime import datetime

from jwt_debugger.inspection.durations import format_instant, relative
from jwt_debugger.inspection.numeric_date import read_numeric_date


def told(seconds: int, now: datetime, *, utc: bool) -> str:
    """Say an instant in the zone that is chosen, and how far away it is."""
    instant = read_numeric_date(seconds).instant
    if instant is None:
        return str(seconds)
    return f"{format_instant(instant, utc)}  ·  {relative(instant, now)}  ·  {seconds}"
