import json

import pytest

from jwt_debugger import TokenError, inspect, sign
from jwt_debugger.handoff.facts import Facts, facts_of
from tests.encrypted import sealed_token, signed_token
from tests.key_material import HMAC_SECRET, private_pem, public_jwk
from tests.selective import issue, present


def facts(payload: object, key: str | None = None, key_format: str = "auto") -> Facts:
    token = signed_token(payload, key=HMAC_SECRET)
    return facts_of(inspect(token, key, key_format=key_format))


def test_algorithm_issuer_and_audience_are_those_of_the_token() -> None:
    token = sign('{"alg":"RS256"}', '{"iss":"me","aud":"you","exp":1}', private_pem("RSA"))

    found = facts_of(inspect(f" {token}\n"))

    assert Facts(token, "RS256", "me", "you", "utf8", expires=True) == found
    assert not found.symmetric
    assert "JWT_PUBLIC_KEY" == found.variable


def test_a_shared_secret_is_read_from_another_variable() -> None:
    found = facts({})

    assert found.symmetric
    assert "JWT_SECRET" == found.variable
    assert not found.expires


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (["a", "b"], "a"),
        ([1, "", "b"], "b"),
        ([], None),
        (5, None),
        (None, None),
        ("", None),
    ],
)
def test_of_several_audiences_the_first_is_the_server(
    audience: object, expected: str | None
) -> None:
    assert expected == facts({"aud": audience}).audience


def test_an_issuer_that_is_no_text_is_not_asked_for() -> None:
    assert facts({"iss": 5}).issuer is None


@pytest.mark.parametrize(
    ("key", "key_format", "encoding"),
    [
        (None, "auto", "utf8"),
        (HMAC_SECRET, "utf8", "utf8"),
        (HMAC_SECRET.encode().hex(), "hex", "hex"),
        ("ABCD", "base64", "base64"),
        ("ABCD", "base64url", "base64url"),
        ('{"kty":"oct","k":"ABCD"}', "jwk", "base64url"),
        ('{"keys":[{"kty":"oct","k":"ABCD"}]}', "jwks", "base64url"),
    ],
)
def test_a_secret_is_decoded_as_it_was_given(
    key: str | None, key_format: str, encoding: str
) -> None:
    assert encoding == facts({}, key, key_format).encoding


@pytest.mark.parametrize("form", ["{}", '{{"keys":[{}]}}'])
def test_a_public_key_is_read_from_a_pem_though_it_was_given_as_a_jwk(form: str) -> None:
    token = sign('{"alg":"ES256"}', "{}", private_pem("P-256"))

    found = facts_of(inspect(token, form.format(json.dumps(public_jwk("P-256")))))

    assert "utf8" == found.encoding


def test_no_repr_shows_the_token() -> None:
    found = facts({})

    assert found.token not in repr(found)


@pytest.mark.parametrize(
    ("token", "complaint"),
    [
        ("no token", "dot-separated"),
        (present(issue({})), "library of its own"),
        (sealed_token(), "decrypted, not verified"),
        (sign('{"alg":"none"}', "{}", None), "not signed"),
        ("eyJhbGciOiJYIn0.e30.AAAA", "No signature algorithm “X”"),
        (signed_token({}, crit=["b64"], b64=True), "“crit”"),
        (signed_token("[]"), "no JSON object"),
    ],
)
def test_what_no_library_verifies_is_refused_in_a_sentence(token: str, complaint: str) -> None:
    with pytest.raises(TokenError) as refusal:
        facts_of(inspect(token))

    assert complaint in str(refusal.value)


def test_the_json_serialization_is_refused() -> None:
    header, payload, signature = signed_token({}).split(".")
    token = json.dumps({"protected": header, "payload": payload, "signature": signature})

    with pytest.raises(TokenError, match="compact form"):
        facts_of(inspect(token))
