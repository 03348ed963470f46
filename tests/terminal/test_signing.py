import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from jwt_debugger.jose.base64url import decode
from tests.key_material import KEY_OF_ALGORITHM, private_pem, public_pem
from tests.strategies import json_texts
from tests.terminal_session import SECONDS_NOW, SECRET, Session, run

WEEK = 7 * 24 * 3600


def segment(session: Session, number: int) -> bytes:
    """Return the decoded header (0) or payload (1) of the token that was printed."""
    assert 0 == session.status, session.errors
    return decode(session.output.strip().split(".")[number]).data


@settings(max_examples=50)
@given(json_texts())
def test_the_payload_is_signed_to_the_last_character(text: str) -> None:
    payload = text.encode("utf-8", "surrogatepass")

    session = run("sign", "-", "--alg", "HS256", "--key", SECRET, given=payload)

    assert payload == segment(session, 1)


def test_a_payload_that_is_no_text_is_signed_as_it_is() -> None:
    session = run("sign", "--alg", "HS256", "--key", SECRET, given=b"\xff\x00")

    assert b"\xff\x00" == segment(session, 1)


def test_a_payload_is_read_from_a_file_to_its_last_byte(tmp_path: Path) -> None:
    file = tmp_path / "payload.json"
    file.write_bytes(b'{"a": 1}\r\n')

    session = run("sign", str(file), "--alg", "HS256", "--key", SECRET)

    assert b'{"a": 1}\r\n' == segment(session, 1)


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512", *KEY_OF_ALGORITHM])
def test_what_is_signed_is_verified(algorithm: str) -> None:
    name = KEY_OF_ALGORITHM.get(algorithm)
    signing, checking = (private_pem(name), public_pem(name)) if name else (SECRET * 2, SECRET * 2)

    signed = run("sign", '{"sub":"ada"}', "--alg", algorithm, "--key", signing)
    checked = run("inspect", signed.output.strip(), "--key", checking)

    assert 0 == signed.status, signed.errors
    assert 0 == checked.status, checked.output


def test_none_takes_no_key_and_signs_nothing() -> None:
    session = run("sign", "{}", "--alg", "none")

    assert b'{"alg":"none","typ":"JWT"}' == segment(session, 0)
    assert session.output.endswith(".\n")


def test_times_are_set_in_the_text_and_nothing_else_is_touched() -> None:
    text = '{"z": 1.50, "a": "\\u00e9", "big": 12345678901234567890123}'

    session = run(
        "sign", text, "--alg", "HS256", "--key", SECRET, "--issued-now", "--expires-in", "1 week"
    )

    payload = segment(session, 1).decode()
    assert payload.startswith(text[:-1])
    assert {"iat": SECONDS_NOW, "exp": SECONDS_NOW + WEEK}.items() <= json.loads(payload).items()


def test_a_time_that_is_there_is_replaced_in_its_place() -> None:
    session = run(
        "sign", '{"exp" : 5, "a":1}', "--alg", "HS256", "--key", SECRET, "--expires-in", "7 hours"
    )

    assert f'{{"exp" : {SECONDS_NOW + 25200}, "a":1}}' == segment(session, 1).decode()


def test_a_negative_duration_makes_an_expired_token() -> None:
    session = run("sign", "{}", "--alg", "HS256", "--key", SECRET, "--expires-in=-1h")

    assert f'{{"exp":{SECONDS_NOW - 3600}}}' == segment(session, 1).decode()


def test_a_duration_without_a_unit_is_milliseconds_and_said_to_be() -> None:
    session = run("sign", "{}", "--alg", "HS256", "--key", SECRET, "--expires-in", "120000")

    assert f'{{"exp":{SECONDS_NOW + 120}}}' == segment(session, 1).decode()
    assert "Without a unit a text is milliseconds in jsonwebtoken" in session.errors
    with_unit = run("sign", "{}", "--alg", "HS256", "--key", SECRET, "--expires-in", "2m")
    assert not with_unit.errors
    assert session.output == with_unit.output


def test_a_header_is_kept_to_the_last_character() -> None:
    header = '{ "kid" : "1", "alg" : "HS256" }'

    plain = run("sign", "{}", "--header", header, "--key", SECRET)
    agreed = run("sign", "{}", "--header", header, "--alg", "HS256", "--key", SECRET)

    assert header == segment(plain, 0).decode()
    assert plain == agreed


def test_an_algorithm_is_added_to_a_header_that_names_none() -> None:
    session = run("sign", "{}", "--header", '{"kid":"1"}', "--alg", "HS256", "--key", SECRET)

    assert {"kid": "1", "alg": "HS256"} == json.loads(segment(session, 0))


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("Which algorithm?", ("{}",)),
        ("says alg", ("{}", "--alg", "HS256", "--header", '{"alg":"HS512"}')),
        ("header is no JSON", ("{}", "--alg", "HS256", "--header", "{")),
        ("header is no JSON object", ("{}", "--alg", "HS256", "--header", "[]")),
        ("payload is no JSON", ("words", "--alg", "HS256", "--expires-in", "1h")),
        ("payload is no JSON object", ("[]", "--alg", "HS256", "--issued-now")),
        ("no duration", ("{}", "--alg", "HS256", "--expires-in", "soon")),
        ("beyond any calendar", ("{}", "--alg", "HS256", "--expires-in", "99999999y")),
    ],
)
def test_what_cannot_be_signed_is_one_sentence(words: str, arguments: tuple[str, ...]) -> None:
    session = run("sign", *arguments, "--key", SECRET)

    assert (2, "") == (session.status, session.output)
    assert words in session.errors
    assert 1 == session.errors.count("\n")


@pytest.mark.parametrize(
    ("payload", "hint"),
    [
        (b'{"sub": "ada"', "Signed as it is. The payload is no JSON, line 1, column 14: "),
        (b"[1]", "Signed as it is. The payload is no JSON object in braces"),
        (b"words", "Signed as it is. The payload is no JSON, line 1, column 1: "),
        (b"\xff", "Signed as it is. The payload is no UTF-8 text."),
    ],
)
def test_a_payload_that_is_no_claims_set_is_signed_and_told_of(payload: bytes, hint: str) -> None:
    session = run("sign", "--alg", "HS256", "--key", SECRET, given=payload)

    assert payload == segment(session, 1)
    assert hint in session.errors
    assert 1 == session.errors.count("\n")


def test_of_a_claims_set_that_was_signed_there_is_nothing_to_tell() -> None:
    assert "" == run("sign", '{"sub":"ada"}', "--alg", "HS256", "--key", SECRET).errors


def test_a_key_of_another_type_is_told_with_what_is_needed() -> None:
    session = run("sign", "{}", "--alg", "ES256", "--key", private_pem("RSA"))

    assert 2 == session.status
    assert (
        "jwt-debugger: ES256 needs a private P-256 key to sign with,"
        " and this is: RSA private key, 2048 bits\n" == session.errors
    )


def test_bytes_take_no_times() -> None:
    session = run("sign", "--alg", "HS256", "--key", SECRET, "--issued-now", given=b"\xff")

    assert 2 == session.status
    assert "no UTF-8 text" in session.errors


@pytest.mark.parametrize("algorithm", ["HS256", "RS256", "ES256", "XX999"])
def test_without_a_key_that_signs_there_is_one_sentence(algorithm: str) -> None:
    session = run("sign", "{}", "--alg", algorithm)

    assert (2, "") == (session.status, session.output)
    assert 1 == session.errors.count("\n")
