import json

from tests.broken_tokens import (
    BASE64URL,
    RAW,
    SECRET,
    base64url,
    causes,
    diagnosed,
    hmac_token,
    is_cured,
    signed_token,
)
from tests.key_material import private_key, public_jwk, public_pem


def key_set(**keys: dict[str, str]) -> str:
    return json.dumps({"keys": [{**key, "kid": kid} for kid, key in keys.items()]})


def ec_token(kid: str | None = None) -> str:
    return signed_token(private_key("P-256"), "ES256", kid=kid)


def test_the_other_key_of_a_set_is_found() -> None:
    swapped = key_set(a=public_jwk("P-256", 1), b=public_jwk("P-256"))

    (found,) = diagnosed(ec_token("a"), swapped)

    assert "other-key-in-set" == found.cause
    assert "key “b” is used, not the one that “kid” names" in found.explanation
    assert "jwk" == found.key_format
    assert is_cured(ec_token("a"), swapped)
    assert [] == causes(ec_token("b"), swapped)


def test_a_kid_that_names_a_key_of_another_type_is_no_obstacle() -> None:
    keys = key_set(a=public_jwk("RSA"), b=public_jwk("P-256"))

    assert ["other-key-in-set"] == causes(ec_token("a"), keys)
    assert is_cured(ec_token("a"), keys)


def test_the_other_secret_of_a_set_is_found() -> None:
    keys = key_set(
        a={"kty": "oct", "k": BASE64URL}, b={"kty": "oct", "k": base64url(SECRET.encode())}
    )

    assert ["other-key-in-set"] == causes(hmac_token(SECRET.encode(), kid="a"), keys)
    assert is_cured(hmac_token(SECRET.encode(), kid="a"), keys)
    assert ["no-variant-matches"] == causes(hmac_token(b"neither", kid="a"), keys)


def test_another_key_and_another_algorithm_are_found_together() -> None:
    keys = key_set(a=public_jwk("RSA", 1), b=public_jwk("RSA"))
    token = signed_token(private_key("RSA"), "RS512", says="RS256", kid="a")

    assert ["other-algorithm", "other-key-in-set"] == causes(token, keys)


def test_without_a_kid_no_key_is_another_one() -> None:
    keys = key_set(a=public_jwk("P-256", 1), b=public_jwk("P-256", 2))

    assert ["no-variant-matches"] == causes(ec_token(), keys)
    assert ["no-variant-matches"] == causes(ec_token("a"), public_pem("P-256", 1))
    assert [] == causes(hmac_token(RAW, kid="a"), json.dumps({"kty": "oct", "k": BASE64URL}))
