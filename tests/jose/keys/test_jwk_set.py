import json
import time
from typing import Any

from jwt_debugger.jose.keys import read_keys
from jwt_debugger.jose.keys.bounds import MAX_SET_KEYS
from tests.key_material import KEY_NAMES, private_jwk, public_jwk


def read(keys: Any) -> Any:
    return read_keys(json.dumps({"keys": keys}))


def test_a_set_gives_all_its_keys_in_order() -> None:
    reading = read([public_jwk(name) | {"kid": name} for name in KEY_NAMES])

    assert (None, "jwks") == (reading.problem, reading.format)
    assert list(KEY_NAMES) == [key.kid for key in reading.keys]


def test_an_array_of_keys_is_a_set_without_its_braces() -> None:
    assert "jwks" == read_keys(json.dumps([private_jwk("P-256")])).format


def test_keys_that_cannot_be_read_are_remarks() -> None:
    reading = read([{"kty": "?", "kid": "odd\n"}, {"kty": "oct", "k": "AA"}, 7])

    assert 1 == len(reading.keys)
    assert reading.remarks[0].startswith("Key 1 (“odd�”): The JWK's “kty” is “?”")
    assert reading.remarks[1].startswith("Key 3: A JWK is a JSON object")


def test_a_set_without_a_readable_key_says_why() -> None:
    assert read([{"kty": "?"}]).problem.startswith("No key of the JWK Set can be read. Key 1: ")
    assert "The JWK Set has no keys." == read([]).problem
    assert "The member “keys” of a JWK Set has to be an array." == (
        read_keys('{"keys": 7}', "jwks").problem
    )


def test_a_set_of_thousands_of_keys_is_refused_at_once() -> None:
    text = json.dumps({"keys": [{"kty": "oct", "k": "AAAA"}] * 20_000})

    started = time.perf_counter()
    reading = read_keys(text)

    assert 0.5 > time.perf_counter() - started
    assert f"The JWK Set has 20,000 keys; above {MAX_SET_KEYS:,} it is not read." in str(
        reading.problem
    )
