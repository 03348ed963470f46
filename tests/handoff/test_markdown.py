import re

from hypothesis import given

from jwt_debugger.handoff.markdown import fenced, plain, table
from tests.strategies import any_text


def test_markup_in_a_text_is_escaped() -> None:
    assert r"\*a\* \| \[b\](c) \`d\` \<e\> \\" == plain("*a* | [b](c) `d` <e> \\")


@given(any_text())
def test_a_sentence_stays_in_its_line_and_shows_what_hides(text: str) -> None:
    assert plain(text).isprintable()
    assert not re.search(r"(?<!\\)(?:\\\\)*[|<`*]", plain(text))


@given(any_text())
def test_no_line_of_a_text_closes_its_fence(text: str) -> None:
    first, *lines, last = fenced(text, "json").split("\n")

    assert first == f"{last}json"
    assert not any(line.startswith(last) for line in lines)


def test_lines_are_kept_as_they_are() -> None:
    assert "```\na\n  b\n```" == fenced("a\r\n  b")
    assert "`````\n````\n`````" == fenced("````")


def test_a_table_has_a_line_below_its_head() -> None:
    assert "| a | b |\n| --- | --- |\n| c | d |" == table(("a", "b"), [("c", "d")])
