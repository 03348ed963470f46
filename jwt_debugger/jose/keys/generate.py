"""A new key or secret of the right type and size for an algorithm, and its text for a key field."""

import secrets
from collections.abc import Callable
from typing import Any, Final

from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.errors import AlgorithmUnknownError
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys.convert import to_pem
from jwt_debugger.jose.keys.json_object import shown
from jwt_debugger.jose.keys.material import key_of
from jwt_debugger.jose.keys.members import RAW_TYPES, openssl_curve
from jwt_debugger.jose.keys.secret_text import secret_key
from jwt_debugger.jose.keys.suitability import NEEDS, Need
from jwt_debugger.translation import _

RSA_BITS: Final = 2_048  # the least that RFC 7518 sections 3.3 and 4.2 allow
_SECRET_BYTES: Final = {
    "HS256": 32,  # as long as the digest: RFC 7518 section 3.2
    "HS384": 48,
    "HS512": 64,
    "PBES2-HS256+A128KW": 16,  # as long as the derived key: RFC 7518 section 4.8.1.1
    "PBES2-HS384+A192KW": 24,
    "PBES2-HS512+A256KW": 32,
}
_CONTENT_KEY_BYTES: Final = {
    "A128CBC-HS256": 32,
    "A192CBC-HS384": 48,
    "A256CBC-HS512": 64,
    "A128GCM": 16,
    "A192GCM": 24,
    "A256GCM": 32,
}  # RFC 7518 section 5.1; with "dir" the secret is the content key itself
_USUAL_CONTENT_KEY: Final = 32


def generate_key(
    algorithm: str,
    random: Callable[[int], bytes] = secrets.token_bytes,
    *,
    encryption: str | None = None,
) -> Key:
    """Make a private key or a secret for the JWS or JWE algorithm; RSA takes up to a second.

    `random` gives the bytes of a secret; other keys come from OpenSSL. `encryption` is the `enc`
    that a secret for `dir` has to fit. Raises AlgorithmUnknownError.
    """
    needs = NEEDS.get(algorithm)
    if needs is None:
        raise AlgorithmUnknownError(
            _("No key can be made for “{algorithm}”: no such algorithm is known here.").format(
                algorithm=shown(algorithm)
            )
        )
    need = needs[0]
    if need.kind is KeyKind.SECRET:
        return secret_key(random(_secret_length(algorithm, need, encryption)), "base64url")
    return key_of(_private_key(need), "pem")


def key_text(key: Key) -> tuple[str, str]:
    """Return the key as a text for a key field, and the format that reads it there.

    A secret in Base64url, any other key in PEM.
    """
    if key.kind is KeyKind.SECRET:
        return encode(key.material), "base64url"
    return to_pem(key), "pem"


def _secret_length(algorithm: str, need: Need, encryption: str | None) -> int:
    if need.secret_bytes is not None:
        return need.secret_bytes
    if algorithm in _SECRET_BYTES:
        return _SECRET_BYTES[algorithm]
    return _CONTENT_KEY_BYTES.get(encryption or "", _USUAL_CONTENT_KEY)


def _private_key(need: Need) -> Any:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if need.kind is KeyKind.RSA:
        return rsa.generate_private_key(public_exponent=65_537, key_size=RSA_BITS)
    curve = need.curves[0]
    if need.kind is KeyKind.EC:
        return ec.generate_private_key(openssl_curve(curve))
    raw = next(raw for raw in RAW_TYPES if raw.curve == curve)
    return raw.private_class.generate()
