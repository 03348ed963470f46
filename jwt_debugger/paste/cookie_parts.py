"""A value too long for one cookie, as frameworks split it: name.0=…; name.1=…; put together."""

import re
from collections.abc import Iterator
from typing import Final

from jwt_debugger.paste.joined import Joined
from jwt_debugger.paste.progress import Progress

PART: Final = re.compile(
    r"(?<![A-Za-z0-9_.-])([A-Za-z0-9_-][A-Za-z0-9_.-]{0,79}?)\.([0-9]{1,2})=([^;,\s\"'`]*+)"
)
_SECOND: Final = ".1="


def joined_cookies(text: str, progress: Progress) -> Iterator[Joined]:
    """Yield each value of two parts or more, numbered from 0 without a gap."""
    if _SECOND not in text:
        return
    parts: dict[str, dict[int, tuple[int, int]]] = {}
    index = 0
    while match := progress.search(PART, text, index):
        index = match.end()
        parts.setdefault(match[1], {}).setdefault(int(match[2]), match.span(3))
    for numbered in parts.values():
        spans = [numbered[number] for number in range(len(numbered)) if number in numbered]
        if 1 < len(spans) == len(numbered):
            yield Joined("".join(text[slice(*span)] for span in spans), tuple(spans))
