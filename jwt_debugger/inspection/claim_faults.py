"""Registered claims of a wrong type or with an impossible value (RFC 7519 section 4.1)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jwt_debugger.inspection.content import Content, kind_of_value
from jwt_debugger.inspection.numeric_date import divisor_to_seconds, read_numeric_date
from jwt_debugger.inspection.placing import Fault, problem_in_member
from jwt_debugger.inspection.visible import MAX_QUOTED, visible
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.problems import Problem, ProblemKind
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class ClaimFault:
    """What is wrong with a claim: a few words, a sentence, and a sentence on what to do."""

    name: str
    summary: str
    reason: str
    cure: str


def claim_problems(part: Part, content: Content) -> tuple[Problem, ...]:
    """Report the claims that say something else than RFC 7519 has them say; none is fatal."""
    if not isinstance(content.value, dict):
        return ()
    return tuple(_problem(part, content, fault) for fault in claim_faults(content.value))


def claim_faults(claims: Mapping[str, Any]) -> Iterator[ClaimFault]:
    """Judge the claims that RFC 7519 gives a type."""
    for name, judge in _JUDGES.items():
        if name in claims and (fault := judge(name, claims[name])):
            yield fault


def date_fault(name: str, value: Any) -> ClaimFault | None:
    """Say why a value is no date; None where it is one."""
    date = read_numeric_date(value)
    if date.seconds is None:
        reason = _("“{name}” is {kind}, and a number of seconds since 1970 is needed.")
        reason = reason.format(name=name, kind=kind_of_value(value))
        return ClaimFault(name, _("no date"), reason, _cure(value))
    if date.instant is not None:
        return None
    divisor = divisor_to_seconds(date.seconds)
    shown = visible(str(value), MAX_QUOTED)
    if divisor is not None:
        reason = _("“{name}” is {value}, which looks like {unit}: a date is in seconds here.")
        reason = reason.format(name=name, value=shown, unit=_unit(divisor))
        cure = _("Divide it by {divisor}.").format(divisor=f"{divisor:,}")
        return ClaimFault(name, _("not in seconds"), reason, cure)
    edge = _("after the year 9999") if date.seconds > 0 else _("before the year 1")
    reason = _("“{name}” is {value}, which as a number of seconds since 1970 is {edge}.")
    reason = reason.format(name=name, value=shown, edge=edge)
    return ClaimFault(name, _("no date"), reason, _("Write the seconds since 1970."))


def _problem(part: Part, content: Content, fault: ClaimFault) -> Problem:
    sentences = Fault(ProblemKind.CLAIM, fault.summary, f"{fault.reason} {fault.cure}")
    return problem_in_member(part, content.text or "", fault.name, sentences)


def _cure(value: Any) -> str:
    """Say what to do about what is no number."""
    if type(value) is str and value.isascii() and value.isdigit():
        return _("Remove the quotes.")
    if type(value) is str:
        return _("Write it as a number, not as text.")
    return _("Write it as a number, or leave it out.")


def _unit(divisor: int) -> str:
    return {1_000: _("milliseconds"), 1_000_000: _("microseconds")}.get(divisor, _("nanoseconds"))


def _string_fault(name: str, value: Any) -> ClaimFault | None:
    """Say that a value is no string."""
    if type(value) is str:
        return None
    reason = _("“{name}” is {kind}, and a string is needed.")
    reason = reason.format(name=name, kind=kind_of_value(value))
    return ClaimFault(name, _("no string"), reason, _("Write it in quotes."))


def _audience_fault(name: str, value: Any) -> ClaimFault | None:
    """Say that a value is neither a string nor a list of strings."""
    if type(value) is str:
        return None
    if isinstance(value, list) and all(type(item) is str for item in value):
        return None
    reason = _("“{name}” must be a string or a list of strings.").format(name=name)
    return ClaimFault(name, _("no audience"), reason, _("Name each receiver in quotes."))


_JUDGES: Mapping[str, Callable[[str, Any], ClaimFault | None]] = {
    "iss": _string_fault,
    "sub": _string_fault,
    "aud": _audience_fault,
    "exp": date_fault,
    "nbf": date_fault,
    "iat": date_fault,
    "jti": _string_fault,
}
