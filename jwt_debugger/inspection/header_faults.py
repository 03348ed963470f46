"""What a header must hold to be acted on: `alg`, `enc`, `crit` and `b64` (RFC 7515, 7516, 7797)."""

from collections.abc import Iterator, Mapping
from typing import Any

from jwt_debugger.inspection.content import Content, kind_of_value
from jwt_debugger.inspection.placing import Fault, problem_in_member
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.problems import Problem, ProblemKind
from jwt_debugger.translation import _

# The one extension that is acted on here (RFC 7797); a JWE knows it not.
UNDERSTOOD = frozenset({"b64"})


def header_problems(part: Part, content: Content, *, encrypted: bool) -> tuple[Problem, ...]:
    """Report what makes it impossible, or forbidden, to act on a header that is a JSON object."""
    if not isinstance(content.value, dict):
        return ()
    header: dict[str, Any] = content.value
    faults = _faults(header, encrypted=encrypted)
    return tuple(_problem(part, content.text or "", name, reason) for name, reason in faults)


def unknown_extensions(header: Mapping[str, Any], *, encrypted: bool) -> tuple[str, ...]:
    """Return the names in `crit` that are not acted on here: such a token must be refused."""
    known = frozenset[str]() if encrypted else UNDERSTOOD
    critical = header.get("crit", [])
    return tuple(name for name in critical if name not in known)


def is_unencoded(header: Any) -> bool:
    """Tell whether the payload stands in the token as it is (RFC 7797)."""
    return isinstance(header, dict) and header.get("b64") is False


def _faults(header: Mapping[str, Any], *, encrypted: bool) -> Iterator[tuple[str, str]]:
    """Name each faulty parameter with its reason."""
    needed = ("alg", "enc") if encrypted else ("alg",)
    for name in needed:
        if reason := _fault_of_name(header, name):
            yield name, reason
    if "crit" in header and (reason := _fault_of_crit(header)):
        yield "crit", reason
    if "b64" in header and not encrypted and (reason := _fault_of_b64(header)):
        yield "b64", reason


def _fault_of_name(header: Mapping[str, Any], name: str) -> str:
    """Say why no algorithm can be read from a parameter; empty where one can."""
    if name not in header:
        return _("“{name}” is missing: it names the algorithm.").format(name=name)
    value = header[name]
    if type(value) is not str:
        return _("“{name}” is {kind}, and a string is needed.").format(
            name=name, kind=kind_of_value(value)
        )
    return "" if value else _("“{name}” is empty: it names the algorithm.").format(name=name)


def _fault_of_crit(header: Mapping[str, Any]) -> str:
    """Say why `crit` is not as RFC 7515 section 4.1.11 has it; empty where it is."""
    names = header["crit"]
    if not isinstance(names, list) or not names or not all(type(name) is str for name in names):
        return _("“crit” must be a list of names, and not an empty one.")
    if len(set(names)) < len(names):
        return _("“crit” names a parameter twice.")
    absent = [name for name in names if name not in header]
    if absent:
        return _("“crit” names {name}, which is not in the header.").format(name=quoted(absent[0]))
    return ""


def _fault_of_b64(header: Mapping[str, Any]) -> str:
    """Say why `b64` is not as RFC 7797 section 6 has it; empty where it is."""
    if not isinstance(header["b64"], bool):
        return _("“b64” is {kind}, and true or false is needed.").format(
            kind=kind_of_value(header["b64"])
        )
    critical = header.get("crit")
    if not header["b64"] and not (isinstance(critical, list) and "b64" in critical):
        return _("“b64” is false, and “crit” does not name it, as it then must.")
    return ""


def _problem(part: Part, text: str, name: str, reason: str) -> Problem:
    summary = _("“{name}” is missing or wrong").format(name=name)
    fault = Fault(ProblemKind.HEADER_PARAMETER, summary, reason, fatal=True)
    return problem_in_member(part, text, name, fault)
