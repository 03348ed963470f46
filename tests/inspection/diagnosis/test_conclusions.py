import hmac
import json

import pytest

from jwt_debugger import inspect
from jwt_debugger.jose.base64url import encode
from tests.broken_tokens import (
    BASE64,
    BASE64URL,
    RAW,
    SECRET,
    causes,
    diagnosed,
    hmac_token,
    is_cured,
    signed_token,
)
from tests.key_material import private_key, private_pem, public_jwk, public_pem

TOKEN = hmac_token(SECRET.encode())
HS512 = b'{"alg":"HS512"}'
HEAD = TOKEN.rpartition(".")[0]


@pytest.mark.parametrize("lost", [1, 2, 3, 4, 10, 30, 42])
def test_a_signature_that_was_cut_off_is_found(lost: int) -> None:
    assert ["signature-truncated"] == causes(TOKEN[:-lost], SECRET)
    assert ["signature-truncated"] == causes(TOKEN[:-lost], f"{SECRET}!")


def test_what_is_left_of_a_signature_tells_whether_the_secret_is_right() -> None:
    (right,) = diagnosed(TOKEN[:-3], SECRET)
    (wrong,) = diagnosed(TOKEN[:-3], f"{SECRET}!")

    assert "it has 30 bytes of 32, and these are right" in right.explanation
    assert "The signature has 30 bytes, and HS256 makes 32: its end is missing." == (
        wrong.explanation
    )
    assert (None, None, None) == (right.key_text, right.key_format, right.token)
    assert ["secret-is-base64", "signature-truncated"] == causes(hmac_token(RAW)[:-3], BASE64)


@pytest.mark.parametrize(
    ("algorithm", "name"),
    [
        ("ES256", "P-256"),
        ("ES512", "P-521"),
        ("RS256", "RSA"),
        ("PS256", "RSA"),
        ("EdDSA", "Ed25519"),
        ("Ed448", "Ed448"),
        ("ML-DSA-44", "ML-DSA-44"),
    ],
)
def test_the_signature_of_a_key_pair_that_was_cut_off_is_found(algorithm: str, name: str) -> None:
    token = signed_token(private_key(name), algorithm)

    for lost in (1, 6, 8):
        assert ["signature-truncated"] == causes(token[:-lost], public_pem(name))


def test_a_missing_signature_is_one_that_was_cut_off() -> None:
    (found,) = diagnosed(f"{HEAD}.", SECRET)

    assert "signature-truncated" == found.cause
    assert "There is no signature: HS256 makes one of 32 bytes." == found.explanation


def test_the_signature_of_a_shorter_key_is_not_cut_off() -> None:
    from cryptography.hazmat.primitives.asymmetric import rsa

    from jwt_debugger.jose.keys import to_pem
    from jwt_debugger.jose.keys.material import key_of

    large = to_pem(key_of(rsa.generate_private_key(65537, 3072), "pem"), public=True)

    (found,) = diagnosed(signed_token(private_key("RSA"), "RS256"), large)

    assert "no-variant-matches" == found.cause
    assert "The signature has 256 bytes; with this key it would have 384." in found.explanation
    assert ["no-variant-matches"] == causes(
        signed_token(private_key("Ed25519"), "EdDSA"), public_pem("Ed448")
    )


def test_a_payload_that_may_be_kept_apart_is_asked_for_before_another_secret() -> None:
    header, _payload, signature = TOKEN.split(".")
    detached = f"{header}..{signature}"

    (unknown,) = diagnosed(detached, SECRET)
    (other,) = inspect(detached, SECRET, detached_payload=b"another").diagnosis

    assert "no-variant-matches" == unknown.cause
    assert "The payload is empty here." in unknown.explanation
    assert "Give the payload that is kept apart." == unknown.remedy
    assert "Another secret signed it" in other.explanation


def test_a_set_without_the_key_is_found() -> None:
    others = [{**public_jwk("P-256", number), "kid": f"k{number}"} for number in range(1, 8)]
    token = signed_token(private_key("P-256"), "ES256", kid="k0")

    (found,) = diagnosed(token, json.dumps({"keys": others}))

    assert "no-key-with-kid" == found.cause
    assert "No key of the set has the kid “k0”" in found.explanation
    assert "It has “k1”, “k2”, “k3”, “k4”, “k5”, …." in found.explanation
    assert ["no-variant-matches"] == causes(
        token, json.dumps({"keys": [{**public_jwk("P-256", 1), "kid": "k0"}]})
    )


