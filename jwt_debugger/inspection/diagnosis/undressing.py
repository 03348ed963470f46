"""What stands around a secret where it was copied from: white space, quotes, a name."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from jwt_debugger.inspection.diagnosis.variant import Cause, Step, Variant
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.keys import read_assignments
from jwt_debugger.translation import _

MAX_DEPTH: Final = 3  # export NAME='"secret"' and its line end
MAX_TEXTS: Final = 48

_PAIRS: Final = ('""', "''", "``", "“”", "„“", "‘’", "‚‘", "«»", "<>", "()", "[]", "{}")
_BYTE_ORDER_MARK: Final = "\ufeff"
_INVISIBLE: Final = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\0"
_SPACE: Final = "".join(map(chr, (*range(9, 14), 28, 29, 30, 31, 32, 0x85, 0xA0))) + (
    "".join(map(chr, (0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)))
)
_AROUND: Final = _SPACE + _INVISIBLE
# NAME=value, NAME: value, "name": "value", $env:NAME = value, const NAME = value
_NAMED: Final = re.compile(
    r"""\s{0,20}(?:(?:export|set|setx|ENV|const|let|var|-e|--env)\s{1,20})?"""
    r"""["']?([$A-Za-z_][A-Za-z0-9_.:-]{0,80}?)["']?\s{0,20}(?::=|=>|=|:)\s{0,20}(.+?)\s*""",
    re.DOTALL,
)
_LITERAL: Final = re.compile(r"""^[bBrRuU]{1,2}(?=["'])""")  # Python's b"..." and its kin
_SHELL_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


def texts_within(text: str) -> Iterator[Variant[str]]:
    """Yield the text and what is left of it after one undressing, two, three; none twice."""
    seen = {text}
    layer = [Variant(text)]
    for _depth in range(MAX_DEPTH):
        yield from layer
        layer = list(_next_layer(layer, seen))
    yield from layer


def _next_layer(layer: list[Variant[str]], seen: set[str]) -> Iterator[Variant[str]]:
    for outer in layer:
        for inner, step in _undressed(outer.value):
            if inner and inner not in seen and len(seen) < MAX_TEXTS:
                seen.add(inner)
                yield Variant(inner, (*outer.steps, step))


def _undressed(text: str) -> Iterator[tuple[str, Step]]:
    """Take one thing off a text, in each way that there is."""
    bare = text.removeprefix(_BYTE_ORDER_MARK)
    yield bare, _without_space(_("the byte order mark before the text is removed"))
    for stripped in (text.strip(_AROUND), text.rstrip("\r\n"), text.rstrip(_AROUND)):
        yield stripped, _without_space(_("the white space around the text is removed"))
    yield text.lstrip(_AROUND), _without_space(_("the white space before the text is removed"))
    yield from _unquoted(text)
    yield from ((plain, _without_escapes()) for plain in _plain(text))
    for name, value in islice(_assigned(text), 8):
        yield value, _without_name(name)
    joined = "".join(text.split())
    yield joined, _without_space(_("the white space in the text is removed"))


def _unquoted(text: str) -> Iterator[tuple[str, Step]]:
    """Take off quotes on both sides, on one alone, and what JSON escapes within them."""
    core = _LITERAL.sub("", text.rstrip(",;"))
    for opening, closing in _PAIRS:
        if core.startswith(opening) and core.endswith(closing) and len(core) > 1:
            yield core[1:-1], without_quotes(opening)
            yield from ((inner, without_quotes()) for inner in _unescaped(core, opening))
            return
    yield core, _without_punctuation()
    for quote in "\"'`":
        yield core.removeprefix(quote), without_quotes()
        yield core.removesuffix(quote), without_quotes()


def _unescaped(core: str, opening: str) -> Iterator[str]:
    if opening != '"' or "\\" not in core:
        return
    try:
        yield json.loads(core)
    except ValueError:
        return


def _plain(text: str) -> Iterator[str]:
    """Undo the escapes of JSON and programs, those of a shell, and of Compose and Make."""
    if "\\" in text:
        with suppress(ValueError):
            yield json.loads(f'"{text}"', strict=False)
        yield _SHELL_ESCAPE.sub(r"\1", text)
    yield text.replace("$$", "$")


def _assigned(text: str) -> Iterator[tuple[str, str]]:
    """Read names and values as a .env file, a shell, YAML, JSON or a program has them."""
    for assignment in read_assignments(text):
        yield assignment.name, assignment.value
    named = _NAMED.fullmatch(text)
    if named:
        yield named[1], named[2]


def without_quotes(opening: str = '"') -> Step:
    """Say that quotes, or brackets that open so, are no part of the secret."""
    brackets = opening in "<([{"
    return Step(
        Cause.SECRET_QUOTED,
        _("the brackets around the text are removed")
        if brackets
        else _("the quotes around the text are removed"),
        _("A shell, a .env file or JSON needs them; the secret itself does not hold them."),
        _("Matches without them: drop them"),
    )


def _without_escapes() -> Step:
    return Step(
        Cause.SECRET_QUOTED,
        _("what is written with a “\\” or as “$$” in the text is read as what it stands for"),
        _("A shell, JSON or a program needs it so; the secret itself does not hold it."),
        _("Matches without escapes: drop them"),
    )


def _without_punctuation() -> Step:
    return Step(
        Cause.SECRET_QUOTED,
        _("the comma or semicolon after the text is removed"),
        _("It belongs to the line that the secret was copied from."),
        _("Matches without it: remove it"),
    )


def _without_name(name: str) -> Step:
    return Step(
        Cause.SECRET_QUOTED,
        _("only the value of {name} is used").format(name=quoted(name)),
        _("A shell or a .env file gives the secret this name, which is no part of it."),
        _("Matches without the name: drop it"),
    )


def _without_space(change: str) -> Step:
    return Step(
        Cause.SECRET_WHITESPACE,
        change,
        _("It is easily copied along, and a line end is what most files end with."),
        _("Matches without it: remove it"),
    )
