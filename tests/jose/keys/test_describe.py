import pytest

from jwt_debugger.jose.keys import describe, read_keys
from tests.key_material import private_pem, public_pem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a", "Secret, 1 byte (8 bits)"),
        ("secret", "Secret, 6 bytes (48 bits)"),
        (private_pem("RSA"), "RSA private key, 2048 bits"),
        (public_pem("RSA"), "RSA public key, 2048 bits"),
        (private_pem("P-521"), "EC private key, P-521"),
        (public_pem("secp256k1"), "EC public key, secp256k1"),
        (private_pem("Ed448"), "Ed448 private key"),
        (public_pem("ML-DSA-65"), "ML-DSA-65 public key"),
    ],
)
def test_a_key_is_told_in_a_few_words(text: str, words: str) -> None:
    assert words == describe(read_keys(text).keys[0])


def test_no_repr_shows_a_byte_of_a_key() -> None:
    reading = read_keys("hunter2")

    assert "<Key oct  56 bits, private>" == repr(reading.keys[0])
    assert "hunter2" not in repr(reading)
    assert "<Key RSA  2048 bits, public>" == repr(read_keys(public_pem("RSA")).keys[0])
