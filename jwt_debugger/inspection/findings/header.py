"""Findings on what a header points to or carries (RFC 8725 section 3.10)."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_header
from jwt_debugger.inspection.result import Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

_PATH: Final = re.compile(
    r"(?:^|[/\\])\.\.(?:[/\\]|$)|%2e%2e|^/[a-z]+/[\w./-]+$|^[A-Za-z]:\\|\x00", re.IGNORECASE
)
_SQL: Final = re.compile(
    r"'\s*(?:or|and|union|--|;|\|\|)|\bunion\s+(?:all\s+)?select\b|;\s*(?:drop|delete|insert|update)\b",
    re.IGNORECASE,
)
_COMMAND: Final = re.compile(r"\$\(|`|\|\s*\w|;\s*\w+\s+[-/]")
_URL: Final = re.compile(r"^(?:https?|ftp|file|gopher|ldap)://", re.IGNORECASE)


def _location(name: str) -> Callable[[Subject], Iterator[Remark]]:
    """Make the check of a parameter that says where the key is to be fetched."""

    def check(subject: Subject) -> Iterator[Remark]:
        if name in subject.header:
            detail = _(
                "“{name}” says where to fetch the key: {place}. A server that follows it trusts"
                " whoever wrote the token."
            )
            detail = detail.format(name=name, place=quoted(str(subject.header[name])))
            remedy = _("Let the server compare the place with a list of its own.")
            yield Remark(detail, remedy, name, Segment.HEADER)

    return check


def _own_key(subject: Subject) -> Iterator[Remark]:
    if "jwk" in subject.header:
        yield Remark(
            _(
                "The token brings the key to check it with, so it proves nothing but that its"
                " writer has the other half. It is never used here on its own."
            ),
            _("Let the server take its keys from elsewhere."),
            "jwk",
            Segment.HEADER,
            # Proofs of possession are made so, and most of them have a type of their own.
            Severity.INFO if subject.kind is Kind.OTHER else None,
        )


def _own_certificate(subject: Subject) -> Iterator[Remark]:
    if "x5c" in subject.header:
        yield Remark(
            _("The token brings its certificate."),
            _("Trust it only if it leads to an issuer that is known beforehand."),
            "x5c",
            Segment.HEADER,
        )


def _odd_kid(subject: Subject) -> Iterator[Remark]:
    kid = subject.header.get("kid")
    if type(kid) is not str:
        return
    for pattern, what, severity in (
        (_PATH, _("a path"), None),
        (_SQL, _("SQL"), None),
        (_URL, _("a URL"), Severity.LOW),  # some issuers do name their keys so
        (_COMMAND, _("a command"), None),
    ):
        if pattern.search(kid):
            detail = _(
                "“kid” is {kid}, which looks like {what}. A server that opens a file by it, or asks"
                " a database, can be led astray."
            )
            detail = detail.format(kid=quoted(kid), what=what)
            remedy = _("Let the server compare it with the key IDs that it knows, and no more.")
            yield Remark(detail, remedy, "kid", Segment.HEADER, severity)
            return


RULES: Final = (
    Rule(
        "jku",
        Severity.MEDIUM,
        lambda: _("The header says where the key is (jku)"),
        lambda: _("The header points to no key on the network (jku)"),
        _location("jku"),
        of_header,
    ),
    Rule(
        "x5u",
        Severity.MEDIUM,
        lambda: _("The header says where the certificate is (x5u)"),
        lambda: _("The header points to no certificate on the network (x5u)"),
        _location("x5u"),
        of_header,
    ),
    Rule(
        "jwk",
        Severity.MEDIUM,
        lambda: _("The token brings its own key (jwk)"),
        lambda: _("The header holds no key (jwk)"),
        _own_key,
        lambda subject: of_header(subject) and subject.kind is not Kind.DPOP_PROOF,
    ),
    Rule(
        "x5c",
        Severity.INFO,
        lambda: _("The token brings its certificate (x5c)"),
        lambda: _("The header holds no certificate (x5c)"),
        _own_certificate,
        of_header,
    ),
    Rule(
        "kid-suspicious",
        Severity.MEDIUM,
        lambda: _("Strange key ID (kid)"),
        lambda: _("The key ID is no path, SQL, URL or command"),
        _odd_kid,
        lambda subject: "kid" in subject.header,
    ),
)
