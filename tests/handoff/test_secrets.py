import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger import inspect, sign
from jwt_debugger.handoff.secrets import BLANK, Secrets, secrets_of
from jwt_debugger.inspection.result import Diagnosis
from jwt_debugger.jose.base64url import encode
from tests.encrypted import SECRET, sealed_token, signed_token
from tests.key_material import private_pem, public_pem
from tests.strategies import any_text, json_values

LONG = 'a "secret"\nof two lines, é\u202e'


def test_what_was_typed_is_a_secret_with_and_without_the_space_around_it() -> None:
    assert (" typed ", "typed") == secrets_of(inspect(""), " typed ").texts
    assert () == secrets_of(inspect("")).texts


@pytest.mark.parametrize(
    "token", [signed_token({}), sealed_token(), sealed_token(signed_token({}))]
)
def test_a_secret_that_was_tried_is_known_in_every_form(token: str) -> None:
    known = secrets_of(inspect(token, SECRET)).texts

    data = SECRET.encode()
    assert {SECRET, data.hex(), data.hex().upper(), encode(data)} <= set(known)


def test_a_public_key_is_no_secret() -> None:
    token = sign('{"alg":"RS256"}', "{}", private_pem("RSA"))

    assert () == secrets_of(inspect(token, public_pem("RSA"))).texts


def test_what_a_diagnosis_would_put_into_the_key_field_is_a_secret() -> None:
    diagnosis = Diagnosis("secret-whitespace", "", "", key_text="the right one")
    inspection = replace(inspect(""), diagnosis=(diagnosis, Diagnosis("other", "", "")))

    assert ("the right one",) == secrets_of(inspection).texts


@pytest.mark.parametrize(
    "text",
    [LONG, json.dumps({"a": [LONG]}), json.dumps(LONG, ensure_ascii=False), f"x{LONG}y"],
)
def test_a_secret_is_seen_and_taken_out_in_each_form(text: str) -> None:
    secrets = Secrets((LONG,))

    assert secrets.in_text(text)
    assert not secrets.in_text(secrets.out_of(text))
    assert BLANK in secrets.out_of(text)


def test_a_short_secret_is_seen_only_where_it_is_the_whole_value() -> None:
    secrets = Secrets(("abc",))

    assert secrets.is_one("abc")
    assert not secrets.is_one(5)
    assert not secrets.in_text("abcd")
    assert "abcd" == secrets.out_of("abcd")
    assert '"abcd"' == secrets.out_of_json('"abcd"')


@given(json_values(), any_text(), st.text(min_size=8))
def test_json_stays_json_and_loses_the_secret(value: object, before: str, secret: str) -> None:
    text = json.dumps({"value": value, "other": before + secret}, indent=2)

    cleaned = Secrets((secret,)).out_of_json(text)

    assert secret not in str(json.loads(cleaned).get("other", ""))


def test_no_repr_shows_a_secret() -> None:
    assert LONG not in repr(Secrets((LONG,)))
