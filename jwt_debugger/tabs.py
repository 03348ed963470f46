"""What a tab says of its token."""

from jwt_debugger.inspection.findings.kinds import Kind, kind_of
from jwt_debugger.inspection.result import Form, Inspection
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.key import Key
from jwt_debugger.state import State, Tab
from jwt_debugger.translation import _

MAX_TITLE = 30  # characters


def tab_of(state: State) -> Tab:
    """Name a token by what it is and whom it is about, and give its verdicts."""
    inspection = state.inspection
    if inspection is None:
        return Tab(_("New token"), keys=_own_keys(state))
    inner = inspection.innermost
    signature, encryption = inner.signature, inner.encryption
    return Tab(
        visible(_title(inspection), MAX_TITLE),
        signature.status if signature else None,
        encryption.status if encryption else None,
        inner.time.status,
        edited=state.edits is not None,
        keys=_own_keys(state),
        refused=inner.refusal is not None,
    )


def _own_keys(state: State) -> tuple[Key, ...]:
    """Return the keys that the user has given, and not those of an example or of the token."""
    given = state.request.key
    return () if given.empty or given.is_borrowed else state.key.keys


def _title(inspection: Inspection) -> str:
    if inspection.form is Form.MALFORMED:
        return _("Malformed")
    subject = inspection.innermost.claims.get("sub")
    name = _kind(inspection)
    return f"{name} · {subject}" if type(subject) is str and subject else name


def _kind(inspection: Inspection) -> str:
    """Name the kind of a token by its form, its type and its claims."""
    if inspection.form is Form.JWE:
        return _("Encrypted")
    plain = _("SD-JWT") if inspection.form is Form.SD_JWT else _("JWT")
    return {
        Kind.ACCESS_TOKEN: _("Access token"),
        Kind.ID_TOKEN: _("ID token"),
        Kind.DPOP_PROOF: _("DPoP proof"),
        Kind.LOGOUT_TOKEN: _("Logout token"),
        Kind.CLIENT_ASSERTION: _("Client assertion"),
        Kind.SD_JWT_VC: _("Credential"),
    }.get(kind_of(inspection), plain)
