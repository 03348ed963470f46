import sys
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from jwt_debugger.window.clipboard import LIFETIME, Clipboard

SECRET = "correct-horse-battery-staple"
SOON = 30  # ms, in place of the minute


class Pasteboard:
    """The pasteboard of macOS as far as it is used: it takes what has been declared."""

    def __init__(self) -> None:
        self.contents: dict[str, str | None] = {}

    def declareTypes_owner_(self, types: list[str], owner: object) -> int:  # noqa: N802 - Apple's name
        assert owner is None
        self.contents = dict.fromkeys(types)
        return 1

    def setString_forType_(self, text: str, kind: str) -> bool:  # noqa: N802 - Apple's name
        assert kind in self.contents
        self.contents[kind] = text
        return True


@pytest.fixture
def pasteboard(monkeypatch: pytest.MonkeyPatch) -> Pasteboard:
    """Have the program believe that it runs on macOS."""
    board = Pasteboard()
    kit = SimpleNamespace(
        NSPasteboard=SimpleNamespace(generalPasteboard=lambda: board),
        NSPasteboardTypeString="public.utf8-plain-text",
    )
    monkeypatch.setitem(sys.modules, "AppKit", kit)
    monkeypatch.setattr(sys, "platform", "darwin")
    return board


@pytest.fixture
def board(qapp: QGuiApplication) -> QClipboard:
    board = qapp.clipboard()
    board.clear()
    return board


def test_a_secret_stays_for_a_minute() -> None:
    assert 60_000 == LIFETIME


def test_a_copied_text_stays(qtbot: QtBot, board: QClipboard) -> None:
    clipboard = Clipboard(board, lifetime=SOON)

    clipboard.copy("a token")

    qtbot.wait(3 * SOON)
    assert "a token" == board.text() == clipboard.text()


def test_a_copied_secret_is_cleared_after_its_time(qtbot: QtBot, board: QClipboard) -> None:
    clipboard = Clipboard(board, lifetime=SOON)

    clipboard.copy_secret(SECRET)
    at_first = board.text()

    qtbot.waitUntil(lambda: not board.text())
    assert SECRET == at_first


def test_what_others_have_copied_since_stays(qtbot: QtBot, board: QClipboard) -> None:
    clipboard = Clipboard(board, lifetime=SOON)

    clipboard.copy_secret(SECRET)
    board.setText("somebody's own words")

    qtbot.wait(3 * SOON)
    assert "somebody's own words" == board.text()


def test_a_text_copied_after_the_secret_stays_even_if_it_is_the_same(
    qtbot: QtBot, board: QClipboard
) -> None:
    clipboard = Clipboard(board, lifetime=SOON)

    clipboard.copy_secret(SECRET)
    clipboard.copy(SECRET)

    qtbot.wait(3 * SOON)
    assert SECRET == board.text()


def test_a_second_secret_has_its_whole_time(qtbot: QtBot, board: QClipboard) -> None:
    clipboard = Clipboard(board, lifetime=400)

    clipboard.copy_secret("the first")
    qtbot.wait(250)
    clipboard.copy_secret(SECRET)
    qtbot.wait(250)
    after_the_first = board.text()

    qtbot.waitUntil(lambda: not board.text())
    assert SECRET == after_the_first


def test_closing_clears_a_secret_at_once(board: QClipboard) -> None:
    clipboard = Clipboard(board)
    clipboard.copy_secret(SECRET)

    clipboard.close()

    assert "" == board.text()


def test_closing_clears_nothing_else(board: QClipboard) -> None:
    clipboard = Clipboard(board)
    clipboard.copy_secret(SECRET)
    board.setText("somebody's own words")

    clipboard.close()

    assert "somebody's own words" == board.text()


def test_clipboard_managers_are_asked_to_keep_no_secret(board: QClipboard) -> None:
    Clipboard(board).copy_secret(SECRET)

    content = board.mimeData()

    assert b"secret" == content.data("x-kde-passwordManagerHint").data()
    windows = 'application/x-qt-windows-mime;value="{}"'
    assert content.hasFormat(windows.format("ExcludeClipboardContentFromMonitorProcessing"))
    assert bytes(4) == content.data(windows.format("CanIncludeInClipboardHistory")).data()
    assert bytes(4) == content.data(windows.format("CanUploadToCloudClipboard")).data()


def test_those_of_macos_are_asked_in_their_own_way(
    board: QClipboard, pasteboard: Pasteboard
) -> None:
    Clipboard(board).copy_secret(SECRET)

    assert SECRET == pasteboard.contents.pop("public.utf8-plain-text")
    marks = {"org.nspasteboard.ConcealedType": "", "org.nspasteboard.TransientType": ""}
    assert marks == pasteboard.contents


def test_an_ordinary_copy_bears_no_mark_on_macos(board: QClipboard, pasteboard: Pasteboard) -> None:
    Clipboard(board).copy("a token")

    assert "a token" == board.text()
    assert not pasteboard.contents


def test_an_ordinary_copy_is_kept_by_them(board: QClipboard) -> None:
    clipboard = Clipboard(board)
    clipboard.copy_secret(SECRET)

    clipboard.copy("a token")

    assert not board.mimeData().hasFormat("x-kde-passwordManagerHint")


def test_half_a_character_is_copied_and_cleared_like_any_text(board: QClipboard) -> None:
    clipboard = Clipboard(board)

    clipboard.copy_secret("\ud800")
    clipboard.close()

    assert "" == board.text()
