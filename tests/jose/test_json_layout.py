"""JSON shown with line breaks, and given back exactly."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given

from jwt_debugger.jose.json_layout import (
    EXACT,
    MAX_INDENTED_DEPTH,
    MAX_INDENTED_SIZE,
    formatted,
    layout_obstacle,
    minified,
    sorted_by_name,
)
from jwt_debugger.jose.json_layout import display_layout as layout_of
from tests.strategies import any_text, json_texts, json_values, nearly_json


@given(any_text() | json_texts() | nearly_json())
@example('{"a":1.0,"a":"\\u002f","b":[],"c":{}}')
def test_what_is_shown_unedited_is_given_back_to_the_last_character(text: str) -> None:
    layout = layout_of(text)
    assert text == layout.restore(layout.display(text))


@given(json_values())
def test_compact_json_is_shown_as_python_indents_it(value: Any) -> None:
    text = json.dumps(value, separators=(",", ":"))
    assert json.dumps(value, indent=2) == layout_of(text).display(text)


@given(json_values())
def test_pythons_default_spacing_is_shown_as_python_indents_it(value: Any) -> None:
    text = json.dumps(value)
    assert json.dumps(value, indent=2) == layout_of(text).display(text)


@pytest.mark.parametrize(
    ("original", "edited", "restored"),
    [
        ('{"a":1}', '{\n  "a": 2,\n  "b": [1, 2]\n}', '{"a":2,"b":[1,2]}'),
        ('{"a": 1}', '{\n  "a": 2,\n  "b": [1,2]\n}', '{"a": 2, "b": [1, 2]}'),
        ('{"a" :1}', '{"a" :2,  "b":3}', '{"a" :2,  "b":3}'),
        ('{"a":1}', '{"a": " x : y , ", "n": 1.10}', '{"a":" x : y , ","n":1.10}'),
        ('{"a":1}', '{\n  "a": 1 2\n}', '{\n  "a": 1 2\n}'),
    ],
    ids=["compact", "Python", "its own", "strings and numbers", "broken"],
)
def test_an_edited_text_is_written_in_the_spacing_of_the_original(
    original: str, edited: str, restored: str
) -> None:
    assert restored == layout_of(original).restore(edited)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,}',
        '{"a": 1,"b": 2}',
        ' {"a":1}',
        '{"a":1}\n',
        "[" * (MAX_INDENTED_DEPTH + 1) + "]" * (MAX_INDENTED_DEPTH + 1),
        f'["{"x" * MAX_INDENTED_SIZE}"]',
        "not json",
        "",
    ],
    ids=["broken", "mixed", "space before", "line after", "deep", "large", "text", "nothing"],
)
def test_any_other_text_is_shown_as_it_is(text: str) -> None:
    assert layout_of(text) == EXACT
    assert text == layout_of(text).display(text)


def test_a_layout_leaves_broken_json_as_it_is() -> None:
    broken = '{"a":'
    assert broken == layout_of('{"a":1}').display(broken)


@given(json_values())
def test_json_is_formatted_and_minified_and_means_the_same(value: Any) -> None:
    text = json.dumps(value)

    assert json.dumps(value, indent=2) == formatted(text)
    assert json.dumps(value, separators=(",", ":")) == minified(formatted(text))


@given(json_values())
def test_members_are_sorted_by_name_at_every_depth(value: Any) -> None:
    compact = json.dumps(value, separators=(",", ":"))
    in_order = json.dumps(value, separators=(",", ":"), sort_keys=True)

    assert in_order == sorted_by_name(compact)
    assert formatted(in_order) == sorted_by_name(formatted(compact)) or "\n" not in formatted(
        compact
    )


@pytest.mark.parametrize(
    ("text", "in_order"),
    [
        ('{"b":1.10,"a":9007199254740993}', '{"a":9007199254740993,"b":1.10}'),
        ('{"b": 1, "a": [3, {"d": 4, "c": 5}]}', '{"a": [3, {"c": 5, "d": 4}], "b": 1}'),
        ('{"a":2,"\\u0061":1}', '{"a":2,"\\u0061":1}'),
        ('{ "b":1, "a":2}', '{"a":2,"b":1}'),
        ("{}", "{}"),
        ('"text"', '"text"'),
    ],
    ids=["numbers", "nested", "one name twice", "spaced anyhow", "empty", "no object"],
)
def test_sorting_moves_members_and_touches_nothing_else(text: str, in_order: str) -> None:
    assert in_order == sorted_by_name(text)


@pytest.mark.parametrize("text", ['{"b":1,', "[" * 70 + "]" * 70, f'["{"x" * MAX_INDENTED_SIZE}"]'])
@pytest.mark.parametrize("lay_out", [formatted, minified, sorted_by_name])
def test_what_cannot_be_laid_out_stays_and_says_why(
    text: str, lay_out: Callable[[str], str]
) -> None:
    assert text == lay_out(text)
    assert layout_obstacle(text)
