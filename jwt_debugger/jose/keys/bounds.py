"""How much a key input may ask of the machine; beyond each bound there is one sentence."""

from typing import Final

from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.translation import _

MAX_INPUT: Final = 1024 * 1024  # characters or bytes: a JWK Set of 1,000 RSA keys has 430 KB
MAX_RSA_BITS: Final = 16_384  # as OpenSSL: an operation already takes seconds there
MAX_RSA_EXPONENT_BITS: Final = 64  # as OpenSSL, for keys above 3,072 bits
MAX_SET_KEYS: Final = 1_000
MAX_PEM_BLOCKS: Final = 200  # certificates and keys in one text
MAX_DER: Final = 64 * 1024  # bytes: a PKCS#12 file with a long chain has 20 KB
MAX_ENCRYPTED_KEY: Final = 10_000  # bytes: an RSA key of 16,384 bits has 9,300
MAX_DERIVATION_STEPS: Final = 2_000_000  # of a passphrase: a second or two


def check_der_size(size: int) -> None:
    """Refuse a DER structure of so many bytes before it is looked through."""
    if size > MAX_DER:
        raise UnreadableKeyError(
            _(
                "The key has {size:,} bytes; key files above {limit:,} bytes are not read. "
                "Give the key alone."
            ).format(size=size, limit=MAX_DER)
        )


def check_rsa_size(bits: int) -> None:
    """Refuse an RSA modulus of so many bits before anything is computed with it."""
    if bits > MAX_RSA_BITS:
        raise UnreadableKeyError(
            _(
                "This RSA key has {bits:,} bits; keys above {limit:,} bits are not read. "
                "Use a smaller key."
            ).format(bits=bits, limit=MAX_RSA_BITS)
        )
