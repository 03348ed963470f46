"""Tokens in the JSON serialization within other text."""

import json
import time

import pytest
from hypothesis import given

from jwt_debugger.errands import searched, tokens_of
from jwt_debugger.jose.json_serialization import MAX_JSON_TOKEN
from jwt_debugger.paste.in_json import objects_in_json
from tests.paste.given_tokens import HS256, RS256
from tests.strategies import any_text

PROTECTED, PAYLOAD, SIGNATURE = HS256.split(".")
FLATTENED = json.dumps({"payload": PAYLOAD, "protected": PROTECTED, "signature": SIGNATURE})
GENERAL = json.dumps(
    {"payload": PAYLOAD, "signatures": [{"protected": PROTECTED, "signature": SIGNATURE}]},
    indent=2,
)
ENCRYPTED = json.dumps(
    {
        "protected": "eyJlbmMiOiJBMTI4R0NNIn0",
        "recipients": [{"header": {"alg": "dir"}}],
        "iv": "AAAAAAAAAAAAAAAA",
        "ciphertext": "AAAA",
        "tag": "AAAAAAAAAAAAAAAAAAAAAA",
    }
)
HOLDING = json.dumps({**json.loads(FLATTENED), "header": {"kid": RS256}})


def in_string(text: str, times: int) -> str:
    """Write a text as a member of an object, in a string of JSON, so many times over."""
    for _time in range(times):
        text = json.dumps({"body": text})
    return text


def found_in(text: str) -> list[str]:
    return [each.text for each in tokens_of(text)]


@pytest.mark.parametrize("token", [FLATTENED, GENERAL, ENCRYPTED, HOLDING])
@pytest.mark.parametrize(
    "around",
    [
        "curl -X POST https://api.example.com -H 'Content-Type: application/jose+json' -d '{}'",
        "HTTP/1.1 200 OK\r\nContent-Type: application/jose+json\r\n\r\n{}\r\n",
        '{{"result": [{}], "next": null}}',
        "12:00:01 INFO [main] got {} from upstream",
        '{{"payload": {{"note": "no token"}}, "sent": {}}}',
    ],
)
def test_a_token_in_json_is_found_in_other_text_as_it_stands(token: str, around: str) -> None:
    text = around.format(token)

    (found,) = tokens_of(text)

    assert token == found.text == text[found.start : found.end]


@pytest.mark.parametrize("token", [FLATTENED, GENERAL])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_token_in_json_is_found_in_strings_of_json(token: str, times: int) -> None:
    assert [token] == found_in(in_string(token, times))


def test_json_in_more_strings_than_that_is_left_alone() -> None:
    assert [] == found_in(in_string(FLATTENED, 4))


def test_compact_tokens_beside_it_are_found_in_their_order_and_each_once() -> None:
    text = f"{RS256}\n{HOLDING}\n{HS256}\n{HOLDING}\n{FLATTENED}"

    assert [RS256, HOLDING, HS256, FLATTENED] == found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"payload": "aGVsbG8", "signature": "c2ln"}',
        '{"payload": {"action": "opened"}, "signature": "sha256=abc"}',
        '{"header": {"alg": "HS256"}, "signature": "c2ln"}',
        '{"tag": "v1.2.3", "signature": "c2ln"}',
        '{"iv": "AAAA", "ciphertext": "AAAA"}',
        '{"iv": "AAAA", "tag": "AAAA"}',
        '{"payload": "aGVsbG8", "signature": "c2ln"',
        '{\\"payload\\": \\"aGVsbG8\\", \\"signature\\": \\"c2ln\\"}',
        '{"payload": ' * 2000 + "signature",
        json.dumps({"payload": "A" * MAX_JSON_TOKEN, "protected": PROTECTED, "signature": "AA"}),
    ],
)
def test_other_json_is_no_token(text: str) -> None:
    assert [] == found_in(f"see {text}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"-d '{FLATTENED}'", "Token found: taken out of the text around it"),
        (
            in_string(GENERAL, 1),
            "Token found: taken from JSON member body; JSON in a string decoded",
        ),
    ],
)
def test_it_is_told_what_was_left_out_or_decoded(text: str, told: str) -> None:
    assert told == searched(text).notice


def test_a_search_that_nobody_waits_for_ends() -> None:
    assert () == tokens_of(f"see {FLATTENED}", lambda _share: False)
    assert 1 == len(tokens_of(f"see {FLATTENED}", lambda _share: True))


@pytest.mark.parametrize(
    "piece",
    [
        '{"payload":',
        '{"payload":"signature",',
        '{\\"payload\\":\\"',
        '{\\\\"payload":',
        '{"payload":[',
        "{" + " " * 99,
    ],
)
def test_a_text_full_of_beginnings_takes_time_in_proportion(piece: str) -> None:
    text = piece * (2_000_000 // len(piece)) + "signature"
    begun = time.perf_counter()

    assert [] == list(objects_in_json(text))
    assert time.perf_counter() - begun < 3


def test_of_very_many_objects_no_more_are_read_than_anybody_looks_at() -> None:
    text = '{"payload":"a","signature":"b"} ' * 30_000

    assert 10_000 == sum(1 for _each in objects_in_json(text))


@given(any_text())
def test_no_text_is_too_strange(text: str) -> None:
    assert [] == list(objects_in_json(f'{{"payload":{text}"signature'))
