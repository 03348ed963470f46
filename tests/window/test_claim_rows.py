import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from jwt_debugger.inspection.result import EncryptionStatus, Form, Signature, SignatureStatus
from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import KeyInput, Outcome, State
from jwt_debugger.window.claim_row import MAX_DRAWN, Change, ClaimRow, Mood, ValueKind, one_line
from jwt_debugger.window.claim_rows import beside, claim_rows, no_rows_words
from tests.strategies import json_objects, json_texts
from tests.window.key_states import (
    CLAIMS,
    NOW,
    SECRET,
    edited,
    having,
    inspection_of,
    sealed,
    signed,
    state_of,
)


def rows_of(payload: Any) -> tuple[ClaimRow, ...]:
    return claim_rows(state_of(signed(payload)))


def second_of(state: State, name: str) -> tuple[str, Mood]:
    row = next(row for row in claim_rows(state) if row.name == name)
    shown = beside(row, state, NOW)
    return shown.text, shown.mood


def test_claims_stand_in_the_order_of_the_text() -> None:
    rows = rows_of(None)

    assert list(CLAIMS) == [row.name for row in rows]
    assert ["issuer", "roles", "issued at", "not before", "expires"] == [row.label for row in rows]


def test_a_name_given_twice_has_two_rows() -> None:
    rows = rows_of('{"a": 1, "a": 2}')

    assert [("a", "1"), ("a", "2")] == [(row.name, row.shown) for row in rows]


@pytest.mark.parametrize(
    ("value", "shown", "kind", "copied"),
    [
        ("1.0", "1.0", ValueKind.LITERAL, "1.0"),
        ("12345678901234567890", "12345678901234567890", ValueKind.LITERAL, "12345678901234567890"),
        ("1E400", "1E400", ValueKind.LITERAL, "1E400"),
        ("true", "true", ValueKind.LITERAL, "true"),
        ('"Zo\\u00eb"', "Zoë", ValueKind.TEXT, "Zoë"),
        ('"1042"', '"1042"', ValueKind.TEXT, "1042"),
        ('" a"', '" a"', ValueKind.TEXT, " a"),
        ('""', '""', ValueKind.TEXT, ""),
        ('"a\\nb"', "a\\nb", ValueKind.TEXT, "a\nb"),
        ('"\\u202egnp"', "\\u202egnp", ValueKind.TEXT, "\u202egnp"),
        ('["a",{"b" :1}]', '["a", {"b": 1}]', ValueKind.COMPOUND, '["a",{"b" :1}]'),
    ],
)
def test_a_value_is_shown_as_in_the_text(
    value: str, shown: str, kind: ValueKind, copied: str
) -> None:
    (row,) = rows_of(f'{{"x": {value}}}')

    assert (shown, kind, copied) == (row.shown, row.kind, row.value_text)
    assert f'"x": {value}' == row.json_text


def test_a_long_value_is_cut_where_it_is_drawn_and_whole_where_it_is_copied() -> None:
    (row,) = rows_of({"x": "a" * 10_000})

    assert MAX_DRAWN == len(row.shown)
    assert "a" * 10_000 == row.value_text


def test_the_meaning_names_its_document() -> None:
    issuer, own = rows_of({"iss": "x", "y": 1})

    assert "Issuer (RFC7519, Section 4.1.1)" == issuer.meaning
    assert "Not registered: the issuer gives it its meaning" == own.meaning


def test_a_time_is_read_exactly_and_judged_by_the_instant() -> None:
    state = state_of(signed(), KeyInput(SECRET))

    assert ("1 h 59 min ago", Mood.PLAIN) == second_of(state, "iat")
    assert ("1 h 59 min ago", Mood.PLAIN) == second_of(state, "nbf")
    assert ("in 2 h 01 min", Mood.GOOD) == second_of(state, "exp")
    assert ("", Mood.PLAIN) == second_of(state, "iss")


def test_no_time_is_green_until_the_signature_is_verified() -> None:
    unchecked = state_of(signed())
    wrong = state_of(signed(), KeyInput("another secret"))

    assert ("in 2 h 01 min", Mood.PLAIN) == second_of(unchecked, "exp")
    assert ("in 2 h 01 min", Mood.PLAIN) == second_of(wrong, "exp")


