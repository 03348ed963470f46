import math
import time

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.rsa_numbers import (
    check_private_numbers,
    check_public_numbers,
    find_primes,
)
from tests.key_material import private_key

PRIMES = (1_000_003, 1_000_033, 1_000_037, 1_000_039, 7_368_787, 15_485_863)


def test_primes_are_found_for_every_exponent_of_a_key() -> None:
    for p, q in [(p, q) for p in PRIMES for q in PRIMES if p > q]:
        totient, carmichael = (p - 1) * (q - 1), math.lcm(p - 1, q - 1)
        for e in [e for e in range(3, 20, 2) if math.gcd(e, totient) == 1]:
            for modulus in (totient, carmichael):
                found = find_primes(p * q, e, pow(e, -1, modulus))
                assert p * q == math.prod(found)


def test_primes_are_found_for_a_real_key() -> None:
    numbers = private_key("RSA").private_numbers()
    public = numbers.public_numbers

    assert {numbers.p, numbers.q} == set(find_primes(public.n, public.e, numbers.d))


@pytest.mark.parametrize(
    "d", [(1 << 16_000) | 1, ((1 << 16_383) - 2) // 3, 3], ids=["long", "near n", "short"]
)
def test_numbers_that_do_not_belong_together_are_given_up_soon(d: int) -> None:
    started = time.perf_counter()

    with pytest.raises(UnreadableKeyError, match="cannot be found from n, e and d"):
        find_primes((1 << 16_383) | 1, 65_537, d)

    assert 0.5 > time.perf_counter() - started


def test_the_numbers_of_a_real_key_pass() -> None:
    check_private_numbers(private_key("RSA").private_numbers())
    check_public_numbers(private_key("RSA").public_key().public_numbers())


@pytest.mark.parametrize(
    ("n", "e", "sentence"),
    [
        (16, 3, "The modulus n of this RSA key is even or tiny"),
        (13, 3, "The modulus n of this RSA key is even or tiny"),
        (15, 4, "The exponent e of this RSA key must be odd"),
        (15, 1, "The exponent e of this RSA key must be odd"),
        (15, 17, "The exponent e of this RSA key must be odd"),
        ((1 << 4000) | 1, (1 << 65) | 1, "The exponent e of this RSA key has 66 bits"),
    ],
)
def test_public_numbers_that_no_generator_makes_are_refused(n: int, e: int, sentence: str) -> None:
    with pytest.raises(UnreadableKeyError, match=sentence):
        check_public_numbers(RSAPublicNumbers(e, n))
