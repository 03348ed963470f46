"""Why a token does not verify: what would make it, found by trying, or what follows from that."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from jwt_debugger.inspection.diagnosis.conclusions import conclusions
from jwt_debugger.inspection.diagnosis.question import Question, question_of
from jwt_debugger.inspection.diagnosis.sealed_tokens import diagnose_sealed, sealed_question_of
from jwt_debugger.inspection.diagnosis.search import CancelledError, Record, find_match
from jwt_debugger.inspection.diagnosis.telling import key_input, sentence
from jwt_debugger.inspection.diagnosis.variant import Cause, Match, Step
from jwt_debugger.inspection.findings.key_strength import public_key_as_secret
from jwt_debugger.inspection.findings.review import with_finding
from jwt_debugger.inspection.result import (
    Diagnosis,
    EncryptionStatus,
    Inspection,
    SignatureStatus,
)
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.keys.bounds import MAX_INPUT
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

_WRONG: Final = (SignatureStatus.INVALID, EncryptionStatus.FAILED)


def _never() -> bool:
    return False


def diagnose(
    inspection: Inspection,
    given: str | bytes,
    key_format: str,
    keys: KeyReading,
    *,
    cancelled: Callable[[], bool] = _never,
) -> tuple[Diagnosis, ...]:
    """Say why the key given does not verify or open a token, best first; empty: nothing to say.

    `keys` is what `given` was read as in `key_format`. The first of several is the cause that
    matters most; all of them together make the token verify. Empty too where it was cancelled, and
    for a text that is too large to be read as any key.
    """
    if len(given) > MAX_INPUT:
        return ()
    record = Record(cancelled)
    try:
        sealed = sealed_question_of(inspection, given, key_format, keys)
        if sealed is not None:
            return diagnose_sealed(sealed, record)
        question = question_of(inspection, given, key_format, keys)
        if question is None:
            return ()
        match = find_match(question, record)
        if match is not None:
            return tuple(_told(match, question)) if match.steps else ()
        return conclusions(question, record)
    except CancelledError:
        return ()


def with_diagnosis(
    inspection: Inspection, given: str | bytes, key_format: str, keys: KeyReading
) -> Inspection:
    """Return the inspection with its diagnosis, that of a token inside it too."""
    nested = inspection.nested
    if nested is not None and _is_wrong(nested):
        nested = with_diagnosis(nested, given, key_format, keys)
    found = diagnose(inspection, given, key_format, keys)
    return diagnosed(replace(inspection, nested=nested), found)


def diagnosed(inspection: Inspection, found: tuple[Diagnosis, ...]) -> Inspection:
    """Return the inspection with its diagnosis, and with the finding that one cause is."""
    inspection = replace(inspection, diagnosis=found)
    if any(each.cause == Cause.PUBLIC_KEY_AS_HMAC_SECRET for each in found):
        return with_finding(inspection, public_key_as_secret())
    return inspection


def _is_wrong(inspection: Inspection) -> bool:
    """Tell a token that the key was tried on, and is wrong for."""
    return inspection.verdict is not None and inspection.verdict.status in _WRONG


def _told(match: Match, question: Question) -> Iterator[Diagnosis]:
    """Tell each cause; those that a click undoes bring all that it changes with them."""
    changes = _changes(match, question)
    steps = list({step.cause: step for step in reversed(match.steps)}.values())[::-1]
    whole = sentence(_("The token matches when {changes}."), match.steps)
    together = len(match.steps) > 1 and all(step.applies for step in steps)
    for number, step in enumerate(steps):
        remedy = step.remedy
        if together:
            remedy = _("Matches with all of this: change it")
        explanation = f"{whole} {step.hint}" if number == 0 else _also(step)
        told = Diagnosis(step.cause, explanation, remedy)
        yield (
            replace(changes, cause=told.cause, explanation=explanation, remedy=remedy)
            if (step.applies)
            else told
        )


def _also(step: Step) -> str:
    change = step.change[:1].upper() + step.change[1:]
    return _("{change}. {hint}").format(change=change, hint=step.hint)


def _changes(match: Match, question: Question) -> Diagnosis:
    """Put together what a click changes."""
    changes = Diagnosis("", "", "")
    if match.key.steps:
        text, key_format = key_input(match.key.value)
        changes = replace(
            changes,
            key_text=None if text == question.text else text,
            key_format=None if key_format == question.key_format else key_format,
        )
    return replace(changes, token=_mended(match, question))


def _mended(match: Match, question: Question) -> str | None:
    """Write the token as it verifies; None where it is as it was, or where none does."""
    token = question.inspection.token
    parts = {part.segment: part for part in question.inspection.parts}
    pieces: dict[Segment, str] = {}
    cut_off = any(step.cause is Cause.SIGNATURE_TRUNCATED for step in match.method)
    if match.signature.steps or (question.malformed and not cut_off):
        pieces[Segment.SIGNATURE] = encode(match.signature.value)
    if match.covered.value.writable:
        header, payload = match.covered.value.data.decode().split(".", 1)
        pieces |= {Segment.PAYLOAD: payload, Segment.HEADER: header}
    for segment, text in pieces.items():
        start, end = parts[segment].start, parts[segment].start + len(parts[segment].text)
        if token[start:end] != parts[segment].text:
            return None
        token = token[:start] + text + token[end:]
    return None if token == question.inspection.token else token
