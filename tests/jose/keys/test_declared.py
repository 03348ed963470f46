import json
from typing import Any

import pytest

from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import declared_use_forbids, read_keys
from jwt_debugger.jose.keys.declared import Operation
from tests.key_material import private_jwk, public_jwk


def secret(**declared: Any) -> Key:
    return read_keys(json.dumps({"kty": "oct", "k": "AA", **declared})).keys[0]


def own(jwk: dict[str, Any], **declared: Any) -> Key:
    return read_keys(json.dumps({**jwk, **declared})).keys[0]


@pytest.mark.parametrize("operation", ["sign", "verify", "encrypt", "decrypt"])
def test_a_key_that_declares_nothing_may_do_anything(operation: Operation) -> None:
    assert None is declared_use_forbids(secret(), operation, "HS256")
    assert None is declared_use_forbids(read_keys("secret").keys[0], operation, "HS256")


@pytest.mark.parametrize(
    ("use", "operation", "sentence"),
    [
        ("sig", "verify", None),
        ("enc", "decrypt", None),
        ("enc", "verify", "The key declares “use”: “enc”, so it is not for signatures (“sig”)."),
        ("sig", "encrypt", "The key declares “use”: “sig”, so it is not for encryption (“enc”)."),
        ("tls\n", "sign", "The key declares “use”: “tls�”, so it is not for signatures (“sig”)."),
    ],
)
def test_use_is_for_signatures_or_encryption(
    use: str, operation: Operation, sentence: str | None
) -> None:
    assert sentence == declared_use_forbids(secret(use=use), operation, "A128KW")


@pytest.mark.parametrize(
    ("key_ops", "operation", "sentence"),
    [
        (["sign", "verify"], "verify", None),
        (["wrapKey"], "encrypt", None),
        (["deriveBits"], "decrypt", None),
        (
            ["sign", "x"],
            "verify",
            "The key declares “key_ops”: “sign”, “x”, and “verify” is not among them.",
        ),
        ([], "sign", "The key declares an empty “key_ops”, so it is not for “sign” either."),
    ],
)
def test_key_ops_lists_what_is_allowed(
    key_ops: list[str], operation: Operation, sentence: str | None
) -> None:
    assert sentence == declared_use_forbids(secret(key_ops=key_ops), operation, "HS256")


def test_a_private_key_that_signs_has_a_public_part_that_verifies() -> None:
    signing = own(private_jwk("P-256"), key_ops=["sign"])
    verifying = own(public_jwk("P-256"), key_ops=["verify"])
    unwrapping = own(private_jwk("RSA"), key_ops=["unwrapKey"])

    assert None is declared_use_forbids(signing, "verify", "ES256")
    assert None is declared_use_forbids(unwrapping, "encrypt", "RSA-OAEP")
    assert None is not declared_use_forbids(unwrapping, "verify", "RS256")
    assert None is not declared_use_forbids(verifying, "sign", "ES256")


@pytest.mark.parametrize(
    ("alg", "algorithm", "allowed"),
    [
        ("HS256", "HS256", True),
        ("HS256", "HS512", False),
        ("A256GCM", "dir", True),
        ("A256GCM", "A256GCMKW", False),
        ("HS256", "dir", False),
    ],
)
def test_alg_names_the_one_algorithm(alg: str, algorithm: str, *, allowed: bool) -> None:
    answer = declared_use_forbids(secret(alg=alg), "verify", algorithm)
    sentence = f"The key declares “alg”: “{alg}”, and the token says {algorithm}."

    assert (None if allowed else sentence) == answer


def test_eddsa_and_the_name_of_the_curve_mean_the_same() -> None:
    old, new = (own(public_jwk("Ed25519"), alg=alg) for alg in ("EdDSA", "Ed25519"))

    assert None is declared_use_forbids(old, "verify", "Ed25519")
    assert None is declared_use_forbids(new, "verify", "EdDSA")
    assert None is not declared_use_forbids(old, "verify", "Ed448")
    assert None is not declared_use_forbids(new, "verify", "Ed448")
