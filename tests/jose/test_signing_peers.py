"""Both ways with jwcrypto, joserfc and PyJWT: every signature algorithm, every form of its keys."""

import json
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

import joserfc.jwk as joserfc_jwk
import jwt
import pytest
from joserfc import jws as joserfc_jws
from joserfc.errors import SecurityWarning
from jwcrypto import jwk as jwcrypto_jwk
from jwcrypto import jws as jwcrypto_jws

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.jose.algorithms import ML_DSA, SIGNATURE_ALGORITHMS
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.keys import read_keys, to_jwk_text, to_pem
from tests.key_forms import FORMS, PRIVATE_FORMS, PUBLIC_FORMS, key_in, passphrase_of
from tests.key_material import HMAC_SECRET, KEY_OF_ALGORITHM, private_jwk

PAYLOAD = '{ "sub": "Zoë", "exp": 4.0e9 }'
SECRET_JWK = {"kty": "oct", "k": encode(HMAC_SECRET.encode())}
SECRETS = {
    "utf8": HMAC_SECRET,
    "hex": HMAC_SECRET.encode().hex(),
    "base64url": SECRET_JWK["k"],
    "jwk": json.dumps(SECRET_JWK),
    "jwks": json.dumps({"keys": [SECRET_JWK]}),
}

# EdDSA is a name for both curves (RFC 8037).
PAIRS = [*KEY_OF_ALGORITHM.items(), ("EdDSA", "Ed448")]


@dataclass(frozen=True)
class Peer:
    """Another implementation: which algorithms it has not, and how it signs and verifies.

    `sign` takes the algorithm, a JWK and a payload. `verify` takes the algorithm, a token and the
    public key as JWK or PEM in text, and returns the payload; it raises where it refuses.
    """

    sign: Callable[[str, dict[str, Any], bytes], str]
    verify: Callable[[str, str, str], bytes]
    lacks: tuple[str, ...] = ()


def jwcrypto_sign(algorithm: str, jwk: dict[str, Any], payload: bytes) -> str:
    token = jwcrypto_jws.JWS(payload)
    token.allowed_algs = [algorithm]
    token.add_signature(jwcrypto_jwk.JWK(**jwk), None, json.dumps({"alg": algorithm}))
    text: str = token.serialize(compact=True)
    return text


def jwcrypto_verify(algorithm: str, token: str, key: str) -> bytes:
    is_jwk = key.startswith("{")
    read = jwcrypto_jwk.JWK.from_json(key) if is_jwk else jwcrypto_jwk.JWK.from_pem(key.encode())
    message = jwcrypto_jws.JWS()
    message.allowed_algs = [algorithm]
    message.deserialize(token, read)
    payload: bytes = message.payload
    return payload


