import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.json_serialization import (
    MAX_ENTRIES,
    MAX_JSON_TOKEN,
    JsonToken,
    read_json_token,
)
from jwt_debugger.jose.problems import ProblemKind, Segment
from tests.strategies import json_objects, json_values, nearly_json

FLAT_JWS = {"payload": "e30", "protected": "e30", "signature": "AAAA"}
FLAT_JWE = {
    "protected": "e30",
    "encrypted_key": "AAAA",
    "iv": "AAEC",
    "ciphertext": "AwQF",
    "tag": "BgcI",
}
MEMBERS = (*FLAT_JWS, *FLAT_JWE, "signatures", "recipients", "header", "unprotected", "aad")


def read(value: Any, **form: Any) -> JsonToken:
    token = read_json_token(json.dumps(value, **form))
    assert token is not None
    return token


def reasons(token: JsonToken) -> list[str]:
    found = (*token.problems, *(problem for entry in token.entries for problem in entry.problems))
    return [problem.message.partition("): ")[2] for problem in found]


@pytest.mark.parametrize("text", ["", "{}", "[]", "e30.e30.", '{"a":1}', '{"payload":"e30"}', "{"])
def test_what_has_no_members_of_a_token_is_none(text: str) -> None:
    assert read_json_token(text) is None


def test_a_flattened_signature_has_the_segments_of_the_compact_form() -> None:
    (entry,) = read(FLAT_JWS).entries

    assert [
        (Segment.HEADER, "e30", b"{}"),
        (Segment.PAYLOAD, "e30", b"{}"),
        (Segment.SIGNATURE, "AAAA", bytes(3)),
    ] == [(part.segment, part.text, part.data) for part in entry.parts]
    assert () == entry.problems


def test_a_flattened_encrypted_token_has_the_segments_of_the_compact_form() -> None:
    (entry,) = read({**FLAT_JWE, "aad": "AAAA", "unprotected": {"alg": "dir"}}).entries

    assert ["e30", "AAAA", "AAEC", "AwQF", "BgcI"] == [part.text for part in entry.parts]
    assert "AAAA" == entry.additional_data
    assert {"alg": "dir"} == entry.unprotected


@pytest.mark.parametrize("indent", [None, 2])
def test_each_segment_has_the_place_of_its_value_in_the_text(indent: int | None) -> None:
    value = {"signatures": [{"signature": "AA"}, FLAT_JWS], "payload": "e30"}
    text = "\n " + json.dumps(value, indent=indent)
    token = read_json_token(text)
    assert token is not None

    for entry in token.entries:
        for part in entry.parts:
            assert part.text == text[part.start : part.start + len(part.text)]


def test_the_general_form_has_an_entry_for_each_signature() -> None:
    one, two = {"protected": "e30", "signature": "AAAA"}, {"header": {"a": 1}, "signature": "AAEC"}

    first, second = read({"payload": "e30", "signatures": [one, two]}).entries

    assert (bytes(3), b"{}") == (first.parts[2].data, first.parts[1].data)
    assert (b"\x00\x01\x02", b"{}") == (second.parts[2].data, second.parts[1].data)
    assert {"a": 1} == second.unprotected


def test_the_general_form_has_an_entry_for_each_recipient() -> None:
    shared = {name: value for name, value in FLAT_JWE.items() if name != "encrypted_key"}
    recipients = [{"header": {"kid": "a"}, "encrypted_key": "AAAA"}, {}]

    first, second = read({**shared, "unprotected": {"x": 1}, "recipients": recipients}).entries

    assert {"x": 1, "kid": "a"} == first.unprotected
    assert {"x": 1} == second.unprotected
    assert ["AAAA", ""] == [each.parts[1].text for each in (first, second)]


