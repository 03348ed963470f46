"""The tokens of RFC 7515, 7516, 7519, 7520, 7797 and 8037, each answered as its RFC says."""

import json
from hashlib import sha256
from typing import Any

import pytest

import jwt_debugger
from jwt_debugger import Inspection
from tests.vectors import load

CASES = load("rfc_examples")
DETACHED = [case for case in CASES if "detached_payload" in case]
VALID = [case for case in CASES if case["expect"] == "valid"]
WITH_CONTENT = [case for case in VALID if "b64" not in case["tags"]]
UNENCODED = [case for case in VALID if "b64" in case["tags"]]
NESTED = [case for case in CASES if "inner" in case]

ANSWERS = {"verified": "valid", "decrypted": "valid", "invalid": "invalid", "failed": "invalid"}


def key_text(case: dict[str, Any]) -> str:
    key = case["key"]
    return key if type(key) is str else json.dumps(key)


def inspected(case: dict[str, Any], detached_payload: bytes | None = None) -> Inspection:
    return jwt_debugger.inspect(
        case["token"],
        key_text(case),
        key_format=case["key_format"],
        detached_payload=detached_payload,
    )


def answer(inspection: Inspection) -> str:
    verdict = inspection.signature or inspection.encryption
    assert verdict is not None
    return ANSWERS.get(verdict.status.value, "error")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_example_is_answered_as_its_rfc_says(case: dict[str, Any]) -> None:
    assert answer(inspected(case)) in {case["expect"], *case.get("also_ok", ())}


@pytest.mark.parametrize("case", WITH_CONTENT, ids=lambda case: case["id"])
def test_every_genuine_example_shows_its_content(case: dict[str, Any]) -> None:
    inspection = inspected(case)

    digest = sha256(inspection.payload_bytes or b"").hexdigest()
    assert case.get("payload_sha256", digest) == digest
    assert case.get("plaintext_utf8", inspection.payload_text) == inspection.payload_text
    assert {"payload_sha256", "plaintext_utf8"} & case.keys()


@pytest.mark.parametrize("case", UNENCODED, ids=lambda case: case["id"])
def test_an_unencoded_payload_is_shown_as_it_stands_in_the_token(case: dict[str, Any]) -> None:
    assert case["token"].split(".")[1] == inspected(case).payload_text


@pytest.mark.parametrize("case", DETACHED, ids=lambda case: case["id"])
def test_a_detached_payload_verifies_once_it_is_given(case: dict[str, Any]) -> None:
    without = inspected(case)
    given = inspected(case, case["detached_payload"].encode())

    assert "valid" != answer(without)
    assert "valid" == answer(given)
    assert case["detached_payload"] == given.payload_text


@pytest.mark.parametrize("case", NESTED, ids=lambda case: case["id"])
def test_a_nested_example_opens_inward_with_the_keys_of_both_levels(case: dict[str, Any]) -> None:
    signer = next(each for each in CASES if each["id"] == "rfc7520-6-inner")
    both = json.dumps({"keys": [case["key"], signer["key"]]})

    outer = jwt_debugger.inspect(case["token"], both)

    assert "valid" == answer(outer)
    assert outer.nested is not None
    assert signer["token"] == outer.nested.token
    assert "valid" == answer(outer.nested)


@pytest.mark.parametrize("case", NESTED, ids=lambda case: case["id"])
def test_the_recipients_key_alone_does_not_make_the_inner_token_invalid(
    case: dict[str, Any],
) -> None:
    outer = inspected(case)

    assert outer.nested is not None
    assert outer.nested.signature is not None
    assert "unchecked" == outer.nested.signature.status.value
