import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.terminal.given import MAX_GIVEN, instant, leeway, read_file, read_given
from jwt_debugger.terminal.surroundings import Surroundings
from tests.strategies import any_text
from tests.terminal_session import NOW, run


class Keyboard(io.BytesIO):
    """A standard input that is typed."""

    def isatty(self) -> bool:
        return True


class Broken(io.BytesIO):
    """A standard input that cannot be read, such as a folder."""

    def read(self, _size: int | None = -1) -> bytes:
        raise IsADirectoryError(21, "Is a directory")


@pytest.mark.parametrize(
    "name", ["/no/such/file", "./no-token", "../no.pem", "~/no-token", "no-token.txt", "no.json"]
)
def test_the_name_of_a_file_that_is_not_there_is_no_text(name: str) -> None:
    signed, inspected = run("sign", name, "--alg", "none"), run("inspect", name)

    for session in (signed, inspected):
        assert (2, "") == (session.status, session.output)
        assert (
            f"jwt-debugger: {name} cannot be read: No such file or directory.\n" == session.errors
        )


@pytest.mark.parametrize(
    "text", ["a.b.json", "hello", "two words/ here.txt", "eyJhbGciOiJub25lIn0.e30."]
)
def test_a_text_that_no_file_is_called_like_stands_for_itself(text: str) -> None:
    around = Surroundings(io.BytesIO(), io.StringIO(), io.StringIO(), {}, NOW)

    assert text == read_given(text, around).text


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (datetime(1970, 1, 1, tzinfo=UTC), "0"),
        (datetime(1970, 1, 1, 0, 0, 1, 500_000, tzinfo=UTC), "1.5"),
        (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), "-1"),
        (datetime(2026, 5, 29, 14, 38, 20, tzinfo=UTC), "1780065500"),
        (datetime(2026, 5, 29, 14, 38, 20, tzinfo=UTC), "2026-05-29T14:38:20Z"),
        (datetime(2026, 5, 29, 14, 38, 20, tzinfo=UTC), "2026-05-29 16:38:20+02:00"),
        (datetime(2026, 5, 29, 14, 38, 20, 250_000, tzinfo=UTC), "2026-05-29t14:38:20.25z"),
    ],
)
def test_an_instant_is_seconds_or_a_date_with_time_and_zone(expected: datetime, text: str) -> None:
    assert expected == instant(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2026-05-29",
        "2026-05-29T14:38:20",
        "2026-13-29T14:38:20Z",
        "2026-05-29T14:38:60Z",
        "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "1e9",
        "99999999999999",
        "٣",
    ],
)
def test_what_is_no_instant_is_said_to_be_none(text: str) -> None:
    with pytest.raises(TokenError, match="no instant"):
        instant(text)


@given(any_text())
def test_any_text_is_an_instant_or_none(text: str) -> None:
    try:
        read = instant(text)
    except TokenError:
        return
    assert UTC == read.tzinfo


@pytest.mark.parametrize("text", ["-1", "1.5", "", "ten", "²", "9" * 11])
def test_a_leeway_is_whole_seconds(text: str) -> None:
    with pytest.raises(TokenError, match="no leeway"):
        leeway(text)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(TokenError, match="cannot be read: Is a directory"):
        read_file(str(tmp_path))


@pytest.mark.parametrize("name", ["no such file", "a\0b", "x" * 5000])
def test_a_key_file_that_is_not_there_is_one_sentence(name: str) -> None:
    session = run("inspect", "a.b.c", "--key-file", name)

    assert (2, "") == (session.status, session.output)
    assert "cannot be read" in session.errors
    assert 1 == session.errors.count("\n")


def test_a_variable_that_is_not_set_is_named() -> None:
    session = run("inspect", "a.b.c", "--key-env", "NOT_THERE")

    assert (2, "") == (session.status, session.output)
    assert "NOT_THERE is not set" in session.errors


def test_endless_input_is_not_read_to_its_end() -> None:
    session = run("inspect", "/dev/zero")

    assert 2 == session.status
    assert f"more than {MAX_GIVEN // 1024 // 1024} MB" in session.errors


def test_a_pipe_is_read_like_a_file() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"the secret")
    os.close(writing)

    assert b"the secret" == read_file(f"/dev/fd/{reading}")
    os.close(reading)


def test_arguments_that_are_no_unicode_are_taken_as_their_bytes() -> None:
    for text in (os.fsdecode(b"\xff"), "\ud800"):
        assert 2 == run("inspect", text).status
        assert 1 == run("inspect", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "--key", text).status


def test_of_two_keys_none_is_taken() -> None:
    session = run("inspect", "a.b.c", "--key", "x", "--key-env", "Y")

    assert (2, "") == (session.status, session.output)
    assert "not allowed with" in session.errors
    assert "jwt-debugger inspect --help" in session.errors


def test_whoever_is_waited_for_is_told_so() -> None:
    errors = io.StringIO()
    around = Surroundings(Keyboard(b"a.b.c"), io.StringIO(), errors, {}, NOW)

    assert b"a.b.c" == read_given("-", around).data
    assert "Ctrl+D" in errors.getvalue()


def test_standard_input_that_cannot_be_read_is_one_sentence() -> None:
    around = Surroundings(Broken(), io.StringIO(), io.StringIO(), {}, NOW)

    with pytest.raises(TokenError, match=r"Standard input cannot be read: Is a directory\."):
        read_given("-", around)
