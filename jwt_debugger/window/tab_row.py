"""The row of tabs above the verdicts, which is there once several tokens are open."""

from datetime import datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QTabBar,
    QWidget,
)

from jwt_debugger.state import State, Tab
from jwt_debugger.translation import _
from jwt_debugger.window.boxes import paint_box, paint_focus
from jwt_debugger.window.button import Button
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import plain_tip
from jwt_debugger.window.tab_words import Mark, tab_marks, tab_verdict, tab_words
from jwt_debugger.window.theme import Look

# px at 100 %
HEIGHT, PAD, GAP = 30, 10, 6
ICON, MARK, CROSS = 16, 13, 18
LEAST, MOST = 96, 232  # of a tab's width
INNER_FRAME, INNER_RADIUS = 3, 5  # of the tab on screen, where no ground tells it


class _Cross(QAbstractButton):
    """Closes its tab."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("close_this_tab")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has Ctrl+W
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the button."""
        self._look = look
        self.setFixedSize(QSize(look.px(CROSS), look.px(CROSS)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the cross, on a ground of its own when pointed at."""
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        if self.underMouse():
            # Where lines are as strong as text, the ground would swallow the cross.
            framed = palette.high_contrast
            ground, edge = ("", palette.edge) if framed else (palette.hairline, "")
            paint_box(painter, self.rect(), look, ground=ground, edge=edge, radius=4)
        inset = look.px(3)
        spot = QRectF(self.rect().adjusted(inset, inset, -inset, -inset))
        paint_icon(painter, Icon.CLOSE, spot, QColor(palette.text2), QColor(palette.card))
        painter.end()


class _Tabs(QTabBar):
    """The tabs themselves: a tab bar to keyboard and screen reader, painted in our look.

    Signals:
        close_requested: The number of the tab that the user closes with the mouse.

    """

    close_requested = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tabs: tuple[Tab, ...] = ()
        self._crosses: list[_Cross] = []
        self.setObjectName("tabs")
        self.setAccessibleName(_("Open tokens"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_look(self, look: Look) -> None:
        """Restyle all tabs."""
        self._look = look
        self.setFont(look.font(bold=True))
        for cross in self._crosses:
            cross.set_look(look)
        # The bar measures its tabs anew for another icon size only.
        self.setIconSize(QSize(look.px(ICON), look.px(ICON)))
        self.updateGeometry()
        self.update()

    def show_tabs(self, tabs: tuple[Tab, ...], current: int) -> None:
        """Show the open tokens, one of them on screen; no signal goes out."""
        self.blockSignals(True)  # noqa: FBT003 - Qt
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
            self._crosses.pop()
        while self.count() < len(tabs):
            self._add()
        before = self._tabs
        self._tabs = tabs
        for index, tab in enumerate(tabs):
            if before[index : index + 1] != (tab,):
                self._label(index, tab)
        if current != self.currentIndex():
            self.setCurrentIndex(current)
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def _add(self) -> None:
        cross = _Cross(self._look)
        cross.clicked.connect(self._on_cross)
        self._crosses.append(cross)
        self.setTabButton(self.addTab(""), QTabBar.ButtonPosition.RightSide, cross)

    def _label(self, index: int, tab: Tab) -> None:
        words = tab_words(tab)
        self.setTabText(index, tab.title.replace("&", "&&"))
        self.setTabToolTip(index, plain_tip(words))
        self.setAccessibleTabName(index, words)
        self._crosses[index].setAccessibleName(_("Close {title}").format(title=tab.title))

    def _on_cross(self) -> None:
        index = next(at for at, cross in enumerate(self._crosses) if cross is self.sender())
        self.close_requested.emit(index)

    def _marks(self, tab: Tab) -> list[Mark]:
        return list(tab_marks(tab))

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt
        """Return the size that a tab's words and shapes need, within bounds."""
        look = self._look
        metrics = QFontMetrics(look.font(bold=True))
        height = max(look.px(HEIGHT), metrics.height() + look.px(8))
        if index >= len(self._tabs):
            return QSize(look.px(LEAST), height)
        tab = self._tabs[index]
        marks = len(self._marks(tab)) * look.px(MARK + GAP)
        shapes = look.px(PAD + ICON + GAP) + marks + look.px(GAP + CROSS + PAD)
        width = metrics.horizontalAdvance(tab.title) + 2 + shapes
        return QSize(max(look.px(LEAST), min(width, look.px(MOST))), height)

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt
        """Return the same: where room lacks, the bar scrolls."""
        return self.tabSizeHint(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Close the tab that was clicked with the middle button."""
        index = self.tabAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_requested.emit(index)
            return
        super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt
        """Leave the token on screen as it is: a wheel turns by accident."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint every tab that is in sight."""
        painter = QPainter(self)
        for index, tab in enumerate(self._tabs[: self.count()]):
            rect = self.tabRect(index)
            if rect.intersects(self.rect()):
                self._paint_tab(painter, rect.adjusted(0, 0, -self._look.px(2), 0), index, tab)
        painter.end()

    def _paint_tab(self, painter: QPainter, rect: QRect, index: int, tab: Tab) -> None:
        look, palette = self._look, self._look.palette
        current = index == self.currentIndex()
        ground = palette.card if current else palette.win
        if current:
            paint_box(painter, rect, look, ground=ground, edge=palette.edge)
            if palette.high_contrast:  # the ground of the others is the same
                inset = look.px(INNER_FRAME)
                inner = rect.adjusted(inset, inset, -inset, -inset)
                paint_box(painter, inner, look, edge=palette.edge, radius=INNER_RADIUS)
            if self.hasFocus():
                paint_focus(painter, rect, look)
        elif palette.high_contrast:
            paint_box(painter, rect, look, edge=palette.hairline)
        left, right = rect.left() + look.px(PAD), rect.right() - look.px(GAP + CROSS)
        left = self._paint_mark(painter, rect, (left, ICON), tab_verdict(tab), ground)
        for mark in reversed(self._marks(tab)):
            right -= look.px(MARK + GAP)
            self._paint_mark(painter, rect, (right, MARK), mark, ground)
        room = QRect(left, rect.top(), right - look.px(GAP) - left, rect.height())
        font = look.font(bold=current)
        painter.setFont(font)
        painter.setPen(QColor(palette.text if current else palette.text2))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        shown = QFontMetrics(font).elidedText(tab.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            QStyle.visualRect(self.layoutDirection(), rect, room),
            int(flags) | int(Qt.TextFlag.TextSingleLine),
            shown,
        )

    def _paint_mark(
        self, painter: QPainter, rect: QRect, place: tuple[int, int], mark: Mark, ground: str
    ) -> int:
        """Paint a shape of a size at a place, and return where the next thing can stand."""
        look = self._look
        left, size = place[0], look.px(place[1])
        spot = QRect(left, rect.center().y() - size // 2 + 1, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), rect, spot)
        paint_icon(painter, mark.icon, QRectF(spot), look.palette.ink(mark.tone), QColor(ground))
        return left + size + look.px(GAP)


class TabRow(QWidget):
    """Shows the open tokens, and opens, chooses and closes them; hidden with one alone.

    Signals:
        tab_chosen: The number of the tab to show.
        close_requested: The number of the tab to close.
        new_requested: The user wants an empty tab.

    """

    tab_chosen = Signal(int)
    close_requested = Signal(int)
    new_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tab_row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tabs = _Tabs(look)
        self._new = Button(look, "", Icon.PLUS, kind="quiet", name="add_tab")
        self._new.setAccessibleName(_("New tab"))
        self._new.setToolTip(_("New tab"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        row.addWidget(self._tabs)
        row.addWidget(self._new)
        row.addStretch(1)
        self._connect_signals()
        self.set_look(look)
        self.hide()

    def _connect_signals(self) -> None:
        self._tabs.currentChanged.connect(self.tab_chosen)
        self._tabs.close_requested.connect(self.close_requested)
        self._new.clicked.connect(self.new_requested)

    def set_look(self, look: Look) -> None:
        """Restyle the row."""
        self._tabs.set_look(look)
        self._new.set_look(look)

    def show_state(self, state: State, _now: datetime) -> None:
        """Show the tabs, where there are several."""
        self._tabs.show_tabs(state.tabs, state.tab)
        if self.isHidden() == (len(state.tabs) > 1):
            self.setHidden(len(state.tabs) < 2)
