"""All rules in one registry, and the review of a token by them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice
from typing import Final

from jwt_debugger.inspection.findings import (
    algorithm,
    content,
    header,
    key_strength,
    profiles,
    times,
    writing,
)
from jwt_debugger.inspection.findings.key_strength import (
    GUESSABLE_FINDINGS,
    KNOWN_SECRET,
    SECRET_FINDINGS,
)
from jwt_debugger.inspection.findings.kinds import kind_of
from jwt_debugger.inspection.findings.leaves import leaves
from jwt_debugger.inspection.findings.rule import Rule, Subject
from jwt_debugger.inspection.result import Finding, Form, Inspection, Severity
from jwt_debugger.translation import _

RULES: Final[tuple[Rule, ...]] = (
    *algorithm.RULES,
    *key_strength.RULES,
    *header.RULES,
    *times.RULES,
    *profiles.RULES,
    *content.RULES,
    *writing.RULES,
)
MAX_FINDINGS: Final = 20  # of one rule: of a thousand e-mail addresses the first ones tell enough

_TIMELY: Final = tuple(rule for rule in RULES if rule.timely)
_ORDER: Final = tuple(Severity)


def reviewed(inspection: Inspection, at: datetime, *, sealed: bool = False) -> Inspection:
    """Return the inspection with its findings, gravest first, by an aware instant.

    `sealed` tells that the token lies in an encrypted one. Of a malformed token nothing but its
    form is reviewed. The token inside one has been reviewed by its own inspection.
    """
    rules = writing.FORMAL_RULES if inspection.form is Form.MALFORMED else RULES
    sealed = sealed or inspection.encryption is not None
    subject = Subject(inspection, kind_of(inspection), at, leaves(inspection.claims), sealed)
    found = [_found_by(rule, subject) for rule in rules if rule.asks(subject)]
    return _with(inspection, chain.from_iterable(found), sum(not each for each in found))


def reviewed_again(inspection: Inspection, at: datetime) -> Inspection:
    """Ask again what depends on time; all else was found already."""
    if inspection.form is Form.MALFORMED:
        return inspection
    subject = Subject(inspection, kind_of(inspection), at)
    names = {rule.id for rule in _TIMELY}
    kept = [finding for finding in inspection.findings if finding.id not in names]
    found = [each for rule in _TIMELY if rule.asks(subject) for each in _found_by(rule, subject)]
    before = {finding.id for finding in inspection.findings} & names
    passed = inspection.checks_passed + len(before) - len({finding.id for finding in found})
    return _with(inspection, (*kept, *found), passed)


def with_finding(inspection: Inspection, finding: Finding) -> Inspection:
    """Add what was found later, in its place; that a secret is known says all that is weak in it.

    The same finding is not added twice.
    """
    told = SECRET_FINDINGS if finding.id in GUESSABLE_FINDINGS else {finding.id}
    kept = tuple(each for each in inspection.findings if each.id not in told)
    return _with(inspection, (finding, *kept), inspection.checks_passed)


def _found_by(rule: Rule, subject: Subject) -> tuple[Finding, ...]:
    return tuple(islice(rule.findings(subject), MAX_FINDINGS))


def _with(inspection: Inspection, findings: Iterable[Finding], passed: int) -> Inspection:
    ordered = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    return replace(inspection, findings=tuple(ordered), checks_passed=passed)


def checks_markdown() -> str:
    """Return the list of all checks for the documents."""
    rows = [f"| `{rule.id}` | {rule.severity.value} | {rule.why()} |" for rule in RULES]
    searched = _("The secret is none of those that are publicly known; searched for, then added")
    rows.append(f"| `{KNOWN_SECRET}` | {Severity.HIGH.value} | {searched} |")
    head = _("id"), _("usual severity"), _("what is checked")
    return "\n".join((f"| {' | '.join(head)} |", "| --- | --- | --- |", *rows))
