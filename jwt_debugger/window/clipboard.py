"""The clipboard: what is copied from here, and secrets that leave it again after a minute."""

import sys
from hashlib import sha256
from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

from jwt_debugger.window.pasteboard import put_marked

LIFETIME: Final = 60_000  # ms

# What asks the clipboard managers of KDE and Windows to keep no copy; pasteboard.py does on macOS,
# where Qt for Python prefixes every type that it does not know.
_CONFIDENTIAL: Final = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': bytes(4),
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': bytes(4),
}


class Clipboard(QObject):
    """Copies texts; a secret is cleared after `lifetime` ms, unless something else is there.

    Signals:
        expired: The time of a secret was over, and it was cleared.

    """

    expired = Signal()

    def __init__(
        self, clipboard: QClipboard, parent: QObject | None = None, *, lifetime: int = LIFETIME
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._print: bytes | None = None  # the secret's digest: no second copy of it is kept
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(lifetime)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._timer.timeout.connect(self._on_timeout)

    def copy(self, text: str) -> None:
        """Put a text there to stay."""
        self._timer.stop()
        self._print = None
        self._clipboard.setText(text)

    def copy_secret(self, text: str) -> None:
        """Put a text there for a while, and ask clipboard managers to keep no copy."""
        if sys.platform == "darwin":
            put_marked(text)
        else:
            self._clipboard.setMimeData(_marked(text))
        self._print = _print_of(text)
        self._timer.start()

    def text(self) -> str:
        """Return the text that is there."""
        return self._clipboard.text()

    def close(self) -> None:
        """Clear a secret at once: the program ends."""
        self._timer.stop()
        self._forget()

    def _on_timeout(self) -> None:
        if self._forget():
            self.expired.emit()

    def _forget(self) -> bool:
        """Clear the secret if it is still there, and tell whether it was."""
        there = self._print is not None and self._print == _print_of(self._clipboard.text())
        if there:
            self._clipboard.clear()
        self._print = None
        return there


def _marked(text: str) -> QMimeData:
    content = QMimeData()
    content.setText(text)
    for name, value in _CONFIDENTIAL.items():
        content.setData(name, value)
    return content


def _print_of(text: str) -> bytes:
    return sha256(text.encode(errors="surrogatepass")).digest()
