"""Texts of a token in Markdown, where nothing in them is taken for markup."""

import re
from collections.abc import Iterable
from typing import Final

from jwt_debugger.inspection.visible import visible

_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_TICKS: Final = re.compile(r"`{3,}")


def plain(text: str) -> str:
    """Return a text as it is read in a sentence: in one line, with all markup escaped."""
    return _MARKUP.sub(r"\\\1", visible(text))


def fenced(text: str, language: str = "") -> str:
    """Set lines apart as code, with a fence that is longer than any in them."""
    longest = max(map(len, _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    lines = (visible(line) for line in text.replace("\r\n", "\n").split("\n"))
    return "\n".join((fence + language, *lines, fence))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table of cells that are plain already."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
