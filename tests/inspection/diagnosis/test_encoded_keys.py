import base64
import json

import pytest

from jwt_debugger import encrypt, inspect
from jwt_debugger.jose.base64url import encode
from tests.broken_tokens import causes, diagnosed, hmac_token, is_cured, signed_token
from tests.key_material import private_key, private_pem, public_jwk, public_pem

TOKEN = signed_token(private_key("RSA"), "RS256")


def in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "held",
    [public_pem("RSA"), private_pem("RSA"), json.dumps(public_jwk("RSA"))],
    ids=["public PEM", "private PEM", "JWK"],
)
def test_a_key_in_base64_is_found(held: str) -> None:
    (found,) = diagnosed(TOKEN, in_base64(held))

    assert "secret-is-base64" == found.cause
    assert (
        "The token matches when the text is decoded as Base64 and read as the key that it holds."
        in found.explanation
    )
    assert is_cured(TOKEN, in_base64(held))


def test_a_key_in_base64_is_found_within_a_line_of_an_environment_file() -> None:
    line = f'JWT_PUBLIC_KEY="{in_base64(public_pem("RSA"))}"\n'

    assert "secret-is-base64" == causes(TOKEN, line)[0]
    assert is_cured(TOKEN, line)


def test_a_key_in_base64_that_opens_a_token_is_found() -> None:
    token = encrypt('{"alg":"RSA-OAEP","enc":"A128GCM"}', "{}", public_pem("RSA"))
    held = in_base64(private_pem("RSA"))

    (found,) = diagnosed(token, held)

    assert "secret-is-base64" == found.cause
    mended = inspect(token, found.key_text, key_format=found.key_format or "auto")
    assert mended.encryption is not None
    assert "decrypted" == mended.encryption.status


def test_the_secret_of_a_jwk_in_base64_is_found() -> None:
    secret = b"0123456789abcdef0123456789abcdef"
    held = in_base64(json.dumps({"kty": "oct", "k": encode(secret)}))
    sealed = encrypt('{"alg":"dir","enc":"A128CBC-HS256"}', "{}", secret)

    assert "secret-is-base64" == causes(hmac_token(secret), held)[0]
    assert is_cured(hmac_token(secret), held)
    assert "secret-is-base64" == causes(sealed, held)[0]


def test_another_key_in_base64_is_not_told_as_the_cause() -> None:
    assert ["key-type-mismatch"] == causes(TOKEN, in_base64(public_pem("RSA", 1)))
    assert ["key-type-mismatch"] == causes(TOKEN, in_base64(public_pem("P-256")))


def test_what_is_in_base64_and_no_key_is_passed_over() -> None:
    assert ["key-type-mismatch"] == causes(TOKEN, in_base64("a secret of some length"))
    assert ["key-type-mismatch"] == causes(TOKEN, in_base64("{ a secret in braces }"))
    assert ["no-variant-matches"] == causes(hmac_token(b"another"), in_base64("{ in braces }"))


def test_the_text_itself_may_still_be_the_secret() -> None:
    held = in_base64(public_pem("RSA"))

    assert [] == causes(hmac_token(held.encode()), held)
    assert "secret-is-base64" in causes(hmac_token(public_pem("RSA").encode()), held)
