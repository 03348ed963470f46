"""The three verdicts of the strip: signature, time, findings; never one word "valid"."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from jwt_debugger.inspection.result import (
    Encryption,
    EncryptionStatus,
    Form,
    Inspection,
    Signature,
    SignatureStatus,
)
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.compact import segment_name
from jwt_debugger.jose.problems import Problem, Segment
from jwt_debugger.state import KeySource, Outcome, State
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.claim_rows import is_sealed
from jwt_debugger.window.disclosure_rows import reason_of
from jwt_debugger.window.finding_rows import FindingRow, Grade, finding_rows
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import Tone
from jwt_debugger.window.time_verdict import time_verdict
from jwt_debugger.window.token_words import frozen_words
from jwt_debugger.window.verdict import Verdict, is_awaited, judged

__all__ = ["findings_verdict", "signature_verdict", "time_verdict"]


def signature_verdict(state: State, _now: datetime) -> Verdict:
    """Say whether the token is genuine, as far as anything shows it."""
    inspection = judged(state)
    if inspection is None:
        return _no_signature(state)
    verdict = _of_token(state, inspection)
    fault = state.edits.fault if state.edits else None
    if fault is None:
        return verdict
    return replace(verdict, subtitle=frozen_words(fault))


def _no_signature(state: State) -> Verdict:
    if is_awaited(state):
        return Verdict(
            Tone.NEUTRAL, Icon.QUESTION_DASHED, _("Signature"), _("Checking…"), _("One moment")
        )
    return Verdict(
        Tone.NEUTRAL,
        Icon.SHIELD,
        _("Signature"),
        _("No signature yet"),
        _("Checked once you add a secret or key"),
    )


def _of_token(state: State, inspection: Inspection) -> Verdict:
    if inspection.form is Form.MALFORMED:
        return _malformed(inspection)
    if inspection.encryption is not None:
        anew = state.edits is not None and state.edits.outcome is Outcome.REENCRYPTED
        if anew and inspection.encryption.status is EncryptionStatus.DECRYPTED:
            return _encrypted_anew(inspection.encryption)
        return _of_encryption(inspection, inspection.encryption)
    outcome = state.edits.outcome if state.edits else None
    if outcome is not None and inspection.signature is not None:
        return _after_edit(state, outcome, inspection)
    if state.request.key.source is KeySource.HEADER:
        return _by_its_own_key(inspection)
    return _of_signature(inspection)


def _malformed(inspection: Inspection) -> Verdict:
    fault = next((problem for problem in inspection.problems if problem.fatal), None)
    words = ""
    if fault is not None:
        words = visible(fault.summary)
        if fault.segment is not Segment.TOKEN:
            words = _("{segment}, {place}: {fault}").format(
                segment=segment_name(fault.segment), place=_place(fault), fault=words
            )
    return Verdict(Tone.BAD, Icon.CROSS_OCTAGON, _("Token"), _("Malformed token"), words)


def _place(fault: Problem) -> str:
    """Say where a fault is: in the text that was decoded, or in the encoded segment."""
    if fault.line is not None:
        return _("line {line}, column {column}").format(line=fault.line, column=fault.column)
    return _("character {number}").format(number=fault.offset + 1)


def _after_edit(state: State, outcome: Outcome, inspection: Inspection) -> Verdict:
    signature = inspection.signature
    verified = signature is not None and signature.status is SignatureStatus.VERIFIED
    label, algorithm = _("Signature"), signature.algorithm if signature else None
    if outcome is Outcome.RESIGNED:
        words = _("{algorithm}, your key. Not the original")
        if state.request.key.is_secret:
            words = _("{algorithm}, your secret. Not the original")
        words, tone = words.format(algorithm=algorithm), Tone.ACCENT
        if inspection.refusal is not None:
            words, tone = _refusal(inspection.refusal), Tone.WARN
        return Verdict(tone, Icon.PENCIL_SQUARE, label, _("Re-signed by you"), words)
    if outcome is Outcome.OTHER_KEY:
        words = _("{algorithm}, not by the key that is given now").format(algorithm=algorithm)
        title = _("Re-signed with another key")
        return Verdict(Tone.WARN, Icon.PENCIL_SQUARE, label, title, words)
    if outcome is Outcome.OLD_SIGNATURE and not verified:
        words = _("The old signature no longer matches")
        return Verdict(Tone.BAD, Icon.CROSS_OCTAGON, label, _("Edited, not re-signed"), words)
    return _of_signature(inspection)


def _encrypted_anew(encryption: Encryption) -> Verdict:
    words = _("{algorithm}, to your key. Not the original")
    words = words.format(algorithm=encryption.algorithm)
    title = _("Encrypted by you")
    return Verdict(Tone.ACCENT, Icon.PENCIL_SQUARE, _("Protection"), title, words)


def _of_signature(inspection: Inspection) -> Verdict:
    signature, refusal = inspection.signature, inspection.refusal
    status = signature.status if signature else SignatureStatus.UNCHECKED
    tone, icon, title = {
        SignatureStatus.VERIFIED: (Tone.OK, Icon.CHECK_CIRCLE, _("Signature verified")),
        SignatureStatus.INVALID: (Tone.BAD, Icon.CROSS_OCTAGON, _("Signature invalid")),
        SignatureStatus.UNCHECKED: (
            Tone.NEUTRAL,
            Icon.QUESTION_DASHED,
            _("Signature not checked"),
        ),
        SignatureStatus.UNSIGNED: (Tone.BAD, Icon.SLASH_CIRCLE, _("Not signed")),
        SignatureStatus.UNSUPPORTED: (
            Tone.NEUTRAL,
            Icon.QUESTION_DASHED,
            _("Signature not checked"),
        ),
    }[status]
    if refusal is not None and status is SignatureStatus.VERIFIED:
        title, brief = _("Verified, but to be refused"), _("To be refused")
        words = _refusal(refusal)
        return Verdict(Tone.WARN, Icon.TRIANGLE, _("Signature"), title, words, brief)
    return Verdict(tone, icon, _("Signature"), title, _reason(signature))


def _by_its_own_key(inspection: Inspection) -> Verdict:
    """Say what a match with the key that the token brings is: less than a proof of most tokens."""
    verdict, signature = _of_signature(inspection), inspection.signature
    if signature is None or not signature.self_asserted:
        return verdict
    words = _("{algorithm}. Anybody can make such a token").format(algorithm=signature.algorithm)
    title = _("Matches its own key")
    return replace(verdict, tone=Tone.WARN, icon=Icon.TRIANGLE, title=title, subtitle=words)


def _refusal(problem: Problem) -> str:
    """Say what an SD-JWT is refused for."""
    return reason_of(problem).rstrip(".")


def _reason(verdict: Signature | Encryption | None) -> str:
    return visible(verdict.reason).rstrip(".") if verdict else ""


def _of_encryption(inspection: Inspection, encryption: Encryption) -> Verdict:
    label = _("Protection")
    if encryption.status is EncryptionStatus.FAILED:
        title = _("Not decrypted")
        return Verdict(Tone.BAD, Icon.CROSS_OCTAGON, label, title, _reason(encryption))
    if encryption.status is not EncryptionStatus.DECRYPTED:
        title = _("Encrypted (JWE)")
        return Verdict(Tone.NEUTRAL, Icon.LOCK_SQUARE, label, title, _reason(encryption))
    if _opened(inspection) is not None:
        return _of_inner(inspection)
    words = _("{algorithm}, with your private key")
    if encryption.proves_origin:
        words = _("{algorithm}, with your secret")
    words = words.format(algorithm=encryption.algorithm)
    return Verdict(Tone.OK, Icon.CHECK_CIRCLE, label, _("Decrypted"), words)


def _opened(inspection: Inspection) -> Inspection | None:
    """Return the token in one that was decrypted; None: there is none, or none that is whole."""
    inner, encryption = inspection.nested, inspection.encryption
    if inner is None or inner.form is Form.MALFORMED or encryption is None:
        return None
    return inner if encryption.status is EncryptionStatus.DECRYPTED else None


def _of_inner(inspection: Inspection) -> Verdict:
    """Say of the token within those that were decrypted whether it is genuine."""
    times, inner = 0, inspection
    while deeper := _opened(inner):
        times, inner = times + 1, deeper
    if inner.encryption is not None:
        verdict = _of_encryption(inner, inner.encryption)
    else:
        verdict = _of_signature(inner)
    words = ngettext(
        "Decrypted. In it: {reason}", "Decrypted {count:,} times. In it: {reason}", times
    ).format(count=times, reason=verdict.subtitle)
    return replace(verdict, label=_("Protection"), subtitle=words)


def findings_verdict(state: State, _now: datetime) -> Verdict:
    """Count what is wrong; to find nothing is no proof, and stays grey."""
    label = _("Findings")
    inspection = judged(state)
    if inspection is None:
        if is_awaited(state):
            title, words = _("Checking…"), _("One moment")
        else:
            title, words = _("No findings yet"), _("Weak secrets, risky claims")
        return Verdict(Tone.NEUTRAL, Icon.INFO_CIRCLE, label, title, words)
    errors = sum(problem.fatal for problem in inspection.problems)
    rows = finding_rows(state)
    if errors and inspection.form is Form.MALFORMED:
        title = ngettext("{count:,} error", "{count:,} errors", errors).format(count=errors)
        words = _("Not decrypted") if inspection.encryption else _("Signature not checked")
        return Verdict(Tone.BAD, Icon.TRIANGLE, label, title, words)
    if not rows:
        words = _passed_words(inspection)
        return Verdict(Tone.NEUTRAL, Icon.CHECK_CIRCLE, label, _("No findings"), words)
    title = ngettext("{count:,} finding", "{count:,} findings", len(rows)).format(count=len(rows))
    return Verdict(*_gravity(rows), label, title, " · ".join(_counts(rows)))


def _passed_words(inspection: Inspection) -> str:
    count = inspection.checks_passed
    if not count:
        return _("No fault in its form")
    if is_sealed(inspection):
        words = ngettext("Header only: {count:,} check", "Header only: {count:,} checks", count)
    else:
        words = ngettext("{count:,} check passed", "{count:,} checks passed", count)
    return words.format(count=count)


def _gravity(rows: tuple[FindingRow, ...]) -> tuple[Tone, Icon]:
    grades = {row.grade for row in rows}
    if grades & {Grade.ERROR, Grade.HIGH}:
        return Tone.BAD, Icon.TRIANGLE
    if Grade.MEDIUM in grades:
        return Tone.WARN, Icon.TRIANGLE
    return Tone.NEUTRAL, Icon.INFO_CIRCLE


def _counts(rows: tuple[FindingRow, ...]) -> Iterator[str]:
    """Count the rows of each grade, gravest first."""
    counts = Counter(row.grade for row in rows)
    for grade in Grade:
        if counts[grade]:
            yield f"{counts[grade]} {_grade_word(grade, counts[grade])}"


def _grade_word(grade: Grade, count: int) -> str:
    return {
        Grade.ERROR: ngettext("error", "errors", count),
        Grade.HIGH: _("high"),
        Grade.MEDIUM: _("medium"),
        Grade.LOW: _("low"),
        Grade.INFO: _("info"),
    }[grade]
