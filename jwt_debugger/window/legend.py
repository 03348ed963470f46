"""Coloured squares with names: which colour means which segment."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from jwt_debugger.window.boxes import paint_box
from jwt_debugger.window.theme import SMALL, Look
from jwt_debugger.window.token_spans import LegendItem

SQUARE, GAP, LEAST_GAP = 9, 14, 8  # px at 100 %


class Legend(QWidget):
    """One line of names in their colours; where it is tight, the notes behind them go first."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look = look
        self._items: tuple[LegendItem, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_look(self, look: Look) -> None:
        """Restyle the legend."""
        self._look = look
        self.updateGeometry()
        self.update()

    def show_items(self, items: tuple[LegendItem, ...]) -> None:
        """Show these names."""
        if items != self._items:
            self._items = items
            self.setAccessibleName(", ".join(f"{item.name} {item.note}".strip() for item in items))
            self.update()

    def _width(self, item: LegendItem, *, notes: bool) -> int:
        look = self._look
        width = look.px(SQUARE + 6) + QFontMetrics(look.font(SMALL, bold=True)).horizontalAdvance(
            item.name
        )
        if notes and item.note:
            note = QFontMetrics(look.font(SMALL)).horizontalAdvance(item.note)
            width += look.px(5) + note
        return width

    def _layout(self) -> tuple[bool, int]:
        """Return whether the notes have room, and the gap between two items."""
        look = self._look
        between = max(len(self._items) - 1, 1)
        for notes in (True, False):
            left = self.width() - sum(self._width(item, notes=notes) for item in self._items)
            if left >= between * look.px(LEAST_GAP) or len(self._items) == 1:
                return notes, min(look.px(GAP), left // between)
        return False, look.px(4)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return one line's height."""
        height = QFontMetrics(self._look.font(SMALL, bold=True)).height() + self._look.px(2)
        return QSize(self._look.px(120), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return one line's height and hardly any width."""
        return QSize(self._look.px(40), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the items in reading direction."""
        painter = QPainter(self)
        notes, gap = self._layout()
        left = 0
        for item in self._items:
            width = self._width(item, notes=notes)
            place = QRect(left, 0, width + self._look.px(2), self.height())
            self._paint_item(painter, item, place, notes=notes)
            left += width + gap
        painter.end()

    def _paint_item(
        self, painter: QPainter, item: LegendItem, place: QRect, *, notes: bool
    ) -> None:
        look, colours = self._look, self._look.palette
        size = look.px(SQUARE)
        spot = QRect(place.left(), (self.height() - size) // 2, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        paint_box(painter, QRectF(spot), look, ground=getattr(colours, item.ink), radius=2)
        words = place.adjusted(look.px(SQUARE + 6), 0, 0, 0)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        bold = look.font(SMALL, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(getattr(colours, item.ink)))
        painter.drawText(self._mirrored(words), flags, item.name)
        if notes and item.note:
            name = QFontMetrics(bold).horizontalAdvance(item.name)
            rest = words.adjusted(name + look.px(5), 0, 0, 0)
            if len(self._items) == 1:
                rest.setRight(self.width())
            painter.setFont(look.font(SMALL))
            painter.setPen(QColor(colours.text2))
            note = painter.fontMetrics().elidedText(
                item.note, Qt.TextElideMode.ElideRight, rest.width()
            )
            painter.drawText(self._mirrored(rest), flags, note)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)
