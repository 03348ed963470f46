"""The claims of a payload as rows of a table; no Qt here."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, Final

from jwt_debugger.inspection.claims import describe_claim
from jwt_debugger.inspection.durations import format_duration, relative
from jwt_debugger.inspection.numeric_date import read_numeric_date
from jwt_debugger.inspection.result import EncryptionStatus, Form, Inspection
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.json_text import Member, members, read_json
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import State
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.claim_row import Beside, Change, ClaimRow, Mood, ValueKind, read_value
from jwt_debugger.window.part_rows import part_rows
from jwt_debugger.window.verdict import is_proven

# The registered claims that are a NumericDate (RFC 7519, OpenID Connect, RFC 8417).
TIME_CLAIMS: Final = frozenset({"exp", "nbf", "iat", "auth_time", "updated_at", "toe"})

# A number with more digits is shown as it stands and not read as an instant.
MAX_TIME_DIGITS = 100

# So many claims are listed; nobody scrolls through more, and each costs time on every keystroke.
MAX_ROWS = 1_000


def claim_rows(state: State) -> tuple[ClaimRow, ...]:
    """List the claims in the order of the text, duplicates too, removed ones last."""
    inspection = innermost(state)
    if inspection is None:
        return ()
    if is_sealed(inspection):
        return tuple(part_rows(inspection))
    changed = state.edits.claims if state.edits and inspection is state.inspection else {}
    rows = [_claim_row(name, value, whole) for name, value, whole in _texts(inspection)]
    payload = inspection.payload
    present = payload.keys() if isinstance(payload, dict) else {row.name for row in rows}
    rows = [_changed(row, changed[row.name]) if row.name in changed else row for row in rows]
    gone = ((name, text) for name, text in changed.items() if name not in present)
    removed = (_removed(name, text) for name, text in gone if text is not None)
    return (*rows, *_beyond(len(rows), len(present)), *islice(removed, MAX_ROWS))


def innermost(state: State) -> Inspection | None:
    """Return the inspection whose claims are shown: of a nested token, that of the inner one."""
    return state.inspection.innermost if state.inspection else None


def is_sealed(inspection: Inspection) -> bool:
    """Tell whether the token is encrypted and was not decrypted: it shows its parts."""
    encryption = inspection.encryption
    return encryption is not None and encryption.status is not EncryptionStatus.DECRYPTED


def no_rows_words(state: State) -> str:
    """Say why there are no claims."""
    inspection = innermost(state)
    if inspection is None:
        return _("Claims appear once there is a token")
    return _no_claims_words(inspection)


def _no_claims_words(inspection: Inspection) -> str:
    if inspection.inner is not None:
        return _("The payload is a token: open it to see its claims")
    if inspection.payload == {}:
        return _("The payload is an empty object: it claims nothing")
    if isinstance(inspection.payload, list):
        return _("The payload is a JSON array, not an object: it has no claims")
    if inspection.payload is not None or inspection.payload_text == "null":
        return _("The payload is a single JSON value, not an object: it has no claims")
    if inspection.payload_text is None and inspection.payload_bytes:
        return _("The payload is binary: it has no claims")
    return _unread_words(inspection)


def _unread_words(inspection: Inspection) -> str:
    fault = _json_fault(inspection)
    if fault is not None:
        return _("No claim can be read.\n{fault}").format(fault=visible(fault.message))
    if inspection.payload_text and inspection.form is not Form.MALFORMED:
        return _("The payload is text, not JSON: it has no claims")
    return _("No claim of this payload can be read")


def _json_fault(inspection: Inspection) -> Problem | None:
    """Return where a payload that was meant as JSON is none."""
    return next(
        (
            problem
            for problem in inspection.problems
            if problem.segment is Segment.PAYLOAD and problem.kind is ProblemKind.JSON
        ),
        None,
    )


def beside(row: ClaimRow, state: State, now: datetime) -> Beside:
    """Return the second line of a row: the distance of a time, or what an edit changed."""
    if row.change is Change.REMOVED:
        return Beside(_("removed by you"), Mood.EDITED)
    distance = _distance(row, now)
    if row.change is Change.ADDED:
        added = _("added by you")
        return Beside(f"{distance} · {added}" if distance else added, Mood.EDITED)
    if row.change is Change.EDITED:
        before = _was(row, now)
        return Beside(f"{distance} · {before}" if distance else before, Mood.EDITED)
    if row.instant is None:
        return Beside(row.second, Mood.WARN if row.name in TIME_CLAIMS else Mood.PLAIN)
    return Beside(distance, _time_mood(row.name, row.instant, state, now))


def _texts(inspection: Inspection) -> Iterator[tuple[str, str, str]]:
    """Yield name, value text and whole text of each member."""
    text = inspection.payload_text or ""
    if inspection.form is Form.SD_JWT and inspection.claims:
        disclosed = _disclosed_texts(inspection.claims, text, members(text))
        yield from islice(disclosed, MAX_ROWS)
        return
    found = members(text, MAX_ROWS)
    for member in found:
        whole = text[member.start : member.end]
        yield member.name, text[member.value_start : member.value_end], whole


def _disclosed_texts(
    claims: Any, text: str, found: tuple[Member, ...]
) -> Iterator[tuple[str, str, str]]:
    """Yield the members as a verifier sees them; exactly, where the payload has them so."""
    plain = {member.name: member for member in found}
    for name, value in claims.items():
        member = plain.get(name)
        if member is not None:
            value_text = text[member.value_start : member.value_end]
            if read_json(value_text).value == value:
                yield name, value_text, text[member.start : member.end]
                continue
        value_text = json.dumps(value, ensure_ascii=False)
        yield name, value_text, f"{json.dumps(name, ensure_ascii=False)}: {value_text}"


def _beyond(listed: int, count: int) -> Iterator[ClaimRow]:
    """Tell of the claims that are not listed."""
    if listed == MAX_ROWS and count > listed:
        more = ngettext(
            "{count:,} more claim, which the JSON has",
            "{count:,} more claims, which the JSON has",
            count - listed,
        )
        words = more.format(count=count - listed)
        yield ClaimRow(
            name="…",
            label="",
            meaning=words,
            shown=words,
            kind=ValueKind.WORDS,
            value_text=words,
            json_text=words,
            place=Segment.TOKEN,
        )


def _claim_row(name: str, value_text: str, whole: str) -> ClaimRow:
    """Make the row of one member."""
    meaning = describe_claim(name)
    told = meaning.meaning if not meaning.reference else f"{meaning.meaning} ({meaning.reference})"
    instant = _instant(name, value_text)
    second = ""
    if name in TIME_CLAIMS and instant is None:
        second = _("no readable time")
    shown, kind, copied = read_value(value_text)
    return ClaimRow(
        name=name,
        label=meaning.label,
        meaning=told,
        shown=shown,
        kind=ValueKind.INSTANT if instant else kind,
        value_text=copied,
        json_text=whole,
        instant=instant,
        second=second,
    )


def _instant(name: str, value_text: str) -> datetime | None:
    """Read a time claim's value."""
    if name not in TIME_CLAIMS or len(value_text) > MAX_TIME_DIGITS:
        return None
    return read_numeric_date(read_json(value_text).value).instant


