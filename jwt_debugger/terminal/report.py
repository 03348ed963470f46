"""One inspection as a person reads it in a terminal: verdicts first, then all that was read."""

from collections.abc import Iterator

from jwt_debugger.inspection.result import Inspection
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.compact import segment_name
from jwt_debugger.terminal.claim_lines import claim_lines
from jwt_debugger.terminal.ink import Colour, Ink, padded, wrapped
from jwt_debugger.terminal.verdicts import SEVERITY_COLOURS, Verdict, severity_word, verdicts
from jwt_debugger.translation import _, ngettext

INDENT = "  "

# Faults beyond these say nothing new: what is so broken was no token.
MAX_LISTED = 20


def report(inspection: Inspection, ink: Ink, width: int) -> str:
    """Lay the answer out in lines of about `width` columns; texts of the token stay unbroken."""
    return "\n".join(_lines(inspection, ink, width))


def _lines(inspection: Inspection, ink: Ink, width: int) -> Iterator[str]:
    yield from _verdict_lines(verdicts(inspection), ink, width)
    yield from _problem_lines(inspection, ink, width)
    yield from _diagnosis_lines(inspection, ink, width)
    yield from _text_lines(_("Header"), inspection.whole_header, ink)
    yield from _text_lines(_("Payload"), inspection.payload_text, ink)
    yield from _bytes_lines(inspection, ink)
    yield from _section(_("Claims"), claim_lines(inspection, ink), ink)
    yield from _disclosure_lines(inspection, ink)
    yield from _finding_lines(inspection, ink, width)
    if inspection.nested:
        yield from ("", ink(Colour.TITLE, _("The token inside")), "")
        yield from _lines(inspection.nested, ink, width)


def _verdict_lines(found: tuple[Verdict, ...], ink: Ink, width: int) -> Iterator[str]:
    """Write a row a verdict: what it is on, the mark, the title; the reason stands below it."""
    label_width = max(len(verdict.subject) for verdict in found) + len(INDENT)
    for verdict in found:
        title = ink(verdict.colour, f"{verdict.mark} {verdict.title}")
        yield padded(verdict.subject, label_width) + title
        for line in wrapped(verdict.reason, width, " " * label_width + INDENT):
            yield ink(Colour.QUIET, line)


def _problem_lines(inspection: Inspection, ink: Ink, width: int) -> Iterator[str]:
    lines: list[str] = []
    for problem in inspection.problems[:MAX_LISTED]:
        colour = Colour.BAD if problem.fatal else Colour.WARN
        lines += [ink(colour, line) for line in wrapped(visible(problem.message), width, INDENT)]
    more = len(inspection.problems) - MAX_LISTED
    if more > 0:
        lines.append(
            INDENT + ngettext("and {count:,} more", "and {count:,} more", more).format(count=more)
        )
    yield from _section(_("Problems"), iter(lines), ink)


def _diagnosis_lines(inspection: Inspection, ink: Ink, width: int) -> Iterator[str]:
    lines: list[str] = []
    for found in inspection.diagnosis:
        lines += wrapped(visible(found.explanation), width, INDENT)
        lines += [
            ink(Colour.NAME, line) for line in wrapped(visible(found.remedy), width, INDENT * 2)
        ]
    yield from _section(_("Why it does not verify"), iter(lines), ink)


def _text_lines(title: str, text: str | None, ink: Ink) -> Iterator[str]:
    """Show a text as it stands, line by line; only what would steer the terminal is escaped."""
    if text:
        yield from ("", ink(Colour.TITLE, title))
        yield from map(_shown, text.replace("\r\n", "\n").split("\n"))


def _shown(line: str) -> str:
    return "\t".join(visible(piece) for piece in line.split("\t"))


def _bytes_lines(inspection: Inspection, ink: Ink) -> Iterator[str]:
    """Say how many bytes there are where they are no text."""
    data = inspection.payload_bytes
    if data and inspection.payload_text is None:
        size = ngettext(
            "{count:,} byte that is no text", "{count:,} bytes that are no text", len(data)
        )
        yield from ("", ink(Colour.TITLE, _("Payload")), size.format(count=len(data)))


def _disclosure_lines(inspection: Inspection, ink: Ink) -> Iterator[str]:
    lines = []
    for disclosure in inspection.disclosures:
        name = _("(array element)") if disclosure.claim is None else visible(disclosure.claim)
        state = _("disclosed") if disclosure.matched else _("belongs to no digest of this token")
        lines.append(f"{INDENT}{ink(Colour.NAME, name)}{INDENT}{state}")
    yield from _section(_("Disclosures"), iter(lines), ink)


def _finding_lines(inspection: Inspection, ink: Ink, width: int) -> Iterator[str]:
    """List what a reviewer would say, gravest first as the inspection has it."""
    lines: list[str] = []
    for finding in inspection.findings:
        word = ink(SEVERITY_COLOURS[finding.severity], severity_word(finding.severity))
        place = segment_name(finding.segment) if finding.claim is None else finding.claim
        lines.append(f"{INDENT}{word}{INDENT}{visible(finding.title)} ({visible(place)})")
        for sentence in (finding.detail, finding.remedy):
            lines += wrapped(visible(sentence), width, INDENT * 2)
    yield from _section(_("Findings"), iter(lines), ink)


def _section(title: str, lines: Iterator[str], ink: Ink) -> Iterator[str]:
    """Set lines under a title; without lines there is no title."""
    first = next(lines, None)
    if first is not None:
        yield from ("", ink(Colour.TITLE, title), first)
        yield from lines
