"""Findings on how a token is written: what programs read differently, and eyes misread."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.findings.content import leaves
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_any, of_claims
from jwt_debugger.inspection.result import Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.json_text import OutsizeNumber, members
from jwt_debugger.jose.problems import ProblemKind, Segment
from jwt_debugger.translation import _

MAX_EXACT: Final = 2**53  # JavaScript counts exactly up to here
MAX_COOKIE: Final = 4_096  # bytes: RFC 6265 section 6.1, and the limit of browsers
MAX_HEADER: Final = 8_192  # bytes: the usual limit of web servers for a header
LARGEST_CLAIMS: Final = 3
MAX_WORD: Final = 200  # characters of a value in which look-alikes are looked for

_HIDDEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_WORD: Final = re.compile(r"\w+")
_LOOSE: Final = frozenset({ProblemKind.PADDING, ProblemKind.TRAILING_BITS})
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def _duplicates(subject: Subject) -> Iterator[Remark]:
    for problem in subject.inspection.problems:
        if problem.kind is ProblemKind.DUPLICATE:
            yield Remark(problem.message, segment=problem.segment)


def _loose_encoding(subject: Subject) -> Iterator[Remark]:
    for problem in subject.inspection.problems:
        if problem.kind in _LOOSE:
            yield Remark(problem.message, segment=problem.segment)


def _rounded(subject: Subject) -> Iterator[Remark]:
    for leaf in leaves(subject.claims):
        value = leaf.value
        too_large = isinstance(value, OutsizeNumber) or (
            type(value) is int and abs(value) > MAX_EXACT
        )
        if too_large:
            detail = _(
                "{claim} holds a number that JavaScript rounds: it counts exactly up to"
                " {limit:,} only. Programs will disagree on it."
            )
            detail = detail.format(claim=quoted(leaf.claim), limit=MAX_EXACT)
            yield Remark(detail, leaf.claim, _("Write it as a text, in quotes"))


def _hidden(subject: Subject) -> Iterator[Remark]:
    for claim, text in _texts(subject):
        found = _HIDDEN.search(text)
        if found:
            detail = _(
                "{claim} holds the invisible character U+{code:04X}: what is shown is not what is"
                " compared."
            )
            yield Remark(detail.format(claim=quoted(claim), code=ord(found[0])), claim)


def _look_alikes(subject: Subject) -> Iterator[Remark]:
    for claim, text in _texts(subject):
        for word in _WORD.findall(text[:MAX_WORD]):
            if not word.isascii() and len(_scripts_of(word)) > 1:
                detail = _(
                    "{claim} has {word}, which mixes alphabets: a letter may only look like"
                    " another."
                )
                yield Remark(detail.format(claim=quoted(claim), word=quoted(word)), claim)
                break


def _scripts_of(word: str) -> set[str]:
    """Return the alphabets of a word's letters, of those that have look-alikes."""
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in word)
    return {name for name in names if name in _SCRIPTS}


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    """Pass over the texts of the claims, their names among them."""
    for leaf in leaves(subject.claims):
        if leaf.name != leaf.claim:
            yield leaf.claim, leaf.name
        if type(leaf.value) is str:
            yield leaf.claim, leaf.value
    for name in subject.claims:
        yield name, name


def _size(subject: Subject) -> Iterator[Remark]:
    size = len(subject.inspection.token.strip())
    if size <= MAX_COOKIE:
        return
    bound, place = (MAX_HEADER, _("a header")) if size > MAX_HEADER else (MAX_COOKIE, _("a cookie"))
    detail = _("The token has {size:,} bytes; {place} takes {bound:,} on most systems.")
    detail = detail.format(size=size, place=place, bound=bound)
    largest = _largest(subject)
    if largest:
        detail += " " + _("Largest: {claims}.").format(claims=largest)
    severity = Severity.MEDIUM if size > MAX_HEADER else Severity.LOW
    yield Remark(detail, severity=severity)


def _largest(subject: Subject) -> str:
    """Name the largest claims with their bytes."""
    part = subject.inspection.part(Segment.PAYLOAD)
    text = subject.inspection.payload_text if part else None
    sizes = sorted(
        (
            (len(text[each.start : each.end].encode("utf-8", "surrogatepass")), each.name)
            for each in members(text)
        )
        if text
        else (),
        reverse=True,
    )
    said = _("{name} {size:,}")
    return ", ".join(
        said.format(name=quoted(name), size=size) for size, name in sizes[:LARGEST_CLAIMS]
    )


# What is asked of a malformed token, too.
FORMAL_RULES: Final = (
    Rule(
        "loose-encoding",
        Severity.LOW,
        lambda: _("Loose base64url"),
        lambda: _("Its base64url is strict: no padding, no loose bits"),
        _loose_encoding,
        of_any,
    ),
)
RULES: Final = (
    *FORMAL_RULES,
    Rule(
        "duplicate-member",
        Severity.MEDIUM,
        lambda: _("A name is given twice"),
        lambda: _("No name is given twice"),
        _duplicates,
        of_any,
    ),
    Rule(
        "number-rounded",
        Severity.LOW,
        lambda: _("A number that JavaScript rounds"),
        lambda: _("Every number is the same to every program"),
        _rounded,
        of_claims,
    ),
    Rule(
        "hidden-character",
        Severity.MEDIUM,
        lambda: _("Invisible character"),
        lambda: _("No invisible characters"),
        _hidden,
        of_claims,
    ),
    Rule(
        "look-alike",
        Severity.LOW,
        lambda: _("Letters that look alike"),
        lambda: _("No word mixes alphabets"),
        _look_alikes,
        of_claims,
    ),
    Rule(
        "size",
        Severity.LOW,
        lambda: _("The token is large"),
        lambda: _("It fits into cookies and headers"),
        _size,
        of_any,
    ),
)