def test_a_time_that_is_over_or_not_there_yet_stands_out() -> None:
    seconds = int(NOW.timestamp())
    state = state_of(signed({"exp": seconds - 60, "nbf": seconds + 60, "iat": seconds + 60}))

    assert ("1 min 00 s ago", Mood.BAD) == second_of(state, "exp")
    assert ("valid in 1 min 00 s", Mood.WARN) == second_of(state, "nbf")
    assert ("in 1 min 00 s", Mood.WARN) == second_of(state, "iat")


def test_the_leeway_counts() -> None:
    seconds = int(NOW.timestamp())
    state = state_of(signed({"exp": seconds - 60}))

    lenient = having(state, time=replace(inspection_of(state).time, leeway=120))

    assert Mood.PLAIN is second_of(lenient, "exp")[1]


@pytest.mark.parametrize("value", ['"soon"', "1e30", "true", "9" * 500])
def test_a_time_claim_that_is_no_time_says_so(value: str) -> None:
    state = state_of(signed(f'{{"exp": {value}}}'))

    assert ("no readable time", Mood.WARN) == second_of(state, "exp")


def test_an_edit_is_marked_with_what_was_there_before() -> None:
    edits = edited(
        Outcome.RESIGNED,
        {"roles": '["admin"]', "exp": "1780051160", "iss": None, "jti": '"7"', "ghost": None},
    )
    state = state_of(signed(), edits=edits)

    assert ('was ["admin"]', Mood.EDITED) == second_of(state, "roles")
    assert ("in 2 h 01 min · was 1 h 59 min ago", Mood.EDITED) == second_of(state, "exp")
    assert ("added by you", Mood.EDITED) == second_of(state, "iss")
    assert ("removed by you", Mood.EDITED) == second_of(state, "jti")
    assert [
        Change.ADDED,
        Change.EDITED,
        Change.NONE,
        Change.NONE,
        Change.EDITED,
        Change.REMOVED,
    ] == [row.change for row in claim_rows(state)]


def test_a_time_that_was_added_says_when_it_is() -> None:
    state = state_of(signed(), edits=edited(Outcome.RESIGNED, {"exp": None}))

    assert ("in 2 h 01 min · added by you", Mood.EDITED) == second_of(state, "exp")


def test_a_time_that_was_none_before_shows_the_old_value() -> None:
    state = state_of(signed(), edits=edited(Outcome.RESIGNED, {"exp": '"soon"'}))

    assert ("in 2 h 01 min · was soon", Mood.EDITED) == second_of(state, "exp")


def test_an_encrypted_token_lists_its_parts() -> None:
    rows = claim_rows(sealed())

    assert ["alg", "enc", "kid", "key", "iv", "data", "tag"] == [row.name for row in rows]
    assert ["RSA-OAEP-256", "A256GCM", "enc-2026", "256 bytes", "12 bytes"] == [
        row.shown for row in rows[:5]
    ]
    assert "wraps the content key with your public key" == rows[0].second
    assert Segment.HEADER is rows[0].place
    assert "segment 2" == rows[3].label
    assert "initialisation vector" == beside(rows[4], sealed(), NOW).text


def test_a_parameter_that_nothing_protects_is_told_to_be_such() -> None:
    names = ("protected", "encrypted_key", "iv", "ciphertext", "tag")
    segments = dict(zip(names, inspection_of(sealed()).token.split("."), strict=True))

    rows = claim_rows(state_of(json.dumps({**segments, "header": {"x5t": "a"}})))

    apart = {row.name: row.label for row in rows if row.place is Segment.HEADER}
    assert ("not protected", "content") == (apart["x5t"], apart["enc"])


@pytest.mark.parametrize(
    ("algorithm", "label"),
    [
        ("ECDH-ES", "key agreement"),
        ("PBES2-HS256+A128KW", "key wrap"),
        ("dir", "shared key"),
        ("A256KW", "key wrap"),
    ],
)
def test_the_way_of_the_content_key_is_named(algorithm: str, label: str) -> None:
    rows = claim_rows(sealed(header={"alg": algorithm, "enc": "A256GCM", "zip": "DEF"}))

    assert label == rows[0].label
    assert "compression" == rows[2].label
    assert "DEF: the payload was compressed first" == rows[2].second


def test_a_decrypted_token_lists_its_claims() -> None:
    state = sealed(status=EncryptionStatus.DECRYPTED)

    opened = having(state, payload={"iss": "x"}, payload_text='{"iss":"x"}')

    assert ["iss"] == [row.name for row in claim_rows(opened)]


