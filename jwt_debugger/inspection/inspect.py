"""One frozen answer to "what is this token?": decode, verify, judge the time, review."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from jwt_debugger.inspection.content import Content
from jwt_debugger.inspection.decryption import open_sealed
from jwt_debugger.inspection.diagnosis import with_diagnosis
from jwt_debugger.inspection.findings.known_secret import known_secret
from jwt_debugger.inspection.findings.review import reviewed, reviewed_again, with_finding
from jwt_debugger.inspection.forms import read_any
from jwt_debugger.inspection.known_secrets import is_publicly_known
from jwt_debugger.inspection.nesting import MAX_NESTING, holds_token, keys_left
from jwt_debugger.inspection.reading import Reading, read_inner
from jwt_debugger.inspection.result import (
    Encryption,
    EncryptionStatus,
    Form,
    Inspection,
    Signature,
    SignatureStatus,
)
from jwt_debugger.inspection.sd_jwt import with_disclosures
from jwt_debugger.inspection.validity import judge, now_in_utc
from jwt_debugger.inspection.verification import check_signature
from jwt_debugger.jose.key import Key, KeyKind, KeyReading
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _

_GOOD = frozenset({SignatureStatus.VERIFIED, EncryptionStatus.DECRYPTED})
_BAD = frozenset({SignatureStatus.INVALID, EncryptionStatus.FAILED})


@dataclass(frozen=True, slots=True)
class _Judging:
    """What tokens are judged by.

    `depth` counts the tokens around this one, and `sealed` tells that one of them is encrypted.
    """

    keys: KeyReading | None
    at: datetime
    leeway: int
    depth: int = 0
    sealed: bool = False


def inspect(  # noqa: PLR0913 - the public interface
    token: str,
    key: str | bytes | None = None,
    *,
    key_format: str = "auto",
    passphrase: str | None = None,
    detached_payload: bytes | None = None,
    at: datetime | None = None,
    leeway: int = 0,
) -> Inspection:
    """Decode and judge any text; what is wrong with it, or with the key, is in the answer.

    `at` is the instant to judge time by (None: now; a naive one is local time), `leeway` is in
    seconds, `passphrase` that of an encrypted private key.
    """
    keys = read_keys(key, key_format, passphrase) if key else None
    reading = read_any(token, detached_payload)
    inspection = inspect_reading(reading, keys, now_in_utc(at), leeway)
    if key and keys:
        return _with_known_secret(with_diagnosis(inspection, key, key_format, keys))
    return inspection


def _with_known_secret(inspection: Inspection) -> Inspection:
    """Add that the secret which verifies the token is publicly known, where it is."""
    secret = _good_key((inspection.signature, None))
    if secret is None or secret.kind is not KeyKind.SECRET:
        return inspection
    if not is_publicly_known(secret.material):
        return inspection
    return with_finding(inspection, known_secret(inspection, secret.material))


def inspect_reading(
    reading: Reading, keys: KeyReading | None, at: datetime, leeway: int = 0
) -> Inspection:
    """Judge a token that is decoded already, by keys that are read already (None: none given).

    `at` is an aware instant. Why a signature does not verify is left open: that takes longer, and
    `jwt_debugger.inspection.diagnosis` finds it out.
    """
    return _inspect(reading, _Judging(keys, at, leeway))


def judge_again(inspection: Inspection, at: datetime, leeway: int = 0) -> Inspection:
    """Judge the same token by another aware instant; nothing is decoded or verified anew."""
    claims = inspection.payload if isinstance(inspection.payload, dict) else None
    nested = inspection.nested and judge_again(inspection.nested, at, leeway)
    binding = inspection.key_binding and judge_again(inspection.key_binding, at, leeway)
    time = judge(claims, at, leeway)
    again = replace(inspection, time=time, nested=nested, key_binding=binding)
    return reviewed_again(again, at)


def _inspect(reading: Reading, by: _Judging) -> Inspection:
    """Judge each signature, or each recipient's part, until one is good.

    Where none is, the first counts that the key is wrong for; else the first of all.
    """
    count = 1 + len(reading.others)
    answers = []
    for number, each in enumerate((reading, *reading.others), start=1):
        answers.append(_numbered(_inspect_one(each, by, count), number, count))
        if _verdict(answers[-1]) in _GOOD:
            break
    told = (each for verdicts in (_GOOD, _BAD) for each in answers if _verdict(each) in verdicts)
    chosen = next(told, answers[0])
    if reading.presentation is None:
        return reviewed(chosen, by.at, sealed=by.sealed)
    issued = replace(chosen, token=reading.presentation.issued)
    disclosed = with_disclosures(
        reading.token,
        issued,
        reading.presentation,
        lambda text, holder: _inspect(read_any(text), replace(by, keys=holder)),
    )
    return reviewed(disclosed, by.at, sealed=by.sealed)


def _inspect_one(reading: Reading, by: _Judging, count: int) -> Inspection:
    """Judge one of so many signatures, or open one recipient's part, and look inside."""
    if reading.encrypted:
        opening = open_sealed(reading, by.keys, count)
        verdicts: _Verdicts = (None, opening.encryption)
        content, faults = _plaintext(reading, opening.plaintext)
    else:
        verdicts = (check_signature(reading, by.keys), None)
        content, faults = reading.content, ()
    problems = (*reading.problems, *faults)
    nested = None
    if content is not None and holds_token(reading.header, content.text):
        problems = tuple(problem for problem in problems if not _is_lack_of_claims(problem))
        nested = _nested(content.text or "", verdicts, by)
        problems = problems if nested else (*problems, _too_deep())
    signature, encryption = verdicts
    return Inspection(
        token=reading.token,
        form=_form(reading),
        parts=reading.parts,
        header=reading.header,
        header_text=reading.head.text if reading.head else None,
        payload=content.value if content else None,
        payload_text=content.text if content else None,
        payload_bytes=content.data if content else None,
        problems=problems,
        time=judge(_claims(content), by.at, by.leeway),
        signing_input=reading.signing_input,
        signature=signature,
        encryption=encryption,
        nested=nested,
        unprotected_texts=reading.unprotected_texts,
    )


