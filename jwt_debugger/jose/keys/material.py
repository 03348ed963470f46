"""From a key object of `cryptography` to a Key, with all that can be said of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any

from jwt_debugger.jose.key import Certificate, Key, KeyKind
from jwt_debugger.jose.keys.bounds import check_rsa_size
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.library import UnopenedError, opened
from jwt_debugger.jose.keys.members import EC_CURVES, RAW_TYPES, public_members, thumbprint_of
from jwt_debugger.jose.keys.rsa_numbers import check_private_numbers, check_public_numbers
from jwt_debugger.translation import _

if TYPE_CHECKING:
    from cryptography.x509 import Certificate as X509Certificate


def key_of(material: Any, source: str, certificate: Certificate | None = None) -> Key:
    """Describe a key object; raises UnreadableKeyError for a type that JOSE has no use for."""
    private = hasattr(material, "private_bytes")
    kind, curve, size = _type_of(material)
    public = material.public_key() if private else material
    if kind is KeyKind.RSA:
        check_rsa_size(size)
        check_public_numbers(public.public_numbers())
        if private:
            check_private_numbers(material.private_numbers())
    return Key(
        kind,
        material,
        private=private,
        size=size,
        source=source,
        curve=curve,
        certificate=certificate,
        thumbprint=thumbprint_of(public_members(kind, curve, public)),
    )


def certificate_key(certificate: "X509Certificate", source: str) -> Key:
    """Make the key that an X.509 certificate speaks for."""
    try:
        public = opened(certificate.public_key)
    except UnopenedError:
        raise UnreadableKeyError(
            _("The certificate holds a key of a type or curve that cannot be read.")
        ) from None
    return key_of(public, source, certificate_facts(certificate))


def certificate_facts(certificate: "X509Certificate") -> Certificate:
    """Say whose certificate it is, from whom, and from when to when; names as RFC 4514 has them."""
    try:
        return opened(_facts, certificate)
    except UnopenedError:
        raise UnreadableKeyError(
            _("The subject, issuer or dates of the certificate cannot be read.")
        ) from None


def _facts(certificate: "X509Certificate") -> Certificate:
    return Certificate(
        certificate.subject.rfc4514_string(),
        certificate.issuer.rfc4514_string(),
        certificate.not_valid_before_utc.astimezone(UTC),
        certificate.not_valid_after_utc.astimezone(UTC),
    )


def _type_of(material: Any) -> tuple[KeyKind, str | None, int]:
    """Return kind, JOSE's name of the curve and size in bits."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    if isinstance(material, rsa.RSAPublicKey | rsa.RSAPrivateKey):
        return KeyKind.RSA, None, material.key_size
    if isinstance(material, ec.EllipticCurvePublicKey | ec.EllipticCurvePrivateKey):
        for name, (openssl_name, size) in EC_CURVES.items():
            if material.curve.name == openssl_name:
                return KeyKind.EC, name, size
        raise UnreadableKeyError(
            _(
                "This EC key is on the curve {curve}, which JOSE has no name for. "
                "Use P-256, P-384, P-521 or secp256k1."
            ).format(curve=material.curve.name)
        )
    for raw in RAW_TYPES:
        if isinstance(material, (raw.private_class, raw.public_class)):
            return raw.kind, raw.curve, raw.size
    raise UnreadableKeyError(
        _(
            "This is a key of a type that JOSE has no use for (as DSA and DH). "
            "Use RSA, EC, Ed25519, Ed448, X25519, X448 or ML-DSA."
        )
    )


def merged(keys: Iterable[Key]) -> tuple[Key, ...]:
    """Put private keys first, and list no key twice: a private one takes over its certificate."""
    kept: dict[str | None, Key] = {}
    for key in sorted(keys, key=lambda key: not key.private):
        first = kept.setdefault(key.thumbprint, key)
        if key.certificate and not first.certificate:
            kept[key.thumbprint] = replace(first, certificate=key.certificate)
    return tuple(kept.values())
