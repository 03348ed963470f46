"""The variables of a `.env` file or line, as the npm package dotenv reads them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

MAX_ASSIGNMENTS: Final = 1_000  # of a file; what comes after them is not read
MAX_ENV_TEXT: Final = 256 * 1024  # characters; what comes after them is not read

_START = re.compile(r"^[^\S\n]*+(?:export\s++)?([A-Za-z0-9_.-]++)(?:\s*+=|:\s)", re.MULTILINE)
_SPACE = re.compile(r"\s*+")
_BARE = re.compile(r"[^#\n]*+")
_LINE_REST = re.compile(r"\s*(?:#.*)?$", re.MULTILINE)
_BEGINS = re.compile(r"(export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=")
_NAMES_ONE = re.compile(r"[A-Za-z0-9]_[A-Za-z0-9]|^(?:SECRET|KEY|JWT|JWK|JWKS|PASSWORD)$")
_WORDS: Final = ("JWT", "JWT_SECRET", "SECRET", "SIGN", "KEY", "PUBLIC", "PRIVATE", "AUTH", "TOKEN")
_QUOTES: Final = "'\"`"
_MAX_ESCAPED_ENDS: Final = 8  # of quotes after a backslash, so many are tried as the end


@dataclass(frozen=True, slots=True)
class Assignment:
    """One variable: its name, its value and the 1-based line where it stands; no repr shows it."""

    name: str
    value: str = field(repr=False)
    line: int


def read_assignments(text: str) -> tuple[Assignment, ...]:
    r"""Return the variables in the order of the text; of one that is set twice the last counts.

    Quotes around a value are left out, `export` and comments passed over; within double quotes
    ``\n`` and ``\r`` become what they stand for. What is no assignment is passed over too.
    """
    plain = text[:MAX_ENV_TEXT].replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return tuple(_assignments(plain))


def variables_of(text: str) -> tuple[Assignment, ...]:
    """Return the variables of what is a `.env` file or line as a whole; of another text none.

    Of a name that is set twice the last one is there, and none that is empty. One line alone is
    taken for an assignment only where no secret is written so: `JWT_SECRET=` or `export SECRET=`.
    """
    lines = (line.strip() for line in text.removeprefix("\ufeff").splitlines())
    first = next((line for line in lines if line and not line.startswith("#")), "")
    begins = _BEGINS.match(first)
    if begins is None:
        return ()
    found = {each.name: each for each in read_assignments(text) if each.value.strip("=")}
    alone = len(found) == 1 and not (begins[1] or _NAMES_ONE.search(begins[2]))
    return () if alone else tuple(found.values())


def likeliest(variables: Sequence[Assignment]) -> Assignment:
    """Return the variable whose name says most of all that it is a token's secret or key."""
    return max(variables, key=lambda each: sum(word in each.name.upper() for word in _WORDS))


def _assignments(text: str) -> Iterator[Assignment]:
    ends = {quote: _QuoteEnds(text, quote) for quote in _QUOTES}
    place, line, counted = 0, 1, 0
    for _count in range(MAX_ASSIGNMENTS):
        start = _START.search(text, place)
        if start is None:
            return
        value, place = _value(text, start.end(), ends)
        line += text.count("\n", counted, start.start(1))
        counted = start.start(1)
        yield Assignment(start[1], value, line)


class _QuoteEnds:
    """The places of one kind of quote in a text, to find the end of a quoted value fast."""

    def __init__(self, text: str, quote: str) -> None:
        places = [found.start() for found in re.finditer(quote, text)]
        self._plain = [place for place in places if text[place - 1 : place] != "\\"]
        self._escaped = [place for place in places if text[place - 1 : place] == "\\"]

    def after(self, start: int) -> Iterator[int]:
        """Yield where a value may end: at a plain quote, else at one after a backslash."""
        index = bisect_right(self._plain, start)
        stop = self._plain[index] if index < len(self._plain) else None
        if stop is not None:
            yield stop
        first = bisect_right(self._escaped, start)
        last = len(self._escaped) if stop is None else bisect_right(self._escaped, stop)
        yield from reversed(self._escaped[max(first, last - _MAX_ESCAPED_ENDS) : last])


def _value(text: str, start: int, ends: dict[str, _QuoteEnds]) -> tuple[str, int]:
    """Return the value that begins there, and the place after its line."""
    opening = _end_of(_SPACE, text, start)
    if text[opening : opening + 1] in ends:
        for stop in ends[text[opening]].after(opening):
            rest = _LINE_REST.match(text, stop + 1)
            if rest:
                return _undressed(text[opening : stop + 1]), rest.end()
    stop = _end_of(_BARE, text, start)
    return _undressed(text[start:stop]), _end_of(_LINE_REST, text, stop)


def _end_of(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _undressed(value: str) -> str:
    """Strip white space and the quotes around it, and expand what double quotes escape."""
    bare = value.strip()
    quoted = len(bare) > 1 and bare[0] in _QUOTES and bare[0] == bare[-1]
    inner = bare[1:-1] if quoted else bare
    if bare.startswith('"'):
        inner = inner.replace("\\n", "\n").replace("\\r", "\r")
    return inner
