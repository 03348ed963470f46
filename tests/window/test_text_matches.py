"""Where a text occurs in others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.window.text_matches import MAX_MATCHES, Match, find_matches, match_words


def test_texts_are_searched_one_after_the_other() -> None:
    assert find_matches(["a sub", "no", "sub sub"], "sub") == (
        Match(0, 2, 5),
        Match(2, 0, 3),
        Match(2, 4, 7),
    )


def test_upper_and_lower_case_are_the_same() -> None:
    assert find_matches(['{"SUB":1}'], "sub") == (Match(0, 2, 5),)


def test_what_is_looked_for_is_no_pattern() -> None:
    assert find_matches(["a.b", "acb"], "a.b") == (Match(0, 0, 3),)


def test_nothing_is_found_by_an_empty_text() -> None:
    assert find_matches(["abc"], "") == ()


def test_of_very_many_matches_the_first_ones_are_found() -> None:
    assert len(find_matches(["a" * (MAX_MATCHES + 5)], "a")) == MAX_MATCHES


@given(st.lists(st.text()), st.text(min_size=1))
def test_each_match_is_there_but_for_its_case(texts: list[str], wanted: str) -> None:
    for match in find_matches(texts, wanted):
        there = texts[match.text][match.start : match.end]
        assert len(there) == len(wanted)
        assert find_matches([there], wanted) == (Match(0, 0, len(wanted)),)


@given(st.text(), st.text(min_size=1), st.text())
def test_a_text_is_found_wherever_it_stands(before: str, wanted: str, after: str) -> None:
    assert find_matches([before + wanted + after], wanted)


@pytest.mark.parametrize(
    ("wanted", "current", "count", "words"),
    [
        ("", None, 0, ""),
        ("a", None, 0, "Not found"),
        ("a", 0, 12, "1 of 12"),
        ("a", None, 1, "1 match"),
        ("a", None, 12, "12 matches"),
        ("a", 4, MAX_MATCHES, "5 of the first 1,000"),
    ],
)
def test_the_bar_says_which_of_how_many_is_shown(
    wanted: str, current: int | None, count: int, words: str
) -> None:
    assert match_words(wanted, current, count) == words
