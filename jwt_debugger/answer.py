"""From what the user has given to everything that is on screen: one pure function."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from jwt_debugger.editing import (
    Texts,
    display_of,
    draft_fault,
    edited_texts,
    encrypting_obstacle,
    encrypts_only,
    fixed_reason,
    settle,
    text_of,
    texts_of,
)
from jwt_debugger.encrypting import with_parameters_of
from jwt_debugger.inspection.expectations import with_expectations
from jwt_debugger.inspection.findings.kinds import Kind, kind_of
from jwt_debugger.inspection.forms import read_any
from jwt_debugger.inspection.inspect import inspect_reading, judge_again
from jwt_debugger.inspection.reading import is_unsecured
from jwt_debugger.inspection.result import Inspection, SignatureStatus
from jwt_debugger.issue import signing_obstacle
from jwt_debugger.jose.compact import read_compact, repair_alphabet
from jwt_debugger.jose.json_text import members, read_json
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.problems import Problem, Segment
from jwt_debugger.state import (
    SECRET_FORMATS,
    Due,
    Edits,
    KeyInput,
    KeySource,
    Outcome,
    Request,
    State,
)
from jwt_debugger.translation import _

# Of a text without a dot, so much is read to find out what kind of key it needs.
MAX_HEADER_READ = 65_536


def answer(request: Request, now: datetime, before: State) -> State:
    """Read the key, settle the token and judge it, now or at the instant that was asked for.

    What the state before has already, and the request did not change, is taken over from it.
    """
    key = before.key if before.request.key == request.key else _read(request.key)
    given = None if request.key.empty else key
    if not request.token:
        return State(request, key=key, utc=before.utc, notice=before.notice)
    original = _original(request, given, before, now)
    settled = settle(request, given, original)
    inspection = (
        original
        if settled.token == settled.original
        else _inspected(settled.token, settled, given, now)
    )
    fault = draft_fault(settled, given, original)
    obstacle = _obstacle(settled, inspection, original, given)
    known = settled.plaintext if encrypts_only(inspection, obstacle) else None
    header, payload = _displays(settled, inspection, fault, known)
    return replace(
        before,
        request=settled,
        inspection=inspection,
        original=original,
        edits=_edits(settled, inspection, original, given, fault),
        key=key,
        header_display=header,
        payload_display=payload,
        signing_obstacle=obstacle,
        repaired=None if fault else repair_alphabet(settled.token),
        busy=False,
    )


def display_texts(request: Request, known: State) -> tuple[str, str]:
    """Return the editors' texts while the answer is not there: drafts, or what is known."""
    same = request.token == known.request.token
    header = request.header_draft if request.header_draft is not None else known.header_display
    payload = request.payload_draft if request.payload_draft is not None else known.payload_display
    return (header, payload) if same else (request.header_draft or "", request.payload_draft or "")


def likely_key_format(token: str) -> str:
    """Say how an empty key field is best read for a token: a secret for HMAC, a key for others."""
    head = read_compact(token.strip()[:MAX_HEADER_READ].partition(".")[0]).parts
    header = read_json(text_of(head[0]) or "").value if head else None
    algorithm = header.get("alg") if isinstance(header, dict) else None
    takes_secret = type(algorithm) is not str or algorithm.startswith(
        ("HS", "none", "dir", "PBES2")
    )
    return SECRET_FORMATS[0] if takes_secret else "auto"


def _read(given: KeyInput) -> KeyReading:
    if given.empty:
        return KeyReading()
    return read_keys(
        given.text if given.data is None else given.data, given.format, given.passphrase
    )


def _displays(
    request: Request, inspection: Inspection, fault: Problem | None, known: bytes | None
) -> tuple[str, str]:
    """Return the texts of the editors: drafts, as long as there are, or else what the token says.

    `known` is what an encrypted token holds that the key given can encrypt to, and not open. A
    header that was encrypted with has got its one-time parameters by that.
    """
    texts = texts_of(inspection, known)
    told = inspection.whole_header if inspection.unprotected else texts.header
    header, payload = request.header_draft, request.payload_draft
    if header is not None and inspection.encryption and fault is None:
        header = with_parameters_of(header, inspection.header or {})
    return (
        display_of(told) if header is None else header,
        display_of(texts.payload) if payload is None else payload,
    )


def _inspected(token: str, request: Request, keys: KeyReading | None, now: datetime) -> Inspection:
    reading = read_any(token, request.detached_payload)
    inspection = inspect_reading(reading, keys, request.at or now, request.leeway)
    if request.key.source is KeySource.HEADER:
        inspection = _without_proof(inspection)
    return with_expectations(inspection, request.expected, request.at or now, request.leeway)


