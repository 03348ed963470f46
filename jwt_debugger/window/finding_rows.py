"""Problems and findings of a token as the rows of one list; no Qt here."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jwt_debugger.inspection.findings import key_strength
from jwt_debugger.inspection.findings.key_strength import SECRET_FINDINGS
from jwt_debugger.inspection.result import Finding, Form, Inspection, Severity
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.compact import segment_name
from jwt_debugger.jose.problems import Problem, ProblemKind
from jwt_debugger.state import State
from jwt_debugger.translation import _, ngettext

# A claim's name is cut here where a sentence quotes it, and a detail where it would fill the list.
MAX_DETAIL = 2_000

_KEY_FINDINGS: Final = SECRET_FINDINGS | {rule.id for rule in key_strength.RULES}
_REPAIRABLE: Final = (ProblemKind.ALPHABET, ProblemKind.PADDING)


class Grade(StrEnum):
    """How grave a row is, gravest first."""

    ERROR = "error"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Deed(StrEnum):
    """What a row's link does."""

    NONE = "none"
    SHOW_CLAIM = "show-claim"
    REPAIR = "repair"
    GENERATE = "generate"
    SHOW_KEY = "show-key"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One row; `link` is the text of what can be done.

    `segment` and the 0-based `position` in the token are set for a problem, `claim` for a finding
    that points to a claim of the payload. `of_key` is true where the secret or key is at fault.
    """

    grade: Grade
    title: str
    detail: str
    link: str = ""
    deed: Deed = Deed.NONE
    claim: str | None = None
    segment: str | None = None
    position: int | None = None
    unsigned: bool = False
    of_key: bool = False


def finding_rows(state: State) -> tuple[FindingRow, ...]:
    """List problems and findings, the outer token's before those of the one in it."""
    inspection = state.inspection
    if inspection is None:
        return ()
    rows = [*_problem_rows(inspection, state.repaired), *_finding_rows(inspection)]
    while inspection.nested is not None and inspection.form is not Form.SD_JWT:
        inspection = inspection.nested
        found = (*_problem_rows(inspection, None), *_finding_rows(inspection))
        rows.extend(map(_inner, found))
    return tuple(rows)


def grade_name(grade: Grade) -> str:
    """Name a grade as a pill does."""
    return {
        Grade.ERROR: _("ERROR"),
        Grade.HIGH: _("HIGH"),
        Grade.MEDIUM: _("MEDIUM"),
        Grade.LOW: _("LOW"),
        Grade.INFO: _("INFO"),
    }[grade]


def no_findings_words(state: State) -> str:
    """Say calmly that nothing was found, and that this proves nothing."""
    inspection = state.inspection
    if inspection is None:
        return _("Findings appear once there is a token")
    count = inspection.checks_passed
    passed = ngettext("{count:,} check passed.", "{count:,} checks passed.", count).format(
        count=count
    )
    caution = _("No findings is no proof: only a verified signature says who issued a token.")
    return f"{passed}\n{caution}" if count else caution


def _problem_rows(inspection: Inspection, repaired: str | None) -> Iterator[FindingRow]:
    """Make a row of each problem; with one that stops the reading, say how it comes about.

    A remark that a finding makes as well is left to the finding, which says what to do.
    """
    found = tuple(said for finding in inspection.findings for said in _sentences(finding))
    for problem in sorted(inspection.problems, key=_gravity):
        if problem.fatal or not problem.message.endswith(found):
            yield _problem_row(problem, repaired)
    if any(problem.fatal for problem in inspection.problems):
        yield FindingRow(
            Grade.INFO,
            _("Often a copy problem"),
            _(
                "Tokens break when a shell, a log or a chat wraps, cuts or re-encodes them. "
                "Compare the length with the source."
            ),
        )


def _sentences(finding: Finding) -> Iterator[str]:
    """Return what a problem ends with that says the same."""
    if finding.detail:
        yield finding.detail
        yield f"{finding.detail} {finding.remedy}"


def _gravity(problem: Problem) -> int:
    return 0 if _is_error(problem) else 1


def _is_error(problem: Problem) -> bool:
    """Tell whether a token cannot be read for it, or has to be refused."""
    return problem.fatal or problem.kind is ProblemKind.PRESENTATION


def _problem_row(problem: Problem, repaired: str | None) -> FindingRow:
    mends = repaired is not None and problem.kind in _REPAIRABLE
    return FindingRow(
        Grade.ERROR if _is_error(problem) else Grade.INFO,
        _("{segment}: {summary}").format(
            segment=segment_name(problem.segment), summary=visible(problem.summary)
        ),
        visible(problem.message, MAX_DETAIL),
        _("Use “-” and “_” instead") if mends else "",
        Deed.REPAIR if mends else Deed.NONE,
        segment=problem.segment.value,
        position=problem.position,
    )


def _finding_rows(inspection: Inspection) -> Iterator[FindingRow]:
    """Make a row of each finding, gravest first; what stops the reading is told as an error."""
    order = list(Severity)
    told = {problem.message for problem in inspection.problems if problem.fatal}
    for finding in sorted(inspection.findings, key=lambda found: order.index(found.severity)):
        if finding.detail not in told:
            yield _finding_row(finding)


def _finding_row(finding: Finding) -> FindingRow:
    """Make a row; a remedy that the window cannot carry out belongs to the detail."""
    link, deed = "", Deed.NONE
    detail = finding.detail
    if finding.remedy and finding.id in SECRET_FINDINGS:
        link, deed = finding.remedy, Deed.GENERATE
    else:
        detail = f"{detail} {finding.remedy}".strip()
        if finding.id in _KEY_FINDINGS:
            link, deed = _("Show the key"), Deed.SHOW_KEY
        elif finding.claim is not None:
            where = segment_name(finding.segment).lower()
            link = _("Show in {segment}").format(segment=where)
            deed = Deed.SHOW_CLAIM
    return FindingRow(
        Grade(finding.severity.value),
        visible(finding.title, MAX_DETAIL),
        visible(detail, MAX_DETAIL),
        visible(link, MAX_DETAIL),
        deed,
        claim=finding.claim,
        segment=finding.segment.value,
        of_key=finding.id in _KEY_FINDINGS,
        unsigned="none" in finding.id or "unsigned" in finding.id,
    )


def _inner(row: FindingRow) -> FindingRow:
    """Mark a row of the inner token; its places are not on screen."""
    title = _("Inner token: {title}").format(title=row.title)
    return FindingRow(row.grade, title, row.detail, unsigned=row.unsigned)
