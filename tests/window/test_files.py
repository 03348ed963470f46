"""Files are read once and whole, or it is said in one sentence why not."""

import os
from pathlib import Path

import pytest

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.window import files
from jwt_debugger.window.files import read_key_file, read_token_file


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a.b.c\n", "a.b.c\n"),
        (b"\xef\xbb\xbfa.b.c", "a.b.c"),
        ("a.b.c".encode("utf-16"), "a.b.c"),
        (b"\xfe\xff\x00a", "a"),
        (b"a\xffb", "a\ufffdb"),
        (b"", ""),
    ],
)
def test_text_is_read_in_whatever_encoding_it_is(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "token.txt"
    path.write_bytes(data)

    assert text == read_token_file(str(path))


def test_a_key_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "key.der"
    path.write_bytes(b"\x30\x00\xff\r\n")

    assert ("key.der", b"\x30\x00\xff\r\n") == read_key_file(str(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TokenError, match=r"^“gone\.txt” cannot be read: .+\.$"):
        read_token_file(str(tmp_path / "gone.txt"))


def test_a_path_that_no_system_has_is_no_accident() -> None:
    with pytest.raises(TokenError, match="cannot be read"):
        read_token_file("a\0b")


def test_a_folder_or_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for name in (".", "pipe"):
        with pytest.raises(TokenError, match=r"is no file\.$"):
            read_key_file(str(tmp_path / name))


def test_a_file_beyond_the_bound_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_KEY_FILE", 10)
    path = tmp_path / "key.pem"
    path.write_bytes(b"x" * 10)
    assert b"x" * 10 == read_key_file(str(path))[1]

    path.write_bytes(b"x" * 11)

    with pytest.raises(TokenError, match=r"^“key\.pem” has more than"):
        read_key_file(str(path))
