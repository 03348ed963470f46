"""What a verifier expects of a token beyond its signature and time, as jsonwebtoken judges it.

The options are those of `verify` of the npm package: `audience`, `issuer` and `maxAge`, with
`clockTolerance` as leeway. Regular expressions are not taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import ROUND_FLOOR, Decimal
from typing import Any, Final

from jwt_debugger.inspection.durations import format_duration, parse_duration
from jwt_debugger.inspection.numeric_date import read_numeric_date, seconds_since_epoch
from jwt_debugger.inspection.result import Finding, Form, Inspection, Severity
from jwt_debugger.inspection.token_hashes import ties
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.translation import _

AUDIENCE: Final = "audience-unexpected"
ISSUER: Final = "issuer-unexpected"
MAX_AGE: Final = "max-age-exceeded"
UNTIED: Final = "token-hash-unmatched"
NO_AGE: Final = "max-age-without-iat"
UNREADABLE_AGE: Final = "max-age-unreadable"
IDS: Final = frozenset({AUDIENCE, ISSUER, MAX_AGE, NO_AGE, UNREADABLE_AGE, UNTIED})
LONG_AGO: Final = 1e12  # seconds: an age beyond it is told as this one
_ORDER: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Expectations:
    """What is expected; of several values one has to be there, and of none nothing is asked.

    `max_age` is a number of seconds, or a duration as jsonwebtoken reads it ("2 days", "7h"; there
    a text without a unit is milliseconds). An empty text and zero ask nothing, as there. `tied_to`
    is the access token, code or state that `at_hash`, `c_hash`, `s_hash` or `ath` is the hash of.
    """

    audiences: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    max_age: str | int | None = None
    tied_to: str = field(default="", repr=False)

    @property
    def any(self) -> bool:
        """Tell whether anything is expected."""
        return bool(self.audiences or self.issuers or self.max_age or self.tied_to)


def unmet(
    claims: Mapping[str, Any], expected: Expectations, at: datetime, leeway: int = 0
) -> tuple[Finding, ...]:
    """Say what is not as expected at an aware instant, in jsonwebtoken's order; none: all is met.

    That package throws the first of them.
    """
    return tuple(_unmet(claims, expected, at, leeway))


def with_expectations(
    inspection: Inspection, expected: Expectations, at: datetime, leeway: int = 0
) -> Inspection:
    """Return the inspection with what is not as expected among its findings, judged anew.

    What is expected of a token within another is asked of the innermost that can be read.
    """
    inner = inspection.nested
    if inner is not None and inspection.form is not Form.SD_JWT:
        return replace(inspection, nested=with_expectations(inner, expected, at, leeway))
    found = [each for each in inspection.findings if each.id not in IDS]
    if isinstance(inspection.payload, dict):
        found[:0] = unmet(inspection.claims, expected, at, leeway)
        found[:0] = _untied(inspection, expected.tied_to)
    return replace(inspection, findings=tuple(sorted(found, key=_gravity)))


def _gravity(finding: Finding) -> int:
    return _ORDER.index(finding.severity)


def max_age_seconds(text: str | int) -> float:
    """Return a maximum age in seconds; raises TokenError where jsonwebtoken refuses it.

    Months, which only later versions of its package `ms` know, are refused.
    """
    if isinstance(text, int):
        return float(text)
    if "mo" in text.lower():
        message = _("jsonwebtoken reads no months in “maxAge”: write days.")
        raise TokenError(message)
    return parse_duration(text)


def _unmet(
    claims: Mapping[str, Any], expected: Expectations, at: datetime, leeway: int
) -> Iterator[Finding]:
    if expected.audiences:
        yield from _audience(claims, expected.audiences)
    if expected.issuers and claims.get("iss") not in expected.issuers:
        yield _unexpected(
            ISSUER,
            _("Another issuer is expected"),
            _("“iss” is {found}; expected is {expected}."),
            ("iss", claims),
            expected.issuers,
        )
    if expected.max_age:
        yield from _age(claims, expected.max_age, at, leeway)


def _audience(claims: Mapping[str, Any], expected: tuple[str, ...]) -> Iterator[Finding]:
    named = claims.get("aud")
    found = named if isinstance(named, list) else [named]
    if not any(each in expected for each in found if isinstance(each, str)):
        yield _unexpected(
            AUDIENCE,
            _("Meant for another audience"),
            _("“aud” is {found}; expected is {expected}."),
            ("aud", claims),
            expected,
        )


def _unexpected(
    name: str,
    title: str,
    sentence: str,
    place: tuple[str, Mapping[str, Any]],
    expected: tuple[str, ...],
) -> Finding:
    claim, claims = place
    detail = sentence.format(
        found=_told(claims[claim]) if claim in claims else _("missing"),
        expected=_(" or ").join(quoted(each) for each in expected),
    )
    return Finding(name, Severity.HIGH, title, detail, claim=claim)


def _untied(inspection: Inspection, text: str) -> Iterator[Finding]:
    """Say that no hash in the token is that of the access token, code or state given."""
    told = ties(inspection, text) if text else {}
    if told and not any(told.values()):
        claim = next(iter(told))
        yield Finding(
            UNTIED,
            Severity.HIGH,
            _("Made for another token or code"),
            _("“{claim}” is not the hash of it: the two were not issued together.").format(
                claim=claim
            ),
            _("Refuse the pair (OpenID Connect Core, section 3.1.3.8)."),
            claim,
        )


def _told(value: Any) -> str:
    """Quote a claim's value, also one of another type."""
    if isinstance(value, list) and value:
        return ", ".join(quoted(str(each)) for each in value[:5])
    return quoted(str(value))


def _age(
    claims: Mapping[str, Any], limit: str | int, at: datetime, leeway: int
) -> Iterator[Finding]:
    issued = read_numeric_date(claims.get("iat")).seconds
    if issued is None:
        detail = _("Without a number in “iat” nobody can tell how old the token is.")
        yield Finding(NO_AGE, Severity.MEDIUM, _("The age is unknown"), detail, claim="iat")
        return
    try:
        seconds = max_age_seconds(limit)
    except TokenError as error:
        yield Finding(UNREADABLE_AGE, Severity.MEDIUM, _("No maximum age"), str(error), claim="iat")
        return
    age = seconds_since_epoch(at) - issued
    if age - leeway >= _whole(issued, seconds, limit):
        known = min(float(age), LONG_AGO)
        detail = _("It was issued {age} ago; {limit} is the most that is accepted.").format(
            age=format_duration(known), limit=format_duration(seconds)
        )
        yield Finding(MAX_AGE, Severity.HIGH, _("Too old"), detail, claim="iat")


def _whole(issued: Decimal, seconds: float, limit: str | int) -> Decimal:
    """Return the age that is reached too late; jsonwebtoken cuts the end to a whole second."""
    allowed = Decimal(seconds)
    if isinstance(limit, int) or not issued.is_finite():
        return allowed
    return (issued + allowed).to_integral_value(ROUND_FLOOR) - issued
