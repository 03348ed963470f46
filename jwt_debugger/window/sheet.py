"""The dialogs' common ground: a title, a body, a row of buttons; none of them ever blocks."""

from dataclasses import replace
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.label import Label
from jwt_debugger.window.style import qt_palette, stylesheet
from jwt_debugger.window.theme import Look

HEADING = 20  # px at 100 %


@runtime_checkable
class Styled(Protocol):
    """A widget that follows the look."""

    def set_look(self, look: Look) -> None:
        """Restyle it."""


class ListCard(Card):
    """The surface of a list in a dialog; its rows have margins of their own."""

    def __init__(self, look: Look, rows: QWidget) -> None:
        super().__init__(look)
        self.body.addWidget(rows)

    def _place_body(self, look: Look) -> None:
        side = look.px(4)
        self.body.setContentsMargins(side, side, side, side)


class Sheet(QDialog):
    """A dialog that is opened with `open()`, and is gone once it is closed.

    Attributes:
        title: The heading, which is the window's title too.
        body: The layout between the heading and the buttons.
        buttons: The row of buttons at the end.

    """

    def __init__(self, look: Look, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = Label(look, title, size=HEADING, bold=True)
        self.title.setWordWrap(True)
        self.body = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addLayout(self.body, 1)
        self._column.addLayout(self.buttons)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the dialog and all that is in it: the theme may change while it is open."""
        self._look = look = replace(look, narrow=False, stacked=False)  # its width is its own
        self.setPalette(qt_palette(look.palette))
        self.setStyleSheet(stylesheet(look))
        side = look.px(20)
        self._column.setContentsMargins(side, look.px(16), side, look.px(16))
        self._column.setSpacing(look.px(12))
        for row in (self.body, self.buttons):
            row.setSpacing(look.px(8))
        for widget in self.findChildren(QWidget):
            if isinstance(widget, Styled):
                widget.set_look(look)

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
