"""Tokens of the npm package jsonwebtoken: what it says to them is what we say to them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from jwt_debugger.inspection.durations import parse_duration
from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.inspection.result import Inspection, SignatureStatus, TimeStatus
from tests.vectors import load

CASES = load("jsonwebtoken")


def name_of(case: dict[str, Any]) -> str:
    return f"{case['name']} {case['algorithm']} {case['expires_in']}"


def in_its_words(inspection: Inspection) -> str:
    assert inspection.signature is not None
    if inspection.signature.status is SignatureStatus.INVALID:
        return "invalid signature"
    assert inspection.signature.status is SignatureStatus.VERIFIED
    return {TimeStatus.CURRENT: "", TimeStatus.EXPIRED: "jwt expired"}[inspection.time.status]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_our_answers_are_those_of_jsonwebtoken(case: dict[str, Any]) -> None:
    expected = [answer["says"] for answer in case["answers"]]
    instants = [datetime.fromtimestamp(answer["at"], UTC) for answer in case["answers"]]

    inspections = [inspect(case["token"], case["key"], at=instant) for instant in instants]

    assert expected == [in_its_words(inspection) for inspection in inspections]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_claims_are_read_as_they_were_signed(case: dict[str, Any]) -> None:
    inspection = inspect(case["token"])

    assert case["claims"] == inspection.payload
    assert {"alg": case["algorithm"], "typ": "JWT"} == inspection.header
    assert not inspection.problems


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_duration_means_as_many_seconds_as_it_does_there(case: dict[str, Any]) -> None:
    expected = case["claims"]["exp"] - case["claims"]["iat"]

    assert expected == parse_duration(case["expires_in"])


def test_every_algorithm_comes_genuine_tampered_and_with_a_wrong_key() -> None:
    kinds = {(case["algorithm"], case["name"]) for case in CASES}

    assert 3 * 3 == len(kinds)
    assert {"1 week", "4 days", "7 hours"} == {case["expires_in"] for case in CASES}
