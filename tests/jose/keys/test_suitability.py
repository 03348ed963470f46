import pytest

from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import read_keys, suits
from jwt_debugger.jose.keys.suitability import NEEDS
from tests.key_material import KEY_OF_ALGORITHM, private_pem, public_pem


def key(text: str) -> Key:
    return read_keys(text).keys[0]


@pytest.mark.parametrize("algorithm", KEY_OF_ALGORITHM)
def test_each_algorithm_takes_its_own_kind_of_key(algorithm: str) -> None:
    assert None is suits(key(private_pem(KEY_OF_ALGORITHM[algorithm])), algorithm)
    assert None is suits(key(public_pem(KEY_OF_ALGORITHM[algorithm])), algorithm)


@pytest.mark.parametrize(
    ("name", "algorithm", "sentence"),
    [
        ("RSA", "HS256", "This is an RSA key, the token says HS256"),
        ("P-256", "ES384", "This key is for ES256, the token says ES384"),
        ("Ed25519", "RS256", "This key is for EdDSA, the token says RS256"),
        ("X25519", "EdDSA", "This key is for ECDH-ES, the token says EdDSA"),
        ("ML-DSA-44", "ML-DSA-65", "This key is for ML-DSA-44, the token says ML-DSA-65"),
        ("RSA", "none", "The token says “none”, which takes no key"),
        ("RSA", "RS257", "No algorithm “RS257” is known here"),
    ],
)
def test_a_key_of_another_kind_is_told_apart(name: str, algorithm: str, sentence: str) -> None:
    assert sentence == suits(key(public_pem(name)), algorithm)


def test_a_secret_is_no_key_pair() -> None:
    assert "This is a shared secret, the token says RS256" == suits(key("secret"), "RS256")


def test_a_key_wrapping_secret_has_one_length() -> None:
    assert None is suits(key("a" * 16), "A128KW")
    assert "A128KW takes a secret of 16 bytes, this one has 6" == suits(key("secret"), "A128KW")


def test_a_weak_secret_is_usable_all_the_same() -> None:
    assert None is suits(key("a"), "HS512")


@pytest.mark.parametrize(
    ("algorithm", "bits"),
    [("RS256", 489), ("PS512", 1033), ("RSA1_5", 209), ("RSA-OAEP", 457), ("RSA-OAEP-512", 1161)],
)
def test_an_rsa_key_has_to_hold_the_padding(algorithm: str, bits: int) -> None:
    too_short = Key(KeyKind.RSA, None, private=False, size=bits - 1, source="pem")
    enough = Key(KeyKind.RSA, None, private=False, size=bits, source="pem")

    assert f"This RSA key of {bits - 1} bits is too short for {algorithm}" == suits(
        too_short, algorithm
    )
    assert None is suits(enough, algorithm)


def test_every_algorithm_names_what_it_needs() -> None:
    assert all(NEEDS.values())
