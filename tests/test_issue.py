import json

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger import TokenError, inspect, sign
from jwt_debugger.inspection.result import SignatureStatus
from jwt_debugger.issue import sign_segments, signing_obstacle
from jwt_debugger.jose.base64url import decode, encode
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.problems import Segment
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS
from tests.key_material import (
    HMAC_SECRET,
    KEY_OF_ALGORITHM,
    private_jwk,
    private_pem,
    public_pem,
)
from tests.strategies import json_objects

KNOWN_TO_PYJWT = tuple(jwt.algorithms.get_default_algorithms())


def signing_key(algorithm: str) -> str:
    name = KEY_OF_ALGORITHM.get(algorithm)
    return HMAC_SECRET if name is None else private_pem(name)


def checking_key(algorithm: str) -> str:
    name = KEY_OF_ALGORITHM.get(algorithm)
    return HMAC_SECRET if name is None else public_pem(name)


def header_for(algorithm: str) -> str:
    return json.dumps({"alg": algorithm, "typ": "JWT"})


@pytest.mark.parametrize("algorithm", SIGNATURE_ALGORITHMS)
@given(payload=st.binary(max_size=200), claims=json_objects())
def test_what_is_signed_verifies_with_the_very_bytes(
    algorithm: str, payload: bytes, claims: dict[str, object]
) -> None:
    header = json.dumps({**claims, "alg": algorithm, "b64": True, "crit": ["b64"]}, indent=1)

    token = sign(header, payload, signing_key(algorithm))

    inspection = inspect(token, checking_key(algorithm))
    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is inspection.signature.status
    assert payload == decode(token.split(".")[1]).data
    assert header == inspection.header_text


@pytest.mark.parametrize("algorithm", [a for a in SIGNATURE_ALGORITHMS if a in KNOWN_TO_PYJWT])
def test_pyjwt_accepts_what_is_signed_here(algorithm: str) -> None:
    token = sign(header_for(algorithm), '{"admin":true}', signing_key(algorithm))

    assert {"admin": True} == jwt.decode(token, checking_key(algorithm), algorithms=[algorithm])


@pytest.mark.parametrize("algorithm", [a for a in SIGNATURE_ALGORITHMS if a in KNOWN_TO_PYJWT])
def test_what_pyjwt_signs_is_verified_here(algorithm: str) -> None:
    token = jwt.encode({"admin": True}, signing_key(algorithm), algorithm)

    inspection = inspect(token, checking_key(algorithm))

    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is inspection.signature.status


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE"])
def test_an_unsecured_token_is_made_without_a_key_and_has_an_empty_signature(
    algorithm: str,
) -> None:
    token = sign(header_for(algorithm), "{}", None)

    inspection = inspect(token)
    assert token.endswith(".")
    assert inspection.signature is not None
    assert SignatureStatus.UNSIGNED is inspection.signature.status


def test_numbers_and_spaces_of_the_texts_stay_as_they_are() -> None:
    payload = '{ "n": 9007199254740993,"f":3.0, "é":"\\u00e9" }'

    token = sign('{"alg":"HS256"}', payload, HMAC_SECRET)

    assert payload == inspect(token).payload_text


def test_of_a_key_set_the_key_that_kid_names_signs() -> None:
    keys = [{**private_jwk("P-256", number), "kid": f"key-{number}"} for number in (1, 2)]
    header = json.dumps({"alg": "ES256", "kid": "key-2"})

    token = sign(header, "{}", json.dumps({"keys": keys}), key_format="jwks")

    inspection = inspect(token, public_pem("P-256", 2))
    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is inspection.signature.status


@pytest.mark.parametrize(
    ("header", "payload", "key", "complaint"),
    [
        ('{"alg":"HS256"', "{}", HMAC_SECRET, "not complete"),
        ("[]", "{}", HMAC_SECRET, "an array"),
        ('{"typ":"JWT"}', "{}", HMAC_SECRET, "“alg” is missing"),
        ('{"alg":"HS257"}', "{}", HMAC_SECRET, "No signature algorithm “HS257” is known here"),
        ('{"alg":"HS256"}', "{}", None, "HS256 needs a secret to sign with"),
        ('{"alg":"ES256"}', "{}", None, "ES256 needs a private P-256 key to sign with"),
        ('{"alg":"RS256"}', "{}", public_pem("RSA"), "A public key cannot sign"),
        ('{"alg":"RS256"}', "{}", private_pem("P-256"), "needs a private RSA key"),
        ('{"alg":"ES256"}', "{}", private_pem("RSA"), "and this is: RSA private key, 2048 bits"),
        ('{"alg":"EdDSA"}', "{}", HMAC_SECRET, "needs a private Ed25519 or Ed448 key"),
        ('{"alg":"HS256"}', "{}", private_pem("RSA"), "HS256 needs a secret to sign with, and"),
        ('{"alg":"RS256"}', "{}", "-----BEGIN RSA", "PEM"),
        ('{"alg":"HS256","x":"\ud800"}', "{}", HMAC_SECRET, "Character 21 of the header is half"),
        ('{"alg":"HS256"}', "\ud800", HMAC_SECRET, "Character 1 of the payload is half"),
        ('{"alg":"HS256","b64":false,"crit":["b64"]}', "$.02", HMAC_SECRET, "cannot stand in"),
        ('{"alg":"HS256","b64":false,"crit":["b64"]}', b"\xff", HMAC_SECRET, "cannot stand in"),
    ],
)
def test_what_cannot_be_signed_is_refused_in_a_sentence(
    header: str, payload: str | bytes, key: str | None, complaint: str
) -> None:
    with pytest.raises(TokenError) as refusal:
        sign(header, payload, key)

    assert complaint in str(refusal.value)


def test_a_payload_that_is_not_encoded_stands_in_the_token_as_it_is() -> None:
    token = sign('{"alg":"HS256","b64":false,"crit":["b64"]}', "plain words", HMAC_SECRET)

    inspection = inspect(token, HMAC_SECRET)
    assert ".plain words." in token
    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is inspection.signature.status


def test_segments_are_signed_as_they_are_encoded() -> None:
    header, payload = encode(b'{"alg":"HS256"}'), encode(b"{ }")

    token = sign_segments(header, payload, read_keys(HMAC_SECRET))

    assert token.startswith(f"{header}.{payload}.")
    part = inspect(token).part(Segment.PAYLOAD)
    assert part is not None
    assert payload == part.text


@pytest.mark.parametrize(
    ("header", "keys", "obstacle"),
    [
        (None, None, "The header names no algorithm to sign with"),
        ({"alg": 5}, None, "The header names no algorithm to sign with"),
        ({"alg": "none"}, None, None),
        ({"alg": "HS256"}, read_keys(HMAC_SECRET), None),
        ({"alg": "HS256"}, KeyReading(problem="It is cut off."), "It is cut off."),
        ({"alg": "PS256"}, read_keys(public_pem("RSA")), "A public key cannot sign"),
    ],
)
def test_an_obstacle_to_signing_is_named_before_anything_is_signed(
    header: dict[str, object] | None, keys: KeyReading | None, obstacle: str | None
) -> None:
    assert obstacle == signing_obstacle(header, keys)
