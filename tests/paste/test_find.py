"""Tokens in texts as people have them: each found to the character, and nothing else taken."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jwt_debugger.paste.find import find_tokens
from tests.paste.corpus import texts_with_tokens, wrapped
from tests.paste.decoys import texts_without_tokens
from tests.paste.given_tokens import EVERY_FORM
from tests.paste.more_texts import more_texts
from tests.strategies import any_text, compact_like
from tests.vectors import load

WITH = [*texts_with_tokens(), *more_texts()]
WITHOUT = list(texts_without_tokens())
SAMPLE = load("extract_sample")
MALFORMED = load("malformed_sample")
RFC_EXAMPLES = load("rfc_examples")

FORMS = st.sampled_from(sorted(EVERY_FORM.values()))
JOINTS = st.sampled_from(
    ["\n", "\r\n", "\n> ", "\r\n>> ", "\n    ", "\n\t", " \\\n", "\\n", "=\r\n"]
)


def found(text: str) -> list[str]:
    return [token.text for token in find_tokens(text)]


@pytest.mark.parametrize("case", SAMPLE, ids=[case["id"] for case in SAMPLE])
def test_every_sample_is_answered_as_it_says(case: dict[str, object]) -> None:
    assert case["expect_tokens"] == found(str(case["text"]))


@pytest.mark.parametrize(("text", "tokens"), [case[1:] for case in WITH], ids=[c[0] for c in WITH])
def test_each_token_of_a_text_is_found_in_order_and_once(text: str, tokens: list[str]) -> None:
    assert tokens == found(text)


@pytest.mark.parametrize("text", [case[1] for case in WITHOUT], ids=[case[0] for case in WITHOUT])
def test_what_only_looks_like_a_token_is_none(text: str) -> None:
    assert [] == found(text)


@pytest.mark.parametrize("case", MALFORMED, ids=[case["id"] for case in MALFORMED])
def test_no_part_of_a_malformed_token_is_taken_for_the_whole(case: dict[str, str]) -> None:
    whole = "".join(case["token"].split())

    assert found(case["token"]) in ([], [whole], [whole.replace("=", "")])


@pytest.mark.parametrize("case", RFC_EXAMPLES, ids=[case["id"] for case in RFC_EXAMPLES])
def test_every_token_of_the_rfcs_is_found_but_those_with_a_raw_payload(
    case: dict[str, str],
) -> None:
    tokens = [] if "b64" in case["id"] and "url" not in case["id"] else [case["token"]]

    assert tokens == found(case["token"])


@given(any_text(), FORMS, any_text())
def test_a_token_is_found_whatever_stands_around_it(before: str, token: str, after: str) -> None:
    assert token in found(f"{before} {token}\n\n{after}")


@given(FORMS, st.integers(1, 130), JOINTS)
def test_a_token_broken_at_any_column_is_found_whole(token: str, width: int, joint: str) -> None:
    text = f"Here it is:{joint}{wrapped(token, width, joint)}\n\nThanks,\nAnna"

    assert [token] == found(text)


@given(any_text() | compact_like() | st.lists(FORMS | any_text() | compact_like()).map("".join))
@settings(max_examples=200)
def test_every_span_is_within_the_text_and_apart_from_the_others(text: str) -> None:
    end = 0
    for token in find_tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.text.isascii()
        end = token.end
