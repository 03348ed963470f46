from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.json_text import OutsizeNumber
from jwt_debugger.jose.jwe_algorithms import KEY_MANAGEMENT
from jwt_debugger.jose.jwe_parameters import MAX_ROUNDS, parameter_faults, rounds_above_bound
from tests.strategies import json_objects, json_values

PBES2 = {"alg": "PBES2-HS256+A128KW", "p2s": "AAAAAAAAAAA", "p2c": 1000}
GCMKW = {"alg": "A128GCMKW", "iv": "A" * 16, "tag": "A" * 22}
ECDH = {"alg": "ECDH-ES", "epk": {"kty": "OKP"}}


def faults(header: dict[str, Any]) -> dict[str, str]:
    return dict(parameter_faults(header))


@pytest.mark.parametrize("header", [PBES2, GCMKW, ECDH, {"alg": "dir"}, {"alg": "A128KW"}])
def test_a_header_that_has_what_its_algorithm_needs_is_without_fault(
    header: dict[str, Any],
) -> None:
    assert {} == faults({**header, "zip": "DEF"})


@pytest.mark.parametrize(
    ("header", "name"),
    [(PBES2, "p2s"), (PBES2, "p2c"), (GCMKW, "iv"), (GCMKW, "tag"), (ECDH, "epk")],
)
def test_a_parameter_that_is_missing_is_named(header: dict[str, Any], name: str) -> None:
    without = {member: value for member, value in header.items() if member != name}

    assert {name: f"“{name}” is missing, and {header['alg']} needs it."} == faults(without)


@pytest.mark.parametrize(
    ("header", "name", "value", "reason"),
    [
        (PBES2, "p2s", 7, "“p2s” must be a string."),
        (PBES2, "p2s", "a+b", "“p2s” is not base64url."),
        (PBES2, "p2c", 0, "“p2c” must be a whole number above zero."),
        (PBES2, "p2c", -1, "“p2c” must be a whole number above zero."),
        (PBES2, "p2c", True, "“p2c” must be a whole number above zero."),
        (PBES2, "p2c", 1000.0, "“p2c” must be a whole number above zero."),
        (PBES2, "p2c", "1000", "“p2c” must be a whole number above zero."),
        (GCMKW, "iv", "AA", "“iv” has 1 byte, and A128GCMKW needs 12."),
        (GCMKW, "tag", "A" * 16, "“tag” has 12 bytes, and A128GCMKW needs 16."),
        (ECDH, "epk", "key", "“epk” must be a public key as a JWK."),
        (ECDH, "apu", 5, "“apu” must be a string."),
        (ECDH, "apv", "=", "“apv” is not base64url."),
        (ECDH, "zip", None, "“zip” must be a string."),
    ],
)
def test_a_parameter_that_is_wrong_is_named_with_a_reason(
    header: dict[str, Any], name: str, value: Any, reason: str
) -> None:
    assert {name: reason} == faults({**header, name: value})


@given(json_objects(), st.sampled_from(KEY_MANAGEMENT), json_values())
def test_no_header_is_too_odd_to_be_judged(
    header: dict[str, Any], algorithm: str, value: Any
) -> None:
    names = ("zip", "iv", "tag", "epk", "apu", "apv", "p2s", "p2c")
    for name in names:
        judged = {**header, "alg": algorithm, name: value}

        assert all(name in judged or "missing" in reason for name, reason in faults(judged).items())


@pytest.mark.parametrize(
    "rounds", [MAX_ROUNDS + 1, 10**400, OutsizeNumber("9" * 5000), OutsizeNumber("1e999")]
)
def test_rounds_above_the_bound_are_no_fault_but_refused(rounds: Any) -> None:
    header = {**PBES2, "p2c": rounds}

    assert {} == faults(header)
    assert "more than 2,000,000 rounds" in rounds_above_bound(header)


@pytest.mark.parametrize("header", [{**PBES2, "p2c": MAX_ROUNDS}, {"alg": "dir", "p2c": 10**9}])
def test_rounds_up_to_the_bound_are_tried(header: dict[str, Any]) -> None:
    assert "" == rounds_above_bound(header)


def test_a_password_without_rounds_is_not_above_the_bound() -> None:
    assert "" == rounds_above_bound({"alg": "PBES2-HS256+A128KW"})
