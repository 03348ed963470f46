"""Texts as people have them, and the tokens in them: in order, each once."""

import re
from dataclasses import dataclass, field
from typing import Final

from jwt_debugger.jose.base64url import decode
from jwt_debugger.translation import _, ngettext

# Three segments, or five; a line may end anywhere in them, as mail programs break lines.
_BREAK: Final = r"(?:\r?\n[ \t]*+)?"
_SEGMENT: Final = rf"(?:[A-Za-z0-9_-]{_BREAK})*+"
_TOKEN: Final = re.compile(rf"(?<![A-Za-z0-9_.-])eyJ{_SEGMENT}(?:\.{_SEGMENT}){{2,4}}")
_SPACE: Final = re.compile(r"\s+")
_BEARER: Final = re.compile(r"(authorization\s*:\s*)?bearer\s+$", re.IGNORECASE)
_LOOK_BACK: Final = 60  # characters before a token that may say what it is


@dataclass(frozen=True, slots=True)
class FoundToken:
    """A token in a text: clean, with its span in what was pasted, and where it was."""

    text: str = field(repr=False)
    start: int
    end: int
    source: str


def find_tokens(text: str) -> list[FoundToken]:
    """Find the compact tokens of any text, in order and each once."""
    found: dict[str, FoundToken] = {}
    for match in _TOKEN.finditer(text):
        token = _SPACE.sub("", match[0])
        if decode(token.partition(".")[0]).data.startswith(b'{"'):
            end = match.start() + len(match[0].rstrip())
            source = _source(text, match.start(), end)
            found.setdefault(token, FoundToken(token, match.start(), end, source))
    return list(found.values())


def _source(text: str, start: int, end: int) -> str:
    before = _BEARER.search(text[max(0, start - _LOOK_BACK) : start])
    if before:
        return _("Authorization header") if before[1] else _("Bearer token")
    return _("text") if text[:start].strip() or text[end:].strip() else _("whole text")


def describe_stripped(text: str, found: FoundToken) -> str:
    """Say in one sentence what was left out or joined; of a clean token, that it was decoded."""
    breaks = text[found.start : found.end].count("\n")
    if found.end - found.start == len(text.strip()) and not breaks:
        return _("Token decoded")
    taken = _("Token taken from: {source}").format(source=found.source)
    if not breaks:
        return taken
    joined = ngettext("{count} line break taken out", "{count} line breaks taken out", breaks)
    return f"{taken}; {joined.format(count=breaks)}"
