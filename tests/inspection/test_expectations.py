"""Expected audience, issuer and age: what jsonwebtoken says to them is what we say to them."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger import inspect, sign
from jwt_debugger.inspection.expectations import (
    AUDIENCE,
    ISSUER,
    MAX_AGE,
    NO_AGE,
    UNREADABLE_AGE,
    UNTIED,
    Expectations,
    max_age_seconds,
    unmet,
    with_expectations,
)
from jwt_debugger.inspection.result import Finding, Severity
from jwt_debugger.jose.errors import TokenError
from tests.key_material import HMAC_SECRET
from tests.strategies import any_text
from tests.vectors import load

NOON = datetime(2026, 5, 29, 12, tzinfo=UTC)
# OpenID Connect Core, appendix A.4
ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"
AT_HASH = "77QmUPtjPfzWtF2AnpK9RQ"
TWO_DAYS = Expectations(max_age="2 days")


def listed(option: Any) -> tuple[str, ...]:
    """Return an option's values; jsonwebtoken asks nothing for an empty text."""
    return tuple(option) if isinstance(option, list) else (option,) if option else ()


def in_its_words(found: Sequence[Finding], options: dict[str, Any]) -> str:
    """Say the first that is unmet as jsonwebtoken does."""
    if not found:
        return ""
    return {
        AUDIENCE: f"jwt audience invalid. expected: {' or '.join(listed(options.get('audience')))}",
        ISSUER: f"jwt issuer invalid. expected: {','.join(listed(options.get('issuer')))}",
        MAX_AGE: "maxAge exceeded",
        NO_AGE: "iat required when maxAge is specified",
        UNREADABLE_AGE: '"maxAge" should be a number of seconds or string representing a timespan'
        ' eg: "1d", "20h", 60',
    }[found[0].id]


def test_our_answers_are_those_of_jsonwebtoken() -> None:
    cases = load("expectations")

    differing = []
    for case in cases:
        options = case["options"]
        expected = Expectations(
            listed(options.get("audience")), listed(options.get("issuer")), options.get("maxAge")
        )
        at = datetime.fromtimestamp(case["at"], UTC)
        found = unmet(case["claims"], expected, at, options.get("clockTolerance", 0))
        if case["says"] != in_its_words(found, options):
            differing.append((case, found))

    assert [] == differing
    assert 500 == len(cases)


def test_all_that_is_unmet_is_told_at_once() -> None:
    expected = Expectations(("api",), ("https://a",), 60)

    found = unmet({"aud": "web", "iss": "https://b", "iat": 0}, expected, NOON)

    assert [AUDIENCE, ISSUER, MAX_AGE] == [each.id for each in found]
    assert ["aud", "iss", "iat"] == [each.claim for each in found]
    assert {Severity.HIGH} == {each.severity for each in found}


@pytest.mark.parametrize(
    ("claims", "expected", "detail"),
    [
        ({"aud": "web"}, Expectations(("api",)), "“aud” is “web”; expected is “api”."),
        ({}, Expectations(("a", "b")), "“aud” is missing; expected is “a” or “b”."),
        ({"aud": ["x", 1]}, Expectations(("a",)), "“aud” is “x”, “1”; expected is “a”."),
        ({"aud": []}, Expectations(("a",)), "“aud” is “[]”; expected is “a”."),
        ({"iss": "x\u202e"}, Expectations((), ("y",)), "“iss” is “x\\u202e”; expected is “y”."),
        (
            {"iat": NOON.timestamp() - 3 * 86_400},
            TWO_DAYS,
            "It was issued 3 days ago; 2 days is the most that is accepted.",
        ),
        ({}, TWO_DAYS, "Without a number in “iat” nobody can tell how old the token is."),
    ],
)
def test_a_finding_says_what_is_there_and_what_is_expected(
    claims: dict[str, Any], expected: Expectations, detail: str
) -> None:
    assert [detail] == [each.detail for each in unmet(claims, expected, NOON)]


def test_an_age_that_cannot_be_read_is_told() -> None:
    found = unmet({"iat": 1}, Expectations(max_age="soon"), NOON)

    assert [UNREADABLE_AGE] == [each.id for each in found]
    assert found[0].detail.startswith("“soon” is no duration.")


@pytest.mark.parametrize("iat", [1e400, -1e400, 1e300, -1e300])
def test_an_age_without_bounds_is_judged_too(iat: float) -> None:
    found = unmet({"iat": iat}, TWO_DAYS, NOON)

    assert (iat < 0) == bool(found)


