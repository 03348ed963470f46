from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.inspection.content import Content, kind_of_value, read_content
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.problems import ProblemKind, Segment


def read(data: bytes, segment: Segment = Segment.PAYLOAD, *, damaged: bool = False) -> Content:
    return read_content(Part(segment, encode(data), 10, data), data, damaged=damaged)


@given(st.binary(), st.sampled_from([Segment.HEADER, Segment.PAYLOAD]), st.booleans())
def test_any_bytes_are_read(data: bytes, segment: Segment, damaged: bool) -> None:  # noqa: FBT001
    content = read(data, segment, damaged=damaged)

    assert data == content.data
    assert not (damaged and content.problems)
    for problem in content.problems:
        assert 10 <= problem.position <= 10 + len(encode(data))


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("null", None),
        ("true or false", True),
        ("an object", {}),
        ("an array", []),
        ("a string", ""),
        ("a number", 1),
        ("a number", 1.5),
    ],
)
def test_a_value_is_named_by_its_type(expected: str, value: Any) -> None:
    assert expected == kind_of_value(value)


@pytest.mark.parametrize(
    ("data", "text", "kind"),
    [
        (b"text", "text", ProblemKind.NOT_AN_OBJECT),
        (b"[1]", "[1]", ProblemKind.NOT_AN_OBJECT),
        (b'{"a":1,}', '{"a":1,}', ProblemKind.JSON),
        (b'{"a":1,"a":2}', '{"a":1,"a":2}', ProblemKind.DUPLICATE),
        (b"a\x00b", None, ProblemKind.UTF8),
        (b"a\xffb", None, ProblemKind.UTF8),
        (b'{"a\xff', '{"a', ProblemKind.UTF8),
    ],
)
def test_what_is_no_object_has_one_problem_that_a_payload_may_have(
    data: bytes, text: str | None, kind: ProblemKind
) -> None:
    content = read(data)

    (problem,) = content.problems
    assert (text, kind, False) == (content.text, problem.kind, problem.fatal)


@pytest.mark.parametrize("data", [b"text", b"[1]", b'{"a"', b"\x00", b"\xff"])
def test_a_header_that_is_no_object_has_a_fatal_problem(data: bytes) -> None:
    assert read(data, Segment.HEADER).problems[0].fatal


@pytest.mark.parametrize(
    ("data", "text"), [(b'{"a":1', '{"a":1'), (b"te\xff", "te"), (b'{"a\xff', '{"a')]
)
def test_of_damaged_bytes_the_readable_beginning_is_shown_without_further_problems(
    data: bytes, text: str
) -> None:
    content = read(data, damaged=True)

    assert (text, ()) == (content.text, content.problems)


def test_claims_are_read_without_a_problem() -> None:
    assert ({"a": 1}, ()) == (read(b'{"a":1}').value, read(b'{"a":1}').problems)
