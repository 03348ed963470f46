import json
from typing import Any

import pytest
from hypothesis import given

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.inspection.nesting import MAX_NESTING, holds_token, keys_left
from jwt_debugger.inspection.result import EncryptionStatus, Form, SignatureStatus
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.problems import ProblemKind
from tests.encrypted import SECRET, sealed_token, signed_token
from tests.key_material import private_jwk, private_pem, public_jwk, public_pem
from tests.nested import CLAIMS, KEY_SET, KEYS, three_levels
from tests.strategies import any_text, json_objects

INNER_SECRET = "the secret of the inner token, and of that alone"


def secret_jwk(secret: str, **declared: str) -> dict[str, Any]:
    return {"kty": "oct", "k": encode(secret.encode()), **declared}


def statuses(inspection: Inspection) -> list[str]:
    """Return the verdicts from the outermost token inward."""
    verdict = inspection.signature or inspection.encryption
    assert verdict is not None
    inner = statuses(inspection.nested) if inspection.nested else []
    return [verdict.status.value, *inner]


@pytest.mark.parametrize("header", [{}, {"cty": "JWT"}, {"cty": "jwt"}, {"cty": "application/jwt"}])
def test_a_token_in_an_encrypted_one_is_inspected_with_the_keys_of_the_set(
    header: dict[str, str],
) -> None:
    inner = signed_token({"sub": "1"}, INNER_SECRET)
    keys = json.dumps({"keys": [secret_jwk(INNER_SECRET), secret_jwk(SECRET)]})

    outer = jwt_debugger.inspect(sealed_token(inner, **header), keys)

    assert ["decrypted", "verified"] == statuses(outer)
    assert outer.nested is not None
    assert (inner, {"sub": "1"}) == (outer.nested.token, outer.nested.payload)
    assert inner == outer.payload_text
    assert outer.to_dict()["nested"] == outer.nested.to_dict()
    assert () == outer.problems


@pytest.mark.parametrize("content_type", ["JWT", "JOSE+JSON", "application/jose+json"])
def test_a_token_in_json_within_an_encrypted_one_is_inspected_too(content_type: str) -> None:
    header, payload, signature = signed_token({"sub": "1"}).split(".")
    inner = json.dumps({"protected": header, "payload": payload, "signature": signature})

    outer = jwt_debugger.inspect(sealed_token(inner, cty=content_type), SECRET)

    assert ["decrypted", "verified"] == statuses(outer)
    assert outer.inner is not None


def test_a_key_that_opens_the_outer_token_makes_no_inner_one_invalid() -> None:
    inner = signed_token({"sub": "1"}, INNER_SECRET)

    outer = jwt_debugger.inspect(sealed_token(inner), SECRET)

    assert ["decrypted", "unchecked"] == statuses(outer)
    assert outer.nested is not None
    assert outer.nested.signature is not None
    assert "No secret yet. The content may be forged" == outer.nested.signature.reason


def test_one_secret_for_both_tokens_verifies_both() -> None:
    outer = jwt_debugger.inspect(sealed_token(signed_token({}, SECRET)), SECRET)

    assert ["decrypted", "verified"] == statuses(outer)


def test_a_wrong_key_for_the_inner_token_makes_it_invalid() -> None:
    keys = json.dumps({"keys": [secret_jwk(SECRET, kid="out"), secret_jwk("x" * 40, kid="in")]})
    inner = signed_token({}, INNER_SECRET, kid="in")

    assert ["decrypted", "invalid"] == statuses(
        jwt_debugger.inspect(sealed_token(inner, kid="out"), keys)
    )


def test_a_signed_token_can_hold_an_encrypted_one() -> None:
    inner = sealed_token(key=public_pem("P-256"), alg="ECDH-ES")
    keys = json.dumps({"keys": [secret_jwk(INNER_SECRET), private_jwk("P-256")]})

    outer = jwt_debugger.inspect(signed_token(inner, INNER_SECRET, cty="JWT"), keys)

    assert ["verified", "decrypted"] == statuses(outer)


def test_a_set_with_the_keys_of_all_levels_opens_them_all_at_once() -> None:
    outer, middle, inner = three_levels()

    inspection = jwt_debugger.inspect(outer, KEY_SET)

    assert ["decrypted", "verified", "decrypted"] == statuses(inspection)
    first = inspection.inner
    second = first.inner if first else None
    assert first is not None
    assert second is not None
    assert (middle, inner, CLAIMS) == (first.token, second.token, second.payload_text)


