"""The compact serialization: a text as segments, each fault in its place (RFC 7515, 7516)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from jwt_debugger.jose.base64url import Fault, decode
from jwt_debugger.jose.characters import name_character
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _, ngettext

SIGNED = (Segment.HEADER, Segment.PAYLOAD, Segment.SIGNATURE)
ENCRYPTED = (
    Segment.HEADER,
    Segment.ENCRYPTED_KEY,
    Segment.IV,
    Segment.CIPHERTEXT,
    Segment.TAG,
)

_LAYOUTS = {len(SIGNED): SIGNED, len(ENCRYPTED): ENCRYPTED}

# Of a text with any other number of dots, so many segments are read and no more: ten million
# dots make no ten million parts.
MAX_READ_OF_MISFIT = len(SIGNED)

_IN_ALPHABET = re.compile(r"[A-Za-z0-9_-]")
_TO_URL = str.maketrans("+/", "-_")


@dataclass(frozen=True, slots=True)
class Part:
    """One segment as it stands in the token: `text` from the 0-based `start`, and its bytes.

    `data` holds what could be decoded: all of it, or what stands before the first fault.
    """

    segment: Segment
    text: str
    start: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Compact:
    """A text read as a compact token; positions count from the start of the text as given."""

    text: str
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def segment_name(segment: Segment) -> str:
    """Name a place of a token at the start of a sentence."""
    return {
        Segment.TOKEN: _("Token"),
        Segment.HEADER: _("Header"),
        Segment.PAYLOAD: _("Payload"),
        Segment.SIGNATURE: _("Signature"),
        Segment.ENCRYPTED_KEY: _("Encrypted key"),
        Segment.IV: _("Initialization vector"),
        Segment.CIPHERTEXT: _("Ciphertext"),
        Segment.TAG: _("Authentication tag"),
        Segment.DISCLOSURE: _("Disclosure"),
        Segment.KEY_BINDING: _("Key binding"),
    }[segment]


def read_compact(text: str) -> Compact:
    """Read three segments as a signed token and five as an encrypted one (RFC 7516 section 9).

    White space around the text is passed over. Of any other number of segments the first three
    are read as header, payload and signature.
    """
    token = text.strip()
    start = len(text) - len(text.lstrip()) if token else 0
    count = token.count(".") + 1 if token else 0
    segments = _LAYOUTS.get(count, SIGNED)
    pieces = token.split(".", len(segments))[: len(segments)] if token else []
    parts: list[Part] = []
    problems: list[Problem] = []
    for segment, piece in zip(segments, pieces, strict=False):
        decoded = decode(piece)
        parts.append(Part(segment, piece, start, decoded.data))
        if decoded.fault:
            problems.append(fault_problem(parts[-1], decoded.fault))
        start += len(piece) + 1
    structure = tuple(_structure_problems(text, count, parts))
    return Compact(text, tuple(parts), structure + tuple(problems))


def repair_alphabet(token: str) -> str | None:
    """Write “+/” as “-_” and take “=” off the segments' ends, where that makes base64url of it.

    None where there is nothing to repair, or where something else is wrong too.
    """
    if token.count(".") + 1 not in _LAYOUTS:
        return None
    pieces = token.strip().translate(_TO_URL).split(".")
    repaired = ".".join(piece.rstrip("=") for piece in pieces)
    if repaired == token.strip() or any(decode(piece).fault for piece in repaired.split(".")):
        return None
    return repaired


def _structure_problems(text: str, count: int, parts: list[Part]) -> Iterator[Problem]:
    """Judge the number of segments, and those that cannot be what they stand for."""
    if count not in _LAYOUTS:
        yield _misfit(text, count, parts)
    elif count == len(SIGNED) and parts[1].text and parts[0].text == parts[1].text:
        yield _header_twice(parts[1])
    if parts and not parts[0].text:
        yield Problem(
            ProblemKind.EMPTY,
            Segment.HEADER,
            0,
            parts[0].start,
            _("empty header"),
            _("The header is empty: the beginning of the token is missing. Copy the whole token."),
        )


def _misfit(text: str, count: int, parts: list[Part]) -> Problem:
    """Say how many segments there are, how many are needed, and what has probably happened."""
    found = ngettext(
        "{count:,} dot-separated part was found", "{count:,} dot-separated parts were found", count
    ).format(count=count)
    needed = _("a token has 3 (signed) or 5 (encrypted)")
    surplus = parts[-1].start + len(parts[-1].text) if count > len(SIGNED) else None
    position = len(text.rstrip()) if surplus is None else surplus
    message = f"{found}; {needed}. {_misfit_hint(count, parts)}"
    summary = ngettext("{count:,} part", "{count:,} parts", count).format(count=count)
    return Problem(ProblemKind.STRUCTURE, Segment.TOKEN, position, position, summary, message)


def _misfit_hint(count: int, parts: list[Part]) -> str:
    """Guess from the count alone what was done to the token, and say what to do."""
    if not count:
        return _("Paste a token.")
    if any(not part.text for part in parts):
        return _("Empty parts hint at a shortened or broken text: copy the whole token.")
    if count > len(ENCRYPTED):
        return _("Perhaps two tokens were joined: paste one at a time.")
    if count > len(SIGNED):
        return _("Perhaps its end was cut off, or another text was joined to it.")
    return _("Perhaps its end was cut off: copy the whole token.")


def _header_twice(payload: Part) -> Problem:
    """Remark that the payload repeats the header; such a token can still be rightly signed."""
    return Problem(
        ProblemKind.STRUCTURE,
        Segment.PAYLOAD,
        0,
        payload.start,
        _("header given twice"),
        _(
            "The payload is the header once more: the token has 3 dot-separated parts, as a signed"
            " one needs, but the payload was probably lost in copying."
        ),
        fatal=False,
    )


def fault_problem(part: Part, fault: Fault) -> Problem:
    """Say one fault of a segment's base64url."""
    place = _("{segment}, character {offset} (token position {position})").format(
        segment=segment_name(part.segment),
        offset=fault.offset + 1,
        position=part.start + fault.offset + 1,
    )
    summary, reason = _fault_reason(part.text, fault)
    return Problem(
        fault.kind,
        part.segment,
        fault.offset,
        part.start + fault.offset,
        summary,
        f"{place}: {reason}",
    )


