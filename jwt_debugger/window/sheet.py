"""The dialogs' common ground: a title, a body, a row of buttons; none of them ever blocks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from jwt_debugger.window.controls import Button
from jwt_debugger.window.label import Label
from jwt_debugger.window.style import qt_palette, stylesheet
from jwt_debugger.window.theme import Look

HEADING = 20  # px at 100 %


class Sheet(QDialog):
    """A dialog that is opened with `open()`, and is gone once it is closed.

    Attributes:
        title: The heading, which is the window's title too.
        body: The layout between the heading and the buttons.
        buttons: The row of buttons at the end.

    """

    def __init__(self, look: Look, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setPalette(qt_palette(look.palette))
        self.setStyleSheet(stylesheet(look))
        self.title = Label(look, title, size=HEADING, bold=True)
        self.title.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.px(8))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.px(8))
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        side = look.px(20)
        column.setContentsMargins(side, look.px(16), side, look.px(16))
        column.setSpacing(look.px(12))
        column.addWidget(self.title)
        column.addLayout(self.body, 1)
        column.addLayout(self.buttons)

    def add_button(self, text: str, *, name: str, primary: bool = False) -> Button:
        """Add a button; Enter presses the primary one from anywhere in the dialog."""
        button = Button(self._look, text, kind="primary" if primary else "plain", name=name)
        button.setAutoDefault(primary)
        button.setDefault(primary)
        self.buttons.addWidget(button)
        return button

    def fit(self, width: int, height: int) -> None:
        """Take a size in px at 100 %, but no more than the parent and the screen have room for."""
        wanted = QSize(self._look.px(width), self._look.px(height))
        room = self.screen().availableSize()
        parent = self.parentWidget()
        if parent is not None:
            room = room.boundedTo(parent.window().size())
        margin = self._look.px(24)
        self.resize(wanted.boundedTo(room - QSize(margin, margin)))
