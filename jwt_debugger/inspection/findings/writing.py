"""Findings on how a token is written: what programs read differently, and eyes misread."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from heapq import nlargest
from math import isinf
from typing import Any, Final

from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.findings.leaves import Leaf, first_of_each
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_any, of_claims
from jwt_debugger.inspection.findings.times import DATES
from jwt_debugger.inspection.result import Form, Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.json_text import OutsizeNumber, members, read_json
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _

MAX_EXACT: Final = 2**53  # JavaScript counts exactly up to here
MAX_DIGITS: Final = 17  # so many tell every float from the next
MAX_COOKIE: Final = 4_096  # bytes: RFC 6265 section 6.1, and the limit of browsers
MAX_HEADER: Final = 8_192  # bytes: the usual limit of web servers for a header
LARGEST_CLAIMS: Final = 3

# Zero-width joiners are left out: Persian and emoji are written with them.
_HIDDEN: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
)
# The flags of England, Scotland and Wales are written with characters that are hidden elsewhere.
_FLAG: Final = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f")

# Letters of Cyrillic, Greek and Armenian that look like one of A to Z.
_TWINS: Final = "аеіјорсухѕһԁԛԝАВЕІЈКМНОРСТУХЅԌԚԜαοργυνκΑΒΕΖΗΙΚΜΝΟΡΤΥΧօոսցհ"
_LOOK_ALIKE: Final = re.compile(f"[A-Za-z][{_TWINS}]|[{_TWINS}][A-Za-z]")
_DOMAIN_OF_TWINS: Final = re.compile(rf"(?<!\w)[{_TWINS}]+\.[a-z]{{2}}")

_LONG_NUMBER: Final = re.compile(rf"[0-9.]{{{MAX_DIGITS + 1}}}")
# Texts and whole numbers are passed over as a whole: what is long is read once.
_FRACTION: Final = re.compile(
    r'"(?:[^"\\]++|\\.)*+"|(-?[0-9]++\.[0-9]++(?:[eE][-+]?[0-9]++)?)|[0-9]++'
)
_PLAIN: Final = (1e-6, 1e21)  # within these JavaScript writes a number without a power of ten

_LOOSE: Final = frozenset({ProblemKind.PADDING, ProblemKind.TRAILING_BITS})


def _duplicates(subject: Subject) -> Iterator[Remark]:
    for problem in subject.inspection.problems:
        if problem.kind is ProblemKind.DUPLICATE:
            name = _repeated_name(subject, problem)
            remedy = _("Leave one of them out.")
            yield Remark(problem.message, remedy, name, problem.segment)


def _repeated_name(subject: Subject, problem: Problem) -> str | None:
    """Return the name that is given twice, where it is that of a claim or a header parameter."""
    in_header = problem.segment is Segment.HEADER
    texts = subject.inspection.header_text, subject.inspection.payload_text
    text = texts[0] if in_header else texts[1]
    known = subject.header if in_header else subject.claims
    place = problem.line, problem.column
    found = (each for each in read_json(text or "").duplicates if place == (each.line, each.column))
    return next((each.name for each in found if each.name in known), None)


def _loose_encoding(subject: Subject) -> Iterator[Remark]:
    for problem in subject.inspection.problems:
        if problem.kind in _LOOSE:
            remedy = _("Let whoever makes it encode without padding (RFC 7515, section 2).")
            yield Remark(problem.message, remedy, segment=problem.segment)


def _rounded(subject: Subject) -> Iterator[Remark]:
    for claim, number in first_of_each(subject.leaves, _rounded_to):
        detail = _(
            "{claim} holds a number that JavaScript reads as {number}: it counts exactly up to"
            " {limit:,} only."
        )
        detail = detail.format(claim=quoted(claim), number=number, limit=MAX_EXACT)
        yield Remark(detail, _("Write it as a text, in quotes."), claim)
    yield from _rounded_fractions(subject)


def _rounded_fractions(subject: Subject) -> Iterator[Remark]:
    """Look at the text of the payload: what was read of it has been rounded already."""
    text = subject.inspection.payload_text or ""
    for member in members(text) if _LONG_NUMBER.search(text) else ():
        found = _FRACTION.finditer(text, member.value_start, member.value_end)
        numbers = (_fraction_rounded_to(each[1]) for each in found if each[1])
        number = next(filter(None, numbers), "")
        if number and member.name not in DATES:
            detail = _(
                "{claim} holds a number that JavaScript reads as {number}: it keeps {count:,}"
                " digits at most."
            )
            detail = detail.format(claim=quoted(member.name), number=number, count=MAX_DIGITS)
            yield Remark(detail, _("Write it as a text, in quotes."), member.name)


def _fraction_rounded_to(literal: str) -> str:
    """Say what JavaScript makes of a fraction; empty where it is the same, or told as Infinity."""
    digits = literal.lower().partition("e")[0].strip("-0.").replace(".", "")
    value = float(literal)
    if len(digits) <= MAX_DIGITS or isinf(value):
        return ""
    if value and Decimal(literal) == Decimal(value):  # of a power beyond a float, Decimal raises
        return ""
    plain = _PLAIN[0] <= abs(value) < _PLAIN[1]
    written = f"{Decimal(repr(value)):f}" if plain else repr(value)
    return quoted(written.removesuffix(".0"))


def _rounded_to(leaf: Leaf) -> str:
    """Say what JavaScript makes of a number; empty where it is the same, or told as a time."""
    value = leaf.value
    if isinstance(value, OutsizeNumber):
        return "Infinity" if not value.startswith("-") else "-Infinity"
    if type(value) is not int or abs(value) <= MAX_EXACT or leaf.claim in DATES:
        return ""
    if value.bit_length() > 1_023:
        return _("another one")
    nearest = int(Decimal(repr(float(value))))
    return "" if nearest == value else quoted(str(nearest))


def _hidden(subject: Subject) -> Iterator[Remark]:
    header = tuple(
        Leaf(name, name, value, subject.header) for name, value in subject.header.items()
    )
    for found, segment in ((header, Segment.HEADER), (subject.leaves, Segment.PAYLOAD)):
        for claim, code in first_of_each(found, _hidden_in):
            detail = _(
                "{claim} holds the invisible character {code}: what is shown is not what is"
                " compared."
            )
            detail = detail.format(claim=quoted(claim), code=code)
            yield Remark(detail, _("Remove it, or ask where it comes from."), claim, segment)


def _hidden_in(leaf: Leaf) -> str:
    """Name the first invisible character in a value or in its names: U+202E."""
    for text in _texts_of(leaf):
        if not text.isascii() or not text.isprintable():
            found = _HIDDEN.search(_FLAG.sub("", text))
            if found:
                return f"U+{ord(found[0]):04X}"
    return ""


def _look_alikes(subject: Subject) -> Iterator[Remark]:
    for claim, found in first_of_each(subject.leaves, _look_alike_in):
        detail = _("{claim} mixes alphabets in {found}: a letter may only look like another.")
        detail = detail.format(claim=quoted(claim), found=quoted(found))
        yield Remark(detail, _("Compare it with what you expect, letter by letter."), claim)


def _look_alike_in(leaf: Leaf) -> str:
    """Return two letters of different alphabets side by side, or a domain of twins alone."""
    for text in _texts_of(leaf):
        if not text.isascii():
            found = _LOOK_ALIKE.search(text) or _DOMAIN_OF_TWINS.search(text)
            if found:
                return found[0]
    return ""


def _texts_of(leaf: Leaf) -> tuple[str, ...]:
    text = leaf.value if type(leaf.value) is str else ""
    return (text, leaf.name) if leaf.name == leaf.claim else (text, leaf.name, leaf.claim)


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
    remedy = _("Leave out what the receiver can look up.")
    yield Remark(detail, remedy, severity=Severity.MEDIUM if size > MAX_HEADER else None)


def _largest(subject: Subject) -> str:
    """Name the largest claims with their bytes."""
    sizes = ((_bytes_of(value), name) for name, value in subject.claims.items())
    said = _("{name} {size:,}")
    return ", ".join(
        said.format(name=quoted(name), size=size) for size, name in nlargest(LARGEST_CLAIMS, sizes)
    )


def _bytes_of(value: Any) -> int:
    """Count the bytes of a value as it is usually written."""
    text = value if type(value) is str else json.dumps(value, ensure_ascii=False)
    return len(text.encode("utf-8", "surrogatepass"))


def _is_carried_along(subject: Subject) -> bool:
    """Ask of what travels in cookies and headers: credentials and the like are posted."""
    posted = (Kind.LOGOUT_TOKEN, Kind.CLIENT_ASSERTION, Kind.SD_JWT_VC)
    return subject.kind not in posted and subject.inspection.form is not Form.SD_JWT


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
        lambda: _("No invisible characters, in header and payload"),
        _hidden,
        of_any,
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
        _is_carried_along,
    ),
)
