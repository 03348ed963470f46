"""Boxes with rounded corners, and the ring of the widget that has the keyboard."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from jwt_debugger.window.theme import Look

CARD_RADIUS, CONTROL_RADIUS = 10, 6  # px at 100 %
FOCUS_WIDTH = 2


def paint_box(  # noqa: PLR0913 - a box has a ground, an edge and a width, and looks all differ
    painter: QPainter,
    rect: QRect | QRectF,
    look: Look,
    *,
    ground: QColor | str | None = None,
    edge: QColor | str | None = None,
    width: float = 1,
    radius: float = CONTROL_RADIUS,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose edge lies inside `rect`; None paints no ground or no edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if edge else 0
    box = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    pen = QPen(QColor(edge), width) if edge else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    rounding = look.px(radius) - inset
    painter.drawRoundedRect(box, rounding, rounding)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRect | QRectF, look: Look) -> None:
    """Paint the ring of the widget that has the keyboard."""
    paint_box(painter, rect, look, edge=look.palette.accent, width=look.px(FOCUS_WIDTH))
