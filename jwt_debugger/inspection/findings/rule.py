"""What a rule of the review is: a small function with an id, a severity and a title."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.result import Finding, Inspection, Severity
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.problems import Segment


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed: a token, what kind it is, the keys that were given, and when."""

    inspection: Inspection
    kind: Kind
    keys: tuple[Key, ...]
    at: datetime

    @property
    def header(self) -> Mapping[str, Any]:
        """Return the header's members; none where it cannot be read."""
        return self.inspection.header or {}

    @property
    def claims(self) -> Mapping[str, Any]:
        """Return the payload's members; none where it is no object or is encrypted."""
        return self.inspection.claims

    @property
    def algorithm(self) -> str:
        """Return the header's `alg`; empty where it has none."""
        name = self.header.get("alg")
        return name if type(name) is str else ""

    @property
    def key(self) -> Key | None:
        """Return the key that the verdict speaks of, or the only one that was given."""
        verdict = self.inspection.signature or self.inspection.encryption
        if verdict and verdict.key:
            return verdict.key
        return self.keys[0] if len(self.keys) == 1 else None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule found: the sentence, what it points to, and what to do.

    `severity` and `title` are those of the rule where they are None.
    """

    detail: str
    claim: str | None = None
    remedy: str = ""
    segment: Segment = Segment.PAYLOAD
    severity: Severity | None = None
    title: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One check.

    `asks` tells whether it has anything to say of such a token: what it does not ask of is not
    counted among the checks that were passed. `why` is the sentence of the list of all checks.
    `timely` rules are asked again as time goes on.
    """

    id: str
    severity: Severity
    title: Callable[[], str]
    why: Callable[[], str]
    check: Callable[[Subject], Iterator[Remark]]
    asks: Callable[[Subject], bool]
    timely: bool = False

    def findings(self, subject: Subject) -> tuple[Finding, ...]:
        """Check a token."""
        return tuple(self._finding(remark) for remark in self.check(subject))

    def _finding(self, remark: Remark) -> Finding:
        made = Finding(
            remark.id or self.id,
            remark.severity or self.severity,
            remark.title or self.title(),
            remark.detail,
            remark.remedy,
            remark.claim,
        )
        return replace(made, segment=remark.segment)


def of_any(_subject: Subject) -> bool:
    """Ask of every token."""
    return True


def of_claims(subject: Subject) -> bool:
    """Ask of tokens whose claims can be read."""
    return bool(subject.claims)


def of_jws(subject: Subject) -> bool:
    """Ask of signed tokens."""
    return subject.inspection.signature is not None and bool(subject.header)


def of_jwe(subject: Subject) -> bool:
    """Ask of encrypted tokens."""
    return subject.inspection.encryption is not None and bool(subject.header)
