import json

import pytest
from jwcrypto.jwk import JWK

from jwt_debugger.jose.keys import read_keys, thumbprint
from tests.key_material import KEY_NAMES, private_jwk, private_pem, public_pem

RFC_7638 = {
    "kty": "RSA",
    "n": "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJ"
    "ECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2Qvz"
    "qY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0"
    "fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
    "e": "AQAB",
    "alg": "RS256",
    "kid": "2011-04-29",
}


def test_the_example_of_rfc_7638() -> None:
    key = read_keys(json.dumps(RFC_7638)).keys[0]

    assert "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs" == thumbprint(key)


@pytest.mark.parametrize("name", [name for name in KEY_NAMES if not name.startswith("ML")])
def test_another_implementation_has_the_same_thumbprint(name: str) -> None:
    expected = JWK(**private_jwk(name)).thumbprint()

    assert expected == thumbprint(read_keys(private_pem(name)).keys[0])
    assert expected == read_keys(public_pem(name)).keys[0].thumbprint


def test_a_secret_has_one_that_is_computed_only_when_asked_for() -> None:
    key = read_keys("secret").keys[0]

    assert None is key.thumbprint
    assert JWK(kty="oct", k="c2VjcmV0").thumbprint() == thumbprint(key)
