import zlib
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.inflate import MAX_INFLATED, deflate, inflate


@given(st.binary())
def test_what_is_deflated_inflates_to_itself(data: bytes) -> None:
    assert data == inflate(deflate(data)).data


@given(st.binary())
def test_any_bytes_inflate_or_have_a_sentence(data: bytes) -> None:
    inflated = inflate(data)

    assert (inflated.data is None) == bool(inflated.problem)


def test_the_format_is_raw_without_the_header_of_zlib() -> None:
    assert b"text" == zlib.decompress(deflate(b"text"), wbits=-15)
    assert inflate(zlib.compress(b"text")).data is None


def test_the_largest_content_is_read_and_one_byte_more_is_not() -> None:
    assert MAX_INFLATED == len(inflate(deflate(bytes(MAX_INFLATED))).data or b"")
    assert "4,194,304 bytes" in inflate(deflate(bytes(MAX_INFLATED + 1))).problem


def test_a_bomb_is_refused_within_a_tenth_of_a_second() -> None:
    bomb = deflate(bytes(200_000_000))
    start = perf_counter()

    refused = inflate(bomb)

    assert refused.data is None
    assert perf_counter() - start < 0.1


@pytest.mark.parametrize("length", range(1, 12))
def test_data_cut_short_is_said_to_be_so(length: int) -> None:
    whole = deflate(b"some text of a token")

    assert "ends too early" in inflate(whole[:-length]).problem


def test_no_bytes_at_all_are_cut_short() -> None:
    assert "ends too early" in inflate(b"").problem
