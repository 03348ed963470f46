"""JSON Web Keys of every type, each member checked (RFC 7517, 7518 section 6, 8037, AKP)."""

import base64
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from jwt_debugger.jose.key import Certificate, Key, KeyKind, KeyReading
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.json_object import shown
from jwt_debugger.jose.keys.jwk_asymmetric import read_ec, read_raw, read_rsa
from jwt_debugger.jose.keys.jwk_members import Members
from jwt_debugger.jose.keys.library import UnopenedError, opened
from jwt_debugger.jose.keys.material import certificate_facts, certificate_key, key_of
from jwt_debugger.jose.keys.secret_text import secret_key
from jwt_debugger.translation import _


def read_jwk_value(value: Any) -> KeyReading:
    """Read a JWK or a JWK Set as parsed from JSON; raises UnreadableKeyError."""
    from jwt_debugger.jose.keys.jwk_set import read_set

    if isinstance(value, dict) and "kty" not in value and "keys" in value:
        return read_set(value["keys"])
    if isinstance(value, list):
        return read_set(value)
    remarks: list[str] = []
    key = read_jwk(value, "jwk", remarks)
    return KeyReading((key,), "jwk", remarks=tuple(remarks))


def read_jwk(value: Any, source: str, remarks: list[str]) -> Key:
    """Read one JWK as parsed from JSON; raises UnreadableKeyError."""
    if not isinstance(value, dict):
        raise UnreadableKeyError(_("A JWK is a JSON object, as {“kty”: …}; this is another value."))
    members = Members(value, remarks)
    key = _read_type(members, source)
    return replace(
        key,
        kid=members.optional_text("kid"),
        use=members.optional_text("use"),
        key_ops=members.optional_texts("key_ops"),
        algorithm=members.optional_text("alg"),
        certificate=_certificate(key, members),
        members=MappingProxyType(dict(value)),
    )


def _read_type(members: Members, source: str) -> Key:
    kty = members.text("kty")
    if kty == KeyKind.SECRET:
        return secret_key(members.data("k"), source)
    if kty == KeyKind.RSA:
        return key_of(read_rsa(members), source)
    if kty == KeyKind.EC:
        return key_of(read_ec(members), source)
    if kty in (KeyKind.OKP, KeyKind.AKP):
        return key_of(read_raw(members, KeyKind(kty)), source)
    raise UnreadableKeyError(
        _("The JWK's “kty” is “{kty}”; known are RSA, EC, OKP, AKP and oct.").format(kty=shown(kty))
    )


def _certificate(key: Key, members: Members) -> Certificate | None:
    """Read the first certificate of `x5c`; one of another key is told, and not taken over."""
    chain = members.optional_texts("x5c")
    if not chain:
        return None
    from cryptography.x509 import load_der_x509_certificate

    try:
        data = base64.b64decode(chain[0], validate=True)
        certificate = opened(load_der_x509_certificate, data)
        certified = certificate_key(certificate, "jwk")
        facts = certificate_facts(certificate)
    except (ValueError, UnopenedError, UnreadableKeyError):
        members.remark(_("The first certificate in “x5c” cannot be read; it was left out."))
        return None
    if certified.thumbprint != key.thumbprint:
        members.remark(
            _("The first certificate in “x5c” is for another key than this JWK; it was left out.")
        )
        return None
    return facts


def is_jwk(value: Any) -> bool:
    """Tell whether a JSON value is meant as a JWK, a JWK Set, or the array of one."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict) and "kty" in value[0]
    return isinstance(value, dict) and ("kty" in value or isinstance(value.get("keys"), list))
