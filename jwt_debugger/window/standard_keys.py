"""Cut, copy, paste and select: the text field's that has the keyboard, or else the window's."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.copying import Copying
from jwt_debugger.window.opening import Opening


class StandardKeys(QObject):
    """Gives the standard acts of the Edit menu to whom they concern."""

    def __init__(self, model: DebuggerModel, copying: Copying, opening: Opening) -> None:
        super().__init__(model)
        self._copying = copying
        self._opening = opening

    @Slot()
    def cut(self) -> None:
        """Cut what is selected in the text field."""
        self._press(Qt.Key.Key_X)

    @Slot()
    def copy(self) -> None:
        """Copy what is selected, or the token where nothing can be selected."""
        if not self._press(Qt.Key.Key_C):
            self._copying.copy_token()

    @Slot()
    def paste(self) -> None:
        """Paste into the text field; anywhere else it is the token."""
        if not self._press(Qt.Key.Key_V) and self._copying.text():
            self._opening.open_text(self._copying.text())

    @Slot()
    def paste_key(self) -> None:
        """Paste as the secret or key, wherever the keyboard is."""
        self._opening.paste_key(self._copying.text())

    @Slot()
    def select_all(self) -> None:
        """Select all of the text field."""
        self._press(Qt.Key.Key_A)

    def _press(self, key: Qt.Key) -> bool:
        """Press Ctrl and a key in the widget that has the keyboard; tell whether it took it."""
        widget = QApplication.focusWidget()
        if widget is None:
            return False
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier)
        widget.event(event)  # sent the usual way, it would be taken for a shortcut again
        return event.isAccepted()
