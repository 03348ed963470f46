"""The verdicts of a report in a word or two."""

from jwt_debugger.inspection.result import (
    EncryptionStatus,
    Severity,
    SignatureStatus,
    TimeStatus,
)
from jwt_debugger.translation import _


def signature_word(status: SignatureStatus, *, refused: bool) -> str:
    """Say what is known of the signature, and of an SD-JWT that it is to be refused."""
    if refused and status is SignatureStatus.VERIFIED:
        return _("Verified, but to be refused")
    return {
        SignatureStatus.VERIFIED: _("Verified"),
        SignatureStatus.INVALID: _("Invalid"),
        SignatureStatus.UNCHECKED: _("Not checked"),
        SignatureStatus.UNSIGNED: _("Not signed"),
        SignatureStatus.UNSUPPORTED: _("Not supported"),
    }[status]


def encryption_word(status: EncryptionStatus) -> str:
    """Say what is known of the encrypted content."""
    return {
        EncryptionStatus.DECRYPTED: _("Decrypted"),
        EncryptionStatus.FAILED: _("Not decrypted"),
        EncryptionStatus.UNCHECKED: _("Not decrypted yet"),
        EncryptionStatus.UNSUPPORTED: _("Not supported"),
    }[status]


def time_word(status: TimeStatus) -> str:
    """Say what the times claim."""
    return {
        TimeStatus.CURRENT: _("Current"),
        TimeStatus.EXPIRED: _("Expired"),
        TimeStatus.NOT_YET_VALID: _("Not valid yet"),
        TimeStatus.NO_EXPIRY: _("No expiry"),
        TimeStatus.UNKNOWN: _("Time unknown"),
    }[status]


def severity_word(severity: Severity) -> str:
    """Name a severity."""
    return {
        Severity.HIGH: _("high"),
        Severity.MEDIUM: _("medium"),
        Severity.LOW: _("low"),
        Severity.INFO: _("info"),
    }[severity]
