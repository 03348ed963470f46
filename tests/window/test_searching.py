"""Large texts in the real window: found beside its own work, with progress, and cancelled."""

import time
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.errands import searched
from jwt_debugger.window.files import MAX_TOKEN_FILE
from jwt_debugger.window.main_window import MainWindow
from tests.window.bench import click, find, paste, token_view, told
from tests.window.token_states import token

LINE = "2026-05-29T12:38:20Z api.example.com GET /v1/orders 200 8ms build-1.2.3\n"


def log_of(size: int, *tokens: str) -> str:
    """Return a log of so many characters with tokens at its end."""
    lines = LINE * (size // len(LINE))
    return lines + "".join(f"Authorization: Bearer {each}\n" for each in tokens)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Hold every search back until it is released."""
    released = Event()

    def wait_and_search(*given: object) -> object:
        report = given[1]
        assert callable(report)
        while not released.wait(0.01):
            if not report(0.42):
                break
        return searched(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("jwt_debugger.window.searching.searched", wait_and_search)
    return released


def test_a_large_paste_shows_its_progress_and_opens_its_tokens(
    window: MainWindow, qtbot: QtBot, held: Event
) -> None:
    paste(log_of(2_000_000, token(), token({"sub": "second"})))

    cancel = find(window, QWidget, "cancel_search")
    qtbot.waitUntil(lambda: "Searching for tokens … 42 %" == told(window))
    assert cancel.isVisible()
    assert "" == window.model.state.request.token
    held.set()

    qtbot.waitUntil(lambda: token() == window.model.state.request.token, timeout=10_000)
    assert not cancel.isVisible()
    assert 2 == len(window.model.state.tabs)
    assert told(window).startswith("2 tokens found, each on a tab of its own. This one: taken ")


def test_a_search_is_cancelled_and_not_heard_of(
    window: MainWindow, qtbot: QtBot, held: Event
) -> None:
    del held  # never released
    paste(log_of(2_000_000, token()))
    qtbot.waitUntil(find(window, QWidget, "cancel_search").isVisible)

    click(window, "cancel_search")

    assert "Ready" == told(window)
    qtbot.wait(100)
    assert "" == window.model.state.request.token


def test_the_next_paste_ends_the_search_before_it(
    window: MainWindow, qtbot: QtBot, held: Event
) -> None:
    paste(log_of(2_000_000, token({"sub": "late"})))

    paste(token())
    held.set()

    qtbot.wait(100)
    assert token() == token_view(window).text()
    assert not find(window, QWidget, "cancel_search").isVisible()


def test_clearing_all_ends_the_search(window: MainWindow, qtbot: QtBot, held: Event) -> None:
    paste(token())
    paste(log_of(2_000_000, token()))

    window._act("clear-all")
    held.set()

    qtbot.wait(100)
    assert "" == window.model.state.request.token


def test_a_large_text_without_a_token_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    paste(token())

    paste(log_of(2_000_000))

    qtbot.waitUntil(lambda: "No token found in it" == told(window), timeout=10_000)
    assert token() == window.model.state.request.token


def test_a_file_of_50_mb_is_searched_while_the_window_goes_on(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "large.log"
    path.write_text(log_of(50_000_000, token()), encoding="utf-8")
    longest = 0.0

    begun = time.monotonic()
    window._opening.open_token(str(path))
    assert time.monotonic() - begun < 0.5
    while window.model.state.inspection is None:
        before = time.monotonic()
        qtbot.wait(10)
        longest = max(longest, time.monotonic() - before)
        assert before - begun < 60

    assert longest < 1
    assert token() == window.model.state.request.token


def test_a_file_that_is_too_large_says_so(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "huge.log"
    with path.open("wb") as file:
        file.truncate(MAX_TOKEN_FILE + 1)

    window._opening.open_token(str(path))

    qtbot.waitUntil(lambda: "which is the most that is read" in told(window), timeout=10_000)


def test_a_file_that_is_not_there_says_so(window: MainWindow, tmp_path: Path) -> None:
    window._opening.open_token(str(tmp_path / "nothing"))

    assert "cannot be read" in told(window)
