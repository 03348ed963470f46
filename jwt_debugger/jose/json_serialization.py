"""The JSON serialization, general and flattened, as the segments that the compact one has.

RFC 7515 section 7.2, RFC 7516 section 7.2.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.compact import ENCRYPTED, SIGNED, Part, fault_problem, segment_name
from jwt_debugger.jose.json_text import JsonReading, elements, members, read_json
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _

# Larger ones are not read: the compact serialization has no more to say in as many characters.
MAX_JSON_TOKEN: Final = 512 * 1024  # characters

# Each signature and each recipient is judged; a real token has a few, and joserfc reads 16.
MAX_ENTRIES: Final = 20

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
_NAMES: Final = {
    Segment.HEADER: "protected",
    Segment.PAYLOAD: "payload",
    Segment.SIGNATURE: "signature",
    Segment.ENCRYPTED_KEY: "encrypted_key",
    Segment.IV: "iv",
    Segment.CIPHERTEXT: "ciphertext",
    Segment.TAG: "tag",
}
_SHARED: Final = {
    True: frozenset({"protected", "unprotected", "iv", "aad", "ciphertext", "tag"}),
    False: frozenset({"payload"}),
}  # whether encrypted: the members that all entries of the general form have in common
_OF_ONE: Final = {
    True: frozenset({"header", "encrypted_key"}),
    False: frozenset({"protected", "header", "signature"}),
}
_NEEDED: Final = frozenset({Segment.SIGNATURE, Segment.CIPHERTEXT})


@dataclass(frozen=True, slots=True)
class Entry:
    """One signature, or one recipient, with all segments that belong to it.

    `parts` are those of the compact serialization, with an empty text where the member is
    missing. `unprotected` are the parameters of the headers that nothing protects,
    `unprotected_texts` their values as they are written, and `additional_data` is the text of
    `aad`.
    """

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    unprotected: Mapping[str, Any]
    additional_data: str | None = None
    unprotected_texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JsonToken:
    """A token in JSON; without entries where `problems` say why nothing can be done with it."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Value:
    """A member's value, and where it begins and ends in the text of the token."""

    value: Any
    start: int
    end: int


_Members = Mapping[str, _Value]


def read_json_token(text: str) -> JsonToken | None:
    """Read a token in JSON; None: the text is no JSON object, or none with a token's members."""
    if not text.lstrip().startswith("{"):
        return None
    if len(text) > MAX_JSON_TOKEN:
        return JsonToken((), (_too_large(len(text)),))
    reading = read_json(text)
    if not isinstance(reading.value, dict) or not _is_token(reading.value):
        return None
    whole = _located(text, _Value(reading.value, 0, len(text)))
    return _Reader(text, whole, tuple(_duplicates(reading))).read()


def _is_token(value: Mapping[str, Any]) -> bool:
    """Tell a token from any other JSON object."""
    return "ciphertext" in value or "signatures" in value or "signature" in value


def _located(text: str, owner: _Value) -> _Members:
    """Find the members of an object; of a name given twice the last counts."""
    inside = text[owner.start : owner.end]
    return {
        member.name: _Value(
            owner.value[member.name],
            owner.start + member.value_start,
            owner.start + member.value_end,
        )
        for member in members(inside)
    }


def _named(found: _Members, names: frozenset[str]) -> _Members:
    return {name: value for name, value in found.items() if name in names}


