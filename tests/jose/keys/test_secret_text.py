import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger.jose.keys import read_keys


def problem(given: str | bytes, key_format: str) -> str:
    return str(read_keys(given, key_format).problem)


@given(st.binary(max_size=60))
def test_hex_with_any_separator_gives_the_bytes(data: bytes) -> None:
    for separator in ("", ":", " "):
        assert data == read_keys(data.hex(separator or " ", 1), "hex").keys[0].material
    assert data == read_keys("0x" + data.hex().upper(), "hex").keys[0].material


def test_what_is_left_out_of_hex_is_remarked() -> None:
    assert () == read_keys("c0ffee", "hex").remarks
    assert ("The “0x”, colons or spaces between the hex digits were left out.",) == read_keys(
        "c0:ff:ee", "hex"
    ).remarks


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" 0xc0:fg", "Character 8 of the secret is no hex digit"),
        ("abc", "The secret has 3 hex digits, and two make a byte."),
    ],
)
def test_hex_that_is_none_has_its_place(text: str, sentence: str) -> None:
    assert problem(text, "hex").startswith(sentence)


@pytest.mark.parametrize(
    ("text", "key_format", "sentence"),
    [
        ("ab-d", "base64", "Character 3 is none of Base64, but one of Base64url. Choose Base64url"),
        ("ab/d", "base64url", "Character 3 is none of Base64url, but one of Base64."),
        (" ab!d", "base64", "Character 4 of the secret is none of Base64."),
        ("abcde", "base64", "The secret has 5 Base64 characters, which no number of bytes makes."),
        ("abc==", "base64", "The “=” from character 4 on are not as many as Base64 needs there."),
    ],
)
def test_base64_that_is_none_is_explained(text: str, key_format: str, sentence: str) -> None:
    assert problem(text, key_format).startswith(sentence)


def test_loose_bits_and_white_space_are_remarked() -> None:
    reading = read_keys(" AB\n", "base64url")

    assert b"\0" == reading.keys[0].material
    assert "White space around the secret was left out." == reading.remarks[0]
    assert reading.remarks[1].startswith("The last character holds bits that belong to no byte")


def test_a_text_secret_keeps_its_white_space() -> None:
    assert b" a\n" == read_keys(" a\n", "utf8").keys[0].material
    assert b"\xff" == read_keys(b"\xff", "utf8").keys[0].material


def test_half_of_a_surrogate_pair_has_its_place() -> None:
    assert problem("ab\ud800", "utf8").startswith("Character 3 of the secret is half of")


def test_bytes_that_are_no_text_cannot_be_base64() -> None:
    assert problem(b"ab\xff", "base64").startswith("Byte 3 is no text in UTF-8")
    assert b"i" == read_keys(b"aQ", "base64").keys[0].material
