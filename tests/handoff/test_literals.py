import ast
import json
import re
from collections.abc import Callable

import pytest
from hypothesis import given

from jwt_debugger.handoff.literals import for_go, with_pairs, with_wide_escapes
from tests.strategies import any_text

LITERALS = (with_pairs, with_wide_escapes, for_go)


@pytest.mark.parametrize("quote", LITERALS)
@given(text=any_text())
def test_a_literal_is_one_line_of_visible_ascii(quote: Callable[[str], str], text: str) -> None:
    literal = quote(text)

    assert literal.isascii()
    assert literal.isprintable()


@given(any_text())
def test_python_and_csharp_read_the_very_text(text: str) -> None:
    assert text == ast.literal_eval(with_wide_escapes(text))


@given(any_text())
def test_javascript_and_java_read_the_very_text(text: str) -> None:
    # Where half a pair is followed by its other half, UTF-16 makes one character of them.
    units = text.encode("utf-16-le", "surrogatepass")

    assert units == json.loads(with_pairs(text)).encode("utf-16-le", "surrogatepass")


@given(any_text())
def test_java_meets_no_quote_and_no_line_end_in_its_escapes(text: str) -> None:
    assert not re.search(r"\\u00(22|5c|0a|0d)", with_pairs(text))


@given(any_text())
def test_go_reads_what_its_json_reader_makes_of_the_text(text: str) -> None:
    expected = re.sub("[\ud800-\udfff]", "\ufffd", text)

    assert expected == ast.literal_eval(for_go(text))
