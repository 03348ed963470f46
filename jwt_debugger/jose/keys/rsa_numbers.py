"""RSA numbers judged by arithmetic that stays cheap, however absurd they are."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from jwt_debugger.jose.keys.bounds import MAX_RSA_EXPONENT_BITS
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.translation import _

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateNumbers, RSAPublicNumbers

_LARGE_BITS: Final = 3_072  # above it OpenSSL takes short exponents only
_MAX_COMMON_FACTOR: Final = 4_096  # of p - 1 and q - 1: nearly always below 100
_MAX_UNLIKENESS: Final = 256  # bits by which the larger prime may be longer than half the modulus


def check_public_numbers(numbers: "RSAPublicNumbers") -> None:
    """Refuse a modulus and exponent that no key generator makes."""
    if numbers.n % 2 == 0 or numbers.n < 15:
        raise UnreadableKeyError(
            _("The modulus n of this RSA key is even or tiny, so it is no product of two primes.")
        )
    if numbers.e % 2 == 0 or not 3 <= numbers.e < numbers.n:
        raise UnreadableKeyError(
            _("The exponent e of this RSA key must be odd, at least 3 and below the modulus.")
        )
    if numbers.n.bit_length() > _LARGE_BITS and numbers.e.bit_length() > MAX_RSA_EXPONENT_BITS:
        raise UnreadableKeyError(
            _(
                "The exponent e of this RSA key has {bits:,} bits; above {limit} bits it is not "
                "used. The usual one is 65537."
            ).format(bits=numbers.e.bit_length(), limit=MAX_RSA_EXPONENT_BITS)
        )


def check_private_numbers(numbers: "RSAPrivateNumbers") -> None:
    """Refuse private numbers that do not belong together; the primes are taken to be prime."""
    p, q, d = numbers.p, numbers.q, numbers.d
    e, n = numbers.public_numbers.e, numbers.public_numbers.n
    fits = (
        min(p, q) > 1
        and p * q == n
        and 1 < d < n
        and e * d % (p - 1) == 1 % (p - 1)
        and e * d % (q - 1) == 1 % (q - 1)
        and numbers.dmp1 == d % (p - 1)
        and numbers.dmq1 == d % (q - 1)
        and numbers.iqmp * q % p == 1
    )
    if not fits:
        raise UnreadableKeyError(
            _(
                "The private numbers of this RSA key (d, p, q, dp, dq, qi) do not belong together "
                "or not to n and e. Copy the key anew from its source."
            )
        )


def find_primes(n: int, e: int, d: int) -> tuple[int, int]:
    """Find p and q of a key that was given without them, in some milliseconds.

    d was computed modulo (p - 1)(q - 1) or modulo that divided by a small common factor, so that
    (e d - 1) times the factor is a multiple of it, and e is far below the primes.
    """
    for total in _possible_sums(n, e * d - 1):
        square = total * total - 4 * n
        root = math.isqrt(max(0, square))
        if root * root == square:
            return (total + root) // 2, (total - root) // 2
    raise UnreadableKeyError(
        _(
            "The JWK has no p and q, and they cannot be found from n, e and d: "
            "these do not belong together. Copy the key anew, with p, q, dp, dq and qi."
        )
    )


def _possible_sums(n: int, multiple: int) -> Iterator[int]:
    """Yield what p + q may be; each costs a square root, so what cannot be is left out."""
    last, longest = 0, n.bit_length() // 2 + _MAX_UNLIKENESS
    for factor in range(1, _MAX_COMMON_FACTOR):
        product = multiple * factor
        quotient, rest = divmod(product, product // n + 1)
        total = n + 1 - quotient
        if not rest and total != last and total.bit_length() <= longest:
            last = total
            yield total
