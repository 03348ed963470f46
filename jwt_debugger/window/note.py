"""A tinted box that says one thing: with an icon, a title and a second line."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QVBoxLayout, QWidget

from jwt_debugger.window.boxes import paint_box
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import Ink, Label, plain_tip
from jwt_debugger.window.theme import ICON_SIZE, SMALL, Look, Tone

_INKS: Final[Mapping[Tone, Ink]] = {
    Tone.OK: "ok",
    Tone.BAD: "bad",
    Tone.WARN: "warn",
    Tone.ACCENT: "accent",
}


class Note(QFrame):
    """A tinted box: an icon, a bold title, and a second line that a narrow window leaves out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._icon = Icon.INFO_CIRCLE
        self._title = Label(look, size=SMALL, bold=True)
        self._text = Label(look, size=SMALL, ink="text2")
        self._column = QVBoxLayout(self)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            self._column.addWidget(label)
        # Its hint guesses a shape, of more lines than the width at hand asks for: no minimum.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the note."""
        self._look = look
        side = look.px(11)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        before, after = side + look.px(ICON_SIZE) + look.px(8), side
        self._column.setContentsMargins(
            after if mirrored else before, look.px(8), before if mirrored else after, look.px(8)
        )
        self._column.setSpacing(look.px(3))
        self._title.set_look(look)
        self._text.set_look(look)
        self._show_text()
        self.update()

    def show_note(self, tone: Tone, icon: Icon, title: str, text: str) -> None:
        """Show what is told; the tone also colours the title."""
        self._title.show_text(title, _INKS.get(tone, "text"))
        self._text.show_text(text)
        self._tone, self._icon = tone, icon
        self._show_text()
        self.update()
        self.setAccessibleName(f"{title.removesuffix('.')}. {text}" if text else title)

    def _show_text(self) -> None:
        hidden = self._look.narrow or not self._text.text()
        if hidden != self._text.isHidden():
            self._text.setHidden(hidden)
        self.setToolTip(plain_tip(self._text.text()) if self._look.narrow else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        """Put the icon on the other side when the reading direction turns."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.set_look(self._look)
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the ground, with an edge where tints vanish, and the icon beside the title."""
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        edge = palette.ink(self._tone) if palette.high_contrast else None
        paint_box(painter, self.rect(), look, ground=palette.tint(self._tone), edge=edge)
        size = look.px(ICON_SIZE)
        line = self._title.fontMetrics().height()
        spot = QRect(look.px(11), self._title.y() + (line - size) // 2, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        ink, paper = palette.ink(self._tone), palette.tint(self._tone)
        paint_icon(painter, self._icon, QRectF(spot), ink, paper)
        painter.end()