def test_an_entry_takes_nothing_from_where_it_does_not_belong() -> None:
    entry = {"payload": "AAAA", "signature": "AAAA", "protected": "e30"}

    (read_entry,) = read({"payload": "e30", "protected": "AAAA", "signatures": [entry]}).entries

    assert ["e30", "e30", "AAAA"] == [part.text for part in read_entry.parts]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({**FLAT_JWS, "signatures": []}, "it has “signatures” and beside it members of the"),
        ({"payload": "", "header": {}, "signatures": [{}]}, "it has “signatures” and beside it"),
        ({"payload": "", "signatures": []}, "“signatures” must be a list, and not an empty one."),
        ({"payload": "", "signatures": {}}, "“signatures” must be a list, and not an empty one."),
        ({"payload": "", "signatures": [1]}, "“signatures” must hold objects."),
        ({"ciphertext": "", "recipients": [[]]}, "“recipients” must hold objects."),
        (
            {"payload": "", "signatures": [{}] * (MAX_ENTRIES + 1)},
            "“signatures” has 21 entries; above 20 it is not read.",
        ),
    ],
)
def test_what_is_no_list_of_entries_is_refused_with_a_reason(value: Any, reason: str) -> None:
    token = read(value)

    assert () == token.entries
    assert reasons(token)[0].startswith(reason)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"protected": 1}, "“protected” must be a string."),
        ({"signature": None}, "“signature” must be a string."),
        ({"payload": "a+b"}, "“+” is not base64url."),
        ({"header": "e30"}, "“header” must be an object."),
        ({"header": {"crit": []}}, "“crit” stands in a header that nothing protects"),
        ({"header": {"b64": False}}, "“b64” stands in a header that nothing protects"),
        ({"protected": "eyJhIjoxfQ", "header": {"a": 2}}, "“a” stands in two headers of the token"),
        ({"protected": ""}, "there is no header: neither “protected” nor “header”."),
    ],
)
def test_what_is_wrong_with_a_member_is_a_problem_of_its_entry(
    changes: dict[str, Any], reason: str
) -> None:
    token = read({**FLAT_JWS, **changes})

    assert 1 == len(token.entries)
    assert any(each.startswith(reason) for each in reasons(token))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"aad": "a+b"}, "“aad” must be a string in base64url."),
        ({"aad": 5}, "“aad” must be a string in base64url."),
        ({"unprotected": []}, "“unprotected” must be an object."),
        ({"unprotected": {"a": 1}, "header": {"a": 1}}, "“a” stands in two headers"),
        ({"header": {"zip": "DEF"}}, "“zip” stands in a header that nothing protects"),
    ],
)
def test_what_is_wrong_with_an_encrypted_token_is_a_problem_of_its_entry(
    changes: dict[str, Any], reason: str
) -> None:
    assert any(each.startswith(reason) for each in reasons(read({**FLAT_JWE, **changes})))


def test_a_signature_that_is_missing_from_an_entry_is_a_problem() -> None:
    assert "“signature” is missing." in reasons(read({"payload": "", "signatures": [{}]}))


def test_a_protected_header_that_is_no_text_shares_no_name_with_another() -> None:
    token = read({**FLAT_JWS, "protected": "_w", "header": {"a": 1}})

    assert [] == reasons(token)


def test_a_member_that_is_given_twice_is_remarked_and_the_last_one_counts() -> None:
    text = '{"payload":"AAAA","signature":"AAAA","protected":"e30",\n"payload":"e30"}'
    token = read_json_token(text)
    assert token is not None

    (entry,) = token.entries

    assert ("e30", text.rindex("e30")) == (entry.parts[1].text, entry.parts[1].start)
    assert (ProblemKind.DUPLICATE, False) == (entry.problems[0].kind, entry.problems[0].fatal)
    assert "in line 2, column 1" in entry.problems[0].message


def test_a_text_that_is_too_large_is_not_read() -> None:
    token = read_json_token("{" + " " * MAX_JSON_TOKEN)

    assert token is not None
    assert (ProblemKind.SIZE,) == tuple(problem.kind for problem in token.problems)
    assert "above 524,288 it is not read" in token.problems[0].message


@given(st.dictionaries(st.sampled_from(MEMBERS), json_values()), json_objects())
def test_members_of_any_type_are_read(value: dict[str, Any], entry: dict[str, Any]) -> None:
    for wrapped in (value, {**value, "signatures": [entry]}, {**value, "recipients": [entry]}):
        token = read_json_token(json.dumps(wrapped))

        assert token is None or token.entries or token.problems


@given(nearly_json())
def test_any_text_is_read(text: str) -> None:
    token = read_json_token('{"signature":"",' + text)

    assert token is None or token.entries or token.problems
