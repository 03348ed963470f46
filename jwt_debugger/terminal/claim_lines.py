"""The claims as a table of a terminal: name, exact value, meaning, and time where it is one."""

import re
from collections.abc import Iterator
from datetime import datetime

from jwt_debugger.inspection.claims import describe_claim
from jwt_debugger.inspection.durations import format_instant, relative
from jwt_debugger.inspection.numeric_date import read_numeric_date
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.json_text import members, read_json
from jwt_debugger.terminal.ink import Colour, Ink, columns, padded
from jwt_debugger.translation import _

TIME_CLAIMS = ("iat", "nbf", "exp", "auth_time", "updated_at")

# The payload stands above the table in full, so a cell may be short.
MAX_NAME = 32
MAX_VALUE = 44
MAX_ROWS = 200

_GAP = "  "
_LINE_BREAK = re.compile(r"\s*\n\s*")


def claim_lines(inspection: Inspection, ink: Ink) -> Iterator[str]:
    """Write a row a member of the payload, in its order; one that is given twice has two."""
    if not isinstance(inspection.payload, dict):
        return
    text = inspection.payload_text or ""
    now = inspection.time.as_of
    found = [(member.name, text[member.value_start : member.value_end]) for member in members(text)]
    rows = [
        (visible(name, MAX_NAME), _value(literal), _remark(name, literal, now))
        for name, literal in found
    ]
    names, values = (max((columns(row[i]) for row in rows), default=0) for i in (0, 1))
    for name, value, remark in rows[:MAX_ROWS]:
        cells = (_GAP, ink(Colour.NAME, padded(name, names)), _GAP, padded(value, values), _GAP)
        yield "".join(cells) + ink(Colour.QUIET, remark)
    if len(rows) > MAX_ROWS:
        more = _("and {count:,} more, in the payload above").format(count=len(rows) - MAX_ROWS)
        yield _GAP + more


def _value(literal: str) -> str:
    """Write a value in one line; a line break of JSON is never part of a string."""
    return visible(_LINE_BREAK.sub(" ", literal), MAX_VALUE)


def _remark(name: str, literal: str, now: datetime) -> str:
    """Say what a claim means, and for a time which one."""
    label = describe_claim(name).label
    if name not in TIME_CLAIMS:
        return label
    instant = read_numeric_date(read_json(literal).value).instant
    if instant is None:
        return label
    when = format_instant(instant, now=now)
    return f"{label}: {when}, {relative(instant, now)}"
