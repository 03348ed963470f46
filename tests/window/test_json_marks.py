"""Lines and times that an editor marks."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.json_faults import place
from jwt_debugger.window.json_marks import (
    TIME_CLAIMS,
    Marks,
    Place,
    Sense,
    TimeClaim,
    read_marks,
    time_marks,
)
from tests.strategies import any_text, json_objects, nearly_json

TEXT = """{
  "iss": "x",
  "roles": [
    "admin"
  ],
  "iat": 1780051160,
  "exp": 1780065560
}"""
NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)


def claim(name: str, ahead: float, *, edited: bool = False) -> TimeClaim:
    return TimeClaim(name, 0, NOW + timedelta(seconds=ahead), edited)


def sense(time: TimeClaim, leeway: int = 0, *, verified: bool = True) -> Sense:
    (mark,) = time_marks([time], NOW, leeway, verified=verified)
    return mark.sense


def test_a_changed_member_is_marked_on_all_its_lines_with_one_pencil() -> None:
    marks = read_marks(TEXT, {"roles", "gone"})

    assert frozenset({2, 3, 4}) == marks.changed
    assert frozenset({2}) == marks.pencils


def test_times_stand_on_their_lines() -> None:
    marks = read_marks(TEXT, {"exp"})

    assert [("iat", 5, False), ("exp", 6, True)] == [
        (time.name, time.line, time.edited) for time in marks.times
    ]
    assert datetime(2026, 5, 29, 14, 39, 20, tzinfo=UTC) == marks.times[1].instant


@pytest.mark.parametrize(
    "text",
    [
        '{"exp":1,"a":2}',
        '{\n"exp": "1780065560"\n}',
        '{\n"exp": true\n}',
        '{\n"exp": 1e999\n}',
        '{\n"other": 1780065560\n}',
    ],
    ids=["followed by more", "string", "boolean", "no instant", "no time claim"],
)
def test_what_is_no_time_at_a_lines_end_has_no_words(text: str) -> None:
    assert () == read_marks(text).times


@given(st.text("a\r\n"), st.integers(0, 20))
def test_a_place_is_where_the_fault_is(text: str, index: int) -> None:
    within = index % (len(text) + 1)
    if text[within - 1 : within + 1] == "\r\n":
        within -= 1

    assert within == Place(*place(text, within)).index_in(text)


def test_a_place_beyond_the_text_is_its_end() -> None:
    assert 3 == Place(9, 9).index_in("a\nb")


def test_the_header_has_no_times() -> None:
    assert () == read_marks(TEXT, times=False).times


def test_times_are_said_by_their_distance() -> None:
    marks = time_marks(read_marks(TEXT).times, NOW, verified=True)

    assert ["1 h 59 min ago", "in 2 h 01 min"] == [mark.words for mark in marks]


def test_green_is_for_what_the_signature_proves() -> None:
    assert Sense.GOOD is sense(claim("exp", 60))
    assert Sense.PLAIN is sense(claim("exp", 60), verified=False)
    assert Sense.PLAIN is sense(claim("iat", -60))


def test_a_token_is_expired_at_exp_and_valid_at_nbf() -> None:
    assert Sense.BAD is sense(claim("exp", 0))
    assert Sense.GOOD is sense(claim("exp", -4), leeway=5)
    assert Sense.BAD is sense(claim("exp", -5), leeway=5)
    assert Sense.PLAIN is sense(claim("nbf", 0))
    assert Sense.BAD is sense(claim("nbf", 1))
    assert Sense.PLAIN is sense(claim("nbf", 1), leeway=1)


def test_an_edited_time_is_shown_as_edited_whatever_it_says() -> None:
    assert Sense.EDITED is sense(claim("exp", -60, edited=True))


@given(json_objects(), st.data())
def test_the_lines_of_any_object_lie_within_it(value: dict[str, Any], data: st.DataObject) -> None:
    value |= dict.fromkeys(data.draw(st.sets(st.sampled_from(sorted(TIME_CLAIMS)))), 1780065560)
    names = data.draw(st.sets(st.sampled_from([*value, "absent"])))
    text = json.dumps(value, indent=2)

    marks = read_marks(text, names)

    assert marks.pencils <= marks.changed <= frozenset(range(1, text.count("\n") + 1))
    assert len(names & set(value)) == len(marks.pencils)
    assert TIME_CLAIMS & set(value) >= {time.name for time in marks.times}


@given(nearly_json() | any_text())
def test_any_text_has_marks(text: str) -> None:
    assert isinstance(read_marks(text, {"a", "exp"}), Marks)
