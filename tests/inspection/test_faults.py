"""What a header and the claims may not say, each fault in its place."""

import json
from typing import Any

import pytest

from jwt_debugger import inspect
from jwt_debugger.inspection.content import kind_of_value
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment


def problems_of(header: str, payload: str | bytes = "{}") -> tuple[Problem, ...]:
    data = payload.encode() if isinstance(payload, str) else payload
    return inspect(f"{encode(header.encode())}.{encode(data)}.c2ln").problems


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ({}, "“alg” is missing"),
        ({"alg": ""}, "“alg” is empty"),
        ({"alg": 256}, "“alg” is a number"),
        ({"alg": None}, "“alg” is null"),
        ({"alg": "HS256", "crit": []}, "must be a list of names"),
        ({"alg": "HS256", "crit": "exp"}, "must be a list of names"),
        ({"alg": "HS256", "crit": ["b64", "b64"], "b64": True}, "names a parameter twice"),
        ({"alg": "HS256", "crit": ["exp"]}, "“crit” names “exp”, which is not in the header"),
        ({"alg": "HS256", "b64": "no"}, "“b64” is a string, and true or false is needed"),
        ({"alg": "HS256", "b64": False}, "“crit” does not name it"),
        ({"alg": "HS256", "b64": False, "crit": "b64"}, "“crit” does not name it"),
    ],
)
def test_a_header_that_cannot_be_acted_on_is_a_fatal_fault(
    header: dict[str, Any], words: str
) -> None:
    fatal = [problem for problem in problems_of(json.dumps(header)) if problem.fatal]

    assert any(words in problem.message for problem in fatal)
    assert {Segment.HEADER} == {problem.segment for problem in fatal}


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"iss": 1}, "“iss” is a number, and a string is needed"),
        ({"sub": []}, "“sub” is an array, and a string is needed"),
        ({"jti": {}}, "“jti” is an object, and a string is needed"),
        ({"aud": 1}, "“aud” must be a string or a list of strings"),
        ({"aud": ["a", 1]}, "“aud” must be a string or a list of strings"),
        ({"exp": "1780065560"}, "Remove the quotes"),
        ({"exp": "tomorrow"}, "Write it as a number, not as text"),
        ({"exp": ""}, "“exp” is a string"),
        ({"nbf": True}, "“nbf” is true or false"),
        ({"exp": 1780065560000}, "looks like milliseconds"),
        ({"exp": 1780065560000000}, "looks like microseconds"),
        ({"iat": 1780065560000000000}, "looks like nanoseconds"),
        ({"exp": 2**63}, "after the year 9999"),
        ({"exp": -(2**63)}, "before the year 1"),
    ],
)
def test_a_claim_of_a_wrong_kind_is_remarked_and_nothing_is_refused(
    claims: dict[str, Any], words: str
) -> None:
    (problem,) = problems_of('{"alg":"HS256"}', json.dumps(claims))

    assert words in problem.message
    assert ProblemKind.CLAIM is problem.kind
    assert not problem.fatal


@pytest.mark.parametrize("claims", [{"aud": "a"}, {"aud": ["a", "b"]}, {"aud": []}, {"exp": 1.5}])
def test_what_rfc_7519_allows_is_no_fault(claims: dict[str, Any]) -> None:
    assert () == problems_of('{"alg":"HS256"}', json.dumps(claims))


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (b"\xff\xfe", ProblemKind.UTF8),
        (b"a\x00b", ProblemKind.UTF8),
        (b'{"a":"\x00"}', ProblemKind.JSON),
        ("plain words", ProblemKind.NOT_AN_OBJECT),
        ("[1]", ProblemKind.NOT_AN_OBJECT),
        ('{"a":1,"a":2}', ProblemKind.DUPLICATE),
        ("[" * 100_000, ProblemKind.DEPTH),
        ('{"a":NaN}', ProblemKind.JSON),
    ],
)
def test_each_way_in_which_a_payload_is_no_object_has_its_name(
    payload: str | bytes, kind: ProblemKind
) -> None:
    problems = problems_of('{"alg":"HS256"}', payload)

    assert kind in {problem.kind for problem in problems}
    assert not any(problem.fatal for problem in problems)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true or false"),
        ({}, "an object"),
        ([], "an array"),
        ("", "a string"),
        (1, "a number"),
    ],
)
def test_every_json_type_has_its_words(value: Any, words: str) -> None:
    assert words == kind_of_value(value)
