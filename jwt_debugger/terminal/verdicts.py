"""The separate verdicts in words: signature or encryption, time, findings (never one "valid")."""

from dataclasses import dataclass
from typing import Final

from jwt_debugger.inspection.durations import relative
from jwt_debugger.inspection.result import (
    Encryption,
    EncryptionStatus,
    Form,
    Inspection,
    Severity,
    Signature,
    SignatureStatus,
    TimeStatus,
    Validity,
)
from jwt_debugger.inspection.visible import visible
from jwt_debugger.terminal.ink import Colour
from jwt_debugger.translation import _, ngettext

SEVERITY_COLOURS: Final = {
    Severity.HIGH: Colour.BAD,
    Severity.MEDIUM: Colour.WARN,
    Severity.LOW: Colour.NAME,
    Severity.INFO: Colour.QUIET,
}

_GOOD, _BAD, _OPEN, _WARN = "✓", "✗", "?", "!"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer: what it is on, a mark beside the title, and the reason in a sentence."""

    subject: str
    mark: str
    colour: Colour
    title: str
    reason: str


def verdicts(inspection: Inspection) -> tuple[Verdict, ...]:
    """Return the verdicts in the order of the window's strip."""
    if inspection.form is Form.MALFORMED:
        return (_malformed(inspection), _time(inspection))
    found = []
    if inspection.encryption:
        found.append(_encryption(inspection.encryption))
    if inspection.signature:
        found.append(_signature(inspection.signature, refused=inspection.refusal is not None))
    if inspection.inner is None:  # else the times are those of the inner token
        found.append(_time(inspection))
    return (*found, _findings(inspection))


def severity_word(severity: Severity) -> str:
    """Name a severity, filled up to one width so that titles stand in a column."""
    words = {
        Severity.HIGH: _("high"),
        Severity.MEDIUM: _("medium"),
        Severity.LOW: _("low"),
        Severity.INFO: _("info"),
    }
    return words[severity].ljust(max(map(len, words.values())))


def _malformed(inspection: Inspection) -> Verdict:
    fault = next(problem for problem in inspection.problems if problem.fatal)
    title = _("Malformed: {fault}").format(fault=visible(fault.summary))
    return Verdict(_("Token"), _BAD, Colour.BAD, title, "")


def _signature(signature: Signature, *, refused: bool) -> Verdict:
    mark, colour, title = {
        SignatureStatus.VERIFIED: (_GOOD, Colour.GOOD, _("Verified")),
        SignatureStatus.INVALID: (_BAD, Colour.BAD, _("Invalid")),
        SignatureStatus.UNCHECKED: (_OPEN, Colour.WARN, _("Not checked")),
        SignatureStatus.UNSIGNED: (_WARN, Colour.BAD, _("Not signed")),
        SignatureStatus.UNSUPPORTED: (_OPEN, Colour.WARN, _("Not supported")),
    }[signature.status]
    if refused and signature.status is SignatureStatus.VERIFIED:
        mark, colour, title = _WARN, Colour.WARN, _("Verified, but to be refused")
    return Verdict(_("Signature"), mark, colour, title, visible(signature.reason))


def _encryption(encryption: Encryption) -> Verdict:
    mark, colour, title = {
        EncryptionStatus.DECRYPTED: (_GOOD, Colour.GOOD, _("Decrypted")),
        EncryptionStatus.FAILED: (_BAD, Colour.BAD, _("Not decrypted")),
        EncryptionStatus.UNCHECKED: (_OPEN, Colour.WARN, _("Not decrypted yet")),
        EncryptionStatus.UNSUPPORTED: (_OPEN, Colour.WARN, _("Not supported")),
    }[encryption.status]
    return Verdict(_("Encryption"), mark, colour, title, visible(encryption.reason))


def _time(inspection: Inspection) -> Verdict:
    """Judge the time; no green and no certainty before the content is proven."""
    time = inspection.time
    mark, colour, title = {
        TimeStatus.CURRENT: (_GOOD, Colour.GOOD, _distance(_("Expires {when}"), time)),
        TimeStatus.EXPIRED: (_BAD, Colour.BAD, _distance(_("Expired {when}"), time)),
        TimeStatus.NOT_YET_VALID: (_BAD, Colour.BAD, _("Not valid yet")),
        TimeStatus.NO_EXPIRY: (_WARN, Colour.WARN, _("No expiry")),
        TimeStatus.UNKNOWN: (_OPEN, Colour.WARN, _("Time unknown")),
    }[time.status]
    if time.by_leeway:
        mark, colour, title = _WARN, Colour.WARN, _("Valid by the leeway alone")
    reason = time.reason
    if time.status is not TimeStatus.UNKNOWN and not inspection.proven:
        reason += " " + _("By its own claim: nothing proves it yet.")
        mark, colour = (_OPEN, Colour.WARN) if mark == _GOOD else (mark, colour)
    return Verdict(_("Time"), mark, colour, title, visible(reason))


def _distance(sentence: str, time: Validity) -> str:
    """Say how far away the expiry is; one outside the calendar has no distance."""
    if time.expires_at is None:
        return sentence.format(when="").strip()
    return sentence.format(when=relative(time.expires_at, time.as_of))


def _findings(inspection: Inspection) -> Verdict:
    count = len(inspection.findings)
    passed = ngettext("{count:,} check passed", "{count:,} checks passed", inspection.checks_passed)
    reason = passed.format(count=inspection.checks_passed)
    if not count:
        return Verdict(_("Findings"), " ", Colour.QUIET, _("No findings"), reason)
    title = ngettext("{count:,} finding", "{count:,} findings", count).format(count=count)
    gravest = min(inspection.findings, key=lambda finding: list(Severity).index(finding.severity))
    return Verdict(_("Findings"), _WARN, SEVERITY_COLOURS[gravest.severity], title, reason)
