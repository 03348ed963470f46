"""Selective disclosure: claims signed as digests, and what the holder reveals (RFC 9901)."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from jwt_debugger.jose.base64url import decode, encode
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.translation import _

# Of an SD-JWT with more disclosures none is read: each is a hash, and a row on screen.
MAX_DISCLOSURES: Final = 1_000

# Disclosures within disclosures, objects and arrays within each: deeper ones are left as they are.
MAX_UNFOLDED_DEPTH: Final = 100

_DIGESTS: Final = "_sd"
_DIGEST_OF_ELEMENT: Final = "..."
_ALGORITHM: Final = "_sd_alg"
_RESERVED: Final = (_DIGESTS, _DIGEST_OF_ELEMENT)

# By IANA's names (Named Information Hash Algorithm Registry).
_HASHES: Final = {
    "sha-256": hashlib.sha256,
    "sha-384": hashlib.sha384,
    "sha-512": hashlib.sha512,
    "sha3-256": hashlib.sha3_256,
    "sha3-384": hashlib.sha3_384,
    "sha3-512": hashlib.sha3_512,
}
_DEFAULT_HASH: Final = "sha-256"


@dataclass(frozen=True, slots=True)
class Revealed:
    """One disclosure read: `claim` is None for an element of an array.

    `problem` is a sentence where the disclosure is none, or where the payload has no use for it.
    """

    text: str
    digest: str
    salt: str | None
    claim: str | None
    value: Any
    matched: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A payload as a verifier sees it.

    `undisclosed` counts the digests that no disclosure belongs to: withheld claims, or decoys,
    which are not to be told apart. `problems` are sentences on the payload itself.
    """

    payload: Any
    disclosures: tuple[Revealed, ...]
    undisclosed: int
    problems: tuple[str, ...] = ()


def unfold(payload: Any, texts: tuple[str, ...]) -> Unfolded:
    """Put the disclosed claims in their places; what is wrong is in the answer (section 7.1)."""
    name = hash_name(payload)
    if name not in _HASHES:
        problem = _("“_sd_alg” names {name}, which is not known here: no digest can be compared.")
        read = tuple(_read(text, "") for text in texts)
        return Unfolded(payload, read, 0, (problem.format(name=_shown(name)),))
    read = tuple(_read(text, digest(text, name)) for text in texts)
    unfolding = _Unfolding({each.digest: each for each in read})
    whole = unfolding.value(payload, 0)
    return Unfolded(
        whole,
        tuple(_judged(read, unfolding)),
        unfolding.undisclosed,
        tuple(unfolding.problems),
    )


def hash_name(payload: Any) -> str:
    """Return the name of the hash that the payload's digests are made with."""
    name = payload.get(_ALGORITHM, _DEFAULT_HASH) if isinstance(payload, dict) else _DEFAULT_HASH
    return name if type(name) is str else ""


def digest(text: str, hash_name: str) -> str:
    """Compute the digest of a disclosure, or of a whole presentation, as it is encoded."""
    return encode(_HASHES[hash_name](text.encode("utf-8", "surrogatepass")).digest())


def is_known_hash(name: str) -> bool:
    """Tell whether digests of that hash are computed here."""
    return name in _HASHES


def _shown(name: str) -> str:
    from jwt_debugger.jose.keys.json_object import shown

    return f"“{shown(name)}”" if name else _("no hash")


def _read(text: str, digest: str) -> Revealed:
    """Read one disclosure: an array of salt, name and value, or of salt and value."""
    array = _array(text)
    if isinstance(array, str):
        return Revealed(text, digest, None, None, None, problem=array)
    if len(array) == 2:
        return Revealed(text, digest, array[0], None, array[1])
    salt, claim, value = array
    return Revealed(text, digest, salt, claim, value)


def _array(text: str) -> list[Any] | str:
    """Return the array that a disclosure is, or a few words on why it is none."""
    decoded = decode(text)
    if decoded.fault:
        return _("it is not base64url")
    try:
        reading = read_json(decoded.data.decode())
    except UnicodeDecodeError:
        return _("it is no UTF-8 text")
    if reading.fault:
        return _("it is no JSON")
    return reading.value if _is_disclosure(reading.value) else _not_a_disclosure(reading.value)


def _is_disclosure(array: Any) -> bool:
    """Tell a disclosure from any other JSON (RFC 9901 section 4.2)."""
    if not isinstance(array, list) or len(array) not in (2, 3) or type(array[0]) is not str:
        return False
    return len(array) == 2 or (type(array[1]) is str and array[1] not in _RESERVED)


