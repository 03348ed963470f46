"""A value that stands in pieces, which other things lie between, put together."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Joined:
    """The value, and the span of each of its pieces in the text, in the order of the value."""

    text: str = field(repr=False)
    spans: tuple[tuple[int, int], ...]

    def place(self, index: int) -> int:
        """Return where an index of the value lies in the text, if line ends join the pieces."""
        number = self.text.count("\n", 0, index)
        return self.spans[number][0] + index - (self.text.rfind("\n", 0, index) + 1)
