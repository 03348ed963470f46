"""Both ways with the npm package jose: its tokens and keys opened here, and ours opened there."""

import json
from itertools import product
from typing import Any

import pytest

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.jose.algorithms import SIGNATURE_ALGORITHMS
from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_debugger.jose.keys import read_keys, to_jwk, to_pem
from tests.data.make_jose.ours import CONTENT
from tests.vectors import load

KEYS = {each["name"]: each["text"] for each in load("jose_keys")}
PAIRS = [name.removesuffix(" pkcs8") for name in KEYS if name.endswith(" pkcs8")]
THEIRS = load("jose_tokens")
OURS = load("jose_answers")
CASES = [*THEIRS, *OURS]
ACCEPTED = [case for case in CASES if not case["says"]]

# Signatures of these have no chance in them: what is signed again is the same to the last byte.
WITHOUT_CHANCE = ("HS", "RS2", "RS3", "RS5", "Ed")
SAME_AGAIN = [case for case in OURS if case["alg"].startswith(WITHOUT_CHANCE) and not case["says"]]

# What we answer to what jose refuses.
REFUSALS = {
    "ERR_JWS_SIGNATURE_VERIFICATION_FAILED": {"invalid"},
    "ERR_JWE_DECRYPTION_FAILED": {"failed"},
    "ERR_JOSE_NOT_SUPPORTED": {"unsupported", "unsigned"},
    "ERR_JWKS_NO_MATCHING_KEY": {"unchecked"},
}


def name_of(case: dict[str, Any]) -> str:
    return f"{case['alg']} {case['name']} {case['key']}"


def opened(case: dict[str, Any]) -> Inspection:
    detached = case.get("detached")
    if detached is not None and "b64 false" not in case["name"]:
        detached = decode(detached).data.decode()
    return jwt_debugger.inspect(
        case["token"],
        KEYS[case["key"]],
        detached_payload=None if detached is None else detached.encode(),
    )


def status(inspection: Inspection) -> str:
    verdict = inspection.signature or inspection.encryption
    assert verdict is not None
    return verdict.status.value


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_our_answers_are_those_of_jose(case: dict[str, Any]) -> None:
    expected = REFUSALS[case["says"]] if case["says"] else {"verified", "decrypted"}

    assert status(opened(case)) in expected


@pytest.mark.parametrize("case", ACCEPTED, ids=name_of)
def test_we_read_the_content_that_jose_reads(case: dict[str, Any]) -> None:
    assert case["content"] == opened(case).payload_text


@pytest.mark.parametrize("case", [case for case in CASES if "inner" in case], ids=name_of)
def test_a_nested_token_is_opened_to_what_was_signed_in_it(case: dict[str, Any]) -> None:
    nested = opened(case).nested

    if case["says"]:
        assert nested is None
    else:
        assert nested is not None
        assert ("verified", case["inner"]) == (status(nested), nested.payload_text)


@pytest.mark.parametrize("case", SAME_AGAIN, ids=name_of)
def test_what_jose_accepted_is_what_we_sign_today(case: dict[str, Any]) -> None:
    header = decode(case["token"].partition(".")[0]).data.decode()

    again = jwt_debugger.sign(header, CONTENT, KEYS[case["made_with"]])

    assert CONTENT == case["content"]
    assert case["token"] == again


@pytest.mark.parametrize("name", PAIRS)
def test_keys_are_read_and_written_as_jose_writes_them(name: str) -> None:
    (private,) = read_keys(KEYS[f"{name} pkcs8"]).keys
    (public,) = read_keys(KEYS[f"{name} spki"]).keys
    (of_jwk,) = read_keys(KEYS[f"{name} private"]).keys

    assert json.loads(KEYS[f"{name} private"]) == to_jwk(private)
    assert json.loads(KEYS[f"{name} public"]) == to_jwk(public) == to_jwk(of_jwk, public=True)
    assert KEYS[f"{name} pkcs8"].strip() == to_pem(of_jwk).strip()
    assert KEYS[f"{name} spki"].strip() == to_pem(private, public=True).strip()


@pytest.mark.parametrize("name", ["RSA", "P-256", "Ed25519"])
def test_a_certificate_of_openssl_holds_the_key_it_was_made_for(name: str) -> None:
    (certified,) = read_keys(KEYS[f"{name} x509"]).keys

    assert certified.certificate is not None
    assert json.loads(KEYS[f"{name} public"]) == to_jwk(certified)


@pytest.mark.parametrize("cases", [THEIRS, OURS], ids=["theirs", "ours"])
def test_every_algorithm_that_jose_has_is_there(cases: list[dict[str, Any]]) -> None:
    known = {*SIGNATURE_ALGORITHMS, *KEY_MANAGEMENT} - {"ES256K", "Ed448", "RSA1_5"}

    assert known == {case["alg"] for case in cases if not case["says"]}


def test_every_algorithm_comes_altered_too() -> None:
    accepted = {case["alg"] for case in THEIRS if not case["says"]}

    assert accepted == {case["alg"] for case in THEIRS if "altered" in case["name"]}


def test_each_key_management_of_jose_comes_with_each_content_encryption() -> None:
    sealed = [case["token"] for case in THEIRS if case["name"].startswith("encrypted")]
    headers = [json.loads(decode(token.partition(".")[0]).data) for token in sealed]
    pairs = {(header["alg"], header["enc"]) for header in headers}

    assert {*product({*KEY_MANAGEMENT} - {"RSA1_5"}, CONTENT_ENCRYPTION)} == pairs
