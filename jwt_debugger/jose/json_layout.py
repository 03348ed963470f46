"""JSON shown with line breaks and written back to the last character: only spaces ever differ."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from jwt_debugger.jose.json_text import read_json
from jwt_debugger.translation import _

# Larger and deeper texts are shown as they stand: indenting them makes many times their size.
MAX_INDENTED_SIZE = 256 * 1024
MAX_INDENTED_DEPTH = 64

_INDENT = "  "
_OPENING = ("[", "{")
_CLOSING = ("]", "}")
_PIECE = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s"{}\[\],:]++')


@dataclass(frozen=True, slots=True)
class Layout:
    """The spacing of a JSON text: what stands for each comma and colon; None: its very own."""

    comma: str | None = None
    colon: str | None = None

    def display(self, text: str) -> str:
        """Indent a text of this layout for reading; any other text is returned as it is."""
        if self.comma is None or read_json(text).fault:
            return text
        return "".join(_indented(text))

    def restore(self, edited: str) -> str:
        """Write a text from the display in this layout again; broken JSON is returned as it is."""
        if self.comma is None or self.colon is None or read_json(edited).fault:
            return edited
        return _respaced(edited, self.comma, self.colon)


EXACT = Layout()
_KNOWN = (Layout(",", ":"), Layout(", ", ": "))  # compact, and Python's default


def display_layout(text: str) -> Layout:
    """Recognise the layout that gives this very text back; EXACT where there is none."""
    if len(text) > MAX_INDENTED_SIZE or read_json(text).fault:
        return EXACT
    if max(depth for _piece, depth in _depths(text)) >= MAX_INDENTED_DEPTH:
        return EXACT
    fitting = (layout for layout in _KNOWN if layout.restore(text) == text)
    return next(fitting, EXACT)


def layout_obstacle(text: str) -> str | None:
    """Say why a text cannot be laid out anew; None: it can."""
    fault = read_json(text).fault
    if fault:
        return fault.message
    if len(text) > MAX_INDENTED_SIZE:
        return _("The JSON is too large to be laid out")
    if max((depth for _piece, depth in _depths(text)), default=0) >= MAX_INDENTED_DEPTH:
        return _("The JSON is nested too deeply to be laid out")
    return None


def formatted(text: str) -> str:
    """Return JSON with one member or element a line; what cannot be laid out stays as it is."""
    return text if layout_obstacle(text) else "".join(_indented(text))


def minified(text: str) -> str:
    """Return JSON without any space; what cannot be laid out stays as it is."""
    return text if layout_obstacle(text) else _respaced(text, ",", ":")


def sorted_by_name(text: str) -> str:
    """Return JSON with the members of every object sorted by name, in the layout that it has.

    Of one name given twice the order stays, as the last one counts.
    """
    if layout_obstacle(text):
        return text
    pieces, _end = _sorted_value(_PIECE.findall(text), 0)
    compact = "".join(pieces)
    return formatted(compact) if "\n" in text else display_layout(text).restore(compact)


def _sorted_value(pieces: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return the pieces of the value that begins there, sorted, and where it ends."""
    opening = pieces[at]
    if opening not in _OPENING:
        return [opening], at + 1
    inner: list[tuple[str, list[str]]] = []
    at += 1
    while pieces[at] not in _CLOSING:
        at += pieces[at] == ","
        name = pieces[at : at + 2] if opening == "{" else []
        value, at = _sorted_value(pieces, at + len(name))
        inner.append((json.loads(name[0]) if name else "", [*name, *value]))
    inner.sort(key=itemgetter(0))
    joined = [piece for _name, each in inner for piece in (",", *each)]
    return [opening, *joined[1:], pieces[at]], at + 1


def _respaced(text: str, comma: str, colon: str) -> str:
    """Write the pieces of valid JSON with other separators and no other space."""
    written = {",": comma, ":": colon}
    return "".join(written.get(piece, piece) for piece in _PIECE.findall(text))


def _depths(text: str) -> Iterator[tuple[str, int]]:
    """Pass over the pieces of a text, each with the number of brackets open around it."""
    depth = 0
    for piece in _PIECE.findall(text):
        depth -= piece in _CLOSING
        yield piece, depth
        depth += piece in _OPENING


def _indented(text: str) -> Iterator[str]:
    """Write the pieces of valid JSON, one member or element a line."""
    previous = None
    for piece, depth in _depths(text):
        closing, inside = piece in _CLOSING, previous in _OPENING
        if previous == "," or closing != inside:  # both: an empty object or array
            yield f"\n{_INDENT * depth}"
        yield f"{piece} " if piece == ":" else piece
        previous = piece
