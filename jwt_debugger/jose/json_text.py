"""JSON text as values and places: exact numbers, duplicate names, one fault (RFC 8259)."""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from math import isinf
from typing import Any, NoReturn, TypeVar

from jwt_debugger.jose.json_faults import (
    JsonFault,
    constant_fault,
    depth_fault,
    place,
    syntax_fault,
)

# Deeper than any real token, and shallow enough that code which works recursively, such as
# Python's own JSON decoder and encoder, stays within the default limit of 1,000 frames.
MAX_DEPTH = 512

# The most digits that Python turns into an int by default: the time grows with their square.
MAX_INT_DIGITS = 4300

# Of the names that are given twice, so many are located.
MAX_DUPLICATES = 100

_STRING = r'"(?:[^"\\]++|\\.)*+"?'
_BRACKET = re.compile(rf"{_STRING}|([\[{{])|([\]}}])", re.DOTALL)
_CONSTANT = re.compile(rf"{_STRING}|(NaN|-?Infinity)", re.DOTALL)
_NAME_OR_BRACE = re.compile(rf"({_STRING})[ \t\n\r]*+(:)?|[{{}}]", re.DOTALL)
_SPACE = re.compile(r"[ \t\n\r]*+")

# A number without one of these is small enough for an int or a float.
_PERHAPS_OUTSIZE = re.compile(r"(?<![0-9])[0-9]{200}|[eE]\+?[0-9]{3}")

_Answer = TypeVar("_Answer")


class OutsizeNumber(str):
    """The literal of a number too large for an int or a float; as a str it stays valid JSON."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A name that its object has already; `index` is a 0-based character offset."""

    name: str
    index: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class JsonReading:
    """A text's value, or the fault for which it has none; of a name given twice the last counts."""

    value: Any
    fault: JsonFault | None = None
    duplicates: tuple[Duplicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A top-level member of an object: its decoded name, its span and its value's in the text."""

    name: str
    start: int
    end: int
    value_start: int
    value_end: int


class _ConstantError(ValueError):
    """NaN or an infinity, which Python's decoder knows and RFC 8259 does not."""


def read_json(text: str) -> JsonReading:
    """Read any text as JSON; what is wrong is in the answer."""
    too_deep = _too_deep_at(text)
    if too_deep is not None:
        return JsonReading(None, depth_fault(text, too_deep, MAX_DEPTH))
    objects = _ObjectMaker()
    try:
        value = _with_fresh_stack(partial(_decoder(text, objects).decode, text))
    except json.JSONDecodeError as error:
        return JsonReading(None, syntax_fault(text, error))
    except _ConstantError:
        return JsonReading(None, _constant_fault(text))
    duplicates = islice(_duplicates(text), MAX_DUPLICATES) if objects.saw_duplicate else ()
    return JsonReading(value, None, tuple(duplicates))


def members(text: str, most: int | None = None) -> tuple[Member, ...]:
    """Return the members of an object's text in order; of broken JSON, those before the fault.

    `most` is how many are read; None reads all.
    """
    readable = text[: _too_deep_at(text)]
    return _with_fresh_stack(lambda: tuple(islice(_members(readable), most)))


def elements(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of an array's elements; of broken JSON, those before the fault."""
    readable = text[: _too_deep_at(text)]
    return _with_fresh_stack(lambda: tuple(_elements(readable)))


class _ObjectMaker:
    """Make each object from its pairs, and remember whether one had a name twice."""

    __slots__ = ("saw_duplicate",)

    def __init__(self) -> None:
        self.saw_duplicate = False

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Make one object."""
        made = dict(pairs)
        if len(made) < len(pairs):
            self.saw_duplicate = True
        return made


def _decoder(text: str, objects: _ObjectMaker) -> json.JSONDecoder:
    """Make a decoder that keeps outsize numbers where there may be any, as that makes it slow."""
    outsize = _PERHAPS_OUTSIZE.search(text)
    return json.JSONDecoder(
        object_pairs_hook=objects,
        parse_constant=_refuse_constant,
        parse_int=_integer if outsize else None,
        parse_float=_float if outsize else None,
    )


def _integer(literal: str) -> int | OutsizeNumber:
    """Read an integer, or keep its text."""
    return OutsizeNumber(literal) if len(literal) > MAX_INT_DIGITS else int(literal)


def _float(literal: str) -> float | OutsizeNumber:
    """Read a fraction or a power, or keep its text."""
    value = float(literal)
    return OutsizeNumber(literal) if isinf(value) else value


def _refuse_constant(name: str) -> NoReturn:
    raise _ConstantError(name)


def _with_fresh_stack(call: Callable[[], _Answer]) -> _Answer:
    """Call, on a stack of its own if this one is too full for MAX_DEPTH more levels."""
    try:
        return call()
    except RecursionError:
        with ThreadPoolExecutor(1) as fresh:
            return fresh.submit(call).result()


def _too_deep_at(text: str) -> int | None:
    """Find the bracket that opens a level below MAX_DEPTH."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return None
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[1]:
            depth += 1
            if depth > MAX_DEPTH:
                return match.start()
        elif match[2]:
            depth -= 1
    return None


def _constant_fault(text: str) -> JsonFault:
    """Find the constant that the decoder came across, the first one outside strings."""
    found = next(match for match in _CONSTANT.finditer(text) if match[1])
    return constant_fault(text, found.start(), found[1])


def _duplicates(text: str) -> Iterator[Duplicate]:
    """Locate, in valid JSON, each name that its object has already."""
    open_objects: list[set[str]] = []
    for match in _NAME_OR_BRACE.finditer(text):
        if match[0] == "{":
            open_objects.append(set())
        elif match[0] == "}":
            open_objects.pop()
        elif match[2]:
            name = json.loads(match[1])
            if name in open_objects[-1]:
                yield Duplicate(name, match.start(), *place(text, match.start()))
            open_objects[-1].add(name)


_LEXER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=_refuse_constant)


def _members(text: str) -> Iterator[Member]:
    """Read member after member until the object ends or breaks."""
    at = _next(text, 0)
    follows = "{"
    while text.startswith(follows, at):
        start = _next(text, at + 1)
        try:
            name, at = _LEXER.raw_decode(text, start)
            colon = _next(text, at)
            if not (text.startswith('"', start) and text.startswith(":", colon)):
                return
            value_start = _next(text, colon + 1)
            _, at = _LEXER.raw_decode(text, value_start)
        except (json.JSONDecodeError, _ConstantError):
            return
        yield Member(name, start, at, value_start, at)
        at = _next(text, at)
        follows = ","


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Read element after element until the array ends or breaks."""
    at = _next(text, 0)
    follows = "["
    while text.startswith(follows, at):
        start = _next(text, at + 1)
        try:
            _, end = _LEXER.raw_decode(text, start)
        except (json.JSONDecodeError, _ConstantError):
            return
        yield start, end
        at = _next(text, end)
        follows = ","


def _next(text: str, at: int) -> int:
    """Pass over white space."""
    return at + len(_SPACE.match(text, at)[0])  # type: ignore[index]  # it matches nothing, too
