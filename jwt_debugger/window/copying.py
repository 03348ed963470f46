"""What goes to the clipboard: each act copies one thing, and the status bar says so."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

from jwt_debugger.handoff.requests import bearer_header
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.clipboard import Clipboard

# A shorter piece of the secret may be anybody's text.
LEAST_PIECE = 8


class Copying(QObject):
    """Copies from what the model shows, and sees to it that a secret leaves the clipboard again.

    Signals:
        copied: Something was, and the status bar says what.

    """

    copied = Signal()

    def __init__(self, model: DebuggerModel, board: QClipboard, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._board = board
        self._clipboard = Clipboard(board, self)
        self._guarding = False
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._board.dataChanged.connect(self._guard)
        self._clipboard.expired.connect(self._on_expired)

    def close(self) -> None:
        """Clear a secret that was copied: the program ends."""
        self._clipboard.close()

    def text(self) -> str:
        """Return the text on the clipboard."""
        return self._clipboard.text()

    @Slot(str)
    def copy(self, text: str) -> None:
        """Copy a text as it is."""
        self.copy_as(text, _("Copied"))

    @Slot()
    def copy_token(self) -> None:
        """Copy the token as it stands."""
        self.copy_as(self._model.state.request.token, _("Token copied"))

    @Slot()
    def copy_original(self) -> None:
        """Copy the token as it was pasted."""
        self.copy_as(self._model.state.request.original, _("Original token copied"))

    @Slot()
    def copy_authorization(self) -> None:
        """Copy the line of an HTTP request that carries the token (RFC 6750 section 2.1)."""
        token = self._model.state.request.token
        self.copy_as(token and bearer_header(token), _("Authorization header copied"))

    @Slot()
    def copy_header(self) -> None:
        """Copy the header's JSON as it is shown."""
        self.copy_as(self._model.state.header_display, _("Header JSON copied"))

    @Slot()
    def copy_payload(self) -> None:
        """Copy the payload's JSON as it is shown."""
        self.copy_as(self._model.state.payload_display, _("Payload JSON copied"))

    @Slot(str)
    def copy_part(self, name: str) -> None:
        """Copy "header" or "payload"."""
        if name == "header":
            self.copy_header()
        else:
            self.copy_payload()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "copy-token": self.copy_token,
            "copy-original": self.copy_original,
            "copy-header": self.copy_header,
            "copy-payload": self.copy_payload,
            "copy-authorization": self.copy_authorization,
        }

    def copy_as(self, text: str, notice: str) -> None:
        """Copy a text, and say what it is; an empty one is not copied."""
        if text:
            self._clipboard.copy(text)
            self._tell(notice)
        else:
            self._model.say(_("There is nothing to copy"))

    def copy_secret(self, text: str) -> None:
        """Copy a secret or private key: it leaves the clipboard after a minute."""
        if not text:
            self._model.say(_("There is nothing to copy"))
            return
        self._guarding = True
        self._clipboard.copy_secret(text)
        self._guarding = False
        self._tell(_("Secret copied. It leaves the clipboard after a minute"))

    def _on_expired(self) -> None:
        self._model.say(_("The secret has left the clipboard"))

    def _tell(self, notice: str) -> None:
        self._model.say(notice)
        self.copied.emit()

    def _guard(self) -> None:
        """Notice that the secret was copied out of its field: it does not stay on the clipboard."""
        if self._guarding or QGuiApplication.focusWindow() is None:
            return
        text = self._board.text()
        if self._is_secret(text):
            self.copy_secret(text)

    def _is_secret(self, text: str) -> bool:
        secret = self._model.state.request.key.text
        if not text or not secret or not any(key.private for key in self._model.state.key.keys):
            return False
        return text == secret or (len(text) >= LEAST_PIECE and text in secret)
