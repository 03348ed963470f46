"""Base64 that is text when it is decoded: Kubernetes secrets, basic credentials, bodies in HARs."""

import re
from binascii import a2b_base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from jwt_debugger.paste.progress import Progress

_SHORTEST: Final = 48  # a token is longer than 36 bytes
_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9+/_-])(?:base64-)?+"
    r"([A-Za-z0-9+/_-]{20,}+"
    r"(?:(?<=[A-Za-z0-9+/_-]{48})={0,2}+|(?=\r?\n[ \t]*+[A-Za-z0-9+/_-]{20})))"
)
_NEXT_LINE: Final = re.compile(r"\r?\n[ \t]*+([A-Za-z0-9+/_-]++={0,2}+)(?=[\s\"'<]|\Z)")
_ESCAPE: Final = re.compile(r"(?:%|\\++u00|=)[0-9A-F]{2}|\\++[nrt]")
_LONGEST_ESCAPE: Final = 12
_TEXT: Final = re.compile(rb"[\t\n\r -~\x80-\xff]{24}")
_WIDE_TEXT: Final = re.compile(rb"(?:[\t\n\r -~]\x00){12}")
_Span = tuple[int, int]
_TO_STANDARD: Final = str.maketrans("-_", "+/")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of Base64 and what it decodes to."""

    start: int
    end: int
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Block:
    """Base64 on one line or on several: joined, if lines can be one, and each line by itself."""

    joined: Piece | None
    lines: tuple[Piece, ...]


def encoded_blocks(text: str, taken: Sequence[_Span], progress: Progress) -> Iterator[Block]:
    """Find the blocks of Base64 outside the spans that are taken, in order."""
    spans = iter(taken)
    span = next(spans, None)
    index = 0
    while match := progress.search(_RUN, text, index):
        index = match.end()
        while span and span[1] <= match.start():
            span = next(spans, None)
        if span and span[0] < match.end():
            continue
        lines = [(_behind_escape(text, match.start(1)), index)]
        while follows := _NEXT_LINE.match(text, index):
            index = follows.end()
            lines.append(follows.span(1))
        yield Block(_joined(text, lines), tuple(_by_themselves(text, lines)))


def _behind_escape(text: str, start: int) -> int:
    """Return where Base64 begins that an escape stands before, such as that of a space."""
    window = text[max(0, start - _LONGEST_ESCAPE) : start + 4]
    before = min(start, _LONGEST_ESCAPE)
    ends = (match.end() for match in _ESCAPE.finditer(window) if match.start() < before)
    return start + max(0, max(ends, default=0) - before)


def _joined(text: str, lines: Sequence[_Span]) -> Piece | None:
    """Join lines that are equally long up to the last; the first may have a name before it."""
    start, end = lines[0]
    rest = lines[1:]
    if not rest:
        return None
    width = _length(rest[0])
    full = len(list(takewhile(lambda line: _length(line) == width, rest)))
    ending = rest[full : full + 1]
    one = [*rest[:full], *(line for line in ending if _length(line) < width)]
    decoded = _decoded(text[start:end] + "".join(text[slice(*line)] for line in one))
    return None if decoded is None else Piece(start, one[-1][1], decoded)


def _by_themselves(text: str, lines: Sequence[_Span]) -> Iterator[Piece]:
    for start, end in lines:
        decoded = _decoded(text[start:end]) if end - start >= _SHORTEST else None
        if decoded is not None:
            yield Piece(start, end, decoded)


def _length(line: _Span) -> int:
    return line[1] - line[0]


def _decoded(run: str) -> str | None:
    """Decode Base64 of either alphabet; None where its beginning is no text."""
    body = run.rstrip("=").translate(_TO_STANDARD)
    if "=" in body:
        return None
    head = a2b_base64(body[:36])
    wide = _WIDE_TEXT.match(head)
    if not (wide or _TEXT.match(head)):
        return None
    whole = len(body) - (len(body) % 4 == 1)
    data = a2b_base64(body[:whole] + "=" * (-whole % 4))
    return data.decode("utf-16-le" if wide else "utf-8", "replace")
