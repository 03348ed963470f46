"""Indices as Qt counts them, which sees two characters in each beyond U+FFFF; no Qt here."""

from bisect import bisect_left


class Utf16:
    """The indices of a text as Qt counts them: two for each character beyond U+FFFF."""

    def __init__(self, text: str) -> None:
        beyond = not text.isascii() and max(text) > "\uffff"
        self._wide = [i for i, char in enumerate(text) if char > "\uffff"] if beyond else []
        self._after = [at + nth + 1 for nth, at in enumerate(self._wide)]

    def to_qt(self, index: int) -> int:
        """Turn an index of Python into one of Qt."""
        return index + bisect_left(self._wide, index)

    def from_qt(self, index: int) -> int:
        """Turn an index of Qt into one of Python; within a character, the one after it."""
        return index - bisect_left(self._after, index)
