import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from jwt_debugger.issue import sign
from jwt_debugger.jose.key import Certificate, Key, KeyKind, KeyReading
from jwt_debugger.state import KeyInput, KeySource, Outcome, State
from jwt_debugger.window.key_words import (
    Weight,
    fingerprint,
    format_words,
    key_line,
    placeholder,
    token_algorithm,
    used_key,
)
from tests.key_material import private_pem, public_jwk, public_pem
from tests.window.key_states import SECRET, edited, sealed, signed, state_of

EMPTY_KEY = KeyInput(format="auto")


def test_without_a_token_a_secret_is_optional() -> None:
    assert "Optional: decoding needs no secret" == key_line(State()).text
    assert "Optional: decoding needs no key" == key_line(state_of(key=EMPTY_KEY)).text


@pytest.mark.parametrize(
    ("algorithm", "words"),
    [
        ("HS256", "HS256 needs the shared secret of the issuer"),
        ("RS256", "RS256 needs the issuer’s public key"),
        ("EdDSA", "EdDSA needs the issuer’s public key"),
        ("ML-DSA-44", "ML-DSA-44 needs the issuer’s public key"),
        ("RSA-OAEP-256", "RSA-OAEP-256 needs the recipient’s private key"),
        ("ECDH-ES+A128KW", "ECDH-ES+A128KW needs the recipient’s private key"),
        ("PBES2-HS256+A128KW", "PBES2-HS256+A128KW needs the password"),
        ("A256KW", "A256KW needs the shared key"),
        ("dir", "dir needs the shared key"),
        ("none", "Change alg in the header to sign this token"),
        ("XY99", "Optional: decoding needs no secret"),
    ],
)
def test_an_empty_field_says_what_the_algorithm_needs(algorithm: str, words: str) -> None:
    state = state_of(signed(header={"alg": algorithm}))

    assert words == key_line(state).text


@pytest.mark.parametrize(
    ("secret", "words", "weight"),
    [
        (SECRET, "49 bytes · 392 bits, long enough for HS256", Weight.PLAIN),
        ("a" * 24, "24 bytes · 192 bits, shorter than the 256 HS256 asks for", Weight.WARN),
        ("secret123", "9 bytes · 72 bits, far too short for HS256", Weight.WARN),
        ("x", "1 byte · 8 bits, far too short for HS256", Weight.WARN),
    ],
)
def test_a_secret_is_measured_by_the_algorithm(secret: str, words: str, weight: Weight) -> None:
    line = key_line(state_of(signed(), KeyInput(secret)))

    assert words == line.text
    assert weight is line.weight


def test_a_secret_without_an_algorithm_is_only_measured() -> None:
    assert "49 bytes · 392 bits" == key_line(state_of(key=KeyInput(SECRET))).text


def test_a_secret_that_signed_an_edit_says_so() -> None:
    state = state_of(signed(), KeyInput(SECRET), edits=edited(Outcome.RESIGNED))

    assert "49 bytes · 392 bits, used to verify and to sign" == key_line(state).text


def test_an_unreadable_key_says_why() -> None:
    line = key_line(state_of(signed(), KeyInput("a*b", format="base64")))

    assert Weight.BAD is line.weight
    assert "Base64" in line.text


def test_a_reading_without_keys_or_problem_says_what_is_needed() -> None:
    state = replace(state_of(signed(), KeyInput("x")), key=KeyReading())

    assert "HS256 needs the shared secret of the issuer" == key_line(state).text


def test_a_secret_from_a_file_of_bytes_has_no_remark() -> None:
    state = state_of(key=KeyInput(data=b" \n", name="secret.bin", source=KeySource.FILE))

    assert "2 bytes · 16 bits" == key_line(state).text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("RSA", "RSA 2048 bits · fingerprint SHA-256 "),
        ("P-256", "EC P-256 · fingerprint SHA-256 "),
        ("Ed25519", "Ed25519 · fingerprint SHA-256 "),
    ],
)
def test_a_key_is_named_with_its_fingerprint(name: str, words: str) -> None:
    line = key_line(state_of(key=KeyInput(public_pem(name), format="auto")))

    assert line.text.startswith(words)
    assert "JWK thumbprint (RFC 7638): " in line.detail


def test_a_key_without_a_thumbprint_is_only_named() -> None:
    key = Key(KeyKind.OKP, None, private=False, size=255, source="jwk", curve="Ed25519")
    state = state_of(key=KeyInput("x", format="auto"))
    reading = KeyReading((key,), "jwk")

    line = key_line(State(request=state.request, key=reading))

    assert "Ed25519" == line.text
    assert "Ed25519 public key" == line.detail


def test_a_fingerprint_shows_the_ends() -> None:
    assert "4f:1c:9e…d2" == fingerprint("TxyeAAAA0g")