def test_a_nested_token_lists_the_claims_of_the_inner_one() -> None:
    inner = inspection_of(state_of(signed(), KeyInput(SECRET)))
    state = having(sealed(status=EncryptionStatus.DECRYPTED), nested=inner)

    assert list(CLAIMS) == [row.name for row in claim_rows(state)]
    assert Mood.GOOD is second_of(state, "exp")[1]


def test_disclosed_claims_are_listed_as_a_verifier_sees_them() -> None:
    state = state_of(signed('{"iss":"x","n":1.0,"_sd":["h"]}'))

    seen = having(state, form=Form.SD_JWT, payload={"iss": "x", "n": 1.0, "name": "Zoë"})

    assert [("iss", "x"), ("n", "1.0"), ("name", "Zoë")] == [
        (row.name, row.shown) for row in claim_rows(seen)
    ]
    assert '"name": "Zoë"' == claim_rows(seen)[2].json_text


def test_a_claim_of_the_payload_that_a_disclosure_changes_is_written_anew() -> None:
    state = state_of(signed('{"address":{"_sd":["h"]}}'))

    seen = having(state, form=Form.SD_JWT, payload={"address": {"city": "Köln"}})

    assert '{"city": "Köln"}' == claim_rows(seen)[0].value_text


def test_of_a_broken_payload_the_readable_claims_are_listed() -> None:
    assert ["iss"] == [row.name for row in rows_of('{"iss": "x", "sub')]


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        ("{}", "The payload is an empty object: it claims nothing"),
        ("[1]", "The payload is a JSON array, not an object: it has no claims"),
        ("5", "The payload is a single JSON value, not an object: it has no claims"),
        ("null", "The payload is a single JSON value, not an object: it has no claims"),
        ("hello", "The payload is text, not JSON: it has no claims"),
        ("\ud800", "The payload is binary: it has no claims"),
    ],
)
def test_a_payload_without_claims_says_what_it_is(payload: str, words: str) -> None:
    state = state_of(signed(payload))

    assert () == claim_rows(state)
    assert words == no_rows_words(state)


def test_of_very_many_claims_the_first_are_listed_and_the_rest_counted() -> None:
    many = json.dumps({f"c{number}": number for number in range(3_500)})

    rows = rows_of(many)

    assert ["c0", "c999", "…"] == [rows[0].name, rows[-2].name, rows[-1].name]
    assert "2,500 more claims, which the JSON has" == rows[-1].shown
    assert Segment.PAYLOAD is not rows[-1].place


def test_a_thousand_claims_are_all_listed() -> None:
    rows = rows_of(json.dumps({f"c{number}": number for number in range(1_000)}))

    assert "c999" == rows[-1].name


def test_a_payload_of_broken_json_says_where_and_why_it_has_no_claims() -> None:
    first, second = no_rows_words(state_of(signed('{"exp":NaN}'))).splitlines()

    assert "No claim can be read." == first
    assert second.startswith("Payload, line 1, column 8 (")
    assert second.endswith("): JSON has no NaN: write a number, or null.")


def test_without_a_token_the_table_says_what_it_waits_for() -> None:
    assert () == claim_rows(State())
    assert "Claims appear once there is a token" == no_rows_words(State())


def test_a_payload_that_cannot_be_read_says_so() -> None:
    state = state_of("eyJhbGciOiJub25lIn0.*.")

    assert "No claim of this payload can be read" == no_rows_words(state)


def test_a_verdict_of_another_kind_proves_no_time() -> None:
    state = having(state_of(signed()), signature=Signature(SignatureStatus.UNSUPPORTED, "XY", ""))

    assert Mood.PLAIN is second_of(state, "exp")[1]


def test_a_distance_follows_the_clock() -> None:
    state = state_of(signed())
    row = claim_rows(state)[-1]

    later = beside(row, state, NOW + timedelta(hours=3))

    assert ("59 min ago", Mood.BAD) == (later.text, later.mood)


@given(json_objects())
def test_every_member_has_a_row_that_hides_nothing(payload: dict[str, Any]) -> None:
    text = json.dumps(payload)

    rows = rows_of(text)

    assert list(payload) == [row.name for row in rows]
    assert all(row.shown.isprintable() for row in rows)
    assert json.loads("{" + ",".join(row.json_text for row in rows) + "}") == payload


@given(json_texts())
def test_one_line_changes_nothing_but_white_space(text: str) -> None:
    line = one_line(text)

    assert line.isprintable()
    laid_out = all(character.isprintable() or character in "\n\t" for character in text)
    if laid_out and len(line) < MAX_DRAWN:
        assert json.loads(text) == json.loads(line)
