"""A list of painted rows: keyboard, scrolling and screen readers as Qt's views have them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jwt_debugger.window.boxes import paint_box, paint_focus
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.theme import Look, Tone

AnyIndex = QModelIndex | QPersistentModelIndex

# Rows keep this distance from the view's sides, px at 100 %: tints and the ring reach into it.
SIDE = 8

_ENDLESS = 100_000  # pixels, of a text that is measured
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)

# Prose runs as its own letters do: "1 h 59 min ago" stays in order in a mirrored window.
_LTR, _AUTO = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.LayoutDirectionAuto


@dataclass(frozen=True, slots=True)
class Writing:
    """How a line is drawn.

    `end` puts it at the end in reading direction. A `literal` text, from the token or a time, is
    laid out left to right in any language.
    """

    font: QFont
    ink: QColor | str
    end: bool = False
    literal: bool = False


class RowModel(QAbstractListModel):
    """The rows as they are, and what a screen reader says of each."""

    def __init__(self, view: "RowView") -> None:
        super().__init__(view)
        self._view = view
        self.rows: Sequence[Any] = ()

    def replace(self, rows: Sequence[Any]) -> None:
        """Show other rows; where only their content differs, the current row stays."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows != self.rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: AnyIndex | None = None) -> int:  # noqa: N802 - Qt
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the texts of a row: for a reader, for a search by typing, as a tool tip."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._view.spoken(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._view.described(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._view.tip(row)
        return None


