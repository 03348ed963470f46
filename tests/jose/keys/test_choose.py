import json
from typing import Any

import pytest

from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import candidates, is_named, name_of, name_with_reason, read_keys
from tests.key_material import public_jwk


def keys_of(*jwks: dict[str, Any]) -> tuple[Key, ...]:
    return read_keys(json.dumps({"keys": jwks})).keys


RSA, OTHER_RSA, EC = public_jwk("RSA"), public_jwk("RSA", 1), public_jwk("P-256")
KEYS = keys_of(RSA | {"kid": "a"}, EC | {"kid": "b"}, OTHER_RSA | {"kid": "c", "alg": "RS256"})


def test_kid_names_the_key() -> None:
    assert (KEYS[0],) == candidates(KEYS, "a", "RS256")
    assert is_named(KEYS, "a")
    assert "key “a”" == name_of(KEYS[0], KEYS)
    assert "key “a” (named by “kid”)" == name_with_reason(KEYS[0], KEYS, "a", "RS256")


def test_a_named_key_that_cannot_do_it_is_named_all_the_same() -> None:
    assert (KEYS[1],) == candidates(KEYS, "b", "RS256")


def test_one_kid_for_keys_of_two_types_is_settled_by_the_type() -> None:
    keys = keys_of(RSA | {"kid": "a"}, EC | {"kid": "a"})

    assert (keys[1],) == candidates(keys, "a", "ES256")
    assert "key 2 of 2" == name_of(keys[1], keys)


@pytest.mark.parametrize(
    ("kid", "end"),
    [(None, ")"), (7, ")"), ("z", "; none has this “kid”)")],
)
def test_without_a_name_type_and_algorithm_decide(kid: object, end: str) -> None:
    assert (KEYS[2], KEYS[0]) == candidates(KEYS, kid, "RS256")
    assert (KEYS[0], KEYS[2]) == candidates(KEYS, kid, "PS256")
    assert (KEYS[1],) == candidates(KEYS, kid, "ES256")
    assert not is_named(KEYS, kid)
    told = name_with_reason(KEYS[1], KEYS, kid, "ES256")
    assert "key “b” (the only one for ES256" + end == told
    told = name_with_reason(KEYS[2], KEYS, kid, "RS256")
    assert "key “c” (one of 2 for RS256" + end == told


def test_where_no_key_suits_all_are_there_to_say_so() -> None:
    assert KEYS == candidates(KEYS, None, "HS256")
    assert () == candidates((), "a", "HS256")
    told = name_with_reason(KEYS[0], KEYS, None, "HS256")
    assert "key “a” (none of the keys suits HS256)" == told


def test_one_key_alone_needs_no_choice() -> None:
    alone = KEYS[:1]

    assert "RSA public key, 2048 bits" == name_of(alone[0], alone)
    told = name_with_reason(alone[0], alone, "a", "RS256")
    assert "RSA public key, 2048 bits" == told


def test_a_key_without_kid_is_named_by_its_place() -> None:
    keys = keys_of(RSA, EC)

    assert "key 2 of 2" == name_of(keys[1], keys)