def test_what_a_key_declares_is_told_and_its_kid_in_a_set() -> None:
    keys = [public_jwk("RSA") | {"kid": "a\u202e", "use": "sig"}, public_jwk("P-256")]
    state = state_of(key=KeyInput(json.dumps({"keys": keys}), format="jwks"))

    line = key_line(state)

    assert line.text.endswith("\nThe first of 2 keys")
    assert "kid: a\\u202e\nuse: sig" in line.detail


def test_a_set_whose_key_has_no_kid_counts_its_keys() -> None:
    keys = [public_jwk("RSA"), public_jwk("P-256")]
    state = state_of(key=KeyInput(json.dumps({"keys": keys}), format="jwks"))

    assert key_line(state).text.endswith("\nThe first of 2 keys")


def test_of_a_set_it_is_told_which_key_is_used_and_why() -> None:
    keys = [public_jwk("RSA") | {"kid": "a"}, public_jwk("P-256")]
    jwks = KeyInput(json.dumps({"keys": keys}), format="jwks")
    named = sign('{"alg":"RS256","kid":"a"}', "{}", private_pem("RSA"))
    unnamed = sign('{"alg":"ES256"}', "{}", private_pem("P-256"))

    told = key_line(state_of(named, jwks)).text
    assert told.endswith("\nKey “a” (named by “kid”)")
    told = key_line(state_of(unnamed, jwks)).text
    assert told.endswith("\nKey 2 of 2 (the only one for ES256)")


def test_a_certificate_says_whom_it_is_for_and_how_long() -> None:
    certificate = Certificate(
        "CN=orders\u202e",
        "CN=CA",
        datetime(2026, 1, 2, tzinfo=UTC),
        datetime(2027, 1, 2, tzinfo=UTC),
    )
    key = Key(KeyKind.RSA, None, private=False, size=2048, source="pem", certificate=certificate)
    request = state_of(key=KeyInput("x", format="auto")).request
    state = State(request=request, key=KeyReading((key,), "pem"), utc=True)

    assert (
        "RSA 2048 bits\nCertificate of CN=orders\\u202e\n"
        "Valid from Fri 2 Jan 2026 to Sat 2 Jan 2027"
    ) == key_line(state).text
    assert "PEM, certificate" == format_words(state)


@pytest.mark.parametrize(
    ("secret", "remark"),
    [
        ("secret\n", "Ends with a line break, which counts"),
        ("secret\r", "Ends with a line break, which counts"),
        ("secret ", "Ends with white space, which counts"),
        (" secret", "Starts with white space, which counts"),
        ("a\nb", "Has line breaks inside"),
        ("  ", "White space only"),
    ],
)
def test_white_space_that_no_field_shows_is_named(secret: str, remark: str) -> None:
    assert key_line(state_of(key=KeyInput(secret))).text.endswith(f"\n{remark}")


def test_a_plain_secret_has_no_remark() -> None:
    assert "\n" not in key_line(state_of(key=KeyInput("a b"))).text


def test_the_key_of_the_verdict_is_the_one_spoken_of() -> None:
    state = state_of(signed(), KeyInput(SECRET))

    assert KeyKind.SECRET is used_key(state).kind


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State(), "Paste the secret, or drop a key file"),
        (state_of(signed()), "Type or paste the secret"),
        (state_of(signed(header={"alg": "none"})), "No secret is used with alg: none"),
        (state_of(signed(header={"typ": "JWT"})), "No secret is used with alg: none"),
        (state_of(signed(), EMPTY_KEY), "Paste or drop a key, PEM or JWK"),
        (sealed(), "Drop a private key file, PEM or JWK"),
        (state_of(key=KeyInput(data=b"\x00", name="a.der", source=KeySource.FILE)), "a.der"),
    ],
)
def test_the_empty_field_says_what_belongs_there(state: State, words: str) -> None:
    assert words == placeholder(state)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (KeyInput(public_pem("RSA"), format="auto"), "PEM, public key"),
        (KeyInput(private_pem("P-256"), format="auto"), "PEM, private key"),
        (KeyInput("a secret", format="auto"), "Secret, UTF-8 text"),
        (KeyInput('{"kty":"oct","k":"AAAA"}', format="auto"), "JWK, shared secret"),
        (KeyInput(public_pem("RSA"), format="pem"), None),
        (KeyInput(format="auto"), None),
        (KeyInput("-----BEGIN X", format="auto"), None),
    ],
)
def test_a_detected_format_is_named(key: KeyInput, words: str | None) -> None:
    assert words == format_words(state_of(key=key))


def test_a_detected_set_counts_its_keys() -> None:
    keys = json.dumps({"keys": [public_jwk("RSA"), public_jwk("P-256")]})

    assert "JWK Set, 2 keys" == format_words(state_of(key=KeyInput(keys, format="auto")))


def test_an_algorithm_that_is_no_text_is_none() -> None:
    assert token_algorithm(state_of(signed(header={"alg": 5}))) is None
