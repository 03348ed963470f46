"""One key as a value: what it is, what it may be used for, and never what it hides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class KeyKind(StrEnum):
    """The key types of JOSE (RFC 7518 section 6.1, RFC 8037, ML-DSA's AKP)."""

    SECRET = "oct"  # noqa: S105 - the type name of symmetric keys
    RSA = "RSA"
    EC = "EC"
    OKP = "OKP"
    AKP = "AKP"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an X.509 certificate says of its key; both instants are aware, in UTC."""

    subject: str
    issuer: str
    not_before: datetime
    not_after: datetime


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was read.

    `material` is the secret's bytes, or the key object of `cryptography`; no repr shows it.
    `size` is in bits: of the secret, of the RSA modulus, of the curve. `curve` is JOSE's name
    (`P-256`, `Ed25519`, `ML-DSA-44` for AKP). `private` is true for a secret. `kid`, `use`,
    `key_ops` and `algorithm` are what the key declares of itself (RFC 7517 section 4). `source` is
    the form that it was read from: utf8 base64 base64url hex pem der jwk jwks ...
    """

    kind: KeyKind
    material: Any = field(repr=False)
    private: bool
    size: int
    source: str
    curve: str | None = None
    kid: str | None = None
    use: str | None = None
    key_ops: tuple[str, ...] | None = None
    algorithm: str | None = None
    certificate: Certificate | None = None
    thumbprint: str | None = None  # RFC 7638, SHA-256, base64url; None for a secret
    members: Mapping[str, Any] | None = field(default=None, repr=False)  # of the JWK it came from

    def __repr__(self) -> str:
        """Describe the key without a byte of it."""
        side = "private" if self.private else "public"
        return f"<Key {self.kind} {self.curve or ''} {self.size} bits, {side}>"


@dataclass(frozen=True, slots=True)
class KeyReading:
    """What could be understood of a key input.

    `keys` is empty where `problem`, one sentence for a person, says why. `format` names what it
    was read as (as `Key.source`). `remarks` are sentences on what was repaired or ignored.
    """

    keys: tuple[Key, ...] = ()
    format: str | None = None
    problem: str | None = None
    needs_passphrase: bool = False
    remarks: tuple[str, ...] = ()
