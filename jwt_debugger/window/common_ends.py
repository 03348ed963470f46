"""How much two texts have in common at their ends; no Qt here."""

from bisect import bisect_left
from collections.abc import Callable


def common_ends(old: str, new: str) -> tuple[int, int]:
    """Count the characters that both begin with, and those that the rest of both ends with."""
    before = _longest(min(len(old), len(new)), lambda size: old[:size] == new[:size])
    room = min(len(old), len(new)) - before
    return before, _longest(room, lambda size: old[len(old) - size :] == new[len(new) - size :])


def _longest(limit: int, equal: Callable[[int], bool]) -> int:
    """Return the greatest size that is equal; of a shorter one that is always true as well."""
    return bisect_left(range(1, limit + 1), True, key=lambda size: not equal(size))  # noqa: FBT003
