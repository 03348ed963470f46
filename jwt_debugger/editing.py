"""Drafts of header and payload into the token: what was not edited keeps its very characters."""

from dataclasses import dataclass, replace

from jwt_debugger.encrypting import encrypt_with_keys, encryption_obstacle
from jwt_debugger.inspection.result import EncryptionStatus, Inspection
from jwt_debugger.issue import sign_segments
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.compact import SIGNED, Part, read_compact
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.json_faults import place
from jwt_debugger.jose.json_layout import display_layout
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.key import Key, KeyReading
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import Due, Request
from jwt_debugger.translation import _

DISCLOSED = "~"  # ends the signed token where disclosures follow (RFC 9901 section 4)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A token's signed part cut into segments, and what follows it: disclosures, or nothing."""

    parts: tuple[Part, ...]
    rest: str


def cut(token: str) -> Pieces:
    """Cut a token where its segments end."""
    signed, tilde, disclosures = token.partition(DISCLOSED)
    return Pieces(read_compact(signed).parts, tilde + disclosures)


def text_of(part: Part | None) -> str | None:
    """Return the characters of a segment's bytes; None where it is missing or is no UTF-8."""
    return _decoded(part.data) if part else None


def _decoded(data: bytes | None) -> str | None:
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError:
        return None


@dataclass(frozen=True, slots=True)
class Texts:
    """What header and payload say; None where that cannot be read. A JWE has its plaintext."""

    header: str | None
    payload: str | None


def texts_of(inspection: Inspection, plaintext: bytes | None = None) -> Texts:
    """Return the texts that the editors show and that edits are measured by.

    `plaintext` is what an encrypted token holds that the key given does not open.
    """
    header = text_of(inspection.part(Segment.HEADER))
    if inspection.encryption and inspection.payload_bytes is None:
        return Texts(header, _decoded(plaintext))
    if inspection.encryption or is_deflated(inspection):
        return Texts(header, inspection.payload_text)
    return Texts(header, text_of(inspection.part(Segment.PAYLOAD)))


def encrypts_only(inspection: Inspection, obstacle: str | None) -> bool:
    """Tell whether the key given can encrypt anew and never decrypt: it is a public one.

    `obstacle` is why it cannot encrypt.
    """
    encryption = inspection.encryption
    unchecked = encryption is not None and encryption.status is EncryptionStatus.UNCHECKED
    return unchecked and not obstacle


def is_deflated(inspection: Inspection) -> bool:
    """Tell whether the payload of a signed token is compressed (zip: DEF)."""
    return inspection.signature is not None and "zip" in (inspection.header or {})


def fixed_reason(inspection: Inspection) -> str | None:
    """Say in one sentence why a token can be read here, and not be changed; None: it can."""
    if inspection.in_json:
        return _("A token in JSON is shown here, not changed. Only a compact one can be edited.")
    if is_deflated(inspection):
        return _("The payload is compressed (zip): it is shown here, not changed.")
    return None


def display_of(text: str | None) -> str:
    """Return a text as an editor shows it: compact JSON is indented."""
    return display_layout(text or "").display(text or "")


def settle(request: Request, keys: KeyReading | None, original: Inspection) -> Request:
    """Do what is due: put the drafts into the token, and sign or encrypt it where the keys can.

    Where they cannot sign, the first signature stays. A draft that is no JSON, or that cannot be
    encrypted, leaves the token as it is.
    """
    request = replace(request, plaintext=_plaintext(request, original))
    settled = replace(request, due=Due.NOTHING)
    if request.due is Due.ENCRYPTION:
        return request
    unsettled = fixed_reason(original) or _draft_fault(request, original)
    if request.due is Due.NOTHING or unsettled:
        return settled
    then = texts_of(original, request.plaintext)
    now = edited_texts(request, then)
    if original.encryption:
        return _encrypted(settled, keys, original, now, anew=request.due is Due.SIGNATURE)
    if now == then and request.due is Due.EDIT:
        return replace(settled, token=request.original)
    pieces = cut(request.original)
    segments = [_segment(part, now, then) for part in pieces.parts]
    signed = _signed(segments, keys, request.detached_payload)
    return replace(settled, token=signed + pieces.rest)


def _plaintext(request: Request, original: Inspection) -> bytes | None:
    """Return what the pasted token holds, opened by the key given or by one before it."""
    opened = original.encryption is not None and original.payload_bytes is not None
    return original.payload_bytes if opened else request.plaintext


def _encrypted(
    settled: Request, keys: KeyReading | None, original: Inspection, now: Texts, *, anew: bool
) -> Request:
    """Encrypt the texts as they are now, or let the drafts wait for a key that can.

    What was typed back is the pasted token again, as long as the key given opens that.
    """
    unedited = now == texts_of(original)
    if unedited and not anew:
        return replace(settled, token=settled.original)
    if encrypting_obstacle(settled, keys, original):
        return replace(settled, due=_waiting(settled))
    known = texts_of(original, settled.plaintext).payload
    written = now.payload != known and now.payload is not None
    plaintext = now.payload if written else settled.plaintext
    token = encrypt_with_keys(now.header or "", plaintext or "", _keys(keys))
    return replace(settled, token=token)


