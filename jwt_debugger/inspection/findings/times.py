"""Findings on the times that a token claims (RFC 7519 section 4.1, RFC 8725 section 3.10)."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from jwt_debugger.inspection.claim_faults import ClaimFault, claim_faults, date_fault
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

# A proof is short-lived by other means; a credential may have no end by design.
_NEED_NO_END: Final = frozenset({Kind.DPOP_PROOF, Kind.SD_JWT_VC, Kind.OTHER})
_LONGEST: Final = {
    Kind.ACCESS_TOKEN: DAY,
    Kind.ID_TOKEN: DAY,
    Kind.CLIENT_ASSERTION: HOUR,
    Kind.LOGOUT_TOKEN: HOUR,
    Kind.PLAIN: 90 * DAY,
}


def _no_end(subject: Subject) -> Iterator[Remark]:
    if "exp" in subject.claims:
        return
    remedy = _("Set “exp”, for example to an hour from now.")
    if subject.kind is Kind.LOGOUT_TOKEN:
        # OpenID Connect asks for it since 2022 only, and providers have their time.
        detail = _("A logout token should end soon: it could be sent again and again.")
        yield Remark(detail, remedy, severity=Severity.INFO)
    else:
        detail = _("The token never expires: who gets hold of it can use it for ever.")
        yield Remark(detail, remedy)


def _long_life(subject: Subject) -> Iterator[Remark]:
    ends = _date(subject, "exp")
    if ends is None:
        return
    begins = _beginning(subject)
    since = seconds_since_epoch(subject.at) if begins is None else begins
    if ends - since <= _LONGEST[subject.kind]:
        return
    lifetime = format_duration(float(ends - since))
    usual = {
        Kind.ACCESS_TOKEN: _("Access tokens usually live for minutes to hours."),
        Kind.ID_TOKEN: _("ID tokens usually live for minutes to hours."),
        Kind.CLIENT_ASSERTION: _("Client assertions usually live for minutes."),
        Kind.LOGOUT_TOKEN: _("Logout tokens usually live for minutes."),
    }.get(subject.kind, _("Tokens usually live for minutes to days."))
    title = _("Valid for {lifetime}").format(lifetime=lifetime)
    detail = _("A stolen token works for {lifetime}. {usual}")
    yield Remark(
        detail.format(lifetime=lifetime, usual=usual),
        _("Let it end sooner, and issue a new one when it does."),
        "exp",
        title=title,
    )


def _beginning(subject: Subject) -> Decimal | None:
    begins = _date(subject, "iat")
    return _date(subject, "nbf") if begins is None else begins


def _ends_before(name: str) -> Callable[[Subject], Iterator[Remark]]:
    """Make the check that the end is not before a beginning."""

    def check(subject: Subject) -> Iterator[Remark]:
        begins, ends = _date(subject, name), _date(subject, "exp")
        if begins is not None and ends is not None and ends <= begins:
            detail = _("“exp” is not after “{name}”, so there is no instant at which it is valid.")
            remedy = _("Set “exp” to a time after “{name}”.").format(name=name)
            yield Remark(detail.format(name=name), remedy, "exp")

    return check


def _faulty_dates(subject: Subject) -> Iterator[ClaimFault]:
    claims = subject.claims
    yield from filter(None, (date_fault(name, claims[name]) for name in DATES if name in claims))


def _other_unit(subject: Subject) -> Iterator[Remark]:
    for fault in _faulty_dates(subject):
        seconds = read_numeric_date(subject.claims[fault.name]).seconds
        if seconds is not None and divisor_to_seconds(seconds) is not None:
            yield Remark(fault.reason, fault.cure, fault.name)


def _text(subject: Subject) -> Iterator[Remark]:
    for fault in _faulty_dates(subject):
        # Some providers write updated_at as a text, and nothing is judged by it.
        if type(subject.claims[fault.name]) is str and fault.name != "updated_at":
            yield Remark(fault.reason, fault.cure, fault.name)


def _wrong_type(subject: Subject) -> Iterator[Remark]:
    told = {remark.claim for check in (_other_unit, _text) for remark in check(subject)}
    for fault in claim_faults(subject.claims):
        if fault.name not in told:
            yield Remark(fault.reason, fault.cure, fault.name)


def _future(subject: Subject) -> Iterator[Remark]:
    issued = _date(subject, "iat")
    now = seconds_since_epoch(subject.at)
    grace = max(CLOCK_DIFFERENCE, subject.inspection.time.leeway)
    if issued is not None and issued > now + grace:
        ahead = format_duration(float(issued - now))
        detail = _("“iat” is {ahead} ahead: a clock is wrong, or the time was made up.")
        yield Remark(detail.format(ahead=ahead), _("Compare the clocks."), "iat")


def _date(subject: Subject, name: str) -> Decimal | None:
    """Return a claim's seconds; None where they are no date, or one in another unit."""
    date = read_numeric_date(subject.claims.get(name))
    return None if date.instant is None else date.seconds


def _has_end(subject: Subject) -> bool:
    return "exp" in subject.claims


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
        lambda subject: _has_end(subject) and subject.kind in _LONGEST,
        timely=True,
    ),
    Rule(
        "exp-before-iat",
        Severity.MEDIUM,
        lambda: _("Never valid: it ends before it is issued"),
        lambda: _("It expires after it is issued"),
        _ends_before("iat"),
        _has_end,
    ),
    Rule(
        "exp-before-nbf",
        Severity.MEDIUM,
        lambda: _("Never valid: it ends before it begins"),
        lambda: _("It expires after it begins"),
        _ends_before("nbf"),
        _has_end,
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
        "claim-type-wrong",
        Severity.MEDIUM,
        lambda: _("A claim has the wrong type"),
        lambda: _("Registered claims have the type that RFC 7519 gives them"),
        _wrong_type,
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