class _Reader:
    """Read the members of one token.

    Attributes: the `text`, its top-level members (`whole`), and `known`, what is wrong with it.
    """

    __slots__ = ("_encrypted", "_known", "_text", "_whole")

    def __init__(self, text: str, whole: _Members, known: tuple[Problem, ...]) -> None:
        self._text = text
        self._whole = whole
        self._known = known
        self._encrypted = "ciphertext" in whole

    def read(self) -> JsonToken:
        """Return the token's signatures or recipients."""
        name, own = ("recipients", "encrypted_key")
        if not self._encrypted:
            name, own = ("signatures", "signature")
        if name not in self._whole:
            return JsonToken((self._entry(self._whole, self._known),))
        listed = self._whole[name]
        if own in self._whole or "header" in self._whole:
            reason = _("it has “{name}” and beside it members of the flattened form, not both.")
            return self._refused(listed, reason.format(name=name))
        if not isinstance(listed.value, list) or not listed.value:
            return self._refused(listed, _("“{name}” must be a list, and not an empty one."))
        if len(listed.value) > MAX_ENTRIES:
            reason = _("“{name}” has {count:,} entries; above {limit:,} it is not read.")
            reason = reason.format(name=name, count=len(listed.value), limit=MAX_ENTRIES)
            return self._refused(listed, reason, ProblemKind.SIZE)
        if not all(isinstance(value, dict) for value in listed.value):
            return self._refused(listed, _("“{name}” must hold objects."))
        return JsonToken(tuple(self._entries(listed)))

    def _refused(
        self, listed: _Value, reason: str, kind: ProblemKind = ProblemKind.STRUCTURE
    ) -> JsonToken:
        name = "recipients" if self._encrypted else "signatures"
        problem = _problem(kind, Segment.TOKEN, listed.start, reason.format(name=name))
        return JsonToken((), (*self._known, problem))

    def _entries(self, listed: _Value) -> Iterator[Entry]:
        """Read the entries, each with the members that all of them share."""
        spans = elements(self._text[listed.start : listed.end])
        for value, (start, end) in zip(listed.value, spans, strict=True):
            entry = _Value(value, listed.start + start, listed.start + end)
            shared = _named(self._whole, _SHARED[self._encrypted])
            own = _named(_located(self._text, entry), _OF_ONE[self._encrypted])
            yield self._entry({**shared, **own}, self._known)

    def _entry(self, found: _Members, known: tuple[Problem, ...]) -> Entry:
        """Read one entry from its own members and from those that it shares."""
        problems = list(known)
        segments = ENCRYPTED if self._encrypted else SIGNED
        parts = tuple(self._part(segment, found, problems) for segment in segments)
        beside = self._unprotected(found, problems)
        unprotected = {name: each.value for name, each in beside.items()}
        texts = {name: self._text[each.start : each.end] for name, each in beside.items()}
        if not parts[0].text and not unprotected:
            reason = _("there is no header: neither “protected” nor “header”.")
            problems.append(_problem(ProblemKind.EMPTY, Segment.HEADER, 0, reason))
        problems.extend(_shared_names(parts[0], unprotected))
        additional = self._additional_data(found, problems) if self._encrypted else None
        return Entry(parts, tuple(problems), unprotected, additional, texts)

    def _part(self, segment: Segment, found: _Members, problems: list[Problem]) -> Part:
        """Read a segment from the member that holds it."""
        member = found.get(_NAMES[segment])
        if member is None:
            if segment in _NEEDED:
                reason = _("“{name}” is missing.").format(name=_NAMES[segment])
                problems.append(_problem(ProblemKind.STRUCTURE, segment, 0, reason))
            return Part(segment, "", 0, b"")
        if type(member.value) is not str:
            reason = _("“{name}” must be a string.").format(name=_NAMES[segment])
            problems.append(_problem(ProblemKind.STRUCTURE, segment, member.start, reason))
            return Part(segment, "", member.start, b"")
        decoded = decode(member.value)
        part = Part(segment, member.value, member.start + 1, decoded.data)
        if decoded.fault:
            problems.append(fault_problem(part, decoded.fault))
        return part

    def _unprotected(self, found: _Members, problems: list[Problem]) -> _Members:
        """Put the headers together that nothing protects; a name may stand in one alone."""
        together: dict[str, _Value] = {}
        names = ("unprotected", "header") if self._encrypted else ("header",)
        for name in names:
            member = found.get(name)
            if member is None:
                continue
            if not isinstance(member.value, dict):
                reason = _("“{name}” must be an object.").format(name=name)
                problems.append(_header_problem(member.start, reason))
                continue
            problems.extend(_unprotected_faults(member, together))
            together |= _located(self._text, member)
        return together

    def _additional_data(self, found: _Members, problems: list[Problem]) -> str | None:
        """Read `aad`, which the tag covers as it is encoded."""
        member = found.get("aad")
        if member is None:
            return None
        if type(member.value) is str and not decode(member.value).fault:
            return member.value
        reason = _("“aad” must be a string in base64url.")
        problems.append(_problem(ProblemKind.STRUCTURE, Segment.TOKEN, member.start, reason))
        return None


def _unprotected_faults(member: _Value, before: Mapping[str, Any]) -> Iterator[Problem]:
    """Judge one header that nothing protects."""
    for name in ("crit", "b64", "zip"):
        if name in member.value:
            reason = _("“{name}” stands in a header that nothing protects, where it must not.")
            yield _header_problem(member.start, reason.format(name=name))
    twice = [name for name in member.value if name in before]
    if twice:
        yield _header_problem(member.start, _twice(twice[0]))


def _shared_names(part: Part, unprotected: Mapping[str, Any]) -> Iterator[Problem]:
    """Report a parameter that stands in the protected header and in another."""
    try:
        protected = read_json(part.data.decode()).value
    except UnicodeDecodeError:
        return
    if isinstance(protected, dict):
        twice = [name for name in unprotected if name in protected]
        if twice:
            yield _header_problem(part.start, _twice(twice[0]))


def _twice(name: str) -> str:
    from jwt_debugger.jose.keys.json_object import shown

    reason = _("“{name}” stands in two headers of the token, and may stand in one alone.")
    return reason.format(name=shown(name))


def _header_problem(position: int, reason: str) -> Problem:
    return _problem(ProblemKind.HEADER_PARAMETER, Segment.HEADER, position, reason)


def _problem(kind: ProblemKind, segment: Segment, position: int, reason: str) -> Problem:
    """Report what is wrong with a member, at a 0-based character of the token's text."""
    place = _("{segment} (token position {position})").format(
        segment=segment_name(segment), position=position + 1
    )
    summary = _("JSON serialization")
    return Problem(kind, segment, 0, position, summary, f"{place}: {reason}")


def _duplicates(reading: JsonReading) -> Iterator[Problem]:
    """Report the names that are given twice; the last one counts."""
    for duplicate in reading.duplicates:
        reason = _("a member is given twice, in line {line}, column {column}. The last one counts.")
        reason = reason.format(line=duplicate.line, column=duplicate.column)
        problem = _problem(ProblemKind.DUPLICATE, Segment.TOKEN, duplicate.index, reason)
        yield replace(problem, fatal=False)


def _too_large(count: int) -> Problem:
    reason = _("The JSON has {count:,} characters; above {limit:,} it is not read as a token.")
    reason = reason.format(count=count, limit=MAX_JSON_TOKEN)
    summary = _("too large")
    return Problem(ProblemKind.SIZE, Segment.TOKEN, 0, 0, summary, reason)
