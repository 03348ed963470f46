import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jwt_debugger import inspect
from jwt_debugger.inspection import word_list, word_trial
from jwt_debugger.inspection.known_secrets import Target, target_of
from jwt_debugger.inspection.word_list import (
    BLOCK,
    MAX_WORD,
    Progress,
    core_count,
    search_word_list,
    search_words,
)
from tests.broken_tokens import SECRET, hmac_token


def target(secret: bytes = SECRET.encode()) -> Target:
    found = target_of(inspect(hmac_token(secret)))
    assert found is not None
    return found


def words(count: int, *more: bytes) -> bytes:
    return b"".join(b"word%07d\n" % number for number in range(count)) + b"\n".join(more)


@pytest.mark.parametrize("before", [0, 10, 60_000])
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\nmore words\n"])
def test_a_word_is_found_wherever_it_stands(before: int, end: bytes, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(words(before, SECRET.encode() + end))

    outcome = search_word_list(target(), path)

    assert (SECRET.encode(), False) == (outcome.secret, outcome.complete)


@pytest.mark.parametrize("secret", [b"caf\xe9", "café".encode(), b"\xff\xfe\x00", b"with\r"])
def test_bytes_are_tried_as_they_are(secret: bytes) -> None:
    outcome = search_words(target(secret), io.BytesIO(b"a\n" + secret + b"\nb\n"), workers=1)

    assert secret == outcome.secret


def test_a_list_without_the_secret_is_tried_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(words(100_000))
    told: list[Progress] = []

    outcome = search_word_list(target(), path, progress=told.append)

    assert (None, True) == (outcome.secret, outcome.complete)
    assert 100_000 == outcome.progress.tried
    assert 1.0 == told[-1].share
    assert told[-1].rate > 0
    assert [each.done for each in told] == sorted(each.done for each in told)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.binary(max_size=200).filter(lambda word: b"\n" not in word), max_size=60),
    st.integers(1, 300),
)
def test_no_line_is_lost_where_blocks_meet(lines: list[bytes], block: int) -> None:
    data = b"\n".join(lines)
    expected = sum(map(bool, lines))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(word_list, "BLOCK", block)
        patch.setattr(word_list, "_trial", word_list._InThread)
        outcome = search_words(target(), io.BytesIO(data), len(data))

    assert expected == outcome.progress.tried
    assert len(data) == outcome.progress.done


def test_a_line_that_is_far_too_long_is_passed_over() -> None:
    data = b"a\n" + b"x" * (2 * MAX_WORD) + b"\nb\n" + b"y" * (MAX_WORD + BLOCK) + b"\n"

    outcome = search_words(target(), io.BytesIO(data + b"c"))

    assert (None, 3) == (outcome.secret, outcome.progress.tried)


def test_an_empty_list_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")

    outcome = search_word_list(target(), path)

    assert (None, True, 0) == (outcome.secret, outcome.complete, outcome.progress.tried)


def test_a_pipe_has_no_share_but_words() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as source:
        source.write(words(10))
    with os.fdopen(reading, "rb") as pipe:
        outcome = search_words(target(), pipe)

    assert (10, None) == (outcome.progress.tried, outcome.progress.share)


def test_what_took_no_time_has_no_rate() -> None:
    assert 0.0 == Progress(0, 0, 0, 0.0).rate
    assert 0.0 == Progress(0, 0, 0, 0.0).share


class Endless(io.RawIOBase):
    """Words without end."""

    def read(self, size: int = -1) -> bytes:
        return b"word\n" * (size // 5)


def test_a_search_can_be_cancelled_at_once() -> None:
    asked = Event()

    def cancelled() -> bool:
        was_asked = asked.is_set()
        asked.set()
        return was_asked

    outcome = search_words(target(), Endless(), cancelled=cancelled)  # type: ignore[arg-type]

    assert (None, False) == (outcome.secret, outcome.complete)


def test_a_search_that_is_broken_off_leaves_no_process_behind() -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search_words(target(), Endless(), cancelled=interrupted)  # type: ignore[arg-type]


class Failing(io.BytesIO):
    """A disk that breaks."""

    def read(self, _size: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Input/output error"):
        search_words(target(), Failing())
    with pytest.raises(FileNotFoundError):
        search_word_list(target(), tmp_path / "none.txt")
    with pytest.raises(IsADirectoryError):
        search_word_list(target(), tmp_path)


@pytest.mark.parametrize("program", ["/nonexistent/python", ""])
def test_where_no_process_starts_words_are_tried_here(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)

    assert SECRET.encode() == search_words(target(), io.BytesIO(SECRET.encode())).secret


@pytest.mark.parametrize("ends", [lambda process: process.kill(), lambda process: process.wait()])
def test_a_process_that_ends_too_early_leaves_its_block_to_us(
    ends: Callable[[object], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wrong = tmp_path / "ends.py"
    wrong.write_text("", encoding="utf-8")
    monkeypatch.setattr(word_trial, "__file__", str(wrong))
    opened = word_list._trial

    def ending(looked_for: Target) -> word_list.Trial:
        trial = opened(looked_for)
        ends(trial._process)  # type: ignore[attr-defined]
        return trial

    monkeypatch.setattr(word_list, "_trial", ending)

    outcome = search_words(target(), io.BytesIO(words(200_000, SECRET.encode())))

    assert SECRET.encode() == outcome.secret


def test_there_is_a_core_at_least() -> None:
    assert core_count() >= 1


def test_a_process_of_ours_knows_nothing_of_this_program() -> None:
    source = Path(str(word_trial.__file__)).read_text(encoding="utf-8")

    assert "jwt_debugger" not in source
