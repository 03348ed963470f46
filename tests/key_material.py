"""Keys for the tests, made once a run, in every form that people have them."""

import datetime as dt
import json
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import (
    ec,
    ed448,
    ed25519,
    mldsa,
    rsa,
    x448,
    x25519,
)
from cryptography.hazmat.primitives.serialization import pkcs7, pkcs12

PASSPHRASE = "correct horse"
EC_CURVES: dict[str, ec.EllipticCurve] = {
    "P-256": ec.SECP256R1(),
    "P-384": ec.SECP384R1(),
    "P-521": ec.SECP521R1(),
    "secp256k1": ec.SECP256K1(),
}
RAW_KEYS: dict[str, Any] = {
    "Ed25519": ed25519.Ed25519PrivateKey,
    "Ed448": ed448.Ed448PrivateKey,
    "X25519": x25519.X25519PrivateKey,
    "X448": x448.X448PrivateKey,
    "ML-DSA-44": mldsa.MLDSA44PrivateKey,
    "ML-DSA-65": mldsa.MLDSA65PrivateKey,
    "ML-DSA-87": mldsa.MLDSA87PrivateKey,
}
KEY_NAMES = ("RSA", *EC_CURVES, *RAW_KEYS)
KEY_OF_ALGORITHM = {
    **{f"{family}{size}": "RSA" for family in ("RS", "PS") for size in (256, 384, 512)},
    "ES256": "P-256",
    "ES384": "P-384",
    "ES512": "P-521",
    "ES256K": "secp256k1",
    "EdDSA": "Ed25519",
    "Ed25519": "Ed25519",
    "Ed448": "Ed448",
    "ML-DSA-44": "ML-DSA-44",
    "ML-DSA-65": "ML-DSA-65",
    "ML-DSA-87": "ML-DSA-87",
}
HMAC_SECRET = "a secret of the tests that is long enough for HS512: 0123456789abcdef"


def private_key(name: str, number: int = 0) -> Any:
    """Return the private key of a type ("RSA", "P-256", "Ed25519" ...); another for a number."""
    return _made(name, number)


@cache
def _made(name: str, number: int) -> Any:  # noqa: ARG001 - the cache tells keys apart by it
    if name == "RSA":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    if name in EC_CURVES:
        return ec.generate_private_key(EC_CURVES[name])
    return RAW_KEYS[name].generate()


def private_pem(name: str, number: int = 0, form: str = "PKCS8") -> str:
    """Return PKCS#8, or with form "TraditionalOpenSSL" PKCS#1 and SEC1, in PEM."""
    data: bytes = private_key(name, number).private_bytes(
        serialization.Encoding.PEM,
        getattr(serialization.PrivateFormat, form),
        serialization.NoEncryption(),
    )
    return data.decode()


def public_pem(name: str, number: int = 0, form: str = "SubjectPublicKeyInfo") -> str:
    """Return SPKI, or with form "PKCS1" the older form of RSA, in PEM."""
    data: bytes = (
        private_key(name, number)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, getattr(serialization.PublicFormat, form))
    )
    return data.decode()


def private_der(name: str, number: int = 0) -> bytes:
    """Return PKCS#8 in DER."""
    data: bytes = private_key(name, number).private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return data


def public_der(name: str, number: int = 0) -> bytes:
    """Return SPKI in DER."""
    data: bytes = (
        private_key(name, number)
        .public_key()
        .public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
    return data


def encrypted_pem(name: str, form: str = "PKCS8") -> str:
    """Return the private key in PEM, encrypted with PASSPHRASE."""
    data: bytes = private_key(name).private_bytes(
        serialization.Encoding.PEM,
        getattr(serialization.PrivateFormat, form),
        serialization.BestAvailableEncryption(PASSPHRASE.encode()),
    )
    return data.decode()


@cache
def certificate(name: str, number: int = 0) -> x509.Certificate:
    """Return a certificate of the key, issued by the P-256 key, valid for the year 2030."""
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name.from_rfc4514_string(f"CN={name} {number}"))
        .issuer_name(x509.Name.from_rfc4514_string("CN=Tests,O=JWT Debugger"))
        .public_key(private_key(name, number).public_key())
        .serial_number(7)
        .not_valid_before(dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
        .sign(private_key("P-256"), hashes.SHA256())
    )


def certificate_pem(name: str, number: int = 0) -> str:
    """Return the certificate of the key in PEM."""
    return certificate(name, number).public_bytes(serialization.Encoding.PEM).decode()


def certificate_der(name: str, number: int = 0) -> bytes:
    """Return the certificate of the key in DER."""
    return certificate(name, number).public_bytes(serialization.Encoding.DER)


def pkcs12_file(name: str, passphrase: str | None = PASSPHRASE) -> bytes:
    """Return a PKCS#12 file of the private key, its certificate and another one."""
    encryption = (
        serialization.BestAvailableEncryption(passphrase.encode())
        if passphrase
        else serialization.NoEncryption()
    )
    return pkcs12.serialize_key_and_certificates(
        b"friendly", private_key(name), certificate(name), [certificate("P-384")], encryption
    )


def pkcs7_pem(*names: str) -> str:
    """Return a PKCS#7 structure of the keys' certificates in PEM."""
    certificates = [certificate(name) for name in names]
    return pkcs7.serialize_certificates(certificates, serialization.Encoding.PEM).decode()


def openssh_line(name: str) -> str:
    """Return the public key as a line of OpenSSH."""
    public = private_key(name).public_key()
    data: bytes = public.public_bytes(
        serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH
    )
    return f"{data.decode()} someone@example"


def private_jwk(name: str, number: int = 0) -> dict[str, Any]:
    """Return the JWK of the private key, made without the program's own conversion."""
    if name == "RSA":
        return _with_pyjwt("RSAAlgorithm", private_key(name, number))
    if name in EC_CURVES:
        return _with_pyjwt("ECAlgorithm", private_key(name, number))
    return _raw_jwk(name, number) | {
        ("priv" if name.startswith("ML") else "d"): _base64url(
            private_key(name, number).private_bytes_raw()
        )
    }


def public_jwk(name: str, number: int = 0) -> dict[str, Any]:
    """Return the JWK of the public key, made without the program's own conversion."""
    hidden = {"d", "p", "q", "dp", "dq", "qi", "priv", "key_ops"}
    jwk = private_jwk(name, number)
    return {member: value for member, value in jwk.items() if member not in hidden}


def _with_pyjwt(algorithm: str, key: Any) -> dict[str, Any]:
    from jwt import algorithms

    of_hash = getattr(algorithms, algorithm)
    jwk: dict[str, Any] = json.loads(of_hash(of_hash.SHA256).to_jwk(key))
    return {member: value for member, value in jwk.items() if member != "key_ops"}


def _raw_jwk(name: str, number: int) -> dict[str, Any]:
    raw = _base64url(private_key(name, number).public_key().public_bytes_raw())
    if name.startswith("ML"):
        return {"kty": "AKP", "alg": name, "pub": raw}
    return {"kty": "OKP", "crv": name, "x": raw}


def _base64url(data: bytes) -> str:
    import base64

    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
