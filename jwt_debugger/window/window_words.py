"""The words of the pages' positions; no Qt here."""

from jwt_debugger.inspection.result import EncryptionStatus, Form
from jwt_debugger.state import State
from jwt_debugger.translation import _


def claims_label(state: State) -> str:
    """Name the page of claims, which shows the parts of a token that is not decrypted."""
    inspection = state.inspection
    sealed = (
        inspection is not None
        and inspection.form is Form.JWE
        and inspection.encryption is not None
        and inspection.encryption.status is not EncryptionStatus.DECRYPTED
    )
    return _("Parts") if sealed else _("Claims")


def disclosures_label(state: State) -> str:
    """Name the page of disclosures, with their number; empty where the token is no SD-JWT."""
    inspection = state.inspection
    if inspection is None or inspection.form is not Form.SD_JWT:
        return ""
    return _("Disclosures {count:,}").format(count=len(inspection.disclosures))


def findings_label(count: int) -> str:
    """Name the page of findings, with their number."""
    return _("Findings {count:,}").format(count=count) if count else _("Findings")
