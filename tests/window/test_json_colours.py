"""JSON text cut into pieces."""

import json

from hypothesis import given

from jwt_debugger.window.json_colours import JsonKind, json_pieces
from tests.strategies import any_text, json_texts, nearly_json


def kinds(text: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, text[piece.start : piece.end]) for piece in json_pieces(text)]


def test_each_piece_is_what_it_is() -> None:
    expected = [
        ("punctuation", "{"),
        ("name", '"a\\""'),
        ("punctuation", ":"),
        ("punctuation", "["),
        ("number", "-1.5e+3"),
        ("punctuation", ","),
        ("literal", "null"),
        ("punctuation", ","),
        ("string", '"b"'),
        ("punctuation", "]"),
        ("punctuation", "}"),
    ]

    assert expected == kinds('{ "a\\"" : [-1.5e+3, null, "b"] }')


def test_a_string_that_is_not_closed_ends_with_its_line() -> None:
    assert [("string", '"admin'), ("punctuation", "]")] == kinds('"admin\n]')
    assert [("string", '"a\\')] == kinds('"a\\')


def test_what_is_no_json_is_stray() -> None:
    assert [("stray", "True"), ("punctuation", ","), ("stray", "nullx")] == kinds("True, nullx")


@given(nearly_json() | any_text())
def test_pieces_of_any_text_stand_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for piece in json_pieces(text):
        assert end <= piece.start < piece.end <= len(text)
        end = piece.end


@given(json_texts())
def test_in_json_nothing_but_space_is_left_out(text: str) -> None:
    kept = "".join(piece for _kind, piece in kinds(text))

    assert json.loads(text) == json.loads(kept)
    assert JsonKind.STRAY not in {kind for kind, _piece in kinds(text)}
