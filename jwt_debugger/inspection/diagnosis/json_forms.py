"""The same JSON in the forms that common libraries write, with every value unchanged."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import isinf
from typing import Final

from jwt_debugger.jose.json_text import read_json
from jwt_debugger.translation import _

MAX_DEPTH: Final = 64  # deeper texts are left as they are: writing works recursively

_PIECE: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s"{}\[\],:]++')
_MARKS: Final = frozenset("{}[],:")
_NUMBER: Final = re.compile(r"-?[0-9]{1,300}(?:\.[0-9]{1,300})?(?:[eE][+-]?[0-9]{1,3})?")
_HTML: Final = re.compile("[<>&\u2028\u2029]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")  # half a pair, escaped: UTF-8 cannot hold it


@dataclass(frozen=True, slots=True)
class Spacing:
    """How members stand: on lines of their own where `indent` is text, else on one line."""

    name: str
    comma: str = ","
    colon: str = ": "
    indent: str | None = None
    line: str = "\n"
    spaced_arrays: bool = False  # Jackson: arrays stay on the line, as [ 1, 2 ]


@dataclass(frozen=True, slots=True)
class Style:
    """What a program does to all that it writes: the spacing's name, the order, what comes last."""

    spacing: str = ""
    ordered: bool = False
    ending: str = ""

    @property
    def plain(self) -> bool:
        """Tell the style that only spaces."""
        return not self.ordered and not self.ending

    @property
    def python(self) -> bool:
        """Tell the style in which Python writes where nothing else is asked for."""
        return self.plain and self.spacing == _by_default_in_python()


@dataclass(frozen=True, slots=True)
class Form:
    """A JSON text in some form, and words that say which."""

    text: str
    name: str
    style: Style


_Node = str | list["_Node"] | dict[str, "_Node"]


def forms_of(text: str) -> tuple[Form, ...]:
    """Return the text of a JSON object in other forms, none twice; none where it is no object."""
    reading = read_json(text)
    if not isinstance(reading.value, dict) or reading.duplicates or _depth(text) > MAX_DEPTH:
        return ()
    found: dict[str, Form] = {}
    for form in _written(_Tree(text)):
        if not _SURROGATE.search(form.text):
            found.setdefault(form.text, form)
    found.pop(text, None)
    return tuple(found.values())


def _by_default_in_python() -> str:
    return _("as Python writes it, with spaces")


def _spacings() -> tuple[Spacing, ...]:
    return (
        Spacing(_("compact"), colon=":"),
        Spacing(_by_default_in_python(), comma=", "),
        Spacing(_("indented by 2"), indent="  "),
        Spacing(_("indented by 4"), indent="    "),
        Spacing(_("indented by tabs"), indent="\t"),
        Spacing(_("indented by 2, with Windows' line ends"), indent="  ", line="\r\n"),
        Spacing(_("indented by 4, with Windows' line ends"), indent="    ", line="\r\n"),
        Spacing(_("indented as Jackson does"), colon=" : ", indent="  ", spaced_arrays=True),
        Spacing(_("with a space after each colon")),
    )


def _escapings() -> tuple[tuple[str, "_Escaping"], ...]:
    return (
        ("", _Escaping(None)),
        (_("letters written out"), _Escaping("raw")),
        (_("letters escaped"), _Escaping("ascii")),
        (_("slashes escaped"), _Escaping("raw", slashes=True)),
        (_("letters and slashes escaped"), _Escaping("ascii", slashes=True)),
        (_("<, > and & escaped"), _Escaping("raw", html=True)),
        (_("letters escaped in capitals"), _Escaping("ascii", capitals=True)),
        (_("numbers as Python writes them"), _Escaping("ascii", number=_by_python)),
        (_("numbers as Python writes them, letters as such"), _Escaping("raw", number=_by_python)),
        (
            _("letters and slashes escaped, numbers in short"),
            _Escaping("ascii", slashes=True, number=_by_python),
        ),
        (_("numbers as JavaScript writes them"), _Escaping("raw", number=_by_javascript)),
    )


def _written(tree: "_Tree") -> Iterator[Form]:
    """Write a value in all spacings and escapings, then sorted, then with a line end after it."""
    escapings = tuple(_that_differ(_escapings(), tree.literals))
    for style in (Style(), Style(ordered=True), Style(ending="\n")):
        for spacing in _spacings():
            for escaped, escaping in escapings:
                text = _Writer(spacing, escaping, ordered=style.ordered).write(tree.root)
                parts = (
                    spacing.name,
                    escaped,
                    _("names sorted") if style.ordered else "",
                    _("a line end after it") if style.ending else "",
                )
                name = ", ".join(part for part in parts if part)
                yield Form(text + style.ending, name, replace(style, spacing=spacing.name))


