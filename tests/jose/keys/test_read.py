import pytest

from jwt_debugger.jose.keys import describe, read_keys
from tests.key_material import KEY_NAMES, private_jwk, private_pem, public_pem


@pytest.mark.parametrize("name", KEY_NAMES)
def test_a_private_key_in_pem_is_read_without_being_told_so(name: str) -> None:
    reading = read_keys(private_pem(name))

    assert None is reading.problem
    assert [key.source for key in reading.keys] == ["pem"]
    assert reading.keys[0].private


@pytest.mark.parametrize("name", KEY_NAMES)
def test_pem_and_jwk_of_one_key_have_one_thumbprint(name: str) -> None:
    import json

    pem, jwk = read_keys(public_pem(name)), read_keys(json.dumps(private_jwk(name)))

    assert (*jwk.remarks, *pem.remarks) == ()
    assert jwk.keys[0].thumbprint == pem.keys[0].thumbprint


def test_any_other_text_is_a_secret_byte_for_byte() -> None:
    key = read_keys(" hello\n").keys[0]

    assert key.material == b" hello\n"
    assert describe(key) == "Secret, 7 bytes (56 bits)"
