"""A key as text again: PEM and JWK, whole or its public part alone."""

import json
from dataclasses import replace
from typing import Any, Final

from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.errors import KeyUnusableError
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys.members import private_members, public_members
from jwt_debugger.translation import _

_CERTIFICATES: Final = ("x5u", "x5c", "x5t", "x5t#S256")  # members that say nothing of the private
_PUBLIC_OPERATIONS: Final = {"sign": "verify", "decrypt": "encrypt", "unwrapKey": "wrapKey"}


def to_jwk(key: Key, *, public: bool = False) -> dict[str, Any]:
    """Return the members of the key's JWK, with what it declares of itself.

    Raises KeyUnusableError for the public part of a secret.
    """
    chosen = public_part(key) if public else key
    declared: dict[str, Any] = {
        "kid": chosen.kid,
        "use": chosen.use,
        "key_ops": None if chosen.key_ops is None else list(chosen.key_ops),
        "alg": chosen.algorithm,
    }
    kept = {name: (chosen.members or {}).get(name) for name in _CERTIFICATES}
    told = {name: value for name, value in (declared | kept).items() if value is not None}
    return _key_members(chosen) | told


def to_jwk_text(key: Key, *, public: bool = False) -> str:
    """Return the JWK as JSON, indented by 2, members in their usual order."""
    return json.dumps(to_jwk(key, public=public), indent=2)


def to_pem(key: Key, *, public: bool = False) -> str:
    """Return PKCS#8, of a public key SPKI, in PEM; raises KeyUnusableError for a secret."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    if key.kind is KeyKind.SECRET:
        raise KeyUnusableError(_("A shared secret has no PEM form. Copy it as a JWK."))
    chosen = public_part(key) if public else key
    data: bytes = (
        chosen.material.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        if chosen.private
        else chosen.material.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    return data.decode("ascii")


def public_part(key: Key) -> Key:
    """Return the key without its private part; raises KeyUnusableError for a secret."""
    if key.kind is KeyKind.SECRET:
        raise KeyUnusableError(
            _("A shared secret has no public part. Whoever checks the signature needs it too.")
        )
    if not key.private:
        return key
    operations = key.key_ops and tuple(
        dict.fromkeys(_PUBLIC_OPERATIONS.get(name, name) for name in key.key_ops)
    )
    return replace(key, material=key.material.public_key(), private=False, key_ops=operations)


def _key_members(key: Key) -> dict[str, str]:
    if key.kind is KeyKind.SECRET:
        return {"kty": key.kind.value, "k": encode(key.material)}
    if not key.private:
        return public_members(key.kind, key.curve, key.material)
    public = public_members(key.kind, key.curve, key.material.public_key())
    return public | private_members(key.kind, key.curve, key.material)
