"""Free-form input for the tests, shared by all of them."""

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def any_text() -> st.SearchStrategy[str]:
    """Any text at all, lone surrogates and control characters included."""
    return st.text(st.characters())


def json_values() -> st.SearchStrategy[Any]:
    """Any JSON value that Python's decoder gives back as it was."""
    scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | any_text()
    finite = scalars.filter(lambda value: value not in {float("inf"), float("-inf")})
    return st.recursive(
        finite,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text(), inner, max_size=4),
        max_leaves=12,
    )


def json_objects() -> st.SearchStrategy[dict[str, Any]]:
    """Any JSON object."""
    return st.dictionaries(any_text(), json_values(), max_size=6)


def json_texts() -> st.SearchStrategy[str]:
    """JSON texts in the spacings and escapings that programs write."""
    forms = [
        {"separators": (",", ":")},
        {},
        {"indent": 2},
        {"indent": 4},
        {"separators": (",", ":"), "ensure_ascii": False},
        {"indent": "\t", "separators": (",", " : ")},
    ]
    return st.builds(
        lambda value, form: json.dumps(value, **form), json_values(), st.sampled_from(forms)
    )


def number_literals() -> st.SearchStrategy[str]:
    """JSON numbers as they are written, with fractions and exponents of any size."""
    return st.from_regex(
        r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,22})?", fullmatch=True
    )


def objects_of(names: Sequence[str]) -> st.SearchStrategy[str]:
    """JSON objects of these members, each with any value, some of them given twice."""
    member = st.builds(
        lambda name, value: f"{json.dumps(name)}:{value}",
        st.sampled_from(names),
        number_literals() | json_texts(),
    )
    return st.builds(lambda members: "{" + ",".join(members) + "}", st.lists(member, max_size=8))


def nearly_json() -> st.SearchStrategy[str]:
    """Texts of JSON's own characters, mostly broken, and JSON texts with one piece put in."""
    scraps = st.text(st.sampled_from("{}[]\",:\\/ntu0123eE+-. \t\n\r“'NaIfiy\ufeff\ud800"))
    spoiled = st.builds(
        lambda text, at, scrap: text[: at % (len(text) + 1)] + scrap + text[at % (len(text) + 1) :],
        json_texts(),
        st.integers(0, 500),
        scraps,
    )
    return scraps | spoiled


def compact_like() -> st.SearchStrategy[str]:
    """Dot-separated pieces of base64url with a foreign character here and there."""
    pieces = st.text(st.sampled_from(BASE64URL + "+/= \n"), max_size=12)
    return st.lists(pieces, max_size=8).map(".".join)
