"""DER structures that hold keys: SPKI, PKCS#1, PKCS#8, SEC1, X.509, PKCS#12, PKCS#7."""

from typing import Any

from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys.bounds import (
    MAX_DERIVATION_STEPS,
    MAX_ENCRYPTED_KEY,
    MAX_RSA_BITS,
    check_der_size,
    check_rsa_size,
)
from jwt_debugger.jose.keys.der import (
    DerError,
    Shape,
    derivation_cost,
    integer_bits,
    longest_encrypted_key,
    shape_of,
)
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.library import UnopenedError, opened
from jwt_debugger.jose.keys.material import certificate_key, key_of
from jwt_debugger.translation import _


def read_der(data: bytes, passphrase: str | None, source: str = "der") -> tuple[Key, ...]:
    """Read all keys of one DER structure; raises UnreadableKeyError."""
    check_der_size(len(data))
    shape = _known_shape(data)
    if shape in {Shape.RSA_PRIVATE, Shape.RSA_PUBLIC}:
        check_rsa_size(integer_bits(data, 1 if shape is Shape.RSA_PRIVATE else 0))
    if shape is Shape.CERTIFICATE:
        return (_read_certificate(data, source),)
    if shape is Shape.PKCS12:
        return _read_pkcs12(data, passphrase, source)
    if shape is Shape.PKCS7:
        return _read_pkcs7(data, source)
    if shape in {Shape.PUBLIC, Shape.RSA_PUBLIC}:
        return (key_of(_load_public(data), source),)
    if shape is Shape.ENCRYPTED_PRIVATE:
        _check_derivation(data)
        return (key_of(open_encrypted(_load_private, data, passphrase), source),)
    return (key_of(_load_plain(data), source),)


def _check_derivation(data: bytes) -> None:
    """Refuse a passphrase derivation that would run for minutes."""
    if derivation_cost(data) > MAX_DERIVATION_STEPS:
        raise UnreadableKeyError(
            _(
                "Opening this key takes more than {limit:,} steps for its passphrase, which is "
                "not tried. Encrypt it anew with fewer iterations."
            ).format(limit=MAX_DERIVATION_STEPS)
        )


def open_encrypted(load: Any, data: bytes, passphrase: str | None) -> Any:
    """Open with the passphrase, or say that it is missing or wrong."""
    if not passphrase:
        raise UnreadableKeyError(
            _("This private key is encrypted. Enter its passphrase."), needs_passphrase=True
        )
    try:
        return opened(load, data, encoded_passphrase(passphrase))
    except UnopenedError as error:
        if error.unsupported:
            raise UnreadableKeyError(
                _(
                    "This private key is encrypted in a way that cannot be opened here. "
                    "Convert it with “openssl pkcs8 -topk8 -v2 aes-256-cbc”."
                )
            ) from None
        # One wrong passphrase in some hundreds decrypts to what only then turns out to be no key.
        raise UnreadableKeyError(
            _("The passphrase does not open this private key. Enter the right one."),
            needs_passphrase=True,
        ) from None


def encoded_passphrase(passphrase: str) -> bytes:
    """Encode as UTF-8; a lone surrogate, which no passphrase has, becomes a question mark."""
    return passphrase.encode("utf-8", "replace")


def _known_shape(data: bytes) -> Shape:
    try:
        shape = shape_of(data)
    except DerError as error:
        if error.missing:
            raise UnreadableKeyError(
                _(
                    "The key is cut off: {count:,} bytes are there, and at least {missing:,} more "
                    "are missing. Copy the whole of it."
                ).format(count=len(data), missing=error.missing)
            ) from None
        raise UnreadableKeyError(
            _("These bytes are no key in DER: they are not one ASN.1 structure.")
        ) from None
    if shape is None:
        raise UnreadableKeyError(
            _(
                "These bytes are ASN.1, and no key that is known here (SPKI, PKCS#1, PKCS#8, "
                "SEC1, X.509, PKCS#12), or one that is damaged."
            )
        )
    if shape is Shape.DSA_PRIVATE:
        raise UnreadableKeyError(_("This is a DSA key, which no JOSE algorithm uses."))
    return shape


def _load_private(data: bytes, password: bytes | None) -> Any:
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    # Our own check of the RSA numbers takes microseconds, that of OpenSSL up to minutes.
    return load_der_private_key(data, password, unsafe_skip_rsa_key_validation=True)


def _load_plain(data: bytes) -> Any:
    try:
        return opened(_load_private, data, None)
    except UnopenedError:
        raise UnreadableKeyError(
            _(
                "This private key cannot be read: its content is damaged, or its type or curve is "
                "not supported."
            )
        ) from None


def _load_public(data: bytes) -> Any:
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        return opened(load_der_public_key, data)
    except UnopenedError:
        raise UnreadableKeyError(
            _(
                "This public key cannot be read: its content is damaged, or its type or curve is "
                "not supported."
            )
        ) from None


def _read_certificate(data: bytes, source: str) -> Key:
    from cryptography.x509 import load_der_x509_certificate

    try:
        certificate = opened(load_der_x509_certificate, data)
    except UnopenedError:
        raise UnreadableKeyError(
            _(
                "This has the outline of an X.509 certificate and cannot be read as one. "
                "A certificate request is none; use the certificate made from it."
            )
        ) from None
    return certificate_key(certificate, source)


def _read_pkcs7(data: bytes, source: str) -> tuple[Key, ...]:
    from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates

    try:
        certificates = opened(load_der_pkcs7_certificates, data)
    except UnopenedError:
        certificates = []
    if not certificates:
        raise UnreadableKeyError(_("This PKCS#7 structure holds no certificate that can be read."))
    return tuple(certificate_key(certificate, source) for certificate in certificates)


def _read_pkcs12(data: bytes, passphrase: str | None, source: str) -> tuple[Key, ...]:
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

    _check_derivation(data)
    if longest_encrypted_key(data) > MAX_ENCRYPTED_KEY:
        raise UnreadableKeyError(
            _(
                "The private key in this PKCS#12 file is larger than an RSA key of {limit:,} bits, "
                "and is not read. Use a smaller key."
            ).format(limit=MAX_RSA_BITS)
        )
    password = None if passphrase is None else encoded_passphrase(passphrase)
    try:
        store = opened(load_pkcs12, data, password)
    except UnopenedError:
        raise UnreadableKeyError(
            _("The passphrase does not open this PKCS#12 file. Enter the right one.")
            if passphrase
            else _("This PKCS#12 file is encrypted. Enter its passphrase."),
            needs_passphrase=True,
        ) from None
    keys = [] if store.key is None else [key_of(store.key, source)]
    certificates = [store.cert, *store.additional_certs]
    keys += [certificate_key(one.certificate, source) for one in certificates if one]
    if not keys:
        raise UnreadableKeyError(_("This PKCS#12 file holds neither a key nor a certificate."))
    return tuple(keys)
