"""What the timeline draws of a state, or says where there is nothing to draw; no Qt here."""

from datetime import datetime

from jwt_debugger.inspection.durations import format_instant
from jwt_debugger.inspection.result import Form, Inspection
from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.claim_rows import innermost, is_sealed
from jwt_debugger.window.time_verdict import times
from jwt_debugger.window.timeline_layout import Times
from jwt_debugger.window.verdict import edited_claims, is_awaited, is_proven, judged


def times_of(state: State, now: datetime) -> Times:
    """Return the instants that the token on screen claims."""
    validity = times(state, now)
    if validity is None:
        return Times(now)
    return Times(
        now,
        validity.issued_at,
        validity.not_before,
        validity.expires_at,
        is_proven(state),
        edited_claims(state),
        state.utc,
        asked=state.request.at is not None,
    )


def no_timeline_words(state: State) -> str:
    """Say why there is no timeline."""
    if is_awaited(state):
        return _("The timeline appears once the token is read")
    inspection = innermost(state) if judged(state) else None
    if inspection is None:
        return ""
    if is_sealed(inspection) and inspection.form is not Form.MALFORMED:
        return _("The timeline appears once the payload is decrypted")
    if _is_unreadable(inspection):
        return _("No timeline: the payload cannot be decoded")
    if {"iat", "nbf", "exp"} & inspection.claims.keys():
        return _("No timeline: no date of this token can be drawn")
    return _("No dates in this token")


def full_words(drawn: Times) -> str:
    """Say every instant in full, one a line."""
    known = (
        (_("Issued: {instant}"), drawn.issued),
        (_("Valid from: {instant}"), drawn.starts),
        (_("Expired: {instant}") if drawn.expired else _("Expires: {instant}"), drawn.expires),
    )
    return "\n".join(
        words.format(instant=format_instant(instant, drawn.utc))
        for words, instant in known
        if instant is not None
    )


def _is_unreadable(inspection: Inspection) -> bool:
    if inspection.payload_text is None:
        return True
    stops = (problem.segment is Segment.PAYLOAD for problem in inspection.problems if problem.fatal)
    return inspection.form is Form.MALFORMED and (any(stops) or not inspection.payload_bytes)
