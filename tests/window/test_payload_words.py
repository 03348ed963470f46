"""What is shown of a payload, and what is said where there is nothing to show."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

import jwt_debugger
from jwt_debugger.answer import answer
from jwt_debugger.inspection.result import Encryption, EncryptionStatus
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import KeyInput, Request, State
from jwt_debugger.window.json_marks import Place
from jwt_debugger.window.payload_words import (
    MAX_EDITED,
    MAX_HEX,
    PayloadKind,
    PayloadView,
    claims_words,
    fault_place,
    hex_rows,
    indented_beginning,
    payload_view,
)
from tests.key_material import private_pem, public_pem
from tests.strategies import json_texts, nearly_json
from tests.window.token_states import (
    ENCRYPTED_HEADER,
    edited,
    encrypted,
    frozen,
    malformed,
    signed,
    state,
    token,
)

HEADER = '{"alg":"HS256"}'


def with_encryption(status: EncryptionStatus, reason: str = "", **fields: object) -> State:
    made = state(encrypted(), key=False)
    assert made.inspection is not None
    verdict = Encryption(status, "RSA-OAEP-256", "A256GCM", reason)
    inspection = replace(made.inspection, encryption=verdict, **fields)  # type: ignore[arg-type]
    return replace(made, inspection=inspection)


def test_claims_can_be_edited() -> None:
    made = state(token())

    view = payload_view(made)

    assert (PayloadKind.JSON, True) == (view.kind, view.editable)
    assert ("edit to try a change", made.payload_display) == (view.hint, view.text)


def test_edited_claims_are_said_to_be() -> None:
    assert "edited by you" == payload_view(edited()).hint


def test_a_payload_cut_short_is_shown_up_to_the_fault() -> None:
    view = payload_view(malformed())

    assert (PayloadKind.DAMAGED, False) == (view.kind, view.editable)
    assert '{\n  "iss": "https://auth.e' == view.text
    assert "readable up to the error" == view.hint
    assert view.sentence.startswith("22 bytes decoded, then character 31 is not base64url.")


def test_a_payload_damaged_in_another_way_says_in_which() -> None:
    view = payload_view(state(f"{encode(HEADER.encode())}.e30=.AAAA"))

    assert "then character 4: padding." in view.sentence


def test_a_payload_of_which_nothing_is_readable_says_so() -> None:
    view = payload_view(state(f"{encode(HEADER.encode())}.+30.AAAA"))

    assert view.text is None
    assert view.sentence.endswith("Nothing before it is text.")


def test_an_encrypted_payload_asks_for_the_key_by_its_id() -> None:
    view = payload_view(state(encrypted(), key=False))

    assert (PayloadKind.ENCRYPTED, None) == (view.kind, view.text)
    assert "The payload is encrypted" == view.title
    assert "kid “enc-2026”" in view.sentence


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"alg": "RSA-OAEP"}, "Add the private key to decrypt it here."),
        ({"alg": "ECDH-ES", "kid": "a"}, "Add the private key with kid “a” to decrypt it here."),
        ({"alg": "A128KW"}, "Add the key to decrypt it here."),
        (
            {"alg": "A128KW", "kid": "a\u202e"},
            "Add the key with kid “a\\u202e” to decrypt it here.",
        ),
        ({"alg": 1, "kid": 2}, "Add the key to decrypt it here."),
        (None, "Add the key to decrypt it here."),
    ],
)
def test_an_encrypted_payload_asks_for_the_key_that_its_header_names(
    header: dict[str, object] | None, sentence: str
) -> None:
    made = with_encryption(EncryptionStatus.UNCHECKED, header=header)

    assert f"{sentence}\nNothing leaves this window." == payload_view(made).sentence


def test_a_failed_decryption_says_why() -> None:
    view = payload_view(with_encryption(EncryptionStatus.FAILED, "The key is another one"))

    assert view.sentence.startswith("The key is another one.")


def opened_with_its_key(plaintext: str) -> State:
    header = '{"alg":"ECDH-ES","enc":"A128GCM"}'
    encrypted = jwt_debugger.encrypt(header, plaintext, public_pem("P-256"))
    return answer(
        Request(encrypted, encrypted, key=KeyInput(private_pem("P-256"), format="auto")),
        datetime(2026, 5, 29, 12, tzinfo=UTC),
        State(),
    )


def test_a_decrypted_payload_is_shown_and_can_be_edited() -> None:
    view = payload_view(opened_with_its_key('{"a":1}'))

    assert (PayloadKind.JSON, "decrypted", True) == (view.kind, view.hint, view.editable)
    assert '{\n  "a": 1\n}' == view.text


def test_a_token_inside_is_said_to_be_one() -> None:
    view = payload_view(opened_with_its_key(token()))

    assert ("a token inside the token", token()) == (view.hint, view.text)


def test_text_is_shown_as_text() -> None:
    view = payload_view(state(signed(HEADER, b"hello")))

    assert (PayloadKind.TEXT, "hello", "plain text, no claims") == (
        view.kind,
        view.text,
        view.hint,
    )


def test_json_with_bytes_that_are_no_text_is_shown_up_to_them() -> None:
    view = payload_view(state(signed(HEADER, b'{"a":"x\xff"}')))

    assert (PayloadKind.DAMAGED, '{\n  "a": "x') == (view.kind, view.text)
    assert view.sentence.startswith("7 bytes decoded, then character ")


def test_bytes_are_shown_as_hex_with_their_number() -> None:
    view = payload_view(state(signed(HEADER, b"\xff\x00ABC")))

    assert (PayloadKind.BINARY, "binary, 5 bytes", False) == (view.kind, view.hint, view.editable)
    assert "0000  ff 00 41 42 43           ..ABC" == view.text


def test_many_bytes_are_shown_in_part() -> None:
    rows = hex_rows(b"a" * (MAX_HEX + 1)).split("\n")

    assert MAX_HEX // 8 + 1 == len(rows)
    assert "…" == rows[-1]


def test_an_empty_payload_is_said_to_be_empty() -> None:
    view = payload_view(state(f"{encode(HEADER.encode())}..AAAA"))

    assert (PayloadKind.EMPTY, "The payload is empty") == (view.kind, view.title)


@pytest.mark.parametrize("made", [State(), state(encode(HEADER.encode()))], ids=["none", "header"])
def test_what_is_not_there_is_said_to_be_missing(made: State) -> None:
    assert PayloadKind.ABSENT is payload_view(made).kind


def test_a_large_payload_is_shown_in_part_and_on_demand() -> None:
    made = state(signed(HEADER, b'{"a":"' + b"x" * MAX_EDITED + b'"}'))

    before = payload_view(made)
    after = payload_view(made, shown_on_demand=True)

    assert (PayloadKind.LARGE, None) == (before.kind, before.text)
    assert MAX_EDITED == len(after.text or "")
    assert not after.editable
    assert "the first 262,144 of 262,152 characters, not to be edited" == after.hint


def test_broken_json_is_editable_and_says_where_it_breaks() -> None:
    view = payload_view(state(signed(HEADER, b'{"a":1,}')))

    assert "no JSON: line 1, column 7" == view.hint
    assert view.editable


def test_the_fault_of_a_draft_is_in_its_own_editor() -> None:
    assert Place(4, 13) == fault_place(frozen(), Segment.PAYLOAD)
    assert fault_place(frozen(), Segment.HEADER) is None


def test_a_fault_in_the_header_as_it_came_is_found_there() -> None:
    made = state(f"{encode(b'{')}.e30.AAAA")

    assert Place(1, 2) == fault_place(made, Segment.HEADER)
    assert fault_place(State(), Segment.HEADER) is None


def test_claims_are_counted() -> None:
    assert ["1 claim", "8 claims"] == [claims_words(1), claims_words(8)]


def test_text_that_is_no_json_is_not_indented() -> None:
    assert "hello, {world}" == indented_beginning("hello, {world}")
    assert '{\n"a": 1,' == indented_beginning('{\n"a": 1,')


def test_the_beginning_of_json_is_indented() -> None:
    assert '{\n  "a": [\n    1\n  ],\n  "b": {},\n  "c' == indented_beginning('{"a":[1],"b":{},"c')


@given(json_texts() | nearly_json())
def test_indenting_any_beginning_changes_but_space(text: str) -> None:
    for end in range(0, len(text), max(1, len(text) // 5)):
        shown = indented_beginning(text[:end])
        assert "".join(text[:end].split()) == "".join(shown.split())


def test_the_header_of_an_encrypted_token_is_readable() -> None:
    assert ENCRYPTED_HEADER == state(encrypted(), key=False).inspection.header_text  # type: ignore[union-attr]


def test_a_payload_that_was_given_apart_is_shown_exactly_and_can_be_typed() -> None:
    header, _payload, signature = token().split(".")
    detached = f"{header}..{signature}"
    now = datetime(2026, 5, 29, 12, tzinfo=UTC)

    def view(data: bytes | None) -> PayloadView:
        return payload_view(
            answer(Request(detached, detached, detached_payload=data), now, State())
        )

    text, binary = view(b'{"a":1}'), view(b"\xff")

    assert PayloadKind.EMPTY is view(None).kind
    assert ('{"a":1}', True) == (text.text, text.editable)
    assert "given apart from the token, 7 bytes" == text.hint
    assert (PayloadKind.APART, PayloadKind.APART) == (text.kind, binary.kind)


def test_what_cannot_be_inflated_is_shown_in_hex_and_said_why() -> None:
    packed = jwt_debugger.sign('{"alg":"HS256","zip":"DEF"}', b"no DEFLATE", "secret")

    view = payload_view(answer(Request(packed, packed), datetime(2026, 5, 29, tzinfo=UTC), State()))

    assert (PayloadKind.DAMAGED, "The payload stays compressed") == (view.kind, view.title)
    assert "is no DEFLATE data" in view.sentence
    assert "6e 6f 20 44" in str(view.text)


def test_with_a_token_inside_its_own_verdict_is_told() -> None:
    view = payload_view(opened_with_its_key(token()))

    assert PayloadKind.TOKEN is view.kind
    assert "Open it to check it with its own key, or give the keys of both" in view.sentence


def test_a_token_inside_that_the_same_key_opens_is_opened_with_it() -> None:
    inner = jwt_debugger.encrypt('{"alg":"ECDH-ES","enc":"A128GCM"}', "{}", public_pem("P-256"))

    assert "with the same key" in payload_view(opened_with_its_key(inner)).sentence
