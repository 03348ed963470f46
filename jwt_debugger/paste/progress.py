"""How far a search through a large text is, and the way to end it early."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_WINDOW: Final = 1 << 20  # characters between two reports
_OVERLAP: Final = 128  # longer than what a pattern needs to see of a match


class Cancelled(Exception):  # noqa: N818  # nothing went wrong
    """The search was told to end."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Tells of a part of the work, from `begin` to `begin + share` of the whole."""

    report: Callable[[float], bool] | None = None
    begin: float = 0.0
    share: float = 1.0

    def tell(self, index: int, length: int) -> None:
        """Report a position in a text; raise Cancelled if there is no interest any more."""
        if self.report and not self.report(self.begin + self.share * index / max(length, 1)):
            raise Cancelled

    def search(self, pattern: re.Pattern[str], text: str, index: int) -> re.Match[str] | None:
        """Find the next match, and tell how far it is on the way."""
        while index < len(text):
            end = index + _WINDOW
            match = pattern.search(text, index, end)
            if match:
                # What touches the end of the window may be longer than it looks there.
                return pattern.match(text, match.start()) if match.end() == end else match
            self.tell(min(end, len(text)), len(text))
            index = end if end >= len(text) else end - _OVERLAP
        return None
