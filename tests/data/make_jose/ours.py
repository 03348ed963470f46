"""Print tokens of ours for jose to open, a JSON object a line: see the README beside this."""

import json
from collections.abc import Iterator
from typing import Any

import jwt_debugger
from jwt_debugger.jose.base64url import decode, encode
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from tests.vectors import load

CONTENT = '{ "sub": "Zoë",\n "exp": 4.0e9 }'

# Neither ES256K, Ed448, RSA1_5 nor X448 is in jose.
SIGNING = {
    **{f"HS{size}": "oct 64" for size in (256, 384, 512)},
    **{f"{family}{size}": "RSA" for family in ("RS", "PS") for size in (256, 384, 512)},
    "ES256": "P-256",
    "ES384": "P-384",
    "ES512": "P-521",
    "EdDSA": "Ed25519",
    "Ed25519": "Ed25519",
    **{f"ML-DSA-{size}": f"ML-DSA-{size}" for size in (44, 65, 87)},
}
ENCRYPTING = [name for name in KEY_MANAGEMENT if name != "RSA1_5"]
AGREEING = ("P-256", "P-384", "P-521", "X25519")


def tokens() -> Iterator[dict[str, Any]]:
    """Make a token of every algorithm that jose has, and some that it must refuse."""
    keys = {each["name"]: each["text"] for each in load("jose_keys")}
    for algorithm, name in SIGNING.items():
        yield from _signed(algorithm, name, keys)
    for number, (algorithm, encryption) in enumerate(_combinations()):
        name = _key_name(algorithm, encryption, number)
        yield from _encrypted(algorithm, encryption, name, keys)
    yield from _forms(keys)


def _signed(algorithm: str, name: str, keys: dict[str, str]) -> Iterator[dict[str, Any]]:
    made_with, opened_with = (name, name)
    if not name.startswith("oct"):
        made_with, opened_with = f"{name} private", f"{name} public"
    header = json.dumps({"typ": "JWT", "alg": algorithm})
    token = jwt_debugger.sign(header, CONTENT, keys[made_with])
    row = {"name": "signed", "alg": algorithm, "made_with": made_with, "key": opened_with}
    yield row | {"token": token}
    if not name.startswith("ML"):
        yield row | {"name": "payload altered", "token": _altered(token, 1)}


def _combinations() -> list[tuple[str, str]]:
    """Pair each algorithm with two content encryptions, and some with each."""
    whole = ("dir", "A128KW", "ECDH-ES")
    encryptions = list(CONTENT_ENCRYPTION)
    return [
        (algorithm, encryption)
        for at, algorithm in enumerate(ENCRYPTING)
        for number, encryption in enumerate(encryptions)
        if algorithm in whole or (number - at) % len(encryptions) in {0, 3}
    ]


def _key_name(algorithm: str, encryption: str, number: int) -> str:
    if algorithm == "dir":
        return f"oct {CONTENT_ENCRYPTION[encryption].key}"
    if algorithm.startswith("PBES2"):
        return "password"
    if algorithm.startswith("RSA"):
        return "RSA"
    if algorithm.startswith("ECDH"):
        return AGREEING[number % len(AGREEING)]
    return f"oct {int(algorithm[1:4]) // 8}"


def _encrypted(
    algorithm: str, encryption: str, name: str, keys: dict[str, str]
) -> Iterator[dict[str, Any]]:
    made_with, opened_with = (name, name)
    if f"{name} spki" in keys:
        made_with, opened_with = f"{name} spki", f"{name} pkcs8"
    header: dict[str, Any] = {"alg": algorithm, "enc": encryption}
    header |= {"p2c": 1000} if algorithm.startswith("PBES2") else {}
    token = jwt_debugger.encrypt(json.dumps(header), CONTENT, keys[made_with])
    row = {"name": encryption, "alg": algorithm, "made_with": made_with, "key": opened_with}
    yield row | {"token": token}
    if encryption == "A128GCM":
        yield row | {"name": "tag altered", "token": _altered(token, 4)}


def _forms(keys: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Make the forms beside the plain compact one that can be made here."""
    row = {"alg": "ES256", "made_with": "P-256 pkcs8", "key": "P-256 x509"}
    unencoded = '{"alg":"ES256","b64":false,"crit":["b64"]}'
    token = jwt_debugger.sign(unencoded, "a payload", keys["P-256 pkcs8"])
    yield row | {"name": "b64 false", "token": token}
    signed = jwt_debugger.sign('{"alg":"ES256"}', CONTENT, keys["P-256 pkcs8"])
    header, payload, signature = signed.split(".")
    yield row | {"name": "detached", "token": f"{header}..{signature}", "detached": payload}
    sealed = jwt_debugger.encrypt(
        '{"alg":"dir","enc":"A256GCM","zip":"DEF"}', CONTENT * 9, keys["oct 32"]
    )
    direct = {"alg": "dir", "made_with": "oct 32", "key": "oct 32"}
    yield direct | {"name": "deflated", "token": sealed}


def _altered(token: str, index: int) -> str:
    """Change a bit in the midst of a segment."""
    segments = token.split(".")
    data = bytearray(decode(segments[index]).data)
    data[len(data) // 2] ^= 1
    segments[index] = encode(bytes(data))
    return ".".join(segments)


if __name__ == "__main__":
    for each in tokens():
        print(json.dumps(each))  # noqa: T201 - what jose reads
