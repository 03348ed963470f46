"""The value that the search gives back."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FoundToken:
    """A token in a text: clean, with its span in what was pasted, and where it was."""

    text: str = field(repr=False)
    start: int
    end: int
    source: str