def test_each_key_opens_its_own_level_alone() -> None:
    levels = three_levels()

    opened = [statuses(jwt_debugger.inspect(*each))[0] for each in zip(levels, KEYS, strict=True)]

    assert ["decrypted", "verified", "decrypted"] == opened
    assert ["decrypted", "unchecked", "unchecked"] == statuses(
        jwt_debugger.inspect(levels[0], KEYS[0])
    )


def test_an_encrypted_token_in_another_keeps_its_own_verdict() -> None:
    inner = sealed_token(key=public_pem("RSA"), alg="RSA-OAEP")
    outer = sealed_token(inner, key=public_pem("P-256"), alg="ECDH-ES")

    one = jwt_debugger.inspect(outer, private_pem("P-256"))
    both = jwt_debugger.inspect(
        outer, json.dumps({"keys": [private_jwk("P-256"), private_jwk("RSA")]})
    )

    assert ["decrypted", "unchecked"] == statuses(one)
    assert ["decrypted", "decrypted"] == statuses(both)


def test_an_undecrypted_token_has_nothing_nested() -> None:
    outer = jwt_debugger.inspect(sealed_token(signed_token({}), cty="JWT"))

    assert outer.nested is None


def test_a_content_type_that_promises_a_token_is_held_to_it() -> None:
    outer = jwt_debugger.inspect(sealed_token("no token", cty="JWT"), SECRET)

    assert outer.nested is not None
    assert Form.MALFORMED == outer.nested.form


def test_tokens_are_opened_to_the_bound_and_then_stay_closed() -> None:
    token = signed_token({"sub": "1"}, SECRET)
    for _level in range(MAX_NESTING + 1):
        token = sealed_token(token)

    inspection: Inspection | None = jwt_debugger.inspect(token, SECRET)

    levels = []
    while inspection is not None:
        levels.append(inspection)
        inspection = inspection.nested
    assert MAX_NESTING + 1 == len(levels)
    assert {EncryptionStatus.DECRYPTED} == {
        each.encryption.status for each in levels if each.encryption
    }
    (problem,) = levels[-1].problems
    assert (ProblemKind.DEPTH, False) == (problem.kind, problem.fatal)
    assert "more than 8 levels deep" in problem.message


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "eyJhbGciOiJub25lIn0.e30."),
        (True, "\n eyJhbGciOiJub25lIn0.e30.AAAA \n"),
        (True, "eyJhbGciOiJkaXIifQ...."),
        (True, "eyJhbGciOiJub25lIn0.e30.AAAA~WyJ~"),
        (False, "eyJhbGciOiJub25lIn0.e30"),
        (False, "e30.e30.e30"),
        (False, "_w.e30.e30"),
        (False, "W10.e30.e30"),
        (False, "www.example.com"),
        (False, "1.2.3"),
        (False, '{"a":1}'),
        (False, ""),
        (False, None),
    ],
)
def test_a_token_is_known_by_its_header(expected: bool, text: str | None) -> None:  # noqa: FBT001
    assert expected == holds_token({}, text)
    assert expected == holds_token(None, text)


def test_a_content_type_that_is_no_string_promises_nothing() -> None:
    assert not holds_token({"cty": 1}, "text")


def test_without_keys_none_are_left() -> None:
    assert keys_left(None, None) is None


@given(any_text(), json_objects())
def test_any_text_is_a_token_or_not(text: str, header: dict[str, Any]) -> None:
    assert isinstance(holds_token(header, text), bool)


def test_an_invalid_outer_signature_leaves_the_inner_verdict_as_it_is() -> None:
    outer = signed_token(signed_token({}, INNER_SECRET), INNER_SECRET)
    other = jwt_debugger.inspect(outer, "another secret")

    assert ["invalid", "invalid"] == statuses(other)
    assert other.nested is not None
    assert other.nested.signature is not None
    assert SignatureStatus.INVALID == other.nested.signature.status


def test_a_public_key_in_the_set_verifies_the_inner_token() -> None:
    inner = jwt_debugger.sign('{"alg":"ES256"}', "{}", private_pem("P-256"))
    keys = json.dumps({"keys": [private_jwk("RSA"), public_jwk("P-256")]})

    outer = jwt_debugger.inspect(
        sealed_token(inner, key=public_pem("RSA"), alg="RSA-OAEP-512"), keys
    )

    assert ["decrypted", "verified"] == statuses(outer)
