"""Strict base64url, as RFC 7515 asks for it."""

from base64 import urlsafe_b64encode
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.base64url import Decoded, Fault, decode, encode
from jwt_debugger.jose.problems import ProblemKind
from tests.strategies import any_text


@given(st.binary())
def test_what_is_encoded_decodes_to_the_same_bytes(data: bytes) -> None:
    assert Decoded(data) == decode(encode(data))


@given(st.binary())
def test_encoding_is_the_standard_alphabet_for_urls_without_padding(data: bytes) -> None:
    assert urlsafe_b64encode(data).decode().rstrip("=") == encode(data)


@given(any_text())
def test_any_text_is_either_faulty_or_the_only_spelling_of_its_bytes(text: str) -> None:
    decoded = decode(text)
    assert (decoded.fault is None) == (text == encode(decoded.data))


@pytest.mark.parametrize(
    ("text", "data", "kind", "offset"),
    [
        ("YWJj+WJj", b"abc", ProblemKind.ALPHABET, 4),
        ("YWJjY=Jj", b"abc", ProblemKind.ALPHABET, 5),
        ("YW Jj", b"a", ProblemKind.ALPHABET, 2),
        ("\ud800", b"", ProblemKind.ALPHABET, 0),
        ("YWJjＡ", b"abc", ProblemKind.ALPHABET, 4),
        ("YWI=", b"ab", ProblemKind.PADDING, 3),
        ("YQ==", b"a", ProblemKind.PADDING, 2),
        ("=", b"", ProblemKind.PADDING, 0),
        ("YWJjY", b"abc", ProblemKind.LENGTH, 4),
        ("Y", b"", ProblemKind.LENGTH, 0),
        ("YR", b"a", ProblemKind.TRAILING_BITS, 1),
        ("YWJjYWJ", b"abcab", ProblemKind.TRAILING_BITS, 6),
    ],
)
def test_the_first_fault_has_its_place_and_what_stands_before_it_is_kept(
    text: str, data: bytes, kind: ProblemKind, offset: int
) -> None:
    assert Decoded(data, Fault(kind, offset)) == decode(text)


def test_ten_megabytes_are_decoded_at_once() -> None:
    text = "A" * 10_000_000
    start = perf_counter()
    assert len(decode(text).data) == 7_500_000
    assert perf_counter() - start < 2
