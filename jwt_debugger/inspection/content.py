"""Bytes read as text and as JSON, as far as that goes, with every fault in its place (RFC 8259)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jwt_debugger.inspection.placing import Fault, problem_in_bytes, problem_in_text
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.characters import name_character
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.json_text import JsonReading, read_json
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _, ngettext

_JSON_SPACE = " \t\n\r"

# Control characters have no place in a text, but for tab and line ends.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes and what they say: `text` is None where they are none, `value` where it is no JSON."""

    data: bytes = field(repr=False)
    text: str | None
    value: Any
    problems: tuple[Problem, ...] = ()


def read_content(part: Part, data: bytes, *, damaged: bool = False) -> Content:
    """Read the bytes of a header, a payload or a plaintext.

    A fault is fatal in a header alone: any bytes can be signed and encrypted. With `damaged` the
    bytes end at a fault that has been reported already; what else follows from it is not.
    """
    text, broken_at = _read_text(data)
    fault = _fault_of_bytes(part, data, text, broken_at)
    if fault and not _like_json(text):
        return Content(data, text if damaged else None, None, () if damaged else (fault,))
    reading = read_json(text)
    if damaged:
        return Content(data, text, reading.value)
    if fault:
        return Content(data, text, None, (fault,))
    return Content(data, text, reading.value, tuple(_json_problems(part, text, reading)))


def kind_of_value(value: Any) -> str:
    """Name the type of a JSON value, as a sentence needs it."""
    if value is None:
        return _("null")
    if isinstance(value, bool):
        return _("true or false")
    if isinstance(value, dict):
        return _("an object")
    if isinstance(value, list):
        return _("an array")
    return _("a string") if type(value) is str else _("a number")


def _read_text(data: bytes) -> tuple[str, int | None]:
    """Decode UTF-8 up to the first byte that is none, and say where that is."""
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        return data[: error.start].decode(), error.start


def _like_json(text: str) -> bool:
    """Tell whether a text begins as JSON that holds claims does."""
    return text.lstrip(_JSON_SPACE).startswith(("{", "["))


def _fault_of_bytes(part: Part, data: bytes, text: str, broken_at: int | None) -> Problem | None:
    """Report bytes that are no text, or one that only binary data would be."""
    fatal = part.segment is Segment.HEADER
    if broken_at is not None:
        reason = ngettext(
            "this byte (0x{byte:02x}, of {count:,} in all) is no UTF-8 text.",
            "this byte (0x{byte:02x}, of {count:,} in all) is no UTF-8 text.",
            len(data),
        ).format(byte=data[broken_at], count=len(data))
        fault = Fault(ProblemKind.UTF8, _("not UTF-8"), reason, fatal)
        return problem_in_bytes(part, broken_at, fault)
    control = None if text.isprintable() else _BINARY.search(text)  # in large texts much quicker
    if control is None or _like_json(text):
        return None
    reason = _("{character} stands in no text: these bytes are binary data.").format(
        character=name_character(control[0])
    )
    fault = Fault(ProblemKind.UTF8, _("binary data"), reason, fatal)
    return problem_in_text(part, text, control.start(), fault)


def _json_problems(part: Part, text: str, reading: JsonReading) -> Iterator[Problem]:
    """Report the fault, or the wrong type, and the names given twice."""
    header = part.segment is Segment.HEADER
    start = len(text) - len(text.lstrip(_JSON_SPACE))
    if reading.fault and not header and not _like_json(text):
        reason = _("this is plain text, not JSON, so there are no claims.")
        fault = Fault(ProblemKind.NOT_AN_OBJECT, _("plain text"), reason)
        yield problem_in_text(part, text, 0, fault)
    elif reading.fault:
        fault = Fault(reading.fault.kind, _("not JSON"), reading.fault.message, header)
        yield problem_in_text(part, text, reading.fault.index, fault)
    elif not isinstance(reading.value, dict):
        yield problem_in_text(part, text, start, _not_an_object(reading.value, header=header))
    for duplicate in reading.duplicates:
        reason = _("{name} is given twice. The last one counts here, and elsewhere perhaps not.")
        reason = reason.format(name=quoted(duplicate.name))
        fault = Fault(ProblemKind.DUPLICATE, _("given twice"), reason)
        yield problem_in_text(part, text, duplicate.index, fault)


def _not_an_object(value: Any, *, header: bool) -> Fault:
    """Speak of JSON of another type than the one that headers and claims have."""
    if header:
        reason = _("the header is {kind}, and a JSON object in braces is needed.")
    else:
        reason = _("the payload is {kind}, and claims are a JSON object in braces.")
    reason = reason.format(kind=kind_of_value(value))
    return Fault(ProblemKind.NOT_AN_OBJECT, _("no JSON object"), reason, header)
