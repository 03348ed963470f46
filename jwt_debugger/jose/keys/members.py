"""Key objects of `cryptography` as the members of a JWK (RFC 7518 section 6, RFC 8037, AKP)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.key import KeyKind

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurve

THUMBPRINT_MEMBERS: Final = {
    KeyKind.SECRET: ("k", "kty"),
    KeyKind.RSA: ("e", "kty", "n"),
    KeyKind.EC: ("crv", "kty", "x", "y"),
    KeyKind.OKP: ("crv", "kty", "x"),
    KeyKind.AKP: ("alg", "kty", "pub"),
}  # RFC 7638 section 3.2, RFC 8037 section 2; in lexicographic order

EC_CURVES: Final = {
    "P-256": ("secp256r1", 256),
    "P-384": ("secp384r1", 384),
    "P-521": ("secp521r1", 521),
    "secp256k1": ("secp256k1", 256),
}  # JOSE's name: OpenSSL's name and size in bits


@dataclass(frozen=True, slots=True)
class RawType:
    """A key type whose keys are plain strings of bytes; lengths are in bytes, `size` in bits."""

    kind: KeyKind
    curve: str
    size: int
    private_length: int
    public_length: int
    class_name: str

    @property
    def _home(self) -> Any:
        from importlib import import_module

        module = "mldsa" if self.kind is KeyKind.AKP else self.class_name.lower()
        return import_module(f"cryptography.hazmat.primitives.asymmetric.{module}")

    @property
    def private_class(self) -> Any:
        """The class of `cryptography` for private keys."""
        return getattr(self._home, f"{self.class_name}PrivateKey")

    @property
    def public_class(self) -> Any:
        """The class of `cryptography` for public keys."""
        return getattr(self._home, f"{self.class_name}PublicKey")

    def private_key(self, data: bytes) -> Any:
        """Make a private key of its bytes; for AKP these are the seed."""
        if self.kind is KeyKind.AKP:
            return self.private_class.from_seed_bytes(data)
        return self.private_class.from_private_bytes(data)


RAW_TYPES: Final = (
    RawType(KeyKind.OKP, "Ed25519", 256, 32, 32, "Ed25519"),
    RawType(KeyKind.OKP, "Ed448", 456, 57, 57, "Ed448"),
    RawType(KeyKind.OKP, "X25519", 256, 32, 32, "X25519"),
    RawType(KeyKind.OKP, "X448", 448, 56, 56, "X448"),
    RawType(KeyKind.AKP, "ML-DSA-44", 8 * 1312, 32, 1312, "MLDSA44"),
    RawType(KeyKind.AKP, "ML-DSA-65", 8 * 1952, 32, 1952, "MLDSA65"),
    RawType(KeyKind.AKP, "ML-DSA-87", 8 * 2592, 32, 2592, "MLDSA87"),
)


def curve_octets(curve: str) -> int:
    """Tell how many bytes a coordinate, or the private number, of an EC curve has."""
    return (EC_CURVES[curve][1] + 7) // 8


def openssl_curve(curve: str) -> "EllipticCurve":
    """Return the curve object of JOSE's name."""
    from cryptography.hazmat.primitives.asymmetric import ec

    curves: dict[str, type[EllipticCurve]] = {
        "P-256": ec.SECP256R1,
        "P-384": ec.SECP384R1,
        "P-521": ec.SECP521R1,
        "secp256k1": ec.SECP256K1,
    }
    return curves[curve]()


def public_members(kind: KeyKind, curve: str | None, public: Any) -> dict[str, str]:
    """Return the members that make the public key, `kty` first."""
    if kind is KeyKind.RSA:
        numbers = public.public_numbers()
        return {"kty": kind.value, "n": encode_number(numbers.n), "e": encode_number(numbers.e)}
    if kind is KeyKind.EC and curve:
        point = public.public_numbers()
        octets = curve_octets(curve)
        x, y = encode_number(point.x, octets), encode_number(point.y, octets)
        return {"kty": kind.value, "crv": curve, "x": x, "y": y}
    raw = encode(public.public_bytes_raw())
    if kind is KeyKind.AKP:
        return {"kty": kind.value, "alg": str(curve), "pub": raw}
    return {"kty": kind.value, "crv": str(curve), "x": raw}


def private_members(kind: KeyKind, curve: str | None, private: Any) -> dict[str, str]:
    """Return the members that a private key has beside the public ones."""
    if kind is KeyKind.RSA:
        numbers = private.private_numbers()
        names = {"d": "d", "p": "p", "q": "q", "dp": "dmp1", "dq": "dmq1", "qi": "iqmp"}
        return {name: encode_number(getattr(numbers, field)) for name, field in names.items()}
    if kind is KeyKind.EC and curve:
        number = private.private_numbers().private_value
        return {"d": encode_number(number, curve_octets(curve))}
    name = "priv" if kind is KeyKind.AKP else "d"
    return {name: encode(private.private_bytes_raw())}


def encode_number(number: int, octets: int | None = None) -> str:
    """Encode as Base64urlUInt: in as many bytes as asked for, else in as few as can be."""
    size = octets or max(1, (number.bit_length() + 7) // 8)
    return encode(number.to_bytes(size, "big"))


def thumbprint_of(members: Mapping[str, Any]) -> str:
    """Compute the RFC 7638 thumbprint (SHA-256, base64url) of a JWK's members."""
    names = THUMBPRINT_MEMBERS[KeyKind(members["kty"])]
    text = json.dumps({name: members[name] for name in names}, separators=(",", ":"))
    return encode(hashlib.sha256(text.encode()).digest())