def _waiting(request: Request) -> Due:
    drafted = request.header_draft is not None or request.payload_draft is not None
    return Due.ENCRYPTION if drafted else Due.NOTHING


def encrypting_obstacle(
    request: Request, keys: KeyReading | None, original: Inspection
) -> str | None:
    """Say in one sentence why a JWE with its drafts cannot be encrypted anew; None: it can."""
    if request.plaintext is None:
        return _("The payload has to be decrypted first: give its key.")
    header = edited_texts(request, texts_of(original)).header
    return encryption_obstacle(header or "", _keys(keys))


def edited_texts(request: Request, then: Texts) -> Texts:
    """Return the texts of the pasted token with the drafts in their place."""
    return Texts(
        _edited(request.header_draft, then.header), _edited(request.payload_draft, then.payload)
    )


def _edited(draft: str | None, original: str | None) -> str | None:
    """Return a draft in the layout of the text that it was made from."""
    return original if draft is None else display_layout(original or "").restore(draft)


def _keys(reading: KeyReading | None) -> tuple[Key, ...]:
    return reading.keys if reading else ()


def _signed(segments: list[str], keys: KeyReading | None, detached: bytes | None) -> str:
    """Sign the segments anew, or leave them with the signature that they have."""
    unsigned = ".".join(segments)
    if len(segments) not in (len(SIGNED), len(SIGNED) - 1):
        return unsigned
    try:
        return sign_segments(segments[0], segments[1], keys, detached)
    except TokenError:
        return unsigned


def _segment(part: Part, now: Texts, then: Texts) -> str:
    """Return a segment as it was edited, and to the last character as it was if it was not."""
    edited, text = {
        Segment.HEADER: (now.header, then.header),
        Segment.PAYLOAD: (now.payload, then.payload),
    }.get(part.segment, (None, None))
    if edited is None or edited == text:
        return part.text
    plain = text is not None and text == part.text  # b64: false (RFC 7797)
    return edited if plain else encode(edited.encode())


def draft_fault(request: Request, keys: KeyReading | None, original: Inspection) -> Problem | None:
    """Return why the drafts of a settled request are not in the token; None: they are.

    The offset, line and column are those of the editor's text.
    """
    if request.due is not Due.ENCRYPTION:
        return _draft_fault(request, original)
    reason = encrypting_obstacle(request, keys, original)
    reason = reason or _("Encrypt it with the key that is given now, or revert.")
    segment = Segment.PAYLOAD if request.header_draft is None else Segment.HEADER
    return _refusal(segment, reason, _("not encrypted"))


def _draft_fault(request: Request, original: Inspection) -> Problem | None:
    """Return why a draft is no text for the token."""
    fixed = fixed_reason(original)
    if fixed and (request.header_draft is not None or request.payload_draft is not None):
        return _refusal(Segment.TOKEN, fixed, _("not changed"))
    texts = texts_of(original, request.plaintext)
    return _fault(Segment.HEADER, request.header_draft, texts.header) or _fault(
        Segment.PAYLOAD, request.payload_draft, texts.payload
    )


def _fault(segment: Segment, draft: str | None, original: str | None) -> Problem | None:
    """Judge one draft: a header must be an object, a payload may be no JSON if it never was."""
    if draft is None:
        return None
    reading = read_json(draft)
    if not reading.fault:
        if segment is Segment.HEADER and not isinstance(reading.value, dict):
            message = _("A header is a JSON object in braces.")
            return _problem(segment, draft, 0, message, ProblemKind.NOT_AN_OBJECT)
        return _surrogate_fault(segment, draft)
    if segment is Segment.PAYLOAD and not _is_json(draft, original):
        return _surrogate_fault(segment, draft)
    return _problem(segment, draft, reading.fault.index, reading.fault.message, reading.fault.kind)


def _is_json(draft: str, original: str | None) -> bool:
    """Tell whether a payload is, or becomes, JSON rather than plain text."""
    if draft.lstrip().startswith(("{", "[")):
        return True
    return bool(original) and read_json(original or "").fault is None


def _surrogate_fault(segment: Segment, draft: str) -> Problem | None:
    try:
        draft.encode()
    except UnicodeEncodeError as error:
        message = _("This is half of a surrogate pair. Write the whole character, or its escape.")
        return _problem(segment, draft, error.start, message, ProblemKind.UTF8)
    return None


def _problem(segment: Segment, draft: str, index: int, message: str, kind: ProblemKind) -> Problem:
    line, column = place(draft, index)
    return Problem(kind, segment, index, index, _("not JSON"), message, line, column)


def _refusal(segment: Segment, message: str, summary: str) -> Problem:
    """Report what no place in a draft is to blame for."""
    return Problem(ProblemKind.STRUCTURE, segment, 0, 0, summary, message)
