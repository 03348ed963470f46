import json
from typing import Any

import pytest

from jwt_debugger import inspect, sign
from jwt_debugger.inspection.result import Signature, SignatureStatus
from jwt_debugger.jose.base64url import encode
from tests.key_material import HMAC_SECRET, private_jwk, private_pem, public_jwk, public_pem


def compact(header: Any, signature: str = "c2ln") -> str:
    return f"{encode(json.dumps(header).encode())}.{encode(b'{}')}.{signature}"


def judged(token: str, key: str | None = None, **options: Any) -> Signature:
    signature = inspect(token, key, **options).signature
    assert signature is not None
    return signature


def key_set(*keys: dict[str, Any]) -> str:
    return json.dumps({"keys": keys})


def test_the_secret_that_signed_it_verifies_it() -> None:
    token = sign('{"alg":"HS256"}', "{}", HMAC_SECRET)

    verdict = judged(token, HMAC_SECRET)

    assert SignatureStatus.VERIFIED is verdict.status
    assert "HS256, matches the secret you entered" == verdict.reason
    assert verdict.key is not None


@pytest.mark.parametrize(
    ("key", "words"),
    [(public_pem("RSA"), "your public key"), (private_pem("RSA"), "your private key")],
)
def test_either_half_of_a_pair_verifies(key: str, words: str) -> None:
    token = sign('{"alg":"RS256"}', "{}", private_pem("RSA"))

    assert f"RS256, matches {words}" == judged(token, key).reason


@pytest.mark.parametrize(
    ("algorithm", "right", "wrong", "words"),
    [
        ("HS256", HMAC_SECRET, "another", "this secret"),
        ("ES256", private_pem("P-256"), public_pem("P-256", 1), "this public key"),
        ("ES256", private_pem("P-256"), private_pem("P-256", 1), "this private key"),
    ],
)
def test_another_key_does_not_match(algorithm: str, right: str, wrong: str, words: str) -> None:
    token = sign(json.dumps({"alg": algorithm}), "{}", right)

    verdict = judged(token, wrong)

    assert SignatureStatus.INVALID is verdict.status
    assert f"{algorithm}, does not match {words}" == verdict.reason


@pytest.mark.parametrize(
    ("algorithm", "reason"),
    [
        ("HS256", "No secret yet. The content may be forged"),
        ("RS256", "No key yet. The content may be forged"),
    ],
)
def test_without_a_key_nothing_is_checked(algorithm: str, reason: str) -> None:
    verdict = judged(compact({"alg": algorithm}))

    assert (SignatureStatus.UNCHECKED, reason) == (verdict.status, verdict.reason)


def test_a_key_that_cannot_be_read_says_why_nothing_is_checked() -> None:
    verdict = judged(compact({"alg": "HS256"}), "no hex", key_format="hex")

    assert SignatureStatus.UNCHECKED is verdict.status
    assert "no hex digit" in verdict.reason


def test_a_key_of_another_type_is_said_to_be_one() -> None:
    verdict = judged(compact({"alg": "RS256"}), public_pem("P-256"))

    assert SignatureStatus.UNCHECKED is verdict.status
    assert "This key is for ES256, the token says RS256" == verdict.reason


def test_of_a_set_the_key_is_used_that_kid_names_and_no_other() -> None:
    token = sign('{"alg":"ES256","kid":"b"}', "{}", private_pem("P-256", 1))
    right = key_set({**public_jwk("P-256"), "kid": "a"}, {**public_jwk("P-256", 1), "kid": "b"})
    swapped = key_set({**public_jwk("P-256"), "kid": "b"}, {**public_jwk("P-256", 1), "kid": "a"})

    told = "ES256, matches key “b” (named by “kid”)"
    assert told == judged(token, right).reason
    assert SignatureStatus.INVALID is judged(token, swapped).status


def test_of_a_set_without_that_kid_every_fitting_key_is_tried() -> None:
    token = sign('{"alg":"ES256"}', "{}", private_pem("P-256", 1))
    keys = key_set(public_jwk("RSA"), public_jwk("P-256"), public_jwk("P-256", 1))
    none = key_set(public_jwk("RSA"), public_jwk("P-256"), public_jwk("P-256", 2))

    assert "ES256, matches key 3 of 3 (one of 2 for ES256)" == judged(token, keys).reason
    assert "ES256, matches none of 2 keys" == judged(token, none).reason


@pytest.mark.parametrize(
    ("kid", "which"),
    [("b", "key “b” (named by “kid”)"), ("c", "key “a” (none of the keys suits RS256)")],
)
def test_of_a_set_in_which_no_key_suits_one_is_named(kid: str, which: str) -> None:
    keys = key_set({**public_jwk("P-256"), "kid": "a"}, {**public_jwk("P-384"), "kid": "b"})

    verdict = judged(compact({"alg": "RS256", "kid": kid}), keys)

    assert SignatureStatus.UNCHECKED is verdict.status
    assert verdict.reason.endswith(f", the token says RS256: {which}")


def test_a_set_of_which_not_all_fitting_keys_are_tried_refuses_no_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("jwt_debugger.inspection.verification.MAX_TRIED", 1)
    token = sign('{"alg":"ES256"}', "{}", private_pem("P-256", 1))
    verdict = judged(token, key_set(public_jwk("P-256"), public_jwk("P-256", 1)))

    told = "ES256, matches none of 1 keys, and 1 more is not tried: give fewer"
    assert (SignatureStatus.UNCHECKED, told) == (verdict.status, verdict.reason)


def test_a_key_in_the_header_is_never_trusted() -> None:
    header = {"alg": "ES256", "jwk": private_jwk("P-256")}
    token = sign(json.dumps(header), "{}", private_pem("P-256"))

    assert SignatureStatus.UNCHECKED is judged(token).status


@pytest.mark.parametrize("name", ["none", "None", "nOnE"])
@pytest.mark.parametrize("key", [None, HMAC_SECRET])
def test_alg_none_is_never_verified_whatever_key_is_given(name: str, key: str | None) -> None:
    signed = judged(compact({"alg": name}), key)
    bare = judged(compact({"alg": name}, signature=""), key)

    assert (SignatureStatus.UNSIGNED, SignatureStatus.UNSIGNED) == (signed.status, bare.status)
    assert "alg is “none”: the signature part means nothing, anyone can change it" == signed.reason
    assert "alg is “none”: anyone can change it" == bare.reason


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({"alg": "XS256"}, "No signature algorithm “XS256” is known here"),
        (
            {"alg": "HS256", "crit": ["foo"], "foo": 1},
            "The header makes “foo” critical, which is not understood here: refuse it",
        ),
    ],
)
def test_what_is_not_understood_is_refused_by_name(header: dict[str, Any], reason: str) -> None:
    verdict = judged(compact(header), HMAC_SECRET)

    assert (SignatureStatus.UNSUPPORTED, reason) == (verdict.status, verdict.reason)


def test_a_missing_signature_is_invalid_and_not_a_matter_of_the_key() -> None:
    verdict = judged(compact({"alg": "HS256"}, signature=""))

    assert SignatureStatus.INVALID is verdict.status
    assert "HS256 needs a signature, and there is none" == verdict.reason


def test_nothing_is_checked_of_a_token_that_is_broken() -> None:
    verdict = judged(compact({"alg": "HS256"}, signature="c2l*"), HMAC_SECRET)

    assert SignatureStatus.UNCHECKED is verdict.status
    assert "is not base64url" in verdict.reason
