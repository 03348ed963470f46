import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from tests.broken_tokens import (
    RAW,
    SECRET,
    causes,
    diagnosed,
    hmac_token,
    signed_token,
)
from tests.key_material import private_key, private_pem, public_pem


def pss(salt: int, mask: hashes.HashAlgorithm | None = None, number: int = 0) -> str:
    """Return a PS256 token whose salt has so many bytes."""
    key = private_key("RSA", number)
    digest = hashes.SHA256()
    scheme = padding.PSS(padding.MGF1(mask or digest), salt)
    return signed_token(key, "PS256", signer=lambda data: key.sign(data, scheme, digest))


@pytest.mark.parametrize(
    ("used", "says"),
    [("HS512", "HS256"), ("HS256", "HS512"), ("HS384", "HS256"), ("HS256", "RS256")],
)
def test_another_hash_of_hmac_is_found(used: str, says: str) -> None:
    token = hmac_token(SECRET.encode(), used, says=says)

    (found,) = diagnosed(token, SECRET, "utf8")

    assert "other-algorithm" == found.cause
    assert f"{used} is used, and not {says} as the header says" in found.explanation
    assert (None, None, None) == (found.key_text, found.key_format, found.token)
    assert "other-algorithm" not in causes(token, f"{SECRET}!", "utf8")


@pytest.mark.parametrize(
    ("used", "says", "name"),
    [
        ("RS256", "RS512", "RSA"),
        ("RS512", "RS256", "RSA"),
        ("RS256", "PS256", "RSA"),
        ("PS512", "RS256", "RSA"),
        ("PS256", "PS384", "RSA"),
        ("ES256", "ES384", "P-256"),
        ("ES256", "ES256K", "P-256"),
        ("ES256", "RS256", "P-256"),
        ("RS256", "HS256", "RSA"),
    ],
)
def test_another_algorithm_of_the_key_is_found(used: str, says: str, name: str) -> None:
    token = signed_token(private_key(name), used, says=says)

    assert ["other-algorithm"] == causes(token, public_pem(name))
    assert ["other-algorithm"] == causes(token, private_pem(name))
    assert "other-algorithm" not in causes(token, public_pem(name, 1))


@pytest.mark.parametrize("salt", [0, 20, 31, 64, 222])
def test_a_salt_of_another_length_is_found(salt: int) -> None:
    (found,) = diagnosed(pss(salt), public_pem("RSA"))

    assert "pss-salt-length" == found.cause
    assert f"the PSS salt may have {salt} bytes instead of 32" in found.explanation
    assert ["no-variant-matches"] == causes(pss(salt, number=1), public_pem("RSA"))


def test_the_salt_of_java_is_found_with_its_mask() -> None:
    (found,) = diagnosed(pss(20, hashes.SHA1()), public_pem("RSA"))  # noqa: S303

    assert "pss-salt-length" == found.cause
    assert "20 bytes instead of 32, and its mask (MGF1) is made with SHA-1" in found.explanation


def test_a_mask_of_sha1_is_found_where_the_salt_is_right() -> None:
    (found,) = diagnosed(pss(32, hashes.SHA1()), public_pem("RSA"))  # noqa: S303

    assert "other-algorithm" == found.cause
    assert "(MGF1) is made with SHA-1, and not with SHA-256" in found.explanation
    assert "salt" not in found.explanation
    assert "Let the signer make the mask with SHA-256 too" in found.remedy


def test_a_salt_as_long_as_the_digest_is_no_fault() -> None:
    assert [] == causes(pss(32), public_pem("RSA"))


def test_another_algorithm_and_another_salt_are_found_together() -> None:
    key = private_key("RSA")
    scheme = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.MAX_LENGTH)
    token = signed_token(
        key, "PS256", says="RS256", signer=lambda data: key.sign(data, scheme, hashes.SHA256())
    )

    assert ["other-algorithm", "pss-salt-length"] == causes(token, public_pem("RSA"))


def test_the_names_of_one_edwards_curve_mean_the_same() -> None:
    token = signed_token(private_key("Ed25519"), "EdDSA", says="Ed25519")

    assert [] == causes(token, public_pem("Ed25519"))
    assert ["other-algorithm"] == causes(
        signed_token(private_key("Ed25519"), "EdDSA", says="Ed448"), public_pem("Ed25519")
    )


def test_an_encoding_and_another_algorithm_are_found_together() -> None:
    first, second = diagnosed(hmac_token(RAW, "HS512", says="HS256"), RAW.hex())

    assert ("secret-is-hex", "hex") == (first.cause, first.key_format)
    assert "Matches as hex: switch encoding" == first.remedy
    assert ("other-algorithm", None) == (second.cause, second.key_format)
