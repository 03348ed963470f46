"""Findings on the times that a token claims (RFC 7519 section 4.1, RFC 8725 section 3.10)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from jwt_debugger.inspection.claim_faults import date_remark
from jwt_debugger.inspection.durations import DAY, HOUR, format_duration
from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_claims
from jwt_debugger.inspection.numeric_date import (
    divisor_to_seconds,
    read_numeric_date,
    seconds_since_epoch,
)
from jwt_debugger.inspection.result import Severity
from jwt_debugger.translation import _

DATES: Final = ("exp", "nbf", "iat", "auth_time", "updated_at")
CLOCK_DIFFERENCE: Final = 60  # seconds by which a server's clock may be ahead

# Tokens of these kinds are short-lived by other means, or have no end by design.
_NEED_NO_END: Final = frozenset({Kind.DPOP_PROOF, Kind.LOGOUT_TOKEN, Kind.SD_JWT_VC, Kind.OTHER})
_LONGEST: Final = {
    Kind.ACCESS_TOKEN: DAY,
    Kind.ID_TOKEN: DAY,
    Kind.CLIENT_ASSERTION: HOUR,
    Kind.LOGOUT_TOKEN: HOUR,
    Kind.PLAIN: 90 * DAY,
}


def _no_end(subject: Subject) -> Iterator[Remark]:
    if "exp" not in subject.claims:
        yield Remark(
            _("The token never expires: who gets hold of it can use it for ever."),
            remedy=_("Set exp, for example to an hour from now"),
        )


def _long_life(subject: Subject) -> Iterator[Remark]:
    longest = _LONGEST.get(subject.kind)
    begins, ends = _date(subject, "iat"), _date(subject, "exp")
    begins = _date(subject, "nbf") if begins is None else begins
    if longest is None or begins is None or ends is None or ends - begins <= longest:
        return
    lifetime = format_duration(min(float(ends - begins), 1e15))
    detail = _("A stolen token works for {lifetime}. {usual}")
    usual = {
        Kind.ACCESS_TOKEN: _("Access tokens usually live for minutes to hours."),
        Kind.ID_TOKEN: _("ID tokens usually live for minutes to hours."),
        Kind.CLIENT_ASSERTION: _("Client assertions usually live for minutes."),
        Kind.LOGOUT_TOKEN: _("Logout tokens usually live for minutes."),
    }.get(subject.kind, _("Tokens usually live for minutes to days."))
    title = _("Valid for {lifetime}").format(lifetime=lifetime)
    yield Remark(detail.format(lifetime=lifetime, usual=usual), "exp", title=title)


def _never_valid(subject: Subject) -> Iterator[Remark]:
    ends = _date(subject, "exp")
    for name in ("nbf", "iat"):
        begins = _date(subject, name)
        if begins is not None and ends is not None and ends <= begins:
            detail = _("“exp” is not after “{name}”, so there is no instant at which it is valid.")
            yield Remark(detail.format(name=name), "exp", id=f"exp-before-{name}")


def _other_unit(subject: Subject) -> Iterator[Remark]:
    for name in DATES:
        seconds = read_numeric_date(subject.claims.get(name)).seconds
        if seconds is not None and divisor_to_seconds(seconds) is not None:
            yield Remark(date_remark(name, subject.claims[name]), name)


def _text(subject: Subject) -> Iterator[Remark]:
    for name in DATES:
        if type(subject.claims.get(name)) is str and name != "updated_at":
            yield Remark(date_remark(name, subject.claims[name]), name)


def _future(subject: Subject) -> Iterator[Remark]:
    issued = _date(subject, "iat")
    now = seconds_since_epoch(subject.at)
    if issued is None or divisor_to_seconds(issued) is not None:
        return
    if issued > now + CLOCK_DIFFERENCE:
        ahead = format_duration(min(float(issued - now), 1e15))
        detail = _("“iat” is {ahead} ahead: a clock is wrong, or the time was made up.")
        yield Remark(detail.format(ahead=ahead), "iat")


def _date(subject: Subject, name: str) -> Decimal | None:
    return read_numeric_date(subject.claims.get(name)).seconds


RULES: Final = (
    Rule(
        "no-exp",
        Severity.MEDIUM,
        lambda: _("No expiry (exp)"),
        lambda: _("The token expires"),
        _no_end,
        lambda subject: of_claims(subject) and subject.kind not in _NEED_NO_END,
    ),
    Rule(
        "lifetime-long",
        Severity.MEDIUM,
        lambda: _("Valid for long"),
        lambda: _("It expires soon enough for its kind"),
        _long_life,
        lambda subject: "exp" in subject.claims,
    ),
    Rule(
        "never-valid",
        Severity.MEDIUM,
        lambda: _("Never valid"),
        lambda: _("It expires after it begins"),
        _never_valid,
        lambda subject: "exp" in subject.claims,
    ),
    Rule(
        "time-not-in-seconds",
        Severity.MEDIUM,
        lambda: _("Time is not in seconds"),
        lambda: _("Times are in seconds"),
        _other_unit,
        of_claims,
    ),
    Rule(
        "time-is-text",
        Severity.MEDIUM,
        lambda: _("Time is a text"),
        lambda: _("Times are numbers"),
        _text,
        of_claims,
    ),
    Rule(
        "issued-in-future",
        Severity.MEDIUM,
        lambda: _("Issued in the future"),
        lambda: _("It was not issued in the future"),
        _future,
        lambda subject: "iat" in subject.claims,
        timely=True,
    ),
)
