import base64
import json

import pytest

from jwt_debugger import inspect
from tests.broken_tokens import BASE64URL, RAW, SECRET, causes, diagnosed, hmac_token, is_cured
from tests.key_material import (
    certificate_pem,
    private_pem,
    public_der,
    public_jwk,
    public_pem,
)

JWK = json.dumps({"kty": "oct", "k": BASE64URL, "kid": "a"})
CONFUSED = ["public-key-as-hmac-secret"]


def forms(pem: str) -> list[str]:
    """Return a PEM text with the line ends that it has in files, variables and code."""
    bare = pem.strip()
    return [
        pem,
        bare,
        f"{bare}\r\n",
        pem.replace("\n", "\r\n"),
        bare.replace("\n", "\r\n"),
        pem.replace("\n", "\\n"),
        bare.replace("\n", "\\n"),
        bare.replace("\n", ""),
    ]


@pytest.mark.parametrize("name", ["RSA", "P-256", "Ed25519", "ML-DSA-44"])
def test_a_public_key_as_secret_is_found_in_each_form(name: str) -> None:
    pem = public_pem(name)
    signed_with = [
        *(form.encode() for form in forms(pem)),
        *(form.encode() for form in forms(public_pem(name, form="SubjectPublicKeyInfo"))),
        public_der(name),
        base64.b64encode(public_der(name)),
        base64.b64encode(pem.encode()),
        json.dumps(public_jwk(name), separators=(",", ":")).encode(),
    ]

    for secret in signed_with:
        assert CONFUSED == causes(hmac_token(secret), pem)
        assert is_cured(hmac_token(secret), pem)


@pytest.mark.parametrize("name", ["RSA", "P-256", "Ed25519"])
def test_a_public_key_as_secret_is_found_whatever_form_the_key_is_given_in(name: str) -> None:
    token = hmac_token(public_pem(name).encode())
    jwk = public_jwk(name)
    given: list[str | bytes] = [
        *forms(public_pem(name)),
        public_der(name),
        json.dumps(jwk),
        json.dumps({"keys": [jwk]}),
        certificate_pem(name),
        private_pem(name),
    ]

    for key in given:
        assert CONFUSED == causes(token, key)
    assert ["key-type-mismatch"] == causes(token, public_pem(name, 1))


def test_further_forms_of_a_public_key_are_found() -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    from tests.key_material import private_key

    rsa, ec = public_pem("RSA"), public_pem("P-256")
    points = private_key("P-256").public_key()

    assert CONFUSED == causes(hmac_token(public_pem("RSA", form="PKCS1").encode()), rsa)
    assert CONFUSED == causes(hmac_token(certificate_pem("RSA").encode()), certificate_pem("RSA"))
    assert CONFUSED == causes(
        hmac_token(points.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)), ec
    )


def test_a_public_key_that_was_taken_for_text_is_found_too() -> None:
    token = hmac_token(public_der("RSA"))

    assert CONFUSED == causes(token, public_pem("RSA"), "utf8")
    assert ["no-variant-matches"] == causes(hmac_token(b"other"), public_pem("RSA"), "utf8")


def test_the_warning_says_what_the_confusion_means() -> None:
    (found,) = diagnosed(hmac_token(public_pem("RSA").encode()), public_pem("RSA"))

    assert "anybody can make such a token" in found.explanation
    assert (None, "utf8") == (found.key_text, found.key_format)


def test_the_confusion_is_a_finding_before_and_after_it_is_applied() -> None:
    token = hmac_token(public_pem("RSA").encode())

    def finding_ids(key: str, key_format: str = "auto") -> list[str]:
        return [each.id for each in inspect(token, key, key_format=key_format).findings]

    assert "public-key-as-hmac-secret" in finding_ids(public_pem("RSA"))
    assert "public-key-as-hmac-secret" in finding_ids(public_pem("RSA"), "utf8")
    assert "public-key-as-hmac-secret" not in finding_ids(public_pem("RSA", 1))


def test_a_private_key_as_secret_is_no_public_one() -> None:
    pem = private_pem("RSA")

    assert ["secret-is-text"] == causes(hmac_token(pem.encode()), pem)
    assert ["key-type-mismatch"] == causes(hmac_token(b"other"), pem)


def test_the_text_of_k_as_secret_is_found() -> None:
    token = hmac_token(BASE64URL.encode())

    assert ["secret-is-jwk"] == causes(token, JWK)
    assert is_cured(token, JWK)
    assert ["no-variant-matches"] == causes(hmac_token(b"other"), JWK)


@pytest.mark.parametrize("signed_with", [JWK, f"{JWK}\n", JWK.replace(" ", "")])
def test_the_text_of_a_jwk_as_secret_is_found(signed_with: str) -> None:
    token = hmac_token(signed_with.encode())

    assert ["secret-is-jwk"] == causes(token, JWK)
    assert is_cured(token, JWK)


def test_a_jwk_that_was_taken_for_text_is_found() -> None:
    assert ["secret-is-jwk"] == causes(hmac_token(RAW), JWK, "utf8")
    assert is_cured(hmac_token(RAW), JWK, "utf8")


def test_a_jwk_of_a_set_is_found_by_its_text() -> None:
    other = {"kty": "oct", "k": "AAAA"}
    keys = json.dumps({"keys": [other, json.loads(JWK)]})

    assert ["secret-is-jwk"] == causes(hmac_token(BASE64URL.encode()), keys)


def test_the_secret_of_a_jwk_is_no_cause_where_it_verifies() -> None:
    assert [] == causes(hmac_token(RAW), JWK)
    assert [] == causes(hmac_token(SECRET.encode()), SECRET)