def test_an_expectation_is_stated_or_not() -> None:
    assert not Expectations().any
    assert not Expectations(max_age=0).any
    assert Expectations(("api",)).any
    assert Expectations((), ("https://a",)).any
    assert TWO_DAYS.any


def test_a_duration_is_read_and_months_are_refused() -> None:
    assert [60.0, 172_800.0] == [max_age_seconds(each) for each in (60, "2 days")]
    with pytest.raises(TokenError, match="no months"):
        max_age_seconds("1 month")


def inspected(claims: str) -> Any:
    return inspect(sign('{"alg":"HS256"}', claims, HMAC_SECRET), HMAC_SECRET, at=NOON)


def test_what_is_unmet_is_among_the_findings_and_goes_once_it_is_met() -> None:
    inspection = inspected('{"aud":"web"}')
    before = inspection.findings

    judged = with_expectations(inspection, Expectations(("api",)), NOON)
    again = with_expectations(judged, Expectations(("api",)), NOON)
    met = with_expectations(again, Expectations(("web",)), NOON)

    assert AUDIENCE == judged.findings[0].id
    assert len(before) + 1 == len(again.findings)
    assert before == met.findings


def test_of_a_token_in_a_token_the_inner_one_is_asked() -> None:
    from jwt_debugger import encrypt

    secret = "0123456789abcdef0123456789abcdef"
    inner = sign('{"alg":"HS256"}', '{"aud":"web"}', HMAC_SECRET)
    token = encrypt('{"alg":"dir","enc":"A128CBC-HS256","cty":"JWT"}', inner, secret)

    judged = with_expectations(inspect(token, secret), Expectations(("api",)), NOON)

    assert AUDIENCE not in [each.id for each in judged.findings]
    assert judged.nested is not None
    assert AUDIENCE == judged.nested.findings[0].id


@pytest.mark.parametrize("token", ["no token", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AA.AA.AA"])
def test_of_what_cannot_be_read_nothing_is_expected(token: str) -> None:
    judged = with_expectations(inspect(token), Expectations(("api",)), NOON)

    assert AUDIENCE not in [each.id for each in judged.findings]


@given(
    st.one_of(any_text(), st.lists(any_text()), st.floats(), st.none(), st.booleans()),
    any_text(),
    st.integers(0, 10**12),
)
def test_whatever_is_in_a_claim_is_judged(value: Any, text: str, leeway: int) -> None:
    claims = {"aud": value, "iss": value, "iat": value}

    found = unmet(claims, Expectations((text,), (text,), text), NOON, leeway)

    assert all(each.detail for each in found)
    assert (value == text) != (ISSUER in [each.id for each in found])


@given(st.integers(1, 10**6), st.integers(0, 10**4))
def test_a_token_is_too_old_from_its_age_and_the_leeway_on(limit: int, leeway: int) -> None:
    claims = {"iat": int(NOON.timestamp())}
    expected = Expectations(max_age=limit)
    end = NOON + timedelta(seconds=limit + leeway)

    just_before = unmet(claims, expected, end - timedelta(seconds=1), leeway)
    just_then = unmet(claims, expected, end, leeway)

    assert () == just_before
    assert [MAX_AGE] == [each.id for each in just_then]


@pytest.mark.parametrize(
    ("tied_to", "found"), [("", []), (ACCESS_TOKEN, []), (f"{ACCESS_TOKEN}x", [UNTIED])]
)
def test_a_token_is_refused_with_a_token_or_code_that_it_was_not_made_for(
    tied_to: str, found: list[str]
) -> None:
    claims = json.dumps({"sub": "ada", "at_hash": AT_HASH})
    inspection = inspect(sign('{"alg":"HS256"}', claims, HMAC_SECRET), HMAC_SECRET)

    judged = with_expectations(inspection, Expectations(tied_to=tied_to), NOON)

    assert found == [each.id for each in judged.findings if each.id == UNTIED]
    assert Expectations(tied_to=tied_to).any == bool(tied_to)


def test_a_token_without_a_hash_belongs_to_any_other() -> None:
    inspection = inspect(sign('{"alg":"HS256"}', "{}", HMAC_SECRET), HMAC_SECRET)

    judged = with_expectations(inspection, Expectations(tied_to=ACCESS_TOKEN), NOON)

    assert UNTIED not in [each.id for each in judged.findings]


def test_no_repr_shows_the_token_or_code() -> None:
    assert ACCESS_TOKEN not in repr(Expectations(tied_to=ACCESS_TOKEN))