def _not_a_disclosure(array: Any) -> str:
    if isinstance(array, list) and len(array) == 3 and array[1] in _RESERVED:
        return _("its claim would be named “{name}”, which no claim may be").format(name=array[1])
    return _("it is no array of a salt, a name and a value, or of a salt and a value")


class _Unfolding:
    """Put disclosures in the places of their digests, each once.

    Attributes: the `problems` found in the payload, the `used` digests, why others are
    `misplaced`, and how many are `undisclosed`.
    """

    __slots__ = ("_disclosures", "_seen", "misplaced", "problems", "undisclosed", "used")

    def __init__(self, disclosures: Mapping[str, Revealed]) -> None:
        self._disclosures = disclosures
        self._seen: set[str] = set()
        self.problems: list[str] = []
        self.used: set[str] = set()
        self.misplaced: dict[str, str] = {}
        self.undisclosed = 0

    def value(self, value: Any, depth: int) -> Any:
        """Return a value with what is disclosed in it."""
        if not isinstance(value, dict | list):
            return value
        if depth > MAX_UNFOLDED_DEPTH:
            problem = _("What is nested more than {limit} levels deep is not looked through.")
            self._note(problem.format(limit=MAX_UNFOLDED_DEPTH))
            return value
        if isinstance(value, list):
            return list(self._elements(value, depth))
        return self._object(value, depth)

    def _object(self, value: Mapping[str, Any], depth: int) -> dict[str, Any]:
        """Return an object with its disclosed claims, without what only serves disclosure."""
        hidden = {_DIGESTS, _ALGORITHM} if depth == 0 else {_DIGESTS}
        whole = {
            name: self.value(member, depth + 1)
            for name, member in value.items()
            if name not in hidden
        }
        for disclosure in self._disclosed(self._digests(value)):
            if disclosure.claim is None:
                self.misplaced[disclosure.digest] = _("it names no claim, and stands for one")
            elif disclosure.claim in whole:
                self.misplaced[disclosure.digest] = _("a claim of that name is there already")
            else:
                self.used.add(disclosure.digest)
                whole[disclosure.claim] = self.value(disclosure.value, depth + 1)
        return whole

    def _elements(self, elements: list[Any], depth: int) -> Iterator[Any]:
        """Return the elements of an array, the disclosed ones in their places."""
        for element in elements:
            if not (isinstance(element, dict) and set(element) == {_DIGEST_OF_ELEMENT}):
                yield self.value(element, depth + 1)
                continue
            for disclosure in self._disclosed([element[_DIGEST_OF_ELEMENT]]):
                if disclosure.claim is None:
                    self.used.add(disclosure.digest)
                    yield self.value(disclosure.value, depth + 1)
                else:
                    reason = _("it names a claim, and stands for an array element")
                    self.misplaced[disclosure.digest] = reason

    def _digests(self, value: Mapping[str, Any]) -> list[Any]:
        """Return the digests of an object's claims."""
        digests = value.get(_DIGESTS, [])
        if isinstance(digests, list):
            return digests
        self._note(_("“_sd” must be a list of digests."))
        return []

    def _disclosed(self, digests: list[Any]) -> Iterator[Revealed]:
        """Return the readable disclosures that digests stand for, and count the other digests."""
        for each in digests:
            if type(each) is not str:
                self._note(_("A digest must be a string."))
            elif each in self._seen:
                self._note(_("A digest is there twice, and may be there once."))
            elif each in self._disclosures:
                self._seen.add(each)
                if not self._disclosures[each].problem:
                    yield self._disclosures[each]
            else:
                self._seen.add(each)
                self.undisclosed += 1

    def _note(self, problem: str) -> None:
        """Keep a sentence once."""
        if problem not in self.problems:
            self.problems.append(problem)


def _judged(read: tuple[Revealed, ...], unfolding: _Unfolding) -> Iterator[Revealed]:
    """Say of each disclosure whether the payload has its digest; a second copy has none."""
    given: set[str] = set()
    for each in read:
        matched = each.digest in unfolding.used and each.digest not in given
        problem = each.problem or unfolding.misplaced.get(each.digest, "")
        if not problem and each.digest in given:
            problem = _("it is given twice")
        elif not problem and not matched:
            problem = _("no digest of the payload is its own")
        given.add(each.digest)
        yield replace(each, matched=matched, problem=problem)
