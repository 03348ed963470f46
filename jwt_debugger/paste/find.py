"""Texts as people have them, and the tokens in them: in order, each once."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from jwt_debugger.paste.cookie_parts import joined_cookies
from jwt_debugger.paste.encoded import Block, Piece, encoded_blocks
from jwt_debugger.paste.found import FoundToken
from jwt_debugger.paste.header import may_begin_header
from jwt_debugger.paste.prefixed_lines import joined_lines
from jwt_debugger.paste.progress import Cancelled, Progress
from jwt_debugger.paste.source import encoded_source, source_of
from jwt_debugger.paste.stripped import describe_stripped
from jwt_debugger.paste.tokens import read_token

__all__ = ["FoundToken", "describe_stripped", "find_tokens", "scan_tokens"]

# The base64url of "{" and a quote mark or white space; a line may end within it.
_BREAK: Final = r"(?:[ \t]*+(?:[\\^`=]?\r*+\n|(?:\\++r)?\\++n)[ \t>|]*+)"
_START: Final = re.compile(
    r"e(?:y[ABIJKL]|w[klop01]"
    rf"|{_BREAK}(?:y{_BREAK}?[ABIJKL]|w{_BREAK}?[klop01])|y{_BREAK}[ABIJKL]|w{_BREAK}[klop01])"
)
_OTHER: Final = re.compile(r"[^A-Za-z0-9_-]")
_START_IN_LINE: Final = re.compile(r"e(?:y[ABIJKL]|w[klop01])(?=[A-Za-z0-9_-]{4,4000}+\.)")
_MAX_TRIES: Final = 8  # beginnings that lead to nothing within one stretch of text
_MAX_MISSES: Final = 64  # no one word has so many places that look like a beginning
_PATIENCE: Final = 20_000  # beginnings that lead to nothing within one text
_CHARACTERS_A_FAILURE: Final = 200  # and one more for each so many characters of it
_DOTS: Final = 2  # in every token, or more
_MAX_DEPTH: Final = 3  # Base64 of Base64 of Base64


@dataclass(frozen=True, slots=True)
class _Find:
    """A token and its span in the text that was searched."""

    token: str
    start: int
    end: int
    sure: bool
    encoded: bool = False


def find_tokens(text: str) -> list[FoundToken]:
    """Find the compact tokens of any text, in order and each once; for none, an empty list."""
    return scan_tokens(text)


def scan_tokens(text: str, progress: Callable[[float], bool] | None = None) -> list[FoundToken]:
    """Find tokens, telling now and then how far it is, from 0 to 1; False as its answer cancels.

    A search that was cancelled gives an empty list.
    """
    try:
        finds = _all_finds(text, progress)
    except Cancelled:
        return []
    found: dict[str, FoundToken] = {}
    for find in finds:
        if find.token not in found:
            found[find.token] = FoundToken(find.token, find.start, find.end, _source(text, find))
    return list(found.values())


def _source(text: str, find: _Find) -> str:
    name = source_of(text, find.start, find.end)
    return encoded_source(name) if find.encoded else name


def _all_finds(
    text: str, report: Callable[[float], bool] | None = None, depth: int = 0
) -> list[_Find]:
    """Search a text as it stands and, outside what that found, what its Base64 decodes to."""
    finds = list(_plain_finds(text, Progress(report, 0.0, 0.5)))
    if depth < _MAX_DEPTH:
        finds = [*_in_prefixed_lines(text, finds, Progress(report, 0.5, 0.05))]
        finds = [*_joined_finds(text, depth + 1, finds, Progress(report, 0.55, 0.05))]
        taken = [(find.start, find.end) for find in finds]
        for block in encoded_blocks(text, taken, Progress(report, 0.6, 0.4)):
            finds += _decoded_finds(block, depth + 1)
    return sorted(finds, key=lambda find: find.start)


def _joined_finds(text: str, depth: int, finds: list[_Find], progress: Progress) -> Iterator[_Find]:
    """Yield what was found, but in place of parts of split cookies what they are together."""
    certain = [find.start for find in finds if find.sure]
    parts: list[tuple[int, int]] = []
    for joined in joined_cookies(text, progress):
        if any(_is_within(certain, span) for span in joined.spans):
            continue  # they are numbered, and whole
        whole = _all_finds(joined.text, None, depth)
        start, end = min(joined.spans)[0], max(joined.spans)[1]
        yield from (replace(find, start=start, end=end) for find in whole)
        parts += joined.spans if whole else ()
    yield from _outside(finds, parts)


def _in_prefixed_lines(text: str, finds: list[_Find], progress: Progress) -> Iterator[_Find]:
    """Yield what was found, but in place of what such lines begin with what they are together."""
    certain = [find.start for find in finds if find.sure]
    parts: list[tuple[int, int]] = []
    for joined in joined_lines(text, progress):
        if joined.text.count(".") < _DOTS or all(
            _is_within(certain, span) for span in joined.spans
        ):
            continue  # they hold no token, or a whole one each
        for find in _plain_finds(joined.text, Progress()):
            if find.sure:
                placed = replace(find, start=joined.place(find.start), end=joined.place(find.end))
                parts.append((placed.start, placed.end))
                yield placed
    yield from _outside(finds, parts)


def _outside(finds: list[_Find], parts: list[tuple[int, int]]) -> Iterator[_Find]:
    """Yield what does not begin within one of the parts of the text, which do not overlap."""
    parts.sort()
    for find in finds:
        at = bisect_left(parts, (find.start + 1,))
        if not at or find.start >= parts[at - 1][1]:
            yield find


def _is_within(places: list[int], span: tuple[int, int]) -> bool:
    """Tell whether one of the places, which are in order, lies in a span."""
    at = bisect_left(places, span[0])
    return at < len(places) and places[at] < span[1]


def _decoded_finds(block: Block, depth: int) -> list[_Find]:
    """Search the lines of Base64 joined and, where that gives nothing sure, one by one."""
    together = _piece_finds(block.joined, depth) if block.joined else []
    if any(find.sure for find in together):
        return together
    apart = [find for line in block.lines for find in _piece_finds(line, depth)]
    return apart or together


def _piece_finds(piece: Piece, depth: int) -> list[_Find]:
    inner = _all_finds(piece.text, None, depth)
    return [replace(find, start=piece.start, end=piece.end, encoded=True) for find in inner]


def _plain_finds(text: str, progress: Progress) -> Iterator[_Find]:
    """Read from every place at which a token may begin.

    Each place costs little, as nearly all are told apart by their first characters. Where many
    lead far and to nothing, the rest of that stretch is passed over, and where a text is full of
    them, only headers in one line are looked for: the time stays proportional to its length.
    """
    index = stretch = tries = misses = failures = 0
    pattern = _START
    while match := progress.search(pattern, text, index):
        start = match.start()
        if start >= stretch:
            tries = 0
        broken = not match[0].isalnum()
        if not (broken or may_begin_header(text, start)):
            misses += 1
            index = start + 1 if misses % _MAX_MISSES else _end_of_word(text, start)
            continue
        reading = read_token(text, start)
        index = reading.end
        if reading.token is not None:
            yield _Find(reading.token, start, reading.end, reading.sure)
            continue
        tries += 1
        failures += 1
        stretch = max(stretch, reading.furthest)
        if tries >= _MAX_TRIES:
            index = max(index, stretch)
        if failures > _PATIENCE + index // _CHARACTERS_A_FAILURE:
            pattern = _START_IN_LINE


def _end_of_word(text: str, index: int) -> int:
    """Return where the base64url ends that stands here."""
    other = _OTHER.search(text, index)
    return other.start() if other else len(text)
