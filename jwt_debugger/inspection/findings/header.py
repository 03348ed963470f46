"""Findings on what a header points to or carries (RFC 8725 section 3.10)."""

import re
from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject
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
_LOCATION_NAMES: Final = ("jku", "x5u")


def _locations(subject: Subject) -> Iterator[Remark]:
    for name in _LOCATION_NAMES:
        if name in subject.header:
            detail = _(
                "“{name}” says where to fetch the key: {place}. A server that follows it trusts"
                " whoever wrote the token, unless it compares the place with a list of its own."
            )
            place = quoted(str(subject.header[name]))
            yield Remark(
                detail.format(name=name, place=place), name, segment=Segment.HEADER, id=name
            )


def _own_key(subject: Subject) -> Iterator[Remark]:
    if "jwk" not in subject.header or subject.kind is Kind.DPOP_PROOF:
        return
    yield Remark(
        _(
            "The token brings the key to check it with, so it proves nothing but that its writer"
            " has the other half. It is never used here on its own."
        ),
        "jwk",
        segment=Segment.HEADER,
    )


def _own_certificate(subject: Subject) -> Iterator[Remark]:
    if "x5c" in subject.header:
        yield Remark(
            _(
                "The token brings its certificate. It counts only if it leads to an issuer that"
                " the server knows beforehand."
            ),
            "x5c",
            segment=Segment.HEADER,
        )


def _odd_kid(subject: Subject) -> Iterator[Remark]:
    kid = subject.header.get("kid")
    if type(kid) is not str:
        return
    for pattern, what in (
        (_PATH, _("a path")),
        (_SQL, _("SQL")),
        (_URL, _("a URL")),
        (_COMMAND, _("a command")),
    ):
        if pattern.search(kid):
            detail = _(
                "“kid” is {kid}, which looks like {what}. A server that uses it to open a file or"
                " to ask a database can be led astray."
            )
            yield Remark(detail.format(kid=quoted(kid), what=what), "kid", segment=Segment.HEADER)
            return


RULES: Final = (
    Rule(
        "key-location-in-header",
        Severity.MEDIUM,
        lambda: _("The header says where the key is"),
        lambda: _("The header points to no key on the network (jku, x5u)"),
        _locations,
        lambda subject: bool(subject.header),
    ),
    Rule(
        "jwk",
        Severity.MEDIUM,
        lambda: _("The token brings its own key"),
        lambda: _("The header holds no key (jwk)"),
        _own_key,
        lambda subject: bool(subject.header) and subject.kind is not Kind.DPOP_PROOF,
    ),
    Rule(
        "x5c",
        Severity.INFO,
        lambda: _("The token brings its certificate"),
        lambda: _("The header holds no certificate (x5c)"),
        _own_certificate,
        lambda subject: bool(subject.header),
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
