"""A few positions side by side, of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from jwt_debugger.window.boxes import paint_box, paint_focus
from jwt_debugger.window.theme import Look

SEGMENT_HEIGHT = 24  # px at 100 %


class _Segment(QRadioButton):
    """One of a segmented control's positions; a radio button to keyboard and screen reader."""

    def __init__(self, look: Look, row: str, text: str) -> None:
        super().__init__(text)
        self.row = row
        self.crowded = False
        self.setObjectName(row)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._measure)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the segment."""
        self._look = look
        self._measure()

    def _measure(self) -> None:
        self.setFont(self._look.font(bold=self.isChecked()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the size of the bold text, so that choosing moves nothing."""
        look = self._look
        metrics = QFontMetrics(look.font(bold=True))
        height = max(look.px(SEGMENT_HEIGHT), metrics.height() + look.px(6))
        beside = look.px(5 if self.crowded else 11)
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * beside, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the same: its words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the raised box of the chosen one, and the text."""
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        if self.isChecked():
            paint_box(painter, self.rect(), look, ground=palette.card, edge=palette.edge, radius=5)
        if self.hasFocus():
            paint_focus(painter, self.rect(), look)
        lit = self.isChecked() or self.underMouse()
        painter.setPen(QColor(palette.text if lit else palette.text2))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


class SegmentedControl(QWidget):
    """A few exclusive positions side by side; arrow keys move between them.

    Signals:
        chosen: The user chose the position with that id.

    """

    chosen = Signal(str)

    def __init__(
        self, look: Look, labels: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._group = QButtonGroup(self)
        self._segments = {row: _Segment(look, row, text) for row, text in labels}
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            self._row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        next(iter(self._segments.values())).setChecked(True)
        self.set_look(look)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._group.buttonToggled.connect(self._on_toggled)

    def set_look(self, look: Look) -> None:
        """Restyle all positions."""
        self._look = look
        edge = look.px(2)
        self._row.setContentsMargins(edge, edge, edge, edge)
        for segment in self._segments.values():
            segment.set_look(look)
        self.update()

    def current(self) -> str:
        """Return the id of the chosen position."""
        return next(row for row, segment in self._segments.items() if segment.isChecked())

    def set_chosen(self, row: str) -> None:
        """Choose a position without a signal."""
        self._group.blockSignals(True)  # noqa: FBT003 - Qt
        self._segments[row].setChecked(True)
        self._group.blockSignals(False)  # noqa: FBT003 - Qt

    def set_label(self, row: str, text: str) -> None:
        """Change the words of a position: "Findings 4"."""
        segment = self._segments[row]
        if text != segment.text():
            segment.setText(text)
            segment.set_look(self._look)

    def set_crowded(self, *, crowded: bool) -> None:
        """Bring the words of all positions close together, or give them the usual room."""
        for segment in self._segments.values():
            segment.crowded = crowded
            segment.updateGeometry()

    def set_offered(self, row: str, *, offered: bool) -> None:
        """Show a position, or leave it out; one that is chosen stays chosen until another is."""
        self._segments[row].setVisible(offered)

    def _on_toggled(self, segment: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt
        if checked and isinstance(segment, _Segment):
            self.chosen.emit(segment.row)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the trough that the positions lie in."""
        palette = self._look.palette
        painter = QPainter(self)
        paint_box(painter, self.rect(), self._look, ground=palette.win, edge=palette.hairline)
        painter.end()
