from dataclasses import replace

import pytest

from jwt_debugger.inspection.comparison import Comparison, Difference
from jwt_debugger.window.comparison_rows import comparison_rows, no_difference_words, spoken
from jwt_debugger.window.theme import Tone


def comparison(*claims: Difference, same_bytes: bool = False) -> Comparison:
    return Comparison((), claims, same_bytes, None, "the reason")


def test_a_time_is_shown_in_words_and_a_broken_one_as_it_is() -> None:
    moved = Difference("exp", "1780065560", '"soon"', said="")

    [heading, row] = comparison_rows(comparison(moved), utc=True)

    assert ("Claims", Tone.PAYLOAD) == (heading.name, heading.tone)
    assert ("Fri 29 May 2026, 14:39:20", '"soon"') == (row.before, row.after)


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (Difference("a", None, "1"), "a, added: 1"),
        (Difference("a", "1", None), "a, removed: 1"),
        (Difference("a", "1", "2"), "a, changed: 1 became 2"),
        (
            Difference("roles", "[]", '["x\\u202e"]', is_set=True, gained=("x\u202e",)),
            "roles, changed: + x\\u202e",
        ),
    ],
)
def test_a_row_is_one_sentence(difference: Difference, said: str) -> None:
    row = comparison_rows(comparison(difference), utc=True)[1]

    assert said == spoken(row)


def test_tokens_without_differences_may_be_written_otherwise() -> None:
    assert no_difference_words(comparison(same_bytes=True)).endswith("to the last byte")
    assert no_difference_words(comparison()).endswith("only how they are written differs")


def test_nothing_is_said_of_payloads_that_cannot_be_read() -> None:
    sealed = replace(comparison(), unread="Neither can be read.")

    assert "The headers are the same" == no_difference_words(sealed)
