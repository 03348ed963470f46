import json
from typing import Any

import pytest
from hypothesis import given

from jwt_debugger.jose.json_members import with_member, with_members, without_member
from tests.strategies import any_text, json_objects, json_values


@pytest.mark.parametrize(
    ("expected", "text", "wanted"),
    [
        ('{"a":1}', "{}", {"a": 1}),
        ('  {"a":1 }\n', "  { }\n", {"a": 1}),
        ('{ "a" : 1, "b" : {"c":[2]} }', '{ "a" : 1 }', {"b": {"c": [2]}}),
        ('{"a":1 , "b": 2 , "c": 3}', '{"a":1 , "b": 2}', {"c": 3}),
        ('{"a":"new", "b":2}', '{"a":1, "b":2}', {"a": "new"}),
        ('{"a":1,"a":3}', '{"a":1,"a":2}', {"a": 3}),
        ('{"a":  1.0 }', '{"a":  1.0 }', {"a": 1.0}),
    ],
)
def test_a_member_is_replaced_in_place_or_put_at_the_end(
    expected: str, text: str, wanted: dict[str, Any]
) -> None:
    assert expected == with_members(text, wanted)


@given(json_objects(), any_text(), json_values())
def test_all_other_members_are_kept(header: dict[str, Any], name: str, value: Any) -> None:
    text = json.dumps(header)

    assert {**header, name: value} == json.loads(with_members(text, {name: value}))


@given(json_objects())
def test_a_text_that_has_all_members_is_not_touched(header: dict[str, Any]) -> None:
    text = json.dumps(header, indent=3)

    assert text == with_members(text, header)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("{}", '{"a":1}'),
        ('{"b":2}', '{"a":1,"b":2}'),
        ('{"b":2 }', '{"b":2, "a":1 }'),
        ('{"b":2, "c":3}', '{"b":2, "a":1, "c":3}'),
        ('{"b":2}', '{"a":0,"b":2,"a":1}'),
        ('{ "b":2}', '{ "b":2}'),
    ],
)
def test_a_member_is_taken_out_with_its_comma(expected: str, text: str) -> None:
    assert expected == without_member(text, "a")


@given(json_objects(), any_text(), json_values())
def test_a_member_put_in_and_taken_out_leaves_the_text_as_it_was(
    claims: dict[str, Any], name: str, value: Any
) -> None:
    text = json.dumps({member: claims[member] for member in claims if member != name})

    there = with_member(text, name, json.dumps(value))

    assert value == json.loads(there)[name]
    assert text == without_member(there, name)
