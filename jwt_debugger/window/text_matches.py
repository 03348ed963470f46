"""Where a text occurs in the texts on screen; no Qt here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from jwt_debugger.translation import _, ngettext

MAX_MATCHES: Final = 1_000  # what comes after them is found by typing more


@dataclass(frozen=True, slots=True)
class Match:
    """A place: the number of the text, and the characters from `start` to before `end`."""

    text: int
    start: int
    end: int


def find_matches(texts: Sequence[str], wanted: str) -> tuple[Match, ...]:
    """Return where a text occurs, in upper or lower case, one text after the other."""
    if not wanted:
        return ()
    pattern = re.compile(re.escape(wanted), re.IGNORECASE)
    matches = (
        Match(number, found.start(), found.end())
        for number, text in enumerate(texts)
        for found in pattern.finditer(text)
    )
    return tuple(islice(matches, MAX_MATCHES))


def match_words(wanted: str, current: int | None, count: int) -> str:
    """Say which of how many matches is shown, `current` counted from 0; None: none is."""
    if not wanted:
        return ""
    if not count:
        return _("Not found")
    if count == MAX_MATCHES:
        return _("{number} of the first {count:,}").format(number=(current or 0) + 1, count=count)
    if current is None:
        return ngettext("{count:,} match", "{count:,} matches", count).format(count=count)
    return _("{number} of {count:,}").format(number=current + 1, count=count)
