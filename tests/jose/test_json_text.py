"""JSON texts as values and places."""

import json
from collections.abc import Callable
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given

from jwt_debugger.jose.json_text import (
    MAX_DEPTH,
    MAX_DUPLICATES,
    Duplicate,
    OutsizeNumber,
    elements,
    members,
    read_json,
)
from jwt_debugger.jose.problems import ProblemKind
from tests.strategies import any_text, json_objects, json_texts, json_values, nearly_json


@given(json_values())
def test_what_python_writes_is_read_back(value: Any) -> None:
    reading = read_json(json.dumps(value))
    assert reading.fault is None
    assert json.dumps(value) == json.dumps(reading.value)


@given(any_text() | json_texts() | nearly_json())
def test_any_text_has_a_value_or_one_fault_within_it(text: str) -> None:
    reading = read_json(text)
    members(text)
    if reading.fault:
        assert 0 <= reading.fault.index <= len(text)
        assert reading.fault.message.isprintable()
        assert reading.value is None


@given(json_texts() | nearly_json())
def test_what_is_read_is_what_the_standard_library_reads(text: str) -> None:
    try:
        expected = json.dumps(json.loads(text))
    except json.JSONDecodeError:
        assert read_json(text).fault
        return
    reading = read_json(text)
    if not reading.fault:  # NaN and infinities are read by the standard library alone
        assert json.loads(expected) == json.loads(json.dumps(reading.value))


FAULTS = [
    ("", (1, 1), "There is no text here"),
    (" \n ", (1, 1), "There is no text here"),
    ("{", (1, 2), "ends too early: the JSON is not complete"),
    ('{"a":1,\n', (1, 8), "ends too early: the JSON is not complete"),
    ('{"alg":"HS256"', (1, 15), "ends too early: the JSON is not complete"),
    ('{"alg":"HS2', (1, 8), "ends too early: the string that begins here"),
    ('"\\u00', (1, 2), "ends too early: in the middle of an escape"),
    ('{"a":1,}', (1, 7), "The last comma is one too many"),
    ("[1 , ]", (1, 4), "The last comma is one too many"),
    ("[,]", (1, 2), "The last comma is one too many"),
    ("{'a':1}", (1, 2), "in place of “'”"),
    ("{“a”:1}", (1, 2), "in place of ““” (U+201C)"),
    ("{\"a\":'b'}", (1, 6), "in place of “'”"),
    ('{"a":NaN}', (1, 6), "JSON has no NaN"),
    ('["NaN",-Infinity]', (1, 8), "JSON has no -Infinity"),
    ('"a\nb"', (1, 3), "may not hold a line break as it is: write \\n."),
    ('"a\tb"', (1, 3), "may not hold a tab as it is: write \\t."),
    ('"a\x1bb"', (1, 3), "may not hold U+001B as it is: write \\u001b."),
    ('"\\x"', (1, 2), "A backslash and “x” are no escape"),
    ('"\\u12G4"', (1, 2), "needs four hexadecimal digits"),
    ('{"a" 1}', (1, 6), "A colon is missing before “1”"),
    ('{"a":1\n "b":2}', (2, 2), 'A comma or a closing bracket is missing before “"”'),
    ('{"a":[1}', (1, 8), "A comma or a closing bracket is missing before “}”"),
    ('{"a":1}\r\nx', (2, 1), "The JSON is complete before “x”"),
    ("// a\n{}", (1, 1), "JSON has no comments"),
    ('{"a":1 # b\n}', (1, 8), "JSON has no comments"),
    ("{a:1}", (1, 2), "The name “a” needs double quotes"),
    ("{1:1}", (1, 2), "A name in double quotes is needed here, not “1”"),
    ("[True]", (1, 2), "JSON has no “True”: write true."),
    ("[undefined]", (1, 2), "JSON has no “undefined”: write null."),
    ("[abc]", (1, 2), "“abc” needs double quotes"),
    ("[;]", (1, 2), "A value is needed here, not “;”"),
    ("[01]", (1, 3), "not written as JSON writes numbers"),
    ("[1.]", (1, 3), "not written as JSON writes numbers"),
    ("[+1]", (1, 2), "not written as JSON writes numbers"),
    ("\r\r\ufeff{}", (3, 1), "A byte order mark"),
]


@pytest.mark.parametrize(
    ("text", "place", "words"), FAULTS, ids=[repr(text) for text, *_ in FAULTS]
)
def test_a_common_mistake_has_a_sentence_and_a_place(
    text: str, place: tuple[int, int], words: str
) -> None:
    fault = read_json(text).fault
    assert fault is not None
    assert place == (fault.line, fault.column)
    assert words in fault.message
    assert fault.kind is ProblemKind.JSON


