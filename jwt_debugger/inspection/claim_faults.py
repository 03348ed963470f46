"""Registered claims of a wrong type or with an impossible value (RFC 7519 section 4.1)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jwt_debugger.inspection.content import Content, kind_of_value
from jwt_debugger.inspection.numeric_date import divisor_to_seconds, read_numeric_date
from jwt_debugger.inspection.placing import Fault, problem_in_member
from jwt_debugger.inspection.visible import MAX_QUOTED, visible
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.problems import Problem, ProblemKind
from jwt_debugger.translation import _


def claim_problems(part: Part, content: Content) -> tuple[Problem, ...]:
    """Report the claims that say something else than RFC 7519 has them say; none is fatal."""
    if not isinstance(content.value, dict):
        return ()
    return tuple(
        problem_in_member(part, content.text or "", name, Fault(ProblemKind.CLAIM, *words))
        for name, words in _faults(content.value)
    )


def _faults(claims: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Name each faulty claim with a few words and with the reason."""
    for name, judge in _JUDGES.items():
        if name in claims and (words := judge(name, claims[name])):
            yield name, words


def date_remark(name: str, value: Any) -> str:
    """Say why a value is no date; empty where it is one."""
    words = _date_fault(name, value)
    return words[1] if words else ""


def _date_fault(name: str, value: Any) -> tuple[str, str] | None:
    """Say why a value is no date."""
    date = read_numeric_date(value)
    if date.seconds is None:
        reason = _("“{name}” is {kind}, and a number of seconds since 1970 is needed.")
        return _("no date"), reason.format(name=name, kind=kind_of_value(value)) + _cure(value)
    if date.instant is not None:
        return None
    divisor = divisor_to_seconds(date.seconds)
    shown = visible(str(value), MAX_QUOTED)
    if divisor is not None:
        return _("not in seconds"), _(
            "“{name}” is {value}, which looks like {unit}: a date is in seconds here."
            " Divide it by {divisor}."
        ).format(name=name, value=shown, unit=_unit(divisor), divisor=f"{divisor:,}")
    edge = _("after the year 9999") if date.seconds > 0 else _("before the year 1")
    reason = _("“{name}” is {value}, which as a number of seconds since 1970 is {edge}.")
    return _("no date"), reason.format(name=name, value=shown, edge=edge)


def _cure(value: Any) -> str:
    """Say what to do about a string that is nearly a date."""
    if type(value) is not str or not value:
        return ""
    if value.isascii() and value.isdigit():
        return " " + _("Remove the quotes.")
    return " " + _("Write it as a number, not as text.")


def _unit(divisor: int) -> str:
    return {1_000: _("milliseconds"), 1_000_000: _("microseconds")}.get(divisor, _("nanoseconds"))


def _string_fault(name: str, value: Any) -> tuple[str, str] | None:
    """Say that a value is no string."""
    if type(value) is str:
        return None
    reason = _("“{name}” is {kind}, and a string is needed.")
    return _("no string"), reason.format(name=name, kind=kind_of_value(value))


def _audience_fault(name: str, value: Any) -> tuple[str, str] | None:
    """Say that a value is neither a string nor a list of strings."""
    if type(value) is str:
        return None
    if isinstance(value, list) and all(type(item) is str for item in value):
        return None
    reason = _("“{name}” must be a string or a list of strings.")
    return _("no audience"), reason.format(name=name)


_JUDGES: Mapping[str, Callable[[str, Any], tuple[str, str] | None]] = {
    "iss": _string_fault,
    "sub": _string_fault,
    "aud": _audience_fault,
    "exp": _date_fault,
    "nbf": _date_fault,
    "iat": _date_fault,
    "jti": _string_fault,
}
