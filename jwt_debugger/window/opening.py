"""How files get into the window: chosen in a dialog, or dropped."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import KeyInput
from jwt_debugger.translation import _
from jwt_debugger.window.files import read_key_file, text_of
from jwt_debugger.window.searching import Searching
from jwt_debugger.window.secret_field import holds_key, looks_like_key
from jwt_debugger.window.variables import Variables

KEY_NAMES = (
    "*.pem *.key *.pub *.crt *.cer *.der *.p8 *.p12 *.pfx *.jwk *.jwks *.json *.txt *.env .env"
)


class Opening(QObject):
    """Asks for files and hands what is in them to the model; what cannot be read is said."""

    def __init__(
        self, model: DebuggerModel, searching: Searching, variables: Variables, window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._searching = searching
        self._variables = variables
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "open-token": self.ask_for_token,
            "open-key": self.ask_for_key,
            "key-variable": self._variables.ask_environment,
        }

    @Slot()
    def ask_for_token(self) -> None:
        """Let the user choose a file with a token in it."""
        self._dialog(_("Open Token"), _("All files (*)")).fileSelected.connect(self.open_token)

    @Slot()
    def ask_for_key(self) -> None:
        """Let the user choose a key file."""
        names = _("Keys ({names})").format(names=KEY_NAMES)
        dialog = self._dialog(_("Open Key"), f"{names};;{_('All files (*)')}")
        dialog.fileSelected.connect(self.open_key)

    @Slot(str)
    def open_token(self, path: str) -> None:
        """Take the tokens out of a file."""
        self._searching.open_file(path)

    @Slot(str)
    def open_text(self, text: str) -> None:
        """Take the tokens out of a text."""
        self._searching.search(text)

    @Slot(str)
    def open_key(self, path: str) -> None:
        """Take a key file as the key, and of a .env file one of its variables."""
        try:
            name, data = read_key_file(path)
        except TokenError as error:
            self._model.say(str(error))
        else:
            self._take_key_file(name, data)

    @Slot(str)
    def paste_key(self, text: str) -> None:
        """Take a text as the secret or key, whichever it is; a secret keeps its encoding."""
        key = self._model.state.request.key
        if holds_key(text):
            self._model.give_key(KeyInput(text, format="auto"))
        elif text and not self._variables.take(text, _("the text that was pasted")):
            self._model.give_key(KeyInput(text, format=key.format if key.is_secret else "utf8"))

    def take_drop(self, data: QMimeData) -> None:
        """Take what was dropped beside the panes: a key as the key, all else as a token."""
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self._open_either(paths[0])
        elif looks_like_key(data.text()):
            self.paste_key(data.text())
        elif data.text():
            self.open_text(data.text())

    def _open_either(self, path: str) -> None:
        try:
            name, data = read_key_file(path)
        except TokenError:  # too large for a key, or not to be read: that is said in a moment
            self.open_token(path)
            return
        start = text_of(data[:4096])
        if name.startswith(".env") or name.endswith(".env"):
            self._take_key_file(name, data)
        elif "\0" in start[:512] or looks_like_key(start):
            self._model.set_key_file(name, data)
        else:
            self.open_token(path)

    def _take_key_file(self, name: str, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        if holds_key(text) or not self._variables.take(text, f"“{name}”"):
            self._model.set_key_file(name, data)

    def _dialog(self, title: str, filters: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setObjectName("open_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(filters)
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