def test_a_set_without_any_kid_has_not_the_one_asked_for() -> None:
    keys = json.dumps({"keys": [public_jwk("P-256", 1)]})

    (found,) = diagnosed(signed_token(private_key("P-256"), "ES256", kid="a"), keys)

    assert "No key of the set has the kid “a”, and none of its keys matches." == found.explanation


def test_a_set_of_keys_of_another_type_lacks_the_kid_and_mismatches() -> None:
    keys = json.dumps({"keys": [{**public_jwk("RSA"), "kid": "b"}]})
    token = signed_token(private_key("P-256"), "ES256", kid="a")

    assert ["no-key-with-kid", "key-type-mismatch"] == causes(token, keys)


@pytest.mark.parametrize(
    ("algorithm", "name", "needed"),
    [
        ("RS256", "RSA", "an RSA key"),
        ("ES256", "P-256", "an EC key on the curve P-256"),
        ("EdDSA", "Ed25519", "an Ed25519 or Ed448 key"),
        ("Ed448", "Ed448", "an Ed448 key"),
        ("ML-DSA-44", "ML-DSA-44", "an ML-DSA-44 key"),
    ],
)
def test_a_key_of_another_type_is_found(algorithm: str, name: str, needed: str) -> None:
    token = signed_token(private_key(name), algorithm)

    for key in (public_pem("P-384"), SECRET):
        (found,) = diagnosed(token, key)
        assert "key-type-mismatch" == found.cause
        assert f"{algorithm} takes {needed}; this is: " in found.explanation
        assert f"Give {needed}." == found.remedy
    assert [] == causes(token, public_pem(name))


def test_a_public_key_for_hmac_that_did_not_sign_is_of_another_type() -> None:
    (found,) = diagnosed(TOKEN, public_pem("RSA"))

    assert "key-type-mismatch" == found.cause
    assert "HS256 takes a shared secret" in found.explanation


@pytest.mark.parametrize("key", [public_pem("RSA"), private_pem("RSA")])
def test_a_key_that_was_taken_for_a_secret_is_read_as_a_key(key: str) -> None:
    token = signed_token(private_key("RSA"), "RS256")

    (found,) = diagnosed(token, key, "utf8")

    assert ("key-type-mismatch", "auto") == (found.cause, found.key_format)
    assert is_cured(token, key, "utf8")
    assert not is_cured(token, public_pem("RSA", 1), "utf8")


def test_bytes_that_are_no_text_are_of_another_type_too() -> None:
    assert ["key-type-mismatch"] == causes(signed_token(private_key("RSA"), "RS256"), b"\xff\xfe")


@pytest.mark.parametrize("key", [f"{SECRET}!", BASE64, RAW.hex(), "", f'"{SECRET}!"'])
def test_where_nothing_matches_it_is_said_what_was_tried(key: str) -> None:
    found = diagnosed(TOKEN, key)

    assert ([] if not key else ["no-variant-matches"]) == [each.cause for each in found]
    for each in found:
        assert "variants were tried, and none matches: " in each.explanation
        assert "with a line end or a space" in each.explanation
        assert ("the secret decoded as hex" in each.explanation) == (key == RAW.hex())
        assert "Another secret signed it, or the token was changed" in each.explanation


def test_a_key_pair_of_which_nothing_else_can_be_tried_is_another_one() -> None:
    token = signed_token(private_key("Ed25519"), "EdDSA").split(".")
    token[1] = "_w"

    (found,) = diagnosed(".".join(token), public_pem("Ed25519", 1))

    assert found.explanation.startswith("Another key signed it, or the token was changed")


def test_a_key_that_names_itself_otherwise_is_told() -> None:
    key = json.dumps({**public_jwk("P-256", 1), "kid": "mine"})

    (found,) = diagnosed(signed_token(private_key("P-256"), "ES256", kid="theirs"), key)

    assert "The header asks for the key “theirs”, and this one is “mine”." in found.explanation


def test_a_signature_that_is_too_long_is_told() -> None:
    token = f"{HEAD}.{BASE64URL}AAAA"

    (found,) = diagnosed(token, SECRET)

    assert "The signature has 35 bytes; with this key it would have 32." in found.explanation


def test_a_signature_as_long_as_another_algorithm_makes_it_was_not_cut_off() -> None:
    head = f"{encode(HS512)}.e30"
    token = f"{head}.{encode(hmac.digest(SECRET.encode(), head.encode(), 'sha256'))}"

    (wrong,) = diagnosed(token, f"{SECRET}!")

    assert "no-variant-matches" == wrong.cause
    assert "The signature has 32 bytes; with this key it would have 64." in wrong.explanation
    assert ["other-algorithm"] == causes(token, SECRET)
