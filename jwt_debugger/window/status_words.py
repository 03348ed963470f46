"""What the status bar says: the last act, the place of a fault, or that all is well; no Qt."""

from datetime import datetime

from jwt_debugger.inspection.durations import format_zone, in_zone
from jwt_debugger.inspection.result import EncryptionStatus, Form, Inspection, SignatureStatus
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
    if inspection.encryption:
        opened = inspection.encryption.status is EncryptionStatus.DECRYPTED
        return _("Token decrypted") if opened else _("Encrypted token: its header is decoded")
    return _decoded(inspection)


def _decoded(inspection: Inspection) -> str:
    """Say what kind of signed token it is, where it is not the usual one."""
    if inspection.form is Form.SD_JWT:
        return _("SD-JWT decoded")
    if inspection.in_json:
        return _("Token in JSON decoded")
    if inspection.signature and inspection.signature.status is SignatureStatus.UNSIGNED:
        return _("Unsigned token decoded")
    if inspection.payload_bytes and inspection.payload_text is None:
        return _("Token decoded: its payload is no text")
    if inspection.payload_bytes and not isinstance(inspection.payload, dict):
        return _("Token decoded: its payload holds no claims")
    return _("Token decoded")