def _without_proof(inspection: Inspection) -> Inspection:
    """Take a match with the key that the token brings for what it is, but of a proof of that key.

    A DPoP proof (RFC 9449) shows that its sender holds the key that is in its header.
    """
    signature = inspection.signature
    if signature is None or signature.status is not SignatureStatus.VERIFIED:
        return inspection
    if kind_of(inspection) is Kind.DPOP_PROOF:
        return inspection
    reason = _("{algorithm}, matches the key it brings itself. Anybody can make such a token")
    reason = reason.format(algorithm=signature.algorithm)
    status = SignatureStatus.UNCHECKED
    unproved = replace(signature, status=status, reason=reason, self_asserted=True)
    return replace(inspection, signature=unproved)


def _original(
    request: Request, keys: KeyReading | None, before: State, now: datetime
) -> Inspection:
    """Inspect what was pasted, unless the state before has that with the same key already."""
    known, asked = before.original, before.request
    same = (asked.original, asked.key, asked.detached_payload) == (
        request.original,
        request.key,
        request.detached_payload,
    )
    if known is not None and same:
        again = judge_again(known, request.at or now, request.leeway)
        return with_expectations(again, request.expected, request.at or now, request.leeway)
    return _inspected(request.original, request, keys, now)


def _obstacle(
    request: Request, inspection: Inspection, original: Inspection, keys: KeyReading | None
) -> str | None:
    """Say why the token cannot be signed, or encrypted, with the key given."""
    fixed = fixed_reason(inspection)
    if fixed:
        return fixed
    if inspection.encryption:
        return encrypting_obstacle(request, keys, original)
    return signing_obstacle(inspection.header, keys)


def _edits(
    request: Request,
    inspection: Inspection,
    original: Inspection,
    keys: KeyReading | None,
    fault: Problem | None,
) -> Edits | None:
    """Say how the token differs from what was pasted; None where it does not."""
    untouched = request.token == request.original
    if fault is None and untouched:
        return None
    then = texts_of(original, request.plaintext)
    now = _texts_now(request, inspection, then, fault)
    outcome = None if untouched else _outcome(inspection, original)
    unsigned = outcome is Outcome.OLD_SIGNATURE
    return Edits(
        outcome,
        header=now.header != then.header or _is_at(fault, Segment.HEADER),
        payload=now.payload != then.payload or _is_at(fault, Segment.PAYLOAD),
        header_members=_changed_members(then.header, now.header),
        claims=_changed_members(then.payload, now.payload),
        reason=(signing_obstacle(inspection.header, keys) or "") if unsigned else "",
        fault=fault,
    )


def _texts_now(
    request: Request, inspection: Inspection, then: Texts, fault: Problem | None
) -> Texts:
    """Return what the user has made of the texts, as far as the token, or a draft, has it.

    Encrypting changes parameters of the header that the user has not edited.
    """
    if inspection.encryption and (fault is None or request.due is Due.ENCRYPTION):
        return edited_texts(request, then)
    return texts_of(inspection, request.plaintext)


def _is_at(fault: Problem | None, segment: Segment) -> bool:
    return fault is not None and fault.segment is segment


def _outcome(inspection: Inspection, original: Inspection) -> Outcome:
    """Tell what became of the signature of a token that was changed."""
    if inspection.encryption:
        return Outcome.REENCRYPTED
    if is_unsecured(inspection.header):
        return Outcome.UNSECURED
    new, old = (each.part(Segment.SIGNATURE) for each in (inspection, original))
    if new and old and new.text == old.text:
        return Outcome.OLD_SIGNATURE
    signature = inspection.signature
    if signature and signature.status is SignatureStatus.VERIFIED:
        return Outcome.RESIGNED
    return Outcome.OTHER_KEY


def _changed_members(then: str | None, now: str | None) -> Mapping[str, str | None]:
    """Return the former JSON text of each member that was changed or removed; None: added."""
    old, new = _member_texts(then), _member_texts(now)
    changed = {name: old.get(name) for name, text in new.items() if old.get(name) != text}
    removed = {name: text for name, text in old.items() if name not in new}
    return MappingProxyType({**changed, **removed})


def _member_texts(text: str | None) -> dict[str, str]:
    """Return each member's value as it is written; of a name given twice the last counts."""
    source = text or ""
    return {
        member.name: source[member.value_start : member.value_end] for member in members(source)
    }