def nested(levels: int) -> str:
    return '{"a":[' * (levels // 2) + "]}" * (levels // 2)


def test_nesting_is_read_to_the_stated_depth() -> None:
    assert read_json(nested(MAX_DEPTH)).fault is None
    assert len(members(nested(MAX_DEPTH))) == 1


@pytest.mark.parametrize("levels", [MAX_DEPTH + 2, 100_000, 2_000_000])
def test_deeper_nesting_is_one_fault_at_the_bracket_that_is_too_deep(levels: int) -> None:
    fault = read_json(nested(levels)).fault
    assert fault is not None
    assert (ProblemKind.DEPTH, MAX_DEPTH // 2 * 6) == (fault.kind, fault.index)
    assert members(nested(levels)) == ()


def test_many_brackets_side_by_side_are_not_deep() -> None:
    text = '["[[[{{{",' + ",".join(["[]"] * MAX_DEPTH) + "]"
    assert read_json(text).fault is None


def deep_in_the_stack(frames: int, call: Callable[[], Any]) -> Any:
    return deep_in_the_stack(frames - 1, call) if frames else call()


def test_the_depth_does_not_depend_on_how_full_the_stack_is() -> None:
    reading = deep_in_the_stack(800, lambda: read_json(nested(MAX_DEPTH)))
    found = deep_in_the_stack(800, lambda: members(nested(MAX_DEPTH)))
    assert reading.fault is None
    assert len(found) == 1


@pytest.mark.parametrize("literal", ["9" * 4301, "-" + "9" * 5000, "1e999", "-1.5E+400"])
def test_a_number_too_large_is_kept_as_its_literal(literal: str) -> None:
    value = read_json(f'{{"exp":{literal}}}').value["exp"]
    assert isinstance(value, OutsizeNumber)
    assert literal == value


@pytest.mark.parametrize("literal", ["9" * 4300, "1e308", "1e-999", "2.5e+300", "0." + "0" * 300])
def test_a_number_that_fits_stays_a_number(literal: str) -> None:
    assert json.loads(literal) == read_json(literal).value


def test_a_million_digits_cost_no_time() -> None:
    start = perf_counter()
    assert read_json("[" + "9" * 1_000_000 + "]").fault is None
    assert perf_counter() - start < 1


def test_a_name_given_twice_is_located_and_its_last_value_counts() -> None:
    reading = read_json('{"a":{"b":1,"\\u0062":2},\r\n "a":["a"], "c":"a"}')
    assert reading.value == {"a": ["a"], "c": "a"}
    assert (Duplicate("b", 12, 1, 13), Duplicate("a", 27, 2, 2)) == reading.duplicates


def test_the_same_name_in_two_objects_is_no_duplicate() -> None:
    assert read_json('[{"a":1},{"a":{"a":1}}]').duplicates == ()


def test_no_more_duplicates_are_located_than_stated() -> None:
    reading = read_json("{" + '"a":1,' * (MAX_DUPLICATES * 2) + '"b":1}')
    assert len(reading.duplicates) == MAX_DUPLICATES


def test_no_more_members_are_read_than_are_wanted() -> None:
    assert ["a", "b"] == [member.name for member in members('{"a":1,"b":2,"c":3}', 2)]


def test_members_have_the_spans_of_themselves_and_of_their_values() -> None:
    text = ' { "a" : 1 , "\\u0062":[{"x":"}"}],"c":"é"}'
    spans = [
        (m.name, text[m.start : m.end], text[m.value_start : m.value_end]) for m in members(text)
    ]
    assert spans == [
        ("a", '"a" : 1', "1"),
        ("b", '"\\u0062":[{"x":"}"}]', '[{"x":"}"}]'),
        ("c", '"c":"é"', '"é"'),
    ]


@given(json_objects())
def test_members_are_the_names_and_values_of_the_object(value: dict[str, Any]) -> None:
    text = json.dumps(value, indent=1)
    found = {m.name: json.loads(text[m.value_start : m.value_end]) for m in members(text)}
    assert json.dumps(value) == json.dumps(found)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,',
        '{"a":1,"b"',
        '{"a":1,"b" 2}',
        '{"a":1,"b":x}',
        '{"a":1,2:3}',
        '{"a":1;}',
        '{"a":1,"b":NaN}',
        '{"a":1',
        '{"a":1}}',
    ],
)
def test_of_a_broken_object_the_members_before_the_fault_are_there(text: str) -> None:
    assert [member.name for member in members(text)] == ["a"]


@pytest.mark.parametrize("text", ["", "[]", "[1]", "1", "{", "{}", '"a"'])
def test_what_is_no_object_has_no_members(text: str) -> None:
    assert members(text) == ()


@given(json_values())
def test_elements_have_the_spans_of_the_values_of_an_array(value: Any) -> None:
    text = json.dumps([value, [value], value], indent=1)

    found = [text[start:end] for start, end in elements(text)]

    assert 3 == len(found)
    assert [json.dumps(value), json.dumps([value])] == [
        json.dumps(json.loads(each)) for each in found[:2]
    ]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (0, "[]"),
        (0, "{}"),
        (0, "[}"),
        (1, "[1"),
        (1, "[1,"),
        (2, "[1 , 2;"),
        (1, "[1,NaN]"),
    ],
)
def test_of_a_broken_array_the_elements_before_the_fault_are_there(count: int, text: str) -> None:
    assert count == len(elements(text))
