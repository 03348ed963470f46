"""What a user does with a payload that is not just edited: one kept apart, or a token in it."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.files import read_payload_file


class PayloadActs(QObject):
    """Gives the model a payload that is kept apart, and opens the token inside a token."""

    def __init__(self, model: DebuggerModel, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._window = window

    @Slot()
    def open_inner(self) -> None:
        """Open the token inside on a tab of its own, with the same key."""
        inspection = self._model.state.inspection
        if inspection is not None and inspection.nested is not None:
            outer = self._model.state.tab
            self._model.open_tokens([inspection.payload_text or ""])
            self._model.take_key_of(outer)

    @Slot(str)
    def take_text(self, text: str) -> None:
        """Take a text as the payload that is kept apart."""
        if text:
            self._model.set_detached_payload(text.encode("utf-8", "surrogatepass"))
        else:
            self._model.say(_("There is no text on the clipboard"))

    @Slot(str)
    def type_text(self, text: str) -> None:
        """Take what was typed as the payload that is kept apart; nothing: there is none."""
        data = text.encode("utf-8", "surrogatepass") if text else None
        self._model.set_detached_payload(data)

    @Slot()
    def drop(self) -> None:
        """Take the payload that was given away."""
        self._model.set_detached_payload(None)

    @Slot()
    def ask_for_file(self) -> None:
        """Let the user choose the file that holds the payload."""
        dialog = QFileDialog(self._window, _("Open Payload"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def take_file(self, path: str) -> None:
        """Take the bytes of a file as the payload."""
        try:
            data = read_payload_file(path)
        except TokenError as error:
            self._model.say(str(error))
        else:
            self._model.set_detached_payload(data)