_Verdicts = tuple[Signature | None, Encryption | None]


def _plaintext(
    reading: Reading, plaintext: bytes | None
) -> tuple[Content | None, tuple[Problem, ...]]:
    """Read what was decrypted; None where nothing was."""
    if plaintext is None:
        return None, ()
    ciphertext = next(part for part in reading.parts if part.segment is Segment.CIPHERTEXT)
    return read_inner(ciphertext, plaintext)


def _is_lack_of_claims(problem: Problem) -> bool:
    """Tell the problem that a payload is no JSON object; where a token is wanted it is none."""
    return problem.segment is Segment.PAYLOAD and problem.kind is ProblemKind.NOT_AN_OBJECT


def _nested(token: str, verdicts: _Verdicts, by: _Judging) -> Inspection | None:
    """Inspect the token that the payload is; None where it lies too deep.

    A key that is wrong for the inner token and opened this one was not given for the inner one.
    """
    if by.depth == MAX_NESTING:
        return None
    inner = read_any(token)
    deeper = replace(by, depth=by.depth + 1, sealed=by.sealed or verdicts[1] is not None)
    nested = _inspect(inner, deeper)
    used = _good_key(verdicts)
    if used is None or not _speaks_ill_of(nested, used):
        return nested
    return _inspect(inner, replace(deeper, keys=keys_left(by.keys, used)))


def _good_key(verdicts: _Verdicts) -> Key | None:
    """Return the key that verified or decrypted, where one did."""
    return next((each.key for each in verdicts if each and each.status in _GOOD), None)


def _speaks_ill_of(inspection: Inspection, key: Key) -> bool:
    """Tell whether the verdict is that this very key is wrong."""
    verdict = inspection.verdict
    return verdict is not None and verdict.status in _BAD and verdict.key is key


def _too_deep() -> Problem:
    message = _("Tokens are nested here more than {limit} levels deep; the innermost stays closed.")
    message = message.format(limit=MAX_NESTING)
    summary = _("nested too deep")
    return Problem(ProblemKind.DEPTH, Segment.PAYLOAD, 0, 0, summary, message, fatal=False)


def _numbered(inspection: Inspection, number: int, count: int) -> Inspection:
    """Say of which signature or recipient the verdict speaks, where there are several."""
    if count == 1:
        return inspection
    if inspection.encryption:
        reason = _("Recipient {number:,} of {count:,}: {reason}")
        reason = reason.format(number=number, count=count, reason=inspection.encryption.reason)
        return replace(inspection, encryption=replace(inspection.encryption, reason=reason))
    signature = inspection.signature
    reason = _("Signature {number:,} of {count:,}: {reason}")
    reason = reason.format(number=number, count=count, reason=signature.reason if signature else "")
    return replace(inspection, signature=signature and replace(signature, reason=reason))


def _verdict(inspection: Inspection) -> SignatureStatus | EncryptionStatus | None:
    verdict = inspection.verdict
    return verdict.status if verdict else None


def _claims(content: Content | None) -> Mapping[str, Any] | None:
    return content.value if content and isinstance(content.value, dict) else None


def _form(reading: Reading) -> Form:
    if reading.fault:
        return Form.MALFORMED
    return Form.JWE if reading.encrypted else Form.JWS
