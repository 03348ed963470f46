"""Faults of a decoded text, put in their place in the encoded segment and in the token."""

from dataclasses import dataclass

from jwt_debugger.jose.compact import Part, segment_name
from jwt_debugger.jose.json_faults import place
from jwt_debugger.jose.json_text import members
from jwt_debugger.jose.problems import Problem, ProblemKind
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, without the place; the fields are those of `Problem`."""

    kind: ProblemKind
    summary: str
    reason: str
    fatal: bool = False


def problem_in_text(part: Part, text: str, index: int, fault: Fault) -> Problem:
    """Report what is wrong at a 0-based character of the segment's decoded text."""
    line, column = place(text, index)
    where = _("{segment}, line {line}, column {column}").format(
        segment=segment_name(part.segment), line=line, column=column
    )
    byte = len(text[:index].encode())
    offset = _encoded_offset(part, byte, index)
    return _problem(part, offset, where, fault, (line, column))


def problem_in_member(part: Part, text: str, name: str, fault: Fault) -> Problem:
    """Report what is wrong with the value of a member; without such a member, with the object."""
    starts = [member.value_start for member in members(text) if member.name == name]
    return problem_in_text(part, text, starts[-1] if starts else 0, fault)


def problem_in_bytes(part: Part, index: int, fault: Fault) -> Problem:
    """Report what is wrong from a 0-based byte of the segment on."""
    where = _("{segment}, byte {byte}").format(segment=segment_name(part.segment), byte=index + 1)
    return _problem(part, _encoded_offset(part, index, index), where, fault, (None, None))


def _problem(
    part: Part, offset: int, where: str, fault: Fault, place: tuple[int | None, int | None]
) -> Problem:
    """Put place and reason together; what is not in the token has no position in it."""
    position = part.start + offset
    message = _("{place} (token position {position}): {reason}")
    if not part.text:
        message = _("{place}: {reason}")
    message = message.format(place=where, position=position + 1, reason=fault.reason)
    line, column = place
    return Problem(
        fault.kind,
        part.segment,
        offset,
        position,
        fault.summary,
        message,
        line,
        column,
        fault.fatal,
    )


def _encoded_offset(part: Part, byte: int, character: int) -> int:
    """Return the character of the segment that holds the first bits of a byte.

    Four characters of base64url hold three bytes; a segment that has no fewer bytes than characters
    is not encoded (RFC 7797), and one that is empty has its payload elsewhere.
    """
    encoded = len(part.data) < len(part.text)
    offset = byte * 4 // 3 if encoded else character
    return min(offset, max(len(part.text) - 1, 0))
