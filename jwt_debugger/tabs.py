"""What a tab says of its token."""

from jwt_debugger.inspection.result import Form, Inspection
from jwt_debugger.inspection.visible import visible
from jwt_debugger.state import State, Tab
from jwt_debugger.translation import _

MAX_TITLE = 30  # characters


def tab_of(state: State) -> Tab:
    """Name a token by what it is and whom it is about, and give its verdicts."""
    inspection = state.inspection
    if inspection is None:
        return Tab(_("New token"), has_key=not state.request.key.empty)
    signature, encryption = inspection.signature, inspection.encryption
    return Tab(
        visible(_title(inspection), MAX_TITLE),
        signature.status if signature else None,
        encryption.status if encryption else None,
        inspection.time.status,
        edited=state.edits is not None,
        has_key=not state.request.key.empty,
    )


def _title(inspection: Inspection) -> str:
    if inspection.form is Form.MALFORMED:
        return _("Malformed")
    subject = inspection.claims.get("sub")
    name = _kind(inspection)
    return f"{name} · {subject}" if type(subject) is str and subject else name


def _kind(inspection: Inspection) -> str:
    """Name the kind of a token by its type."""
    if inspection.form is Form.JWE:
        return _("Encrypted")
    return _("SD-JWT") if inspection.form is Form.SD_JWT else _("JWT")
