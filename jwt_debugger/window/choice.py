"""A drop-down list that is drawn as the other controls are."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle

from jwt_debugger.window.boxes import paint_box, paint_focus
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.theme import Look

FIELD_HEIGHT, CHEVRON = 30, 14  # px at 100 %


class Choice(QComboBox):
    """A drop-down list of a few (id, text) rows; the wheel scrolls past it and changes nothing."""

    def __init__(self, look: Look, rows: Sequence[tuple[str, str]], *, name: str) -> None:
        super().__init__()
        self._shown: str | None = None
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_rows(rows)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the list."""
        self._look = look
        self.setFont(look.font())
        self.setFixedHeight(max(look.px(FIELD_HEIGHT), self.fontMetrics().height() + look.px(10)))
        self.update()

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Replace the rows where they differ; no signal of a user's choice goes out."""
        if rows != [(self.itemData(at), self.itemText(at)) for at in range(self.count())]:
            self.clear()
            for row, text in rows:
                self.addItem(text, row)

    def set_chosen(self, row: str) -> None:
        """Choose by id; an unknown one changes nothing."""
        at = self.findData(row)
        if at >= 0 and at != self.currentIndex():
            self.setCurrentIndex(at)

    def set_shown(self, text: str | None) -> None:
        """Show other words in the closed box than the chosen row's: what it turned out to mean."""
        if text != self._shown:
            self._shown = text
            self.setAccessibleDescription(text or "")
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the size of the longest row."""
        texts = (self.itemText(at) for at in range(self.count()))
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return QSize(widest + self._look.px(10 + 12 + CHEVRON) + 2, self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the same: no row is cut."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt
        """Leave the wheel to what can scroll."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the box, the chosen text and the chevron."""
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        paint_box(painter, self.rect(), look, ground=palette.inset, edge=palette.edge)
        if self.hasFocus():
            paint_focus(painter, self.rect(), look)
        size = look.px(CHEVRON)
        top = (self.height() - size) // 2
        spot = QRect(self.width() - look.px(8) - size, top, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        ink = QColor(palette.text if self.isEnabled() else palette.text3)
        paint_icon(painter, Icon.CHEVRON_DOWN, QRectF(spot), ink, QColor(palette.inset))
        room = self.rect().adjusted(look.px(10), 0, -look.px(12) - size, 0)
        room = QStyle.visualRect(self.layoutDirection(), self.rect(), room)
        text = self.fontMetrics().elidedText(
            self._shown or self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(ink)
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()
