"""A token broken over lines that all begin alike, as logs have a name or a time before each."""

import re
from collections.abc import Iterator
from typing import Final

from jwt_debugger.paste.joined import Joined
from jwt_debugger.paste.progress import Progress

MAX_PREFIX: Final = 120  # characters
MAX_LINES: Final = 1_000

_START: Final = re.compile(r"(?<![A-Za-z0-9_.-])e(?:y[ABIJKL]|w[klop01])")
_TO_LINE_END: Final = re.compile(r"[A-Za-z0-9_.-]*+(?=\r?\n)")
_PIECE: Final = re.compile(r"[A-Za-z0-9_.~-]++")
_LINE_END: Final = re.compile(r"\r?\n")
_DIGIT: Final = re.compile(r"\d")


def joined_lines(text: str, progress: Progress) -> Iterator[Joined]:
    """Yield what the lines hold behind their prefixes, of which the digits may differ.

    The line ends stay in: they tell where a token can end.
    """
    index = 0
    while match := progress.search(_START, text, index):
        index = match.end()
        start = text.rfind("\n", max(0, match.start() - MAX_PREFIX - 1), match.start()) + 1
        prefix = text[start : match.start()]
        broken = _TO_LINE_END.match(text, index)
        if not broken or not prefix.strip() or len(prefix) > MAX_PREFIX:
            continue
        index = broken.end()
        spans = ((match.start(), index), *_following(text, index, prefix))
        if len(spans) > 1:
            index = spans[-1][1]
            yield Joined("\n".join(text[slice(*span)] for span in spans), spans)


def _following(text: str, index: int, prefix: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces in the lines behind an index, as long as they begin as the prefix does."""
    shape = _DIGIT.sub("0", prefix)
    for _line in range(MAX_LINES):
        end = _LINE_END.match(text, index)
        begin = end.end() + len(prefix) if end else len(text)
        piece = _PIECE.match(text, begin)
        if not (end and piece and shape == _DIGIT.sub("0", text[end.end() : begin])):
            return
        yield piece.span()
        index = piece.end()
