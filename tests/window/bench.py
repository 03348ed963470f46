"""Hands and eyes of a person in front of the window: presses keys, finds widgets by name."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.token_view import TokenView

_Widget = TypeVar("_Widget", bound=QWidget)


def find(window: QWidget, kind: type[_Widget], name: str) -> _Widget:
    """Return the widget of that name, which must be there."""
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def token_view(window: QWidget) -> TokenView:
    return find(window, TokenView, "token")


def payload(window: QWidget) -> JsonEditor:
    return find(window, JsonEditor, "payload")


def header(window: QWidget) -> JsonEditor:
    return find(window, JsonEditor, "header")


def secret(window: QWidget) -> QLineEdit:
    return find(window, QLineEdit, "secret")


def key_text(window: QWidget) -> QPlainTextEdit:
    return find(window, QPlainTextEdit, "key-text")


def claims(window: QWidget) -> QAbstractItemView:
    return find(window, QAbstractItemView, "claims")


def findings(window: QWidget) -> QAbstractItemView:
    return find(window, QAbstractItemView, "findings")


def press(keys: str) -> None:
    """Press keys in the widget that has the keyboard, or in the window that is active."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keySequence(target, QKeySequence(keys))


def type_text(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def click(window: QWidget, name: str) -> None:
    button = find(window, QAbstractButton, name)
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))


def press_button(window: QWidget, name: str) -> None:
    """Click a button that has just appeared, once it has its place."""
    QApplication.processEvents()
    click(window, name)


def focused() -> str:
    """Return the name of the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    if isinstance(widget, QRadioButton):  # a position of a switch is named as what it shows
        return f"switch-{widget.objectName()}"
    return widget.objectName() if widget else ""


def copied() -> str:
    return QApplication.clipboard().text()


def paste(text: str) -> None:
    """Put a text on the clipboard, and press Ctrl+V."""
    QApplication.clipboard().setText(text)
    press("Ctrl+V")


def told(window: QWidget) -> str:
    """Return what the status bar says."""
    return find(window, QLabel, "status_words").text()


def verdict(window: QWidget, name: str = "signature-cell") -> str:
    """Return a verdict as a screen reader reads it."""
    return find(window, QAbstractButton, name).accessibleName()


def forget_keyboard(window: MainWindow) -> None:
    """Take the keyboard out of every widget, as in a window that was just opened."""
    widget = QApplication.focusWidget()
    if widget is not None:
        widget.clearFocus()
    window.activateWindow()