@contextmanager
def without_advice() -> Iterator[None]:
    """Do without joserfc's warnings that an algorithm should no longer be used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)
        yield


def joserfc_sign(algorithm: str, jwk: dict[str, Any], payload: bytes) -> str:
    key = joserfc_jwk.import_key(jwk)
    with without_advice():
        return joserfc_jws.serialize_compact({"alg": algorithm}, payload, key, [algorithm])


def joserfc_verify(algorithm: str, token: str, key: str) -> bytes:
    kind: Any = {"HS": "oct", "ES": "EC", "Ed": "OKP"}.get(algorithm[:2], "RSA")
    read: Any = joserfc_jwk.import_key(json.loads(key) if key.startswith("{") else key, kind)
    with without_advice():
        return joserfc_jws.deserialize_compact(token, read, [algorithm]).payload


def pyjwt_sign(algorithm: str, jwk: dict[str, Any], payload: bytes) -> str:
    return jwt.PyJWS().encode(payload, jwt.PyJWK.from_dict(jwk, algorithm), algorithm)


def pyjwt_verify(algorithm: str, token: str, key: str) -> bytes:
    is_jwk = key.startswith("{")
    read = jwt.PyJWK.from_dict(json.loads(key), algorithm) if is_jwk else key
    payload: bytes = jwt.PyJWS().decode(token, read, [algorithm])
    return payload


PEERS = {
    "jwcrypto": Peer(jwcrypto_sign, jwcrypto_verify),
    "joserfc": Peer(joserfc_sign, joserfc_verify, ML_DSA),
    "PyJWT": Peer(pyjwt_sign, pyjwt_verify, ("Ed25519", "Ed448", *ML_DSA)),
}

# Who has an algorithm, with each key that it takes: (peer, algorithm, key name).
KNOWN = [(peer, *pair) for peer in PEERS for pair in PAIRS if pair[0] not in PEERS[peer].lacks]
known = pytest.mark.parametrize(("peer", "algorithm", "name"), KNOWN)
with_secret = pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
each_peer = pytest.mark.parametrize("peer", PEERS)


def forms_of(name: str, *kinds: dict[str, Any]) -> list[str]:
    return [form for forms in kinds for form in forms if name in forms[form].names]


@cache
def signed_by(peer: str, algorithm: str, name: str) -> str:
    return PEERS[peer].sign(algorithm, private_jwk(name), PAYLOAD.encode())


def read_with(token: str, name: str, form: str) -> Inspection:
    return jwt_debugger.inspect(token, key_in(form, name), passphrase=passphrase_of(form))


def outcome(inspection: Inspection) -> tuple[str, str | None]:
    assert inspection.signature is not None
    return inspection.signature.status.value, inspection.payload_text


@pytest.mark.parametrize(
    ("peer", "algorithm", "name", "form"),
    [(*each, form) for each in KNOWN for form in forms_of(each[-1], FORMS)],
)
def test_we_verify_what_a_peer_signs_with_the_key_in_every_form(
    peer: str, algorithm: str, name: str, form: str
) -> None:
    token = signed_by(peer, algorithm, name)

    assert ("verified", PAYLOAD) == outcome(read_with(token, name, form))


@known
def test_what_was_changed_after_a_peer_signed_it_is_invalid(
    peer: str, algorithm: str, name: str
) -> None:
    header, _payload, signature = signed_by(peer, algorithm, name).split(".")

    changed = f"{header}.{encode(b'{}')}.{signature}"

    assert ("invalid", "{}") == outcome(read_with(changed, name, "PEM"))


@pytest.mark.parametrize(
    ("algorithm", "name", "form"),
    [(*pair, form) for pair in PAIRS for form in forms_of(pair[1], PRIVATE_FORMS)],
)
def test_every_peer_verifies_what_we_sign_with_the_key_in_every_private_form(
    algorithm: str, name: str, form: str
) -> None:
    header = json.dumps({"typ": "JWT", "alg": algorithm})
    token = jwt_debugger.sign(header, PAYLOAD, key_in(form, name), passphrase=passphrase_of(form))

    peers = [peer for peer in PEERS.values() if algorithm not in peer.lacks]
    payloads = [peer.verify(algorithm, token, str(key_in("JWK", name))) for peer in peers]

    assert {PAYLOAD.encode()} == {*payloads}


@known
@pytest.mark.parametrize("write", [to_pem, to_jwk_text])
def test_a_peer_reads_the_public_key_that_we_write_whatever_we_read_it_from(
    peer: str, algorithm: str, name: str, write: Callable[..., str]
) -> None:
    token = signed_by("jwcrypto", algorithm, name)
    readings = [
        read_keys(key_in(form, name), passphrase=passphrase_of(form))
        for form in forms_of(name, PUBLIC_FORMS, PRIVATE_FORMS)
        if not form.endswith("Set")
    ]

    written = {write(reading.keys[0], public=True) for reading in readings}

    payloads = {PEERS[peer].verify(algorithm, token, key) for key in written}
    assert {PAYLOAD.encode()} == payloads


@each_peer
@with_secret
@pytest.mark.parametrize("form", SECRETS)
def test_a_secret_is_the_same_in_every_form(peer: str, algorithm: str, form: str) -> None:
    token = PEERS[peer].sign(algorithm, SECRET_JWK, PAYLOAD.encode())

    inspection = jwt_debugger.inspect(token, SECRETS[form], key_format=form)

    assert ("verified", PAYLOAD) == outcome(inspection)


@each_peer
@with_secret
@pytest.mark.parametrize("form", SECRETS)
def test_a_peer_verifies_what_we_sign_with_a_secret(peer: str, algorithm: str, form: str) -> None:
    header = json.dumps({"alg": algorithm})
    token = jwt_debugger.sign(header, PAYLOAD, SECRETS[form], key_format=form)

    assert PAYLOAD.encode() == PEERS[peer].verify(algorithm, token, SECRETS["jwk"])


def test_no_algorithm_is_without_a_peer() -> None:
    assert {*SIGNATURE_ALGORITHMS} == {algorithm for _, algorithm, _ in KNOWN} | {
        "HS256",
        "HS384",
        "HS512",
    }
