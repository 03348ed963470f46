import pytest

from jwt_debugger.jose.errors import AlgorithmUnknownError
from jwt_debugger.jose.keys import describe, generate_key, key_text, read_keys, suits
from jwt_debugger.jose.keys.suitability import NEEDS

RSA_ALGORITHMS = [name for name in NEEDS if name.startswith(("RS", "PS"))]


@pytest.mark.parametrize("algorithm", [name for name in NEEDS if name not in RSA_ALGORITHMS])
def test_every_algorithm_gets_a_key_that_suits_it_and_can_be_typed(algorithm: str) -> None:
    key = generate_key(algorithm)
    text, key_format = key_text(key)
    typed = read_keys(text, key_format)

    assert None is suits(key, algorithm)
    assert key.private
    assert (None, ()) == (typed.problem, typed.remarks)
    assert (describe(key), key.thumbprint) == (describe(typed.keys[0]), typed.keys[0].thumbprint)


def test_rsa_keys_have_the_size_that_suits_every_algorithm() -> None:
    key = generate_key("RS256")

    assert "RSA private key, 2048 bits" == describe(key)
    assert {None} == {suits(key, algorithm) for algorithm in RSA_ALGORITHMS}
    assert "pem" == key_text(key)[1]


@pytest.mark.parametrize(
    ("algorithm", "encryption", "size"),
    [
        ("HS256", None, 32),
        ("HS384", None, 48),
        ("HS512", None, 64),
        ("A192KW", None, 24),
        ("PBES2-HS256+A128KW", None, 16),
        ("dir", None, 32),
        ("dir", "A128GCM", 16),
        ("dir", "A256CBC-HS512", 64),
        ("dir", "?", 32),
    ],
)
def test_a_secret_has_the_right_length(algorithm: str, encryption: str | None, size: int) -> None:
    key = generate_key(algorithm, lambda count: b"\xff" * count, encryption=encryption)

    assert b"\xff" * size == key.material
    assert ("_" * (size * 8 // 6), "base64url") == (
        key_text(key)[0][: size * 8 // 6],
        key_text(key)[1],
    )


def test_two_secrets_are_never_alike() -> None:
    assert generate_key("HS256").material != generate_key("HS256").material


@pytest.mark.parametrize("algorithm", ["none", "HS1", ""])
def test_an_unknown_algorithm_has_no_key(algorithm: str) -> None:
    with pytest.raises(AlgorithmUnknownError, match=f"No key can be made for “{algorithm}”"):
        generate_key(algorithm)
