"""Widgets side by side, in as many rows as they need."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from jwt_debugger.window.theme import Look

GAP = 8  # px at 100 %


class Flow(QWidget):
    """Lays its widgets out as words in a paragraph, and asks for the height that this takes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._widgets: tuple[QWidget, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, look: Look) -> None:
        """Restyle the gaps; the widgets are restyled by who put them here."""
        self._look = look
        self.lay_out()

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Lay out these widgets, in the order of reading."""
        self._widgets = tuple(widgets)
        for widget in self._widgets:
            if widget.parentWidget() is not self:
                widget.setParent(self)
        self.lay_out()

    def lay_out(self) -> None:
        """Put every widget that is not hidden in its place, once more."""
        for widget, place in self._places(self.width()):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self.updateGeometry()

    def _places(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        gap = self._look.px(GAP)
        left = top = below = 0
        for widget in self._widgets:
            if widget.isHidden():
                continue
            size = widget.sizeHint().boundedTo(QSize(max(width, 1), 16777215))
            if left and left + size.width() > width:
                left, top = 0, below + gap
            yield widget, QRect(QPoint(left, top), size)
            left += size.width() + gap
            below = max(below, top + size.height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt
        """Tell that the rows depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt
        """Return the height of the rows."""
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the size in the present width."""
        return QSize(self._look.px(160), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Lay out anew."""
        super().resizeEvent(event)
        self.lay_out()
