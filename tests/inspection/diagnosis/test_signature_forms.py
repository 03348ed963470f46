import base64
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from tests.broken_tokens import (
    RAW,
    SECRET,
    base64url,
    causes,
    diagnosed,
    hmac_token,
    is_cured,
    signed_token,
)
from tests.key_material import private_key, public_pem

CURVES = {
    "ES256": ("P-256", hashes.SHA256()),
    "ES384": ("P-384", hashes.SHA384()),
    "ES512": ("P-521", hashes.SHA512()),
    "ES256K": ("secp256k1", hashes.SHA256()),
}


def in_hex(data: bytes) -> str:
    return base64url(data.hex().encode())


def der_token(algorithm: str, encoding: Callable[[bytes], str] = base64url, number: int = 0) -> str:
    """Return a token whose signature OpenSSL made, in DER."""
    name, digest = CURVES[algorithm]
    key = private_key(name, number)
    return signed_token(
        key, algorithm, encoding=encoding, signer=lambda data: key.sign(data, ec.ECDSA(digest))
    )


@pytest.mark.parametrize(
    "encoding",
    [
        in_hex,
        lambda data: base64url(data.hex().upper().encode()),
        lambda data: data.hex(),
        lambda data: data.hex().upper(),
        lambda data: base64url(f"{data.hex()}\n".encode()),
    ],
)
def test_a_signature_in_hex_is_found(encoding: Callable[[bytes], str]) -> None:
    token = hmac_token(SECRET.encode(), encoding=encoding)

    assert ["signature-hex"] == causes(token, SECRET)
    assert is_cured(token, SECRET)
    assert "signature-hex" not in causes(token, f"{SECRET}!")


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_a_longer_signature_in_hex_is_found(algorithm: str) -> None:
    bare = hmac_token(SECRET.encode(), algorithm, encoding=lambda data: data.hex())

    assert ["signature-hex"] == causes(bare, SECRET)


@pytest.mark.parametrize(
    "encoding",
    [
        lambda data: base64url(base64url(data).encode()),
        lambda data: base64url(base64.b64encode(data)),
        lambda data: base64url(base64.encodebytes(data)),
    ],
)
def test_a_signature_that_was_encoded_twice_is_found(encoding: Callable[[bytes], str]) -> None:
    token = hmac_token(SECRET.encode(), encoding=encoding)

    assert ["signature-base64-twice"] == causes(token, SECRET)
    assert is_cured(token, SECRET)
    assert "signature-base64-twice" not in causes(token, f"{SECRET}!")


@pytest.mark.parametrize("algorithm", CURVES)
def test_a_signature_in_der_is_found(algorithm: str) -> None:
    key = public_pem(CURVES[algorithm][0])

    assert ["signature-der"] == causes(der_token(algorithm), key)
    assert is_cured(der_token(algorithm), key)
    assert "signature-der" not in causes(der_token(algorithm, number=1), key)


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        (in_hex, ["signature-der", "signature-hex"]),
        (lambda data: data.hex(), ["signature-der", "signature-hex"]),
        (
            lambda data: base64url(base64.b64encode(data)),
            ["signature-der", "signature-base64-twice"],
        ),
        (lambda data: base64.b64encode(data).decode(), ["signature-der"]),
    ],
)
def test_der_that_was_encoded_in_another_way_is_found(
    encoding: Callable[[bytes], str], expected: list[str]
) -> None:
    token, key = der_token("ES256", encoding), public_pem("P-256")

    assert expected == causes(token, key)
    assert is_cured(token, key)


def test_a_secret_and_a_signature_can_both_be_encoded_wrongly() -> None:
    token = hmac_token(RAW, encoding=in_hex)

    first, second = diagnosed(token, RAW.hex())

    assert ("secret-is-hex", "signature-hex") == (first.cause, second.cause)
    assert is_cured(token, RAW.hex())


@pytest.mark.parametrize(
    "signature", [b"\x30", b"\x30\x06\x02\x01\x01\x02\x01", b"\x30\x06\x02\x01\xff\x02\x01\x01"]
)
def test_what_only_begins_like_der_is_no_signature(signature: bytes) -> None:
    token = signed_token(private_key("P-256"), "ES256", signer=lambda _data: signature)

    assert ["signature-truncated"] == causes(token, public_pem("P-256"))


def test_a_signature_without_end_is_not_decoded() -> None:
    token = hmac_token(SECRET.encode(), encoding=lambda data: base64url(data.hex().encode() * 999))

    assert ["no-variant-matches"] == causes(token, SECRET)


def test_a_signature_in_ordinary_base64_has_that_problem_and_no_other() -> None:
    token = hmac_token(b"\0", encoding=lambda data: base64.b64encode(data).decode())

    assert token.endswith("=")
    assert [] == causes(token, "\0")
    assert [] == causes(token, SECRET)


def test_a_signature_in_ordinary_base64_can_have_another_cause_as_well() -> None:
    token = hmac_token(RAW, encoding=lambda data: base64.b64encode(data).decode())

    assert ["secret-is-hex"] == causes(token, RAW.hex())
    assert is_cured(token, RAW.hex())
