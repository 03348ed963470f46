"""A list whose rows can be followed and copied, by key, by mouse and by menu."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from jwt_debugger.window.row_view import AnyIndex, RowView
from jwt_debugger.window.theme import Look


class ActingRows(RowView):
    """The base of the lists on the pages: what a row does and gives, the subclass says.

    Signals:
        copy_requested: A text that the user wants to copy.

    """

    copy_requested = Signal(str)

    def __init__(self, look: Look, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, title, parent)
        self.activated.connect(self._on_activated)

    def follow(self, row: Any) -> None:
        """Do what Enter does on a row, or a click on its hot place: nothing, unless overridden."""

    def hot_place(self, _row: Any, _room: QRect) -> QRect:
        """Return the place of a row in its room that can be clicked, left to right; null: none."""
        return QRect()

    def copied(self, _row: Any) -> str:
        """Return what Ctrl+C copies of a row; empty: nothing."""
        return ""

    def copy_menu(self, entries: Iterable[tuple[str, str]]) -> QMenu:
        """Make a context menu of words, each with the text that it copies; none is disabled."""
        menu = QMenu(self)
        for words, text in entries:
            action = menu.addAction(words)
            action.setEnabled(bool(text))
            action.triggered.connect(partial(self.copy_requested.emit, text))
        return menu

    def _hot_at(self, point: QPoint) -> AnyIndex | None:
        """Return the row whose hot place is at a point of the viewport."""
        index = self.indexAt(point)
        if not index.isValid():
            return None
        room = self.content(self.visualRect(index))
        place = self.hot_place(self.row_at(index), room)
        return index if self.mirrored(room, place).contains(point) else None

    def _on_activated(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.follow(self.row_at(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Follow the current row by Enter, and copy from it by Ctrl+C."""
        index = self.currentIndex()
        copied = self.copied(self.row_at(index)) if index.isValid() else ""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated()
        elif event.matches(QKeySequence.StandardKey.Copy) and copied:
            self.copy_requested.emit(copied)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Show over a hot place that it can be clicked."""
        super().mouseMoveEvent(event)
        hot = self._hot_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Follow a row whose hot place is clicked."""
        super().mouseReleaseEvent(event)
        index = self._hot_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index is not None:
            self.follow(self.row_at(index))
