import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jwt_debugger
from jwt_debugger.encrypting import encryption_obstacle
from jwt_debugger.jose.base64url import decode, encode
from jwt_debugger.jose.errors import AlgorithmUnknownError, KeyUnusableError, TokenError
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_debugger.jose.keys import read_keys
from tests.encrypted import SECRET
from tests.key_material import private_jwk, private_pem, public_jwk, public_pem
from tests.strategies import any_text

HEADER = '{"alg":"dir","enc":"A256GCM"}'


def key_for(algorithm: str, encryption: str) -> str:
    if algorithm.startswith("RSA"):
        return private_pem("RSA")
    if algorithm.startswith("ECDH"):
        return private_pem("X448")
    length = CONTENT_ENCRYPTION[encryption].key if algorithm == "dir" else 20
    if algorithm[1:4].isdigit():
        length = int(algorithm[1:4]) // 8
    return json.dumps({"kty": "oct", "k": encode(bytes(range(length)))})


@given(st.sampled_from(KEY_MANAGEMENT), st.sampled_from(tuple(CONTENT_ENCRYPTION)), st.binary())
def test_what_is_encrypted_is_inspected_with_the_very_bytes(
    algorithm: str, encryption: str, plaintext: bytes
) -> None:
    header = json.dumps({"alg": algorithm, "enc": encryption, "p2c": 2, "zip": "DEF"})
    key = key_for(algorithm, encryption)

    inspection = jwt_debugger.inspect(jwt_debugger.encrypt(header, plaintext, key), key)

    assert inspection.encryption is not None
    assert ("decrypted", plaintext) == (
        inspection.encryption.status.value,
        inspection.payload_bytes,
    )


def test_a_plaintext_text_is_encrypted_in_utf_8() -> None:
    inspection = jwt_debugger.inspect(jwt_debugger.encrypt(HEADER, '{"é":1}', SECRET), SECRET)

    assert '{"é":1}' == inspection.payload_text


def test_the_header_is_kept_to_the_last_character() -> None:
    header = ' {"enc" : "A256GCM",\t"x":[1.0 , 2], "alg":"dir"}\n'

    token = jwt_debugger.encrypt(header, "", SECRET)

    assert header == decode(token.partition(".")[0]).data.decode()


def test_the_key_format_says_how_the_secret_is_read() -> None:
    token = jwt_debugger.encrypt(HEADER, "text", "00" * 32, key_format="hex")

    assert "text" == jwt_debugger.inspect(token, "00" * 32, key_format="hex").payload_text


def test_of_a_set_the_key_that_kid_names_is_used() -> None:
    keys = [{**public_jwk("P-256", number), "kid": str(number)} for number in range(3)]
    header = '{"alg":"ECDH-ES","enc":"A128GCM","kid":"1"}'

    token = jwt_debugger.encrypt(header, "text", json.dumps({"keys": keys}))

    private = json.dumps(private_jwk("P-256", 1))
    assert "text" == jwt_debugger.inspect(token, private).payload_text


@pytest.mark.parametrize(
    ("header", "kind", "message"),
    [
        ("", TokenError, "the text ends too early|There is no text here"),
        ("[]", TokenError, "the header is an array, and a JSON object in braces is needed"),
        ('{"enc":"A128GCM"}', TokenError, "“alg” is missing: it names the algorithm."),
        ('{"alg":"dir"}', TokenError, "“enc” is missing"),
        ('{"alg":"dir","enc":5}', TokenError, "“enc” is a number, and a string is needed"),
        ('{"alg":"dir","enc":"A1"}', AlgorithmUnknownError, "No content encryption “A1” is known"),
        ('{"alg":"HS256","enc":"A128GCM"}', AlgorithmUnknownError, "No key management algorithm"),
        ('{"alg":"dir","enc":"A256GCM","zip":"LZ"}', AlgorithmUnknownError, "No compression “LZ”"),
        ('{"alg":"dir","enc":"A256GCM","zip":1}', AlgorithmUnknownError, "No compression “1”"),
        (
            '{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2c":0}',
            TokenError,
            "“p2c” must be a whole number above zero.",
        ),
        (
            '{"alg":"PBES2-HS256+A128KW","enc":"A256GCM","p2c":9000000}',
            TokenError,
            "more than 2,000,000 rounds",
        ),
        ('{"alg":"dir","enc":"A128GCM"}', KeyUnusableError, "A128GCM takes a secret of 16 bytes"),
        ('{"alg":"RSA-OAEP","enc":"A128GCM"}', KeyUnusableError, "This is a shared secret"),
    ],
)
def test_what_cannot_be_encrypted_is_refused_in_a_sentence(
    header: str, kind: type[TokenError], message: str
) -> None:
    with pytest.raises(kind, match=message):
        jwt_debugger.encrypt(header, "text", SECRET)
    obstacle = encryption_obstacle(header, read_keys(SECRET).keys)
    assert obstacle


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("", "A256GCM takes a secret of 32 bytes, this one has 0"),
        ("-----BEGIN PUBLIC KEY-----\n", "."),
        ('{"kty":"oct"}', "“k”"),
    ],
)
def test_a_key_that_cannot_be_read_is_refused_in_a_sentence(key: str, message: str) -> None:
    with pytest.raises(KeyUnusableError, match=message):
        jwt_debugger.encrypt(HEADER, "text", key)


def test_without_keys_there_is_an_obstacle_and_with_a_fitting_one_there_is_none() -> None:
    assert "A key is needed to encrypt with." == encryption_obstacle(HEADER, ())
    assert encryption_obstacle(HEADER, read_keys(SECRET).keys) is None


def test_half_of_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(TokenError, match="Half of a surrogate pair"):
        jwt_debugger.encrypt(HEADER, "\ud800", SECRET)


@pytest.mark.parametrize("name", ["epk", "iv", "tag"])
def test_what_encrypting_makes_itself_may_be_missing_or_of_an_older_token(name: str) -> None:
    algorithm = "ECDH-ES" if name == "epk" else "A256GCMKW"
    key = public_pem("P-256") if name == "epk" else SECRET
    header: dict[str, Any] = {"alg": algorithm, "enc": "A128GCM", name: "old"}

    token = jwt_debugger.encrypt(json.dumps(header), "text", key)

    assert "old" != json.loads(decode(token.partition(".")[0]).data)[name]


@given(any_text(), any_text())
def test_any_texts_make_a_token_or_one_documented_exception(header: str, plaintext: str) -> None:
    try:
        token = jwt_debugger.encrypt(header, plaintext, SECRET)
    except TokenError:
        return
    assert 4 == token.count(".")


def test_a_member_given_twice_is_kept_twice() -> None:
    header = '{"alg":"none","enc":"A256GCM","alg":"dir"}'

    token = jwt_debugger.encrypt(header, "text", SECRET)

    assert header == decode(token.partition(".")[0]).data.decode()