def _fault_reason(text: str, fault: Fault) -> tuple[str, str]:
    """Return a few words and one sentence on a fault."""
    if fault.kind is ProblemKind.ALPHABET:
        return _("not base64url"), _foreign_reason(text[fault.offset])
    if fault.kind is ProblemKind.PADDING:
        return _("padding"), _("“=” is padding, which a JWT leaves out. Remove it.")
    if fault.kind is ProblemKind.LENGTH:
        return _("incomplete"), ngettext(
            "{count:,} character cannot be base64url: one is missing or one too many."
            " Copy the whole token.",
            "{count:,} characters cannot be base64url: one is missing or one too many."
            " Copy the whole token.",
            len(text),
        ).format(count=len(text))
    return _("loose bits at the end"), _(
        "the last character {character} carries bits that belong to no byte. It was changed or"
        " the end was cut off: copy the whole token."
    ).format(character=name_character(text[fault.offset]))


def _foreign_reason(character: str) -> str:
    """Say that a character is not base64url, and how it probably came there."""
    reason = _("{character} is not base64url.").format(character=name_character(character))
    return f"{reason} {_foreign_hint(character)}"


def _foreign_hint(character: str) -> str:
    """Say what a foreign character hints at, and what to do."""
    hints = {
        "+/": _("JWTs use “-” and “_” where ordinary Base64 has “+” and “/”."),
        "=": _("Padding stands only at an end: two pieces were probably joined."),
        "%": _("The token is percent-encoded, as in a URL: decode it first."),
        "…*": _("The token was probably shortened or masked: copy the whole token."),
    }
    for characters, hint in hints.items():
        if character in characters:
            return hint
    if character.isspace():
        return _("A mail program or a terminal has probably wrapped the line: join the pieces.")
    look_alike = unicodedata.normalize("NFKC", character)
    if _IN_ALPHABET.fullmatch(look_alike):
        return _("It only looks like “{letter}”.").format(letter=look_alike)
    return _("Remove or replace it, or copy the token again.")
