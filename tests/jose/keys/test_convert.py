import json
from typing import Any

import pytest
from jwcrypto.jwk import JWK

from jwt_debugger.jose.errors import KeyUnusableError
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import public_part, read_keys, to_jwk, to_jwk_text, to_pem
from tests.key_material import KEY_NAMES, private_jwk, private_pem, public_jwk, public_pem


def key(given: str | dict[str, Any]) -> Key:
    return read_keys(given if isinstance(given, str) else json.dumps(given)).keys[0]


@pytest.mark.parametrize("name", KEY_NAMES)
def test_pem_becomes_jwk_and_jwk_becomes_pem(name: str) -> None:
    assert private_jwk(name) == to_jwk(key(private_pem(name)))
    assert public_jwk(name) == to_jwk(key(private_pem(name)), public=True)
    assert public_jwk(name) == to_jwk(key(public_pem(name)))
    assert private_pem(name) == to_pem(key(private_jwk(name)))
    assert public_pem(name) == to_pem(key(private_jwk(name)), public=True)
    assert public_pem(name) == to_pem(key(public_jwk(name)), public=True)


@pytest.mark.parametrize("name", [name for name in KEY_NAMES if not name.startswith("ML")])
def test_another_implementation_reads_what_is_written(name: str) -> None:
    written = JWK.from_json(to_jwk_text(key(private_pem(name))))

    assert key(private_pem(name)).thumbprint == written.thumbprint()
    assert written.has_private


def test_a_secret_has_a_jwk_and_nothing_else() -> None:
    secret = key("secret")

    assert {"kty": "oct", "k": "c2VjcmV0"} == to_jwk(secret)
    with pytest.raises(KeyUnusableError, match="A shared secret has no PEM form"):
        to_pem(secret)
    for convert in (to_jwk, to_jwk_text):
        with pytest.raises(KeyUnusableError, match="A shared secret has no public part"):
            convert(secret, public=True)


def test_what_a_key_declares_of_itself_goes_with_it() -> None:
    declared = {"kid": "a", "use": "sig", "key_ops": ["sign"], "alg": "ES256", "x5u": "https://a"}
    private = key(private_jwk("P-256") | declared)

    assert private_jwk("P-256") | declared == to_jwk(private)
    assert public_jwk("P-256") | declared | {"key_ops": ["verify"]} == to_jwk(private, public=True)
    assert "d" not in to_jwk_text(private, public=True).split('"')


def test_the_public_part_of_a_public_key_is_itself() -> None:
    public = key(public_pem("RSA"))

    assert public is public_part(public)
