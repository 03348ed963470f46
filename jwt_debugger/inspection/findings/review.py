"""All rules in one registry, and the review of a token by them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import chain
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
from jwt_debugger.inspection.findings.kinds import kind_of
from jwt_debugger.inspection.findings.rule import Rule, Subject
from jwt_debugger.inspection.result import Finding, Form, Inspection, Severity
from jwt_debugger.jose.key import KeyReading
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
_ORDER: Final = tuple(Severity)


def reviewed(inspection: Inspection, keys: KeyReading | None, at: datetime) -> Inspection:
    """Return the inspection with its findings, gravest first, by an aware instant.

    Of a malformed token nothing but its form is reviewed. The token inside one has been reviewed
    by its own inspection.
    """
    rules = writing.FORMAL_RULES if inspection.form is Form.MALFORMED else RULES
    subject = Subject(inspection, kind_of(inspection), keys.keys if keys else (), at)
    found = [rule.findings(subject) for rule in rules if rule.asks(subject)]
    return _with(inspection, chain.from_iterable(found), sum(not each for each in found))


def reviewed_again(inspection: Inspection, at: datetime) -> Inspection:
    """Ask again what depends on time; all else was found already."""
    if inspection.form is Form.MALFORMED:
        return inspection
    subject = Subject(inspection, kind_of(inspection), (), at)
    timely = tuple(rule for rule in RULES if rule.timely)
    names = {rule.id for rule in timely}
    kept = [finding for finding in inspection.findings if finding.id not in names]
    before = len(inspection.findings) - len(kept)
    found = [finding for rule in timely if rule.asks(subject) for finding in rule.findings(subject)]
    passed = inspection.checks_passed + before - len(found)
    return _with(inspection, (*kept, *found), passed)


def _with(inspection: Inspection, findings: Iterable[Finding], passed: int) -> Inspection:
    ordered = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    return replace(inspection, findings=tuple(ordered), checks_passed=passed)


def checks_markdown() -> str:
    """Return the list of all checks for the documents."""
    rows = (f"| `{rule.id}` | {rule.severity.value} | {rule.why()} |" for rule in RULES)
    head = _("id"), _("severity"), _("what is checked")
    return "\n".join((f"| {' | '.join(head)} |", "| --- | --- | --- |", *rows))
