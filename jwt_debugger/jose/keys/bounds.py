"""How much a key input may ask of the machine; beyond each bound there is one sentence."""

from typing import Final

from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.translation import _

MAX_INPUT: Final = 2 * 1024 * 1024  # characters or bytes: a JWK Set of 1,000 keys with certificates
MAX_RSA_BITS: Final = 16_384  # as OpenSSL: an operation already takes seconds there
MAX_RSA_EXPONENT_BITS: Final = 64  # as OpenSSL, for keys above 3,072 bits
MAX_SET_KEYS: Final = 1_000
MAX_PEM_BLOCKS: Final = 200  # certificates and keys in one text
MAX_DERIVATION_ITERATIONS: Final = 2_000_000  # of a passphrase: some seconds


def check_rsa_size(bits: int) -> None:
    """Refuse an RSA modulus of so many bits before anything is computed with it."""
    if bits > MAX_RSA_BITS:
        raise UnreadableKeyError(
            _(
                "This RSA key has {bits:,} bits; keys above {limit:,} bits are not read. "
                "Use a smaller key."
            ).format(bits=bits, limit=MAX_RSA_BITS)
        )
