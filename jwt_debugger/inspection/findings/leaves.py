"""The values of a payload, one after the other, with the claim that each lies in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import repeat
from typing import Any, Final, NamedTuple

MAX_LEAVES: Final = 20_000  # values of a payload that are looked at


_Level = tuple[Mapping[str, Any], Iterator[tuple[str, Any]]]


class Leaf(NamedTuple):
    """A value that holds no others: the claim it lies in, its own name, itself.

    `within` is the object around it. A tuple, since a large payload has a great many.
    """

    claim: str
    name: str
    value: Any
    within: Mapping[str, Any]


def leaves(claims: Mapping[str, Any]) -> tuple[Leaf, ...]:
    """Return the values of a payload in their order, a stated number at most.

    What is empty counts as a value, so that a payload of a million empty lists has an end too.
    """
    found: list[Leaf] = []
    for claim, value in claims.items():
        for leaf in _leaves_of(claim, value, claims):
            found.append(leaf)
            if len(found) == MAX_LEAVES:
                return tuple(found)
    return tuple(found)


def _leaves_of(claim: str, value: Any, claims: Mapping[str, Any]) -> Iterator[Leaf]:
    """Pass over the values of one claim, however deep they lie."""
    levels: list[_Level] = [(claims, iter([(claim, value)]))]
    while levels:
        within, members = levels[-1]
        for name, each in members:
            if each and isinstance(each, dict):
                levels.append((each, iter(each.items())))
                break
            if each and isinstance(each, list):
                levels.append((within, zip(repeat(name), each, strict=False)))
                break
            yield Leaf(claim, name, each, within)
        else:
            levels.pop()


def first_of_each(found: Iterable[Leaf], judge: Callable[[Leaf], str]) -> Iterator[tuple[str, str]]:
    """Name each claim that the judge has a word for, once, with that word."""
    told = set()
    for leaf in found:
        if leaf.claim not in told and (word := judge(leaf)):
            told.add(leaf.claim)
            yield leaf.claim, word
