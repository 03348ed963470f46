"""Every encryption algorithm's name, and joserfc's object that does the work.

RFC 7518 sections 4 and 5; RSA-OAEP-384 and -512 are in IANA's registry from the Web Cryptography
API.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from joserfc.jwa import JWEAlgModel, JWEEncModel, JWEKeyEncryption
    from joserfc.jwe import JWERegistry, Recipient

RSA_ALGORITHMS: Final = ("RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512")
WRAPPING_ALGORITHMS: Final = ("A128KW", "A192KW", "A256KW")
GCM_WRAPPING_ALGORITHMS: Final = ("A128GCMKW", "A192GCMKW", "A256GCMKW")
AGREEMENT_ALGORITHMS: Final = (
    "ECDH-ES",
    *(f"ECDH-ES+{wrapping}" for wrapping in WRAPPING_ALGORITHMS),
)
PASSWORD_ALGORITHMS: Final = ("PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW")

# With these the content key is not in the token: it is the secret, or agreed upon.
DIRECT_ALGORITHMS: Final = ("dir", "ECDH-ES")

KEY_MANAGEMENT: Final = (
    "dir",
    *WRAPPING_ALGORITHMS,
    *GCM_WRAPPING_ALGORITHMS,
    *RSA_ALGORITHMS,
    *AGREEMENT_ALGORITHMS,
    *PASSWORD_ALGORITHMS,
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many bytes the parts of a content encryption have."""

    key: int
    iv: int
    tag: int


CONTENT_ENCRYPTION: Final = {
    "A128CBC-HS256": Sizes(32, 16, 16),
    "A192CBC-HS384": Sizes(48, 16, 24),
    "A256CBC-HS512": Sizes(64, 16, 32),
    "A128GCM": Sizes(16, 12, 16),
    "A192GCM": Sizes(24, 12, 16),
    "A256GCM": Sizes(32, 12, 16),
}


def key_management(name: str) -> "JWEAlgModel":
    """Return joserfc's object for one of KEY_MANAGEMENT."""
    return _registry().algorithms["alg"][name]


def content_encryption(name: str) -> "JWEEncModel":
    """Return joserfc's object for one of CONTENT_ENCRYPTION."""
    return _registry().algorithms["enc"][name]


@cache
def _registry() -> "type[JWERegistry]":
    """Add to joserfc's own algorithms those that it has not, through its registry.

    Its objects are asked directly: `decrypt_compact` allows no header above 1 KB, no ciphertext
    above 64 KB and no parameter that it does not know.
    """
    from joserfc.jwe import JWERegistry

    for size in (384, 512):
        JWERegistry.register(_oaep(size))
    return JWERegistry


def _oaep(size: int) -> "JWEKeyEncryption":
    """Make the object for RSA-OAEP with SHA-384 or SHA-512, in both of its places."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding
    from joserfc.jwa import JWEKeyEncryption

    digest = {384: hashes.SHA384(), 512: hashes.SHA512()}[size]
    oaep = padding.OAEP(padding.MGF1(digest), digest, None)

    class RsaOaep(JWEKeyEncryption):
        """Encrypt and decrypt the content key with the key objects of `cryptography`."""

        name = f"RSA-OAEP-{size}"
        description = f"RSAES OAEP using SHA-{size} and MGF1 with SHA-{size}"
        key_types = ["RSA"]  # noqa: RUF012 - joserfc's own models have it as a list

        def encrypt_cek(self, cek: bytes, recipient: "Recipient[Any]") -> bytes:
            """Encrypt the content key."""
            key: Any = recipient.recipient_key
            encrypted: bytes = key.public_key.encrypt(cek, oaep)
            return encrypted

        def decrypt_cek(self, recipient: "Recipient[Any]") -> bytes:
            """Decrypt the content key; raises ValueError where the key is another."""
            key: Any = recipient.recipient_key
            cek: bytes = key.private_key.decrypt(recipient.encrypted_key, oaep)
            return cek

    return RsaOaep()
