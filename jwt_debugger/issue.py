"""New tokens from exact texts: what is signed is what was given, to the last byte (RFC 7515)."""

from collections.abc import Mapping
from typing import Any

from jwt_debugger.inspection.header_faults import is_unencoded
from jwt_debugger.inspection.reading import is_unsecured, read_token
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.errors import AlgorithmUnknownError, KeyUnusableError, TokenError
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.key import Key, KeyKind, KeyReading
from jwt_debugger.jose.keys import NEEDS, candidates, describe, is_of_type, read_keys
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS, cannot_sign
from jwt_debugger.jose.signatures import sign as make_signature
from jwt_debugger.translation import _


def sign(
    header: str,
    payload: str | bytes,
    key: str | bytes | None,
    *,
    key_format: str = "auto",
    passphrase: str | None = None,
) -> str:
    """Sign the very bytes of two texts, and return the compact token; `alg` is the header's.

    The key is None for `alg` "none" alone. Raises TokenError, with a sentence for people, where
    the header says no algorithm, the key cannot do what it says, or a text is no UTF-8.
    """
    keys = read_keys(key, key_format, passphrase) if key else None
    payload_bytes = _utf8(payload, _("payload")) if isinstance(payload, str) else payload
    header_segment = encode(_utf8(header, _("header")))
    if is_unencoded(read_json(header).value):
        return sign_segments(header_segment, _plain_segment(payload_bytes), keys)
    return sign_segments(header_segment, encode(payload_bytes), keys)


def sign_segments(
    header_segment: str,
    payload_segment: str,
    keys: KeyReading | None,
    detached_payload: bytes | None = None,
) -> str:
    """Sign two segments as they stand, and return the compact token; raises TokenError.

    Where the payload's segment is empty, a payload that is kept apart is signed in its place.
    """
    reading = read_token(f"{header_segment}.{payload_segment}.", detached_payload)
    if reading.fault:
        raise TokenError(reading.fault.message)
    header = reading.header or {}
    if is_unsecured(header):
        return reading.token
    key = _signing_key(header, keys)
    signature = make_signature(header["alg"], key, reading.signing_input)
    return reading.token + encode(signature)


def signing_obstacle(header: Mapping[str, Any] | None, keys: KeyReading | None) -> str | None:
    """Say in one sentence why the keys cannot sign under such a header; None: they can."""
    if header is None or type(header.get("alg")) is not str:
        return _("The header names no algorithm to sign with")
    if is_unsecured(header):
        return None
    try:
        _signing_key(header, keys)
    except TokenError as error:
        return str(error)
    return None


def _signing_key(header: Mapping[str, Any], keys: KeyReading | None) -> Key:
    """Choose the key that the header asks for and that can sign."""
    algorithm = header["alg"]
    if algorithm not in SIGNATURE_ALGORITHMS:
        message = _("No signature algorithm “{algorithm}” is known here. Known are: {known}.")
        known = ", ".join((*SIGNATURE_ALGORITHMS, "none"))
        raise AlgorithmUnknownError(message.format(algorithm=algorithm[:40], known=known))
    if keys is None or not keys.keys:
        raise KeyUnusableError(keys.problem if keys and keys.problem else _no_key(algorithm))
    obstacles = []
    for key in candidates(keys.keys, header.get("kid"), algorithm):
        obstacle = _obstacle(algorithm, key)
        if obstacle is None:
            return key
        obstacles.append(obstacle)
    raise KeyUnusableError(obstacles[0])


def _obstacle(algorithm: str, key: Key) -> str | None:
    """Say what is needed and what the key is: there need be no token yet that says anything."""
    if is_of_type(key, algorithm):
        return cannot_sign(algorithm, key)
    return _("{needs}, and this is: {key}").format(needs=_no_key(algorithm), key=describe(key))


def _no_key(algorithm: str) -> str:
    need = NEEDS[algorithm][0]
    if need.kind is KeyKind.SECRET:
        return _("{algorithm} needs a secret to sign with").format(algorithm=algorithm)
    own = _(" or ").join(need.curves) or "RSA"
    return _("{algorithm} needs a private {own} key to sign with").format(
        algorithm=algorithm, own=own
    )


def _utf8(text: str, name: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = _(
            "Character {place} of the {name} is half of a surrogate pair, which UTF-8 cannot hold."
            " Write the whole character, or its escape."
        )
        raise TokenError(message.format(place=error.start + 1, name=name)) from None


def _plain_segment(payload: bytes) -> str:
    """Return a payload that is not encoded, where a compact token can hold it (RFC 7797 5.2)."""
    try:
        text = payload.decode()
    except UnicodeDecodeError:
        text = "."
    if "." in text or not text.isprintable():
        raise TokenError(
            _(
                "“b64” is false, and this payload cannot stand in a compact token as it is: it has"
                " a dot, a control character or bytes that are no text. Remove “b64” and “crit”."
            )
        )
    return text
