import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.algorithms import ML_DSA, SIGNATURE_ALGORITHMS, algorithm_object
from jwt_debugger.jose.errors import KeyUnusableError
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.signatures import cannot_sign, sign, verify
from tests.key_material import HMAC_SECRET, KEY_OF_ALGORITHM, private_pem, public_pem


def keys_of(algorithm: str) -> tuple[Key, Key]:
    """Return the key that signs and the one that verifies."""
    name = KEY_OF_ALGORITHM.get(algorithm)
    if name is None:
        secret = read_keys(HMAC_SECRET).keys[0]
        return secret, secret
    return read_keys(private_pem(name)).keys[0], read_keys(public_pem(name)).keys[0]


@pytest.mark.parametrize("algorithm", SIGNATURE_ALGORITHMS)
def test_public_and_private_key_verify_what_the_private_one_signed(algorithm: str) -> None:
    private, public = keys_of(algorithm)

    signature = sign(algorithm, private, b"input")

    assert verify(algorithm, public, b"input", signature)
    assert verify(algorithm, private, b"input", signature)
    assert not verify(algorithm, public, b"inpux", signature)


@pytest.mark.parametrize("algorithm", SIGNATURE_ALGORITHMS)
@given(signature=st.binary(max_size=600))
def test_any_other_bytes_are_no_signature(algorithm: str, signature: bytes) -> None:
    _, public = keys_of(algorithm)

    assert not verify(algorithm, public, b"input", signature)


def test_a_public_key_and_one_of_another_type_sign_nothing() -> None:
    _, public = keys_of("RS256")
    other, _ = keys_of("ES256")

    assert "A public key cannot sign" == cannot_sign("RS256", public)
    assert "This key is for ES256, the token says RS256" == cannot_sign("RS256", other)
    with pytest.raises(KeyUnusableError, match="A public key cannot sign"):
        sign("RS256", public, b"input")


@pytest.mark.parametrize("algorithm", ML_DSA)
def test_pyjwt_itself_signs_and_verifies_with_what_was_added_to_it(algorithm: str) -> None:
    private, public = (key.material for key in keys_of(algorithm))
    added = algorithm_object(algorithm)

    signature = added.sign(b"input", added.prepare_key(private))

    assert added.verify(b"input", added.prepare_key(public), signature)


def test_jwks_of_added_algorithms_are_read_and_written_elsewhere() -> None:
    added = algorithm_object("ML-DSA-44")

    with pytest.raises(NotImplementedError):
        added.to_jwk(None)
    with pytest.raises(NotImplementedError):
        added.from_jwk("{}")
