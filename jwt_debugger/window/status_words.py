"""What the status bar says: the last act, the place of a fault, or that all is well; no Qt."""

from datetime import datetime

from jwt_debugger.inspection.durations import format_zone, in_zone
from jwt_debugger.inspection.result import EncryptionStatus, Form, Inspection
from jwt_debugger.jose.compact import segment_name
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.token_words import frozen_words


def status_words(state: State) -> str:
    """Say what the user's last act did, or else what there is."""
    if state.busy:
        return _("Computing …")
    fault = state.edits.fault if state.edits else None
    if fault is not None:
        return frozen_words(fault)
    return state.notice or _found(state.inspection)


def caret_words(line: int, column: int) -> str:
    """Say where the caret is, both counted from 1."""
    return _("Line {line}, column {column}").format(line=line, column=column)


def zone_words(now: datetime, *, utc: bool) -> str:
    """Say in which zone times are shown."""
    if utc:
        return _("Times: UTC")
    return _("Times: local, {zone}").format(zone=format_zone(in_zone(now, utc=False)))


def _found(inspection: Inspection | None) -> str:
    if inspection is None:
        return _("Ready")
    if inspection.form is Form.MALFORMED and inspection.problems:
        problem = inspection.problems[0]
        return _("{segment}, character {number}: {fault}").format(
            segment=segment_name(problem.segment),
            number=problem.offset + 1,
            fault=problem.summary,
        )
    if inspection.encryption and inspection.encryption.status is EncryptionStatus.DECRYPTED:
        return _("Token decrypted")
    return _("Token decoded")
