"""Drafts of header and payload into the token: what was not edited keeps its very characters."""

from dataclasses import dataclass, replace

from jwt_debugger.issue import sign_segments
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.compact import SIGNED, Part, read_compact
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.json_faults import place
from jwt_debugger.jose.json_layout import display_layout
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import Due, Request
from jwt_debugger.translation import _

DISCLOSED = "~"  # ends the signed token where disclosures follow (RFC 9901 section 4)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A token's signed part cut into segments, and what follows it: disclosures, or nothing."""

    parts: tuple[Part, ...]
    rest: str

    def part(self, segment: Segment) -> Part | None:
        """Return the part of that name, or None."""
        return next((part for part in self.parts if part.segment is segment), None)


def cut(token: str) -> Pieces:
    """Cut a token where its segments end."""
    signed, tilde, disclosures = token.partition(DISCLOSED)
    return Pieces(read_compact(signed).parts, tilde + disclosures)


def text_of(part: Part | None) -> str | None:
    """Return the characters of a segment's bytes; None where it is missing or is no UTF-8."""
    try:
        return part.data.decode() if part else None
    except UnicodeDecodeError:
        return None


def display_of(part: Part | None) -> str:
    """Return a segment's text as an editor shows it: compact JSON is indented."""
    text = text_of(part) or ""
    return display_layout(text).display(text)


def settle(request: Request, keys: KeyReading | None) -> Request:
    """Do what is due: put the drafts into the token, and sign it where the keys can.

    Where they cannot, the first signature stays. A draft that is no JSON leaves the token as it is.
    """
    settled = replace(request, due=Due.NOTHING)
    if request.due is Due.NOTHING or draft_fault(request) is not None:
        return settled
    pieces = cut(request.original)
    segments = [_segment(part, request) for part in pieces.parts]
    unchanged = segments == [part.text for part in pieces.parts]
    if unchanged and request.due is Due.EDIT:
        return replace(settled, token=request.original)
    return replace(settled, token=_signed(segments, keys) + pieces.rest)


def _signed(segments: list[str], keys: KeyReading | None) -> str:
    """Sign the segments anew, or leave them with the signature that they have."""
    unsigned = ".".join(segments)
    if len(segments) not in (len(SIGNED), len(SIGNED) - 1):
        return unsigned
    try:
        return sign_segments(segments[0], segments[1], keys)
    except TokenError:
        return unsigned


def _segment(part: Part, request: Request) -> str:
    """Return a segment as the draft has it, and to the last character as it was without one."""
    draft = _draft(part.segment, request)
    if draft is None:
        return part.text
    text = text_of(part)
    edited = display_layout(text or "").restore(draft)
    if edited == text:
        return part.text
    plain = text is not None and text == part.text  # b64: false (RFC 7797)
    return edited if plain else encode(edited.encode())


def _draft(segment: Segment, request: Request) -> str | None:
    if segment is Segment.HEADER:
        return request.header_draft
    return request.payload_draft if segment is Segment.PAYLOAD else None


def draft_fault(request: Request) -> Problem | None:
    """Return why a draft cannot go into the token; None where both can.

    The offset, line and column are those of the editor's text.
    """
    pieces = cut(request.original)
    for segment in (Segment.HEADER, Segment.PAYLOAD):
        draft = _draft(segment, request)
        if draft is not None:
            fault = _fault(segment, draft, text_of(pieces.part(segment)))
            if fault is not None:
                return fault
    return None


def _fault(segment: Segment, draft: str, original: str | None) -> Problem | None:
    """Judge one draft: a header must be an object, a payload may be no JSON if it never was."""
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