class RowView(QListView):
    """The base of all lists: a row is measured and painted by the subclass.

    The view has no ground of its own, and its rows keep SIDE px from its sides.

    Attributes:
        tints_current: Whether the current row is tinted, where it is what a dialog asks for.

    """

    tints_current = False

    def __init__(self, look: Look, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._nothing = ""
        self._rows = RowModel(self)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(self._rows)
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the list."""
        self._look = look
        self.setFont(look.font())
        self.verticalScrollBar().setSingleStep(look.px(24))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def row_at(self, index: AnyIndex) -> Any:
        """Return the row behind an index."""
        return self._rows.rows[index.row()]

    def spoken(self, row: Any) -> str:
        """Return what a screen reader says of a row."""
        raise NotImplementedError

    def described(self, _row: Any) -> str:
        """Return what it adds when asked: nothing, unless overridden."""
        return ""

    def tip(self, _row: Any) -> str:
        """Return a row's tool tip, which is taken as plain text: none where all is on screen."""
        return ""

    def row_height(self, row: Any, width: int) -> int:
        """Return a row's height at a width, both in pixels."""
        raise NotImplementedError

    def is_tinted(self, _row: Any) -> bool:
        """Tell whether a row stands out by a tint, in place of the line below it."""
        return False

    def is_heading(self, _row: Any) -> bool:
        """Tell whether a row names those below it, and no line parts it from them."""
        return False

    def paint_row(self, painter: QPainter, row: Any, room: QRect) -> None:
        """Paint what a row says into its room, which is its rectangle without the sides."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, index: AnyIndex, rect: QRect) -> None:
        """Paint a row's tint, or the hairline between it and the next."""
        look, palette, row = self._look, self._look.palette, self.row_at(index)
        room = self.content(rect)
        if self.is_tinted(row) or (self.tints_current and index == self.currentIndex()):
            box, edge = rect.adjusted(0, 1, 0, -2), palette.accent
            edged = edge if palette.high_contrast else None
            paint_box(painter, box, look, ground=palette.accent_tint, edge=edged)
        elif index.row() < len(self._rows.rows) - 1 and not self.is_heading(row):
            painter.fillRect(QRect(room.left(), rect.bottom(), room.width(), 1), palette.hairline)

    def show_rows(self, rows: Sequence[Any], nothing: str) -> None:
        """Show rows, or a sentence where there is none; the same rows are only painted anew."""
        if rows != self._rows.rows:
            self.scheduleDelayedItemsLayout()
        self._nothing = nothing
        self.setAccessibleDescription("" if rows else nothing)
        self._rows.replace(rows)
        self.viewport().update()

    def content(self, rect: QRect) -> QRect:
        """Return the part of a row's rectangle that text goes into."""
        side = self._look.px(SIDE)
        return rect.adjusted(side, 0, -side, 0)

    def mirrored(self, rect: QRect, part: QRect) -> QRect:
        """Put a part on the other side under right-to-left layout."""
        return QStyle.visualRect(self.layoutDirection(), rect, part)

    def draw(self, painter: QPainter, rect: QRect, text: str, writing: Writing) -> None:
        """Draw one elided line at the start or the end in reading direction."""
        painter.setFont(writing.font)
        painter.setPen(QColor(writing.ink))
        painter.setLayoutDirection(_LTR if writing.literal else _AUTO)
        start = Qt.AlignmentFlag.AlignRight if writing.end else Qt.AlignmentFlag.AlignLeft
        side = QStyle.visualAlignment(self.layoutDirection(), start)
        shown = QFontMetrics(writing.font).elidedText(
            text, Qt.TextElideMode.ElideRight, rect.width()
        )
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(rect, flags | int(Qt.TextFlag.TextSingleLine), shown)

    def paint_sign(
        self, painter: QPainter, icon: Icon, tone: Tone, place: tuple[QRect, QRect], size: int
    ) -> None:
        """Paint a sign at the start of a row's room, beside a line; `place` holds both."""
        room, line = place
        spot = QRect(room.left() + 1, line.center().y() - size // 2, size, size)
        palette = self._look.palette
        ink, ground = palette.ink(tone), QColor(palette.card)
        paint_icon(painter, icon, QRectF(self.mirrored(room, spot)), ink, ground)

    def wrapped_height(self, text: str, font: QFont, width: int) -> int:
        """Return how high prose is that `draw_wrapped` draws at a width; nothing is 0 high."""
        room = QRect(0, 0, width, _ENDLESS)
        return QFontMetrics(font).boundingRect(room, _WRAPPED, text).height() if text else 0

    def draw_wrapped(self, painter: QPainter, rect: QRect, text: str, writing: Writing) -> None:
        """Draw prose on as many lines as it takes, from the start in reading direction."""
        painter.setFont(writing.font)
        painter.setPen(QColor(writing.ink))
        painter.setLayoutDirection(_AUTO)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        painter.drawText(rect, flags | int(Qt.TextFlag.TextWordWrap), text)

    def make_menu(self, _row: Any) -> QMenu | None:
        """Return the context menu of a row; None: it has none."""
        return None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt
        """Open the menu of the row under the pointer, or of the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        menu = self.make_menu(self.row_at(index)) if index.isValid() else None
        if menu is None:
            return
        place = self.viewport().mapToGlobal(self.visualRect(index).center())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place if by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Measure the rows anew at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the rows, or the sentence in their place."""
        super().paintEvent(event)
        if not self._rows.rows and self._nothing:
            painter = QPainter(self.viewport())
            painter.setFont(self._look.font())
            painter.setPen(QColor(self._look.palette.text2))
            room = self.viewport().rect().adjusted(*(self._look.px(side) for side in (8, 8, -8, 0)))
            painter.setLayoutDirection(_AUTO)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(flags) | int(Qt.TextFlag.TextWordWrap), self._nothing)
            if self.hasFocus():
                paint_focus(painter, self.viewport().rect(), self._look)
            painter.end()


class _RowDelegate(QStyledItemDelegate):
    """Hand measuring and painting to the view, and draw the ring of the current row."""

    def __init__(self, view: RowView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802 - Qt
        """Return the size of a row in the view as it is."""
        width = self._view.viewport().width()
        return QSize(width, self._view.row_height(self._view.row_at(index), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one row."""
        view = self._view
        rect: QRect = option.rect
        painter.save()
        view.paint_ground(painter, index, rect)
        view.paint_row(painter, view.row_at(index), view.content(rect))
        painter.restore()
        if view.hasFocus() and index == view.currentIndex():
            paint_focus(painter, rect.adjusted(0, 1, 0, -1), view._look)  # noqa: SLF001 - its own
