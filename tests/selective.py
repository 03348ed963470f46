"""SD-JWTs for the tests, made in a line: an issuer's P-256 key, a holder's Ed25519 key."""

import json
from collections.abc import Sequence
from typing import Any

import jwt_debugger
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.disclosures import digest
from tests.key_material import private_pem, public_jwk, public_pem

ISSUERS_KEY = public_pem("P-256")


def disclosure(*array: Any) -> str:
    """Return a disclosure: a salt, a name and a value, or a salt and a value."""
    return encode(json.dumps(array).encode())


def issue(payload: dict[str, Any], hidden: Sequence[str] = (), **header: Any) -> str:
    """Sign a payload with the digests of what is hidden in it."""
    digests = {"_sd": [digest(text, "sha-256") for text in hidden]} if hidden else {}
    whole = json.dumps({**payload, **digests})
    return jwt_debugger.sign(json.dumps({"alg": "ES256", **header}), whole, private_pem("P-256"))


def holder() -> dict[str, Any]:
    """Return the claim with which an issuer names the holder's key."""
    return {"cnf": {"jwk": public_jwk("Ed25519")}}


def present(issued: str, *disclosures: str) -> str:
    """Put disclosures after an issuer's token."""
    return "~".join((issued, *disclosures, ""))


def bind(presentation: str, key: str = "Ed25519", typ: str = "kb+jwt", **claims: Any) -> str:
    """Add the holder's key-binding token; a claim given as ... is left out."""
    told = {
        "iat": 1_700_000_000,
        "aud": "https://verifier.example",
        "nonce": "1234",
        "sd_hash": digest(presentation, "sha-256"),
        **claims,
    }
    kept = {name: value for name, value in told.items() if value is not ...}
    header = json.dumps({"alg": "EdDSA", "typ": typ})
    return presentation + jwt_debugger.sign(header, json.dumps(kept), private_pem(key))


def refused() -> dict[str, str]:
    """Return SD-JWTs that ISSUERS_KEY verifies and that a verifier refuses, by what for."""
    claims = {"exp": 4_000_000_000, **holder()}
    known, strange = disclosure("salt", "name", "Ada"), disclosure("salt", "age", 42)
    presented = present(issue(claims, [known]), known)
    return {
        "No digest of the payload is its own": present(issue(claims, [known]), known, strange),
        "It is given twice": present(issue(claims, [known]), known, known),
        "A digest must be a string": present(issue({**claims, "_sd": [7]})),
        "“sd_hash” does not match": bind(presented, sd_hash="x"),
        "Its “typ” must be “kb+jwt”": bind(presented, typ="JWT"),
        "It does not verify with the key in “cnf”": bind(presented) + "A",
    }
