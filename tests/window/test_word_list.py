"""A word list in the real window, tried by real processes: found, missed, unreadable, cancelled."""

from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from jwt_debugger import sign
from jwt_debugger.inspection.known_secrets import Target
from jwt_debugger.inspection.word_list import Outcome, Progress
from jwt_debugger.window import word_list_sheet
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.word_list_sheet import WordListSheet
from tests.key_material import private_pem
from tests.window.bench import find, paste, secret, told, verdict
from tests.window.token_states import SECRET, token


def act(window: MainWindow) -> None:
    action = window.findChild(QAction, "word-list")
    assert action is not None
    action.trigger()


def begin(window: MainWindow, path: Path) -> WordListSheet:
    """Choose a list in the dialog."""
    act(window)
    dialog = find(window, QFileDialog, "word_list_dialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    return next(each for each in window.findChildren(WordListSheet) if each.isVisible())


def words_of(sheet: WordListSheet) -> str:
    return find(sheet, QLabel, "word-list-told").text()


@pytest.fixture
def word_list(tmp_path: Path) -> Callable[[bytes], Path]:
    def make(content: bytes) -> Path:
        path = tmp_path / "words.txt"
        path.write_bytes(content)
        return path

    return make


def test_a_secret_on_the_list_is_found_and_offered(
    window: MainWindow, qtbot: QtBot, word_list: Callable[[bytes], Path]
) -> None:
    paste(token())
    lines = "\n".join(f"word {number}" for number in range(1000))
    sheet = begin(window, word_list(f"{lines}\n{SECRET}\n".encode()))

    qtbot.waitUntil(lambda: "The secret is" in words_of(sheet), timeout=20_000)
    assert SECRET[:20] in words_of(sheet)
    assert "" == secret(window).text()
    QTest.mouseClick(find(sheet, QPushButton, "use-secret"), Qt.MouseButton.LeftButton)

    assert SECRET == secret(window).text()
    assert verdict(window).startswith("Signature verified")


def test_a_secret_that_is_no_text_is_given_in_hex(
    window: MainWindow, qtbot: QtBot, word_list: Callable[[bytes], Path]
) -> None:
    raw = b"\xff\xfe\xfd not utf-8, and long enough for the hash"
    paste(sign('{"alg":"HS256"}', "{}", raw))
    sheet = begin(window, word_list(raw + b"\n"))
    qtbot.waitUntil(find(sheet, QPushButton, "use-secret").isVisible, timeout=20_000)

    QTest.keyClick(sheet, Qt.Key.Key_Return)

    assert ("hex", raw.hex()) == (
        window.model.state.request.key.format,
        window.model.state.request.key.text,
    )
    assert verdict(window).startswith("Signature verified")


def test_where_no_word_matches_that_is_said(
    window: MainWindow, qtbot: QtBot, word_list: Callable[[bytes], Path]
) -> None:
    paste(token())
    sheet = begin(window, word_list(b"one\ntwo\n"))

    qtbot.waitUntil(lambda: words_of(sheet).startswith("The secret is none"), timeout=20_000)

    assert not find(sheet, QPushButton, "use-secret").isVisible()
    assert find(sheet, QLabel, "word-list-rate").text().startswith("2 words")
    bar = find(sheet, QProgressBar, "word-list-progress")
    assert bar.maximum() == bar.value()
    assert "Close" == find(sheet, QPushButton, "cancel").text()


def test_a_list_that_cannot_be_read_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    paste(token())

    sheet = begin(window, tmp_path / "missing.txt")

    qtbot.waitUntil(lambda: "cannot be read: No such file" in words_of(sheet), timeout=20_000)


def test_closing_the_sheet_ends_the_search(
    window: MainWindow,
    qtbot: QtBot,
    word_list: Callable[[bytes], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[bool] = []

    def endless(_target: Target, _path: Path, **watching: Any) -> Outcome:
        pace = Progress(0, None, 5, 1.0)
        while not watching["cancelled"]():
            watching["progress"](pace)
            sleep(0.01)
        ended.append(True)
        return Outcome(None, pace, complete=False)

    monkeypatch.setattr(word_list_sheet, "search_word_list", endless)
    paste(token())
    sheet = begin(window, word_list(b"one\n"))
    rate = find(sheet, QLabel, "word-list-rate")
    qtbot.waitUntil(lambda: rate.text() == "5 words, 5 a second")
    assert 0 == find(sheet, QProgressBar, "word-list-progress").maximum()

    QTest.mouseClick(find(sheet, QPushButton, "cancel"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: ended == [True])


def test_a_token_without_a_shared_secret_has_none_to_look_for(window: MainWindow) -> None:
    paste(sign('{"alg":"RS256"}', "{}", private_pem("RSA")))

    act(window)

    assert "A word list needs a token that is signed with a secret" == told(window)
    window._word_trying.try_list("words.txt")
    assert not window.findChildren(WordListSheet)
