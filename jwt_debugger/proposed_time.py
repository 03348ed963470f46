"""What a time would be that is set by a duration, as jsonwebtoken reads one."""

from dataclasses import dataclass
from math import floor

from jwt_debugger.inspection.durations import duration_trap, parse_duration
from jwt_debugger.inspection.numeric_date import read_numeric_date
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class Proposal:
    """The seconds since 1970 that were asked for (None: there are none), a fault and a warning."""

    seconds: int | None
    fault: str = ""
    trap: str = ""


def proposal(text: str, base: int) -> Proposal:
    """Read a duration from a base on, in seconds since 1970, as jsonwebtoken does."""
    try:
        seconds = floor(base + parse_duration(text.strip()))
    except TokenError as error:
        return Proposal(None, fault=str(error))
    if read_numeric_date(seconds).instant is None:
        return Proposal(None, fault=_("That is beyond any calendar."))
    return Proposal(seconds, trap=duration_trap(text.strip()) or "")
