"""What the token pane says of edits and faults."""

from dataclasses import replace

import pytest

from jwt_debugger.state import Edits, Outcome, State
from jwt_debugger.window.token_words import Topic, banner, token_fault
from tests.window.token_states import edited, frozen, malformed, state, token


def test_nothing_is_said_of_a_sound_token_or_of_none() -> None:
    assert banner(state(token())) is None
    assert banner(State()) is None
    assert token_fault(State()) is None


def test_an_edit_that_is_signed_anew_counts_the_changes() -> None:
    said = banner(edited())

    assert said is not None
    assert (Topic.RESIGNED, "Edited by you") == (said.topic, said.title)
    assert "2 claims changed, signed anew as you type." == said.text


@pytest.mark.parametrize(
    ("parameters", "claims", "words"),
    [
        ({"kid": None}, {}, "1 header parameter changed"),
        ({"kid": None}, {"a": None, "b": "1"}, "1 header parameter and 2 claims changed"),
        ({}, {"a": None}, "1 claim changed"),
        ({}, {}, "Only the spelling changed"),
    ],
)
def test_changes_are_counted_by_segment(
    parameters: dict[str, None], claims: dict[str, None], words: str
) -> None:
    edits = Edits(Outcome.RESIGNED, True, True, parameters, claims)  # noqa: FBT003 - in order

    said = banner(replace(edited(), edits=edits))

    assert said is not None
    assert f"{words}, signed anew as you type." == said.text


def test_a_token_that_is_only_encrypted_to_another_key_is_not_said_to_be_changed() -> None:
    nothing = Edits(Outcome.REENCRYPTED, header=False, payload=False, header_members={}, claims={})

    said = banner(replace(edited(), edits=nothing))

    assert said is not None
    assert "Nothing in it changed, encrypted anew as you type." == said.text


@pytest.mark.parametrize(
    ("outcome", "topic", "title", "text"),
    [
        (
            Outcome.OLD_SIGNATURE,
            Topic.OLD_SIGNATURE,
            "Edited by you, draft",
            "Signature is the original one.",
        ),
        (
            Outcome.OTHER_KEY,
            Topic.OTHER_KEY,
            "Signed with another key",
            "Sign it with the key that is given now, or revert.",
        ),
        (
            Outcome.UNSECURED,
            Topic.UNSECURED,
            "Edited by you, unsigned",
            "2 claims changed. “alg” is “none”: there is nothing to sign.",
        ),
    ],
)
def test_each_outcome_has_its_words(outcome: Outcome, topic: Topic, title: str, text: str) -> None:
    said = banner(edited(outcome))

    assert said is not None
    assert (topic, title, text) == (said.topic, said.title, said.text)


def test_a_frozen_token_says_where_the_json_breaks() -> None:
    said = banner(frozen())

    assert said is not None
    assert "Token not updated: line 4, column 13" == said.title
    assert "A string may not hold a line break as it is: write \\n." == said.text


def test_a_broken_token_says_its_first_fatal_fault() -> None:
    said = banner(malformed())

    assert said is not None
    assert (Topic.FAULT, "Payload, character 31: “+”") == (said.topic, said.title)