def _that_differ(
    escapings: Sequence[tuple[str, "_Escaping"]], literals: Sequence[str]
) -> Iterator[tuple[str, "_Escaping"]]:
    """Leave out the escapings by which these literals look as they do by an earlier one."""
    seen = set()
    for name, escaping in escapings:
        written = tuple(map(escaping.write, literals))
        if written not in seen:
            seen.add(written)
            yield name, escaping


class _Tree:
    """The values of a valid JSON text as they are written in it: literals, lists, members.

    Attributes:
        root: The outermost value.
        literals: All strings, numbers and constants in it, names too.

    """

    def __init__(self, text: str) -> None:
        pieces = _PIECE.findall(text)
        self.literals = [piece for piece in pieces if piece not in _MARKS]
        self._pieces = iter(pieces)
        self.root = self._value(next(self._pieces))

    def _value(self, piece: str) -> _Node:
        if piece == "[":
            return self._elements()
        return self._members() if piece == "{" else piece

    def _elements(self) -> list[_Node]:
        found: list[_Node] = []
        while (piece := next(self._pieces)) != "]":
            if piece != ",":
                found.append(self._value(piece))
        return found

    def _members(self) -> dict[str, _Node]:
        found: dict[str, _Node] = {}
        while (piece := next(self._pieces)) != "}":
            if piece != ",":
                next(self._pieces)
                found[piece] = self._value(next(self._pieces))
        return found


@dataclass(frozen=True, slots=True)
class _Escaping:
    """How strings are written: as they are (None), with letters as such, or in ASCII alone."""

    letters: str | None
    slashes: bool = False
    html: bool = False
    capitals: bool = False
    number: Callable[[str], str] = str

    def write(self, literal: str) -> str:
        """Write a literal."""
        if self.letters is None:
            return literal
        if not literal.startswith('"'):
            return self.number(literal) if _NUMBER.fullmatch(literal) else literal
        written = json.dumps(json.loads(literal), ensure_ascii=self.letters == "ascii")
        if self.slashes:
            written = written.replace("/", "\\/")
        if self.html:
            written = _HTML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
        if self.capitals:
            written = re.sub(r"\\u[0-9a-f]{4}", _in_capitals, written)
        return written


def _by_python(literal: str) -> str:
    """Write a number as Python does: 1e3 as 1000.0, 2.50 as 2.5."""
    if not set(literal) & set(".eE"):
        return literal
    value = float(literal)
    return literal if isinf(value) else repr(value)


def _by_javascript(literal: str) -> str:
    """Write a number as JavaScript does: 1000.0 as 1000."""
    value = float(literal)
    exact = abs(value) < 2**53 and value == int(value)
    return str(int(value)) if exact else _by_python(literal)


def _in_capitals(escape: re.Match[str]) -> str:
    return "\\u" + escape[0][2:].upper()


class _Writer:
    """Writes a value in one form."""

    def __init__(self, spacing: Spacing, escaping: _Escaping, *, ordered: bool) -> None:
        self._spacing = spacing
        self._escaping = escaping
        self._ordered = ordered

    def write(self, node: _Node, depth: int = 0) -> str:
        """Write a value that stands so deep."""
        if isinstance(node, str):
            return self._escaping.write(node)
        if isinstance(node, list):
            items = [self.write(item, depth + 1) for item in node]
            return self._array(items, depth)
        members = [
            f"{self._escaping.write(name)}{self._spacing.colon}{self.write(value, depth + 1)}"
            for name, value in self._in_order(node)
        ]
        return self._enclosed("{", members, "}", depth)

    def _in_order(self, members: dict[str, _Node]) -> Sequence[tuple[str, _Node]]:
        if not self._ordered:
            return tuple(members.items())
        return sorted(members.items(), key=lambda member: str(json.loads(member[0])))

    def _array(self, items: list[str], depth: int) -> str:
        if self._spacing.spaced_arrays:
            return f"[ {', '.join(items)} ]" if items else "[ ]"
        return self._enclosed("[", items, "]", depth)

    def _enclosed(self, opening: str, items: list[str], closing: str, depth: int) -> str:
        spacing = self._spacing
        if not items or spacing.indent is None:
            return opening + spacing.comma.join(items) + closing
        inner = spacing.line + spacing.indent * (depth + 1)
        outer = spacing.line + spacing.indent * depth
        return opening + inner + f",{inner}".join(items) + outer + closing


def _depth(text: str) -> int:
    deepest = depth = 0
    for piece in _PIECE.findall(text):
        depth += (piece in "[{") - (piece in "]}")
        deepest = max(deepest, depth)
    return deepest
