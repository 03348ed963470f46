"""Plain text in the look's fonts and inks."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from jwt_debugger.window.theme import BODY, Look

Ink = Literal["text", "text2", "text3", "ok", "bad", "warn", "accent"]


def plain_tip(text: str) -> str:
    """Keep a tool tip that quotes the token from being taken for rich text."""
    return text.replace("<", "<\u200b").replace("&", "&\u200b")


class Label(QLabel):
    """Plain text in one of the palette's inks; never rich text, whatever it holds."""

    def __init__(
        self, look: Look, text: str = "", *, size: int = BODY, bold: bool = False, ink: Ink = "text"
    ) -> None:
        super().__init__(text)
        self._size = size
        self._bold = bold
        self._ink: Ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the text."""
        self._look = look
        self.setFont(look.font(self._size, bold=self._bold))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, getattr(look.palette, self._ink))
        self.setPalette(palette)
        self._align()

    def _align(self) -> None:
        """Begin at the reading side, also where the words themselves run the other way."""
        if not self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            side = (
                Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            )
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def show_text(self, text: str, ink: Ink | None = None, *, bold: bool | None = None) -> None:
        """Set text, ink and weight where they differ."""
        if text != self.text():
            self.setText(text)
        wanted = (ink or self._ink, self._bold if bold is None else bold)
        if wanted != (self._ink, self._bold):
            self._ink, self._bold = wanted
            self.set_look(self._look)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        """Follow the reading direction."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        super().changeEvent(event)
