"""The bar that a text is looked for with, above the status bar while it is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.theme import SMALL, Look

FIELD = 260  # px at 100 %


class FindBar(QWidget):
    """A field, how many matches there are, and the ways from one to the next.

    Signals:
        wanted: The user typed another text to look for.
        next_requested, previous_requested: The user wants to see another match.
        closed: The user is done, and the keyboard needs another place.

    """

    wanted = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("find_bar")
        self.setAccessibleName(_("Find"))
        self._field = QLineEdit()
        self._field.setObjectName("find")
        self._field.setAccessibleName(_("Find in header, payload and token"))
        self._field.setPlaceholderText(_("Find in header, payload and token"))
        self._count = Label(look, "", size=SMALL, ink="text2")
        self._count.setObjectName("find_count")
        self._previous = Button(look, _("Previous"), name="find_previous")
        self._next = Button(look, _("Next"), name="find_next")
        self._close = Button(look, "", Icon.CLOSE, kind="quiet", name="close_find")
        self._close.setAccessibleName(_("Close"))
        self._close.setToolTip(_("Close"))
        self._row = QHBoxLayout(self)
        for part in (self._field, self._previous, self._next, self._count):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._row.addWidget(self._close)
        self._connect_signals()
        self.set_look(look)
        self.hide()

    def _connect_signals(self) -> None:
        self._field.textChanged.connect(self.wanted)
        self._next.clicked.connect(self.next_requested)
        self._previous.clicked.connect(self.previous_requested)
        self._close.clicked.connect(self.close_bar)

    def set_look(self, look: Look) -> None:
        """Restyle the bar."""
        self._row.setContentsMargins(look.px(14), look.px(8), look.px(8), 0)
        self._row.setSpacing(look.px(8))
        self._field.setFont(look.font())
        self._field.setFixedWidth(look.px(FIELD))
        for part in (self._count, self._previous, self._next, self._close):
            part.set_look(look)

    def open_with(self, text: str) -> None:
        """Open with a text to be looked for; without one, with that of the last time."""
        self.show()
        if text:
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def text(self) -> str:
        """Return the text that is looked for."""
        return self._field.text()

    def show_count(self, words: str, *, found: bool) -> None:
        """Say how many matches there are, and offer to step through them."""
        self._count.show_text(words)
        for button in (self._previous, self._next):
            button.setEnabled(found)

    def close_bar(self) -> None:
        """Close, and forget what was looked for: it may be a part of a token."""
        if not self.isHidden():
            self.hide()
            self._field.clear()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Step with Return, and back with Shift+Return; Escape closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.previous_requested if back else self.next_requested).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
