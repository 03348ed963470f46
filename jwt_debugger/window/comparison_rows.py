"""The differences of two tokens as rows: a shape, a word, what it was and what it is; no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jwt_debugger.inspection.claims import describe_claim, describe_header_parameter
from jwt_debugger.inspection.comparison import Change, Comparison, Difference
from jwt_debugger.inspection.durations import format_instant
from jwt_debugger.inspection.numeric_date import read_numeric_date
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.translation import _
from jwt_debugger.window.claim_rows import TIME_CLAIMS
from jwt_debugger.window.theme import Tone

MAX_SHOWN = 300  # characters of a value
SIGNS = {Change.ADDED: "+", Change.REMOVED: "−", Change.CHANGED: "≠"}


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One member, or the heading above the members of a segment (`change` is None).

    `members` are those of a set that one side has alone, each with its sign.
    """

    name: str
    label: str = ""
    change: Change | None = None
    word: str = ""
    before: str = ""
    after: str = ""
    members: tuple[str, ...] = ()
    said: str = ""
    tone: Tone = Tone.NEUTRAL


def comparison_rows(comparison: Comparison, *, utc: bool) -> tuple[ComparisonRow, ...]:
    """List the differences, the header's and then the claims'."""
    return (
        *_section(_("Header"), Tone.HEADER, comparison.header, utc=utc),
        *_section(_("Claims"), Tone.PAYLOAD, comparison.claims, utc=utc),
    )


def no_difference_words(comparison: Comparison) -> str:
    """Say how alike two tokens are that have no rows."""
    if comparison.unread:
        return _("The headers are the same")
    if comparison.same_bytes:
        return _("Header and payload are the same, to the last byte")
    return _("Header and claims are the same; only how they are written differs")


def _section(
    title: str, tone: Tone, differences: Sequence[Difference], *, utc: bool
) -> Iterator[ComparisonRow]:
    """Yield a heading and the rows below it, where there are any."""
    if not differences:
        return
    yield ComparisonRow(title, tone=tone)
    for each in differences:
        describe = describe_header_parameter if tone is Tone.HEADER else describe_claim
        yield ComparisonRow(
            visible(each.name, MAX_SHOWN),
            describe(each.name).label,
            each.change,
            _words()[each.change],
            _shown(each.name, each.before, utc=utc),
            _shown(each.name, each.after, utc=utc),
            tuple(_members(each)),
            each.said,
            tone,
        )


def _words() -> dict[Change, str]:
    return {
        Change.ADDED: _("added"),
        Change.REMOVED: _("removed"),
        Change.CHANGED: _("changed"),
    }


def _members(difference: Difference) -> Iterator[str]:
    for sign, names in (
        (SIGNS[Change.REMOVED], difference.lost),
        (SIGNS[Change.ADDED], difference.gained),
    ):
        yield from (f"{sign} {visible(name, MAX_SHOWN)}" for name in names)


def _shown(name: str, text: str | None, *, utc: bool) -> str:
    """Return a value for reading: a time in words, all else as it is written."""
    if text is None:
        return "–"
    if name in TIME_CLAIMS:
        instant = read_numeric_date(read_json(text).value).instant
        if instant is not None:
            return format_instant(instant, utc)
    return visible(text, MAX_SHOWN)


def spoken(row: ComparisonRow) -> str:
    """Say a row in one sentence, for a screen reader and as text to copy."""
    if row.change is None:
        return row.name
    if row.members:
        return f"{row.name}, {row.word}: {', '.join(row.members)}"
    values = _("{before} became {after}").format(before=row.before, after=row.after)
    if row.change is not Change.CHANGED:
        values = row.after if row.change is Change.ADDED else row.before
    return ", ".join(filter(None, (f"{row.name}, {row.word}: {values}", row.said)))
