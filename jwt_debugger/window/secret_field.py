"""The field that a shared secret is typed into: masked, forgetful and exact to the byte."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu

from jwt_debugger.jose.keys import variables_of
from jwt_debugger.translation import _

# How a key begins, as people have it; a secret that does is pasted as a key.
_KEY_BEGINNINGS = ("-----BEGIN", "---- BEGIN SSH2", "ssh-", "ecdsa-sha2-", "PuTTY-User-Key-File")

_ARMOUR_LINE = re.compile(r"^[ \t]*-----BEGIN [A-Z0-9 ]{3,60}-----[ \t\r]*$", re.MULTILINE)

_SENSITIVE = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


def looks_like_key(text: str) -> bool:
    """Tell whether a pasted text is a key in one of the usual forms, and so no secret."""
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(_KEY_BEGINNINGS):
        return True
    compact = "".join(start[:400].split())
    return compact.startswith("{") and ('"kty":' in compact or '"keys":[' in compact)


def holds_key(text: str) -> bool:
    """Tell whether a text for the secret or key is a key, or has a PEM among other lines.

    So does what openssl writes of a PKCS#12 file: each key stands below its attributes.
    """
    return looks_like_key(text) or _ARMOUR_LINE.search(text) is not None


class SecretField(QLineEdit):
    """A masked line that keeps no undo history and takes a paste exactly, line ends included.

    Signals:
        typed: The secret was changed by the user; it holds the exact text.
        key_pasted: The pasted text is a key, which a line of text would mangle, or a .env text.

    """

    typed = Signal(str)
    key_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("secret")
        self.setAccessibleName(_("Secret"))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_SENSITIVE)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.textEdited.connect(self._on_edited)

    def show_secret(self, text: str) -> None:
        """Set the text where it differs; the caret stays where it can."""
        if text != self.text():
            caret = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(caret, len(text)) if self.hasFocus() else 0)

    def set_masked(self, masked: bool) -> None:  # noqa: FBT001 - on or off
        """Hide or show the secret."""
        mode = QLineEdit.EchoMode.Password if masked else QLineEdit.EchoMode.Normal
        if mode is not self.echoMode():
            self.setEchoMode(mode)
            # The echo mode brings hints of its own, and a plain line's let a keyboard learn.
            self.setInputMethodHints(_SENSITIVE)

    def paste_secret(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """Paste the exact text at the caret, unless it is a key or names its variable."""
        text = QGuiApplication.clipboard().text(mode)
        whole = self.selectedText() == self.text()
        if holds_key(text) or (whole and variables_of(text)):
            self.key_pasted.emit(text)
        elif text:
            self.insert(text)

    def _on_edited(self, text: str) -> None:
        """Forget the undo history, which would hold pieces of the secret, and report."""
        caret = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(caret)
        self.typed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Paste by our own rules; undo and redo are the window's."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_secret()
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(
            QKeySequence.StandardKey.Redo
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Paste the selection of X11 by the same rules."""
        clipboard = QGuiApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.paste_secret(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt
        """Offer what the field does, and no undo."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Make the context menu; a masked secret is not copied."""
        menu = QMenu(self)
        shown = self.echoMode() is QLineEdit.EchoMode.Normal and self.hasSelectedText()
        for text, slot, enabled in (
            (_("Cut"), self.cut, shown),
            (_("Copy"), self.copy, shown),
            (_("Paste"), self.paste_secret, bool(QGuiApplication.clipboard().text())),
            (_("Clear"), self._clear, bool(self.text())),
            (_("Select All"), self.selectAll, bool(self.text())),
        ):
            action = QAction(text, menu)
            action.setEnabled(enabled)
            action.triggered.connect(slot)
            menu.addAction(action)
        return menu

    def _clear(self) -> None:
        self.clear()
        self.typed.emit("")