def _changed(row: ClaimRow, before: str | None) -> ClaimRow:
    """Mark a row as edited, or as added where there was nothing before."""
    return replace(
        row,
        label=_("added") if before is None else _("edited"),
        change=Change.ADDED if before is None else Change.EDITED,
        was=before,
        was_instant=None if before is None else _instant(row.name, before),
    )


def _removed(name: str, text: str) -> ClaimRow:
    """Make the row of a claim that an edit took away; `text` is the value that it had."""
    shown, kind, copied = read_value(text)
    return ClaimRow(
        name=name,
        label=_("removed"),
        meaning=describe_claim(name).meaning,
        shown=shown,
        kind=kind,
        value_text=copied,
        json_text=f"{json.dumps(name, ensure_ascii=False)}: {text}",
        change=Change.REMOVED,
        was=text,
    )


def _was(row: ClaimRow, now: datetime) -> str:
    """Say what an edited claim was before."""
    if row.was_instant is not None and row.instant is not None:
        return _("was {value}").format(value=relative(row.was_instant, now))
    return _("was {value}").format(value=read_value(row.was or "")[0])


def _distance(row: ClaimRow, now: datetime) -> str:
    """Say how far a time is; of an nbf to come, in how long the token is valid."""
    if row.instant is None:
        return ""
    ahead = (row.instant - now).total_seconds()
    if row.name == "nbf" and ahead > 0:
        return _("valid in {duration}").format(duration=format_duration(ahead))
    return relative(row.instant, now)


def _time_mood(name: str, instant: datetime, state: State, now: datetime) -> Mood:
    """Judge a time: green needs a proof, expired is red whoever says so."""
    leeway = state.inspection.time.leeway if state.inspection else 0
    ahead = (instant - now).total_seconds()
    if name == "exp":
        if ahead + leeway <= 0:
            return Mood.BAD
        return Mood.GOOD if is_proven(state) else Mood.PLAIN
    if name in {"nbf", "iat"} and ahead - leeway > 0:
        return Mood.WARN
    return Mood.PLAIN
