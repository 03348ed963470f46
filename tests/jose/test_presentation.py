import json
from typing import Any

import pytest
from hypothesis import given

from jwt_debugger.jose.disclosures import MAX_DISCLOSURES
from jwt_debugger.jose.json_serialization import read_json_token
from jwt_debugger.jose.presentation import Presentation, cut_presentation, presentation_in_json
from tests.strategies import any_text

ISSUED = "e30.e30.AAAA"


def cut(text: str) -> Presentation:
    presentation = cut_presentation(text)
    assert presentation is not None
    return presentation


def in_json(**header: Any) -> tuple[str, Presentation | None]:
    text = json.dumps(
        {"payload": "e30", "protected": "e30", "header": header, "signature": "AAAA"}, indent=1
    )
    token = read_json_token(text)
    assert token is not None
    return text, presentation_in_json(text, token.entries[0])


@pytest.mark.parametrize("text", ["", "~", ISSUED, "e30.e30~", "e30.e30~.AAAA", "a.b.c.d.e~"])
def test_what_has_no_signed_token_before_the_first_tilde_is_none(text: str) -> None:
    assert cut_presentation(text) is None


def test_the_pieces_are_cut_out_in_their_places() -> None:
    text = f"  {ISSUED}~AA~e30~a.b.c \n"

    presentation = cut(text)

    assert f"  {ISSUED}" == presentation.issued
    assert ["AA", "e30"] == [part.text for part in presentation.disclosures]
    assert [b"\x00", b"{}"] == [part.data for part in presentation.disclosures]
    assert presentation.binding is not None
    for part in (*presentation.disclosures, presentation.binding):
        assert part.text == text[part.start : part.start + len(part.text)]
    assert (f"{ISSUED}~AA~e30~", 2) == (presentation.covered, presentation.count)


@pytest.mark.parametrize("end", ["", "\n"])
def test_without_key_binding_the_last_tilde_ends_it(end: str) -> None:
    presentation = cut(f"{ISSUED}~{end}")

    assert (None, (), 0) == (
        presentation.binding,
        presentation.disclosures,
        presentation.count,
    )


def test_above_the_bound_no_disclosure_is_cut_out() -> None:
    most = cut(ISSUED + "~AA" * MAX_DISCLOSURES + "~")
    more = cut(ISSUED + "~AA" * (MAX_DISCLOSURES + 1) + "~")

    assert (MAX_DISCLOSURES, MAX_DISCLOSURES) == (len(most.disclosures), most.count)
    assert (0, MAX_DISCLOSURES + 1) == (len(more.disclosures), more.count)


@given(any_text())
def test_any_text_after_the_tilde_is_cut(text: str) -> None:
    presentation = cut(f"{ISSUED}~{text}")

    assert presentation.count == len(presentation.disclosures)


def test_json_holds_the_same_pieces_in_the_header_that_nothing_protects() -> None:
    text, presentation = in_json(disclosures=["AA", "e30"], kb_jwt="a.b.c")

    assert presentation is not None
    assert presentation.binding is not None
    for part in (*presentation.disclosures, presentation.binding):
        assert part.text == text[part.start : part.start + len(part.text)]
    assert (f"{ISSUED}~AA~e30~", 2) == (presentation.covered, presentation.count)


@pytest.mark.parametrize("header", [{}, {"disclosures": "AA"}, {"disclosures": [1]}])
def test_json_without_a_list_of_disclosures_is_none(header: dict[str, Any]) -> None:
    assert in_json(**header)[1] is None


def test_an_encrypted_token_in_json_discloses_nothing() -> None:
    token = read_json_token('{"ciphertext":"AAAA","header":{"disclosures":["AA"]}}')

    assert token is not None
    assert presentation_in_json("", token.entries[0]) is None


def test_json_is_bounded_too_and_needs_no_key_binding() -> None:
    _text, presentation = in_json(disclosures=["AA"] * (MAX_DISCLOSURES + 1), kb_jwt=7)

    assert presentation is not None
    assert ((), None) == (presentation.disclosures, presentation.binding)


def test_a_disclosure_that_json_writes_with_escapes_is_placed_at_the_beginning() -> None:
    _text, presentation = in_json(disclosures=["é"])

    assert presentation is not None
    assert 0 == presentation.disclosures[0].start
