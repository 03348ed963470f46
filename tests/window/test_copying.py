"""What is copied is told, and a secret that is copied leaves the clipboard again."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QTimer, QVariantAnimation
from PySide6.QtGui import QClipboard, QGuiApplication, QWindow
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import KeyInput
from jwt_debugger.window.copying import Copying
from jwt_debugger.window.main_window import MainWindow
from tests.key_material import private_pem, public_pem
from tests.window.bench import find, paste, press, told
from tests.window.conftest import Clock
from tests.window.token_states import SECRET, token


@pytest.fixture
def model(clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DebuggerModel:
    del qtbot
    monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(QWindow))
    return DebuggerModel(clock)


@pytest.fixture
def copying(model: DebuggerModel, clipboard: QClipboard) -> Copying:
    return Copying(model, clipboard, model)


def is_guarded(copying: QObject) -> bool:
    return any(timer.isActive() for timer in copying.findChildren(QTimer))


def test_parts_are_copied_as_they_are_shown(
    model: DebuggerModel, copying: Copying, clipboard: QClipboard
) -> None:
    model.paste(token())

    copying.copy_part("header")
    assert model.state.header_display == clipboard.text() == copying.text()
    assert "Header JSON copied" == model.state.notice
    copying.copy_part("payload")
    assert model.state.payload_display == clipboard.text()
    copying.copy("as it is")
    assert "as it is" == clipboard.text()
    assert not is_guarded(copying)


def test_without_a_token_nothing_is_copied(
    model: DebuggerModel, copying: Copying, clipboard: QClipboard
) -> None:
    clipboard.setText("mine")

    for copy in (copying.copy_token, copying.copy_original, copying.copy_authorization):
        copy()

    assert "mine" == clipboard.text()
    assert "There is nothing to copy" == model.state.notice


@pytest.mark.parametrize("text", [SECRET, SECRET[3:14]])
def test_a_secret_leaves_the_clipboard_after_a_minute(
    model: DebuggerModel, copying: Copying, clipboard: QClipboard, text: str
) -> None:
    model.set_key_text(SECRET)

    clipboard.setText(text)

    assert text == clipboard.text()
    assert is_guarded(copying)
    assert model.state.notice.startswith("Secret copied")
    [timer] = (each for each in copying.findChildren(QTimer) if each.isActive())
    assert 60_000 == timer.interval()
    timer.timeout.emit()
    assert "" == clipboard.text()
    assert "The secret has left the clipboard" == model.state.notice


def test_what_was_copied_since_stays_and_nothing_is_said(
    model: DebuggerModel, copying: Copying, clipboard: QClipboard
) -> None:
    model.set_key_text(SECRET)
    clipboard.setText(SECRET)
    [timer] = (each for each in copying.findChildren(QTimer) if each.isActive())
    model.say("before")

    clipboard.setText("something else")
    timer.timeout.emit()
    copying.close()

    assert "something else" == clipboard.text()
    assert "before" == model.state.notice


@pytest.mark.parametrize("text", ["", SECRET[:4], "no part of it"])
def test_other_texts_are_left_alone(
    model: DebuggerModel, copying: Copying, clipboard: QClipboard, text: str
) -> None:
    model.set_key_text(SECRET)

    clipboard.setText(text)

    assert not is_guarded(copying)


def test_a_private_key_is_a_secret_and_a_public_one_is_not(
    model: DebuggerModel, copying: Copying, clipboard: QClipboard
) -> None:
    model.give_key(KeyInput(public_pem("P-256"), format="auto"))
    clipboard.setText(public_pem("P-256"))
    assert not is_guarded(copying)

    model.give_key(replace(KeyInput(format="auto"), text=private_pem("P-256")))
    clipboard.setText(private_pem("P-256"))
    assert is_guarded(copying)


def test_what_other_programs_copy_is_theirs(
    model: DebuggerModel,
    copying: Copying,
    clipboard: QClipboard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model.set_key_text(SECRET)
    monkeypatch.setattr(QGuiApplication, "focusWindow", staticmethod(lambda: None))

    clipboard.setText(SECRET)

    assert not is_guarded(copying)


def test_the_window_lets_the_words_on_a_copy_fade_in(window: MainWindow) -> None:
    paste(token())
    fades = find(window, QLabel, "status_words").findChildren(QVariantAnimation)

    press("Ctrl+T")
    still = [fade.state() for fade in fades]
    press("Ctrl+Shift+C")

    assert [QVariantAnimation.State.Stopped] == still
    assert [QVariantAnimation.State.Running] == [fade.state() for fade in fades]
    assert "Token copied" == told(window)
