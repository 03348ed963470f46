"""What a rule of the review is: a small function with an id, a severity and a title."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.findings.leaves import Leaf
from jwt_debugger.inspection.result import (
    Encryption,
    EncryptionStatus,
    Finding,
    Inspection,
    Severity,
    Signature,
    SignatureStatus,
)
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.problems import Segment


@dataclass(frozen=True, slots=True)
class Subject:
    """What is reviewed: a token, what kind it is, when, and the values of its payload.

    `sealed` tells that it was encrypted, or lay in one that was: not everybody can read it.
    """

    inspection: Inspection
    kind: Kind
    at: datetime
    leaves: tuple[Leaf, ...] = ()
    sealed: bool = False

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
        """Return the key that the verdict speaks of.

        A secret that does not match is not the token's, so nothing can be said of it.
        """
        verdict = self.inspection.verdict
        key = verdict.key if verdict else None
        if key is None or (key.kind is KeyKind.SECRET and not _is_good(verdict)):
            return None
        return key


def _is_good(verdict: Signature | Encryption | None) -> bool:
    good = (SignatureStatus.VERIFIED, EncryptionStatus.DECRYPTED)
    return verdict is not None and verdict.status in good


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule found: the sentence, what to do, and what it points to.

    `severity` and `title` are those of the rule where they are None.
    """

    detail: str
    remedy: str
    claim: str | None = None
    segment: Segment = Segment.PAYLOAD
    severity: Severity | None = None
    title: str | None = None


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

    def findings(self, subject: Subject) -> Iterator[Finding]:
        """Check a token."""
        return map(self.finding, self.check(subject))

    def finding(self, remark: Remark) -> Finding:
        """Return what was remarked as a finding of this rule."""
        return Finding(
            self.id,
            remark.severity or self.severity,
            remark.title or self.title(),
            remark.detail,
            remark.remedy,
            remark.claim,
            remark.segment,
        )


def of_any(_subject: Subject) -> bool:
    """Ask of every token."""
    return True


def of_header(subject: Subject) -> bool:
    """Ask of tokens whose header can be read."""
    return bool(subject.header)


def of_claims(subject: Subject) -> bool:
    """Ask of tokens whose claims can be read."""
    return bool(subject.claims)


def of_jws(subject: Subject) -> bool:
    """Ask of signed tokens."""
    return subject.inspection.signature is not None and bool(subject.header)


def of_jwe(subject: Subject) -> bool:
    """Ask of encrypted tokens."""
    return subject.inspection.encryption is not None and bool(subject.header)


def of_kinds(*kinds: Kind) -> Callable[[Subject], bool]:
    """Ask of tokens of some kinds whose claims can be read."""

    def asks(subject: Subject) -> bool:
        return subject.kind in kinds and of_claims(subject)

    return asks
