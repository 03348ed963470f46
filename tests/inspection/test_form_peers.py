"""Both ways with jwcrypto, joserfc and PyJWT in the forms beside the plain compact one."""

import json
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from joserfc import jwe as joserfc_jwe
from joserfc import jws as joserfc_jws
from joserfc.jwk import import_key
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto import jws as jwcrypto_jws

import jwt_debugger
from jwt_debugger import Inspection
from tests.key_material import private_jwk, private_pem, public_jwk, public_pem

TEXT = "a payload: Zoë"
UNENCODED = {"alg": "ES256", "b64": False, "crit": ["b64"]}
PLAIN = {"alg": "ES256"}


def jwcrypto_sign(header: dict[str, Any]) -> str:
    """Return a token without its payload."""
    token = jwcrypto_jws.JWS(TEXT.encode())
    token.add_signature(jwcrypto_jwk.JWK(**private_jwk("P-256")), None, json.dumps(header))
    token.detach_payload()
    text: str = token.serialize(compact=True)
    return text


def joserfc_sign(header: dict[str, Any]) -> str:
    token = joserfc_jws.serialize_compact(header, TEXT, import_key(private_jwk("P-256")))
    first, *_payload, signature = token.split(".")
    return f"{first}..{signature}"


def pyjwt_sign(header: dict[str, Any]) -> str:
    """Return a token without its payload, which PyJWT never encodes then."""
    text: str = jwt.PyJWS().encode(
        TEXT.encode(), private_pem("P-256"), headers=header, is_payload_detached=True
    )
    return text


def jwcrypto_verify(token: str) -> bool:
    message = jwcrypto_jws.JWS()
    message.deserialize(token)
    message.verify(jwcrypto_jwk.JWK(**public_jwk("P-256")), detached_payload=TEXT.encode())
    return bool(message.is_valid)


def joserfc_verify(token: str) -> bool:
    key = import_key(public_jwk("P-256"))
    return TEXT.encode() == joserfc_jws.deserialize_compact(token, key, payload=TEXT).payload


def pyjwt_verify(token: str) -> bool:
    key = public_pem("P-256")
    payload = jwt.PyJWS().decode(token, key, ["ES256"], detached_payload=TEXT.encode())
    return bool(TEXT.encode() == payload)


# PyJWT detaches a payload that is not encoded, and none that is.
SIGNERS = [
    (jwcrypto_sign, PLAIN),
    (jwcrypto_sign, UNENCODED),
    (joserfc_sign, PLAIN),
    (joserfc_sign, UNENCODED),
    (pyjwt_sign, UNENCODED),
]
VERIFIERS = [
    (jwcrypto_verify, PLAIN),
    (jwcrypto_verify, UNENCODED),
    (joserfc_verify, PLAIN),
    (joserfc_verify, UNENCODED),
    (pyjwt_verify, UNENCODED),
]


def status(inspection: Inspection) -> str:
    verdict = inspection.verdict
    assert verdict is not None
    return verdict.status.value


@pytest.mark.parametrize(("sign", "header"), SIGNERS)
def test_what_a_peer_signed_verifies_once_its_detached_payload_is_given(
    sign: Callable[[dict[str, Any]], str], header: dict[str, Any]
) -> None:
    token, key = sign(header), public_pem("P-256")

    given = jwt_debugger.inspect(token, key, detached_payload=TEXT.encode())
    other = jwt_debugger.inspect(token, key, detached_payload=b"another payload")

    assert ("verified", TEXT) == (status(given), given.payload_text)
    assert "invalid" == status(other)


@pytest.mark.parametrize(("verify", "header"), VERIFIERS)
def test_a_peer_verifies_what_we_signed_with_its_payload_apart(
    verify: Callable[[str], bool], header: dict[str, Any]
) -> None:
    token = jwt_debugger.sign(json.dumps(header), TEXT, private_pem("P-256"))
    first, _payload, signature = token.split(".")

    assert verify(f"{first}..{signature}")


def joserfc_signed(*kinds: str) -> str:
    """Return a token in JSON; flattened where there is one key."""
    keys = {kind: import_key(private_jwk(kind)) for kind in kinds}
    algorithms = {"RSA": "PS256", "P-256": "ES256"}
    members: Any = [
        {"protected": {"alg": algorithms[kind]}, "header": {"kid": kind}} for kind in kinds
    ]
    value = joserfc_jws.serialize_json(
        members if len(kinds) > 1 else members[0],
        TEXT,
        lambda entry: keys[entry.headers()["kid"]],
        [*algorithms.values()],
    )
    return json.dumps(value)


@pytest.mark.parametrize(
    ("kinds", "key"),
    [(("P-256",), "P-256"), (("RSA", "P-256"), "RSA"), (("RSA", "P-256"), "P-256")],
)
def test_tokens_in_json_that_joserfc_signs_are_verified(kinds: tuple[str, ...], key: str) -> None:
    inspection = jwt_debugger.inspect(joserfc_signed(*kinds), public_pem(key))

    assert ("verified", TEXT) == (status(inspection), inspection.payload_text)


def joserfc_encrypted(*kinds: str) -> str:
    """Return a token in JSON with data beside it; flattened where there is one recipient."""
    algorithms = {"RSA": "RSA-OAEP", "X25519": "ECDH-ES+A128KW"}
    make = (
        joserfc_jwe.GeneralJSONEncryption if len(kinds) > 1 else joserfc_jwe.FlattenedJSONEncryption
    )
    token: Any = make({"enc": "A128CBC-HS256"}, TEXT.encode(), {"cty": "text"}, b"seen by all")
    for kind in kinds:
        token.add_recipient({"alg": algorithms[kind]}, import_key(public_jwk(kind)))
    names = [*algorithms.values(), "A128CBC-HS256"]
    return json.dumps(joserfc_jwe.encrypt_json(token, None, algorithms=names))


@pytest.mark.parametrize(
    ("kinds", "key"),
    [(("RSA",), "RSA"), (("RSA", "X25519"), "RSA"), (("RSA", "X25519"), "X25519")],
)
def test_tokens_in_json_that_joserfc_encrypts_are_decrypted(
    kinds: tuple[str, ...], key: str
) -> None:
    token = joserfc_encrypted(*kinds)

    inspection = jwt_debugger.inspect(token, private_pem(key))
    other = jwt_debugger.inspect(token, private_pem(key, 1))

    assert ("decrypted", TEXT) == (status(inspection), inspection.payload_text)
    assert "failed" == status(other)
