"""The number of a step, in a circle."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jwt_debugger.window.boxes import paint_box
from jwt_debugger.window.theme import BODY, Look, Tone

NUMBER = 26  # px at 100 %


class StepNumber(QWidget):
    """A step's number in a circle of one of the three colours."""

    def __init__(self, look: Look, number: int, tone: Tone) -> None:
        super().__init__()
        self._number = number
        self._tone = tone
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the number."""
        self._look = look
        self.setFixedSize(QSize(look.px(NUMBER), look.px(NUMBER)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the circle and the number."""
        look, palette = self._look, self._look.palette
        ink = palette.ink(self._tone)
        painter = QPainter(self)
        edge = ink if palette.high_contrast else None
        tint = palette.tint(self._tone)
        paint_box(painter, self.rect(), look, ground=tint, edge=edge, radius=NUMBER / 2)
        painter.setFont(look.font(BODY, bold=True))
        painter.setPen(ink)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.end()
