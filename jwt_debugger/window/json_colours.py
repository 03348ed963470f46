"""JSON text cut into the pieces that have a colour, sound or broken; no Qt here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class JsonKind(StrEnum):
    """What a piece of JSON text is; white space between the pieces is none."""

    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    LITERAL = "literal"  # true, false, null
    PUNCTUATION = "punctuation"
    STRAY = "stray"  # no JSON


@dataclass(frozen=True, slots=True)
class JsonPiece:
    """One piece, from `start` to before `end`."""

    kind: JsonKind
    start: int
    end: int


_PIECE = re.compile(
    r"""
    (?P<string> "(?:[^"\\\n]++|\\[^\n])*+(?:"|\\?(?=\n|\Z)) ) (?P<named>[ \t]*+:)?
  | (?P<number> -?[0-9][0-9.eE+-]*+ )
  | (?P<literal> (?:true|false|null)\b )
  | (?P<punctuation> [{}\[\],:] )
  | (?P<stray> [^\s"{}\[\],:]++ )
    """,
    re.VERBOSE,
)


def json_pieces(text: str) -> Iterator[JsonPiece]:
    """Cut a text, or a line of one; a string that is not closed ends with its line."""
    for match in _PIECE.finditer(text):
        if match["string"]:
            kind = JsonKind.NAME if match["named"] else JsonKind.STRING
            yield JsonPiece(kind, match.start("string"), match.end("string"))
            if match["named"]:
                yield JsonPiece(JsonKind.PUNCTUATION, match.end() - 1, match.end())
        else:
            yield JsonPiece(JsonKind(str(match.lastgroup)), match.start(), match.end())
