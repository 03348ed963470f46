import json

from hypothesis import given, settings

from jwt_debugger.inspection.diagnosis.json_forms import MAX_DEPTH, forms_of
from tests.strategies import json_texts, nearly_json


def texts(text: str) -> set[str]:
    return {form.text for form in forms_of(text)}


@settings(max_examples=100)
@given(json_texts())
def test_every_form_has_the_same_value(text: str) -> None:
    value = json.loads(text)

    assert all(value == json.loads(form) for form in texts(text))
    assert all(form.name for form in forms_of(text))
    assert text not in texts(text)


@settings(max_examples=200)
@given(nearly_json())
def test_no_text_is_an_obstacle(text: str) -> None:
    for form in texts(text):
        assert form.encode()


def test_no_digit_of_a_number_is_lost() -> None:
    assert '{"a": 1.500, "b": 1E400}' in texts('{"a":1.500,"b":1E400}')


def test_numbers_are_written_as_python_and_javascript_do() -> None:
    found = texts('{"a":1.50,"b":1e3,"c":2.0,"d":12,"e":1E999,"f":1e300,"g":1.0e-7,"h":true}')

    assert '{"a":1.5,"b":1000.0,"c":2.0,"d":12,"e":1E999,"f":1e+300,"g":1e-07,"h":true}' in found
    assert '{"a":"\\u00e9\\/","b":2.5}' in texts('{"a":"é/","b":2.50}')  # PHP
    assert '{"a":1.5,"b":1000,"c":2,"d":12,"e":1E999,"f":1e+300,"g":1e-07,"h":true}' in found


def test_the_forms_of_common_libraries_are_among_them() -> None:
    text = '{"b":"é/<","a":[1,{}],"c":[]}'

    found = texts(text)

    assert '{"b": "\\u00e9/<", "a": [1, {}], "c": []}' in found  # Python
    assert '{"b":"\\u00e9\\/<","a":[1,{}],"c":[]}' in found  # PHP
    assert '{"a":[1,{}],"b":"é/\\u003c","c":[]}' in found  # Go
    assert '{\n  "b": "é/<",\n  "a": [\n    1,\n    {}\n  ],\n  "c": []\n}' in found  # JavaScript
    assert '{\n  "b" : "é/<",\n  "a" : [ 1, {} ],\n  "c" : [ ]\n}' in found  # Jackson
    assert '{"b":"\\u00E9/<","a":[1,{}],"c":[]}' in found


def test_half_a_surrogate_pair_is_never_written_out() -> None:
    assert texts('{"a": "\\ud800"}')
    assert all("\\ud800" in form.lower() for form in texts('{"a": "\\ud800"}'))


def test_what_is_no_object_or_has_a_name_twice_or_is_too_deep_has_no_other_form() -> None:
    deep = '{"a":' * (MAX_DEPTH + 1) + "1" + "}" * (MAX_DEPTH + 1)

    assert set() == texts("[1, 2]")
    assert set() == texts('{"a":1,"a":2}')
    assert set() == texts(deep)
    assert texts(deep[5:-1])
