"""The life of a token on a line: issued, valid from, now, expires (DESIGN.md, Timeline)."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.label import plain_tip
from jwt_debugger.window.needle_drag import NeedleDrag
from jwt_debugger.window.theme import SMALL, Look
from jwt_debugger.window.timeline_layout import (
    SPACE,
    Fill,
    Label,
    Mark,
    Plan,
    Span,
    Times,
    plan,
    spoken,
)
from jwt_debugger.window.timeline_words import full_words, no_timeline_words, times_of

# px at 100 %: wide, narrow
HEIGHTS, MIDDLES, LABEL_MIDDLES = (64, 50), (25, 19), (47, 38)
SIDE, GAP = 20, 14
TRACK, BAR = 4, 10  # thickness
RADIUS = 5  # of the circle and the triangle
NEEDLE_UP, NEEDLE_DOWN, NEEDLE_CAP = 14, 10, 5
END_HEIGHT, END_WIDTH = 18, 4
REACH = 9  # how far from the needle it can be taken hold of
SNAP = 3  # so close to a mark, the needle falls on it

# Closer to an end, the line follows every second; farther from all, every minute.
CLOSE = timedelta(hours=1)


class Timeline(QWidget):
    """Draws the instants of a token; its left is the past in every language.

    Signals:
        instant_chosen: The needle was dragged to that aware instant.
        now_requested: The user double-clicked, to judge by the clock again.

    """

    instant_chosen = Signal(object)
    now_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._times: Times | None = None
        self._words = ""
        self._seen: tuple[str, tuple[Times, bool] | None] = ("", None)
        self._plan: Plan | None = None
        self._drag: NeedleDrag | None = None
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the line."""
        self._look = look
        self.updateGeometry()
        self._place()

    def show_state(self, state: State, now: datetime) -> None:
        """Draw the state's instants, anew where that is to be seen."""
        known = times_of(state, now)
        drawn = known if known.any else None
        words = "" if drawn else no_timeline_words(state)
        seen = (words, _seen(drawn) if drawn else None)
        if seen == self._seen:
            return
        self._seen, self._times, self._words = seen, drawn, words
        self.setAccessibleName(spoken(drawn) if drawn else words)
        self.setToolTip(plain_tip(f"{full_words(drawn)}\n{_drag_words()}") if drawn else "")
        self._place()

    def _place(self) -> None:
        """Place marks and labels on the line as it is long now."""
        self._plan = None
        if self._times is not None:
            look = self._look
            width = max(self.width() - 2 * look.px(SIDE), 0)
            scale = self._drag.scale if self._drag else None
            self._plan = plan(self._times, width, look.px(GAP), self._measure, scale)
        self.update()

    def _measure(self, text: str, *, bold: bool = False) -> float:
        return QFontMetricsF(self._look.font(SMALL, bold=bold)).horizontalAdvance(text)

    def _ink(self, mark: Mark) -> QColor:
        """Return the colour of a mark and its name."""
        palette, drawn = self._look.palette, self._times
        if mark is Mark.NOW or drawn is None:
            return QColor(palette.text)
        claims = {Mark.ISSUED: {"iat"}, Mark.STARTS: {"nbf"}, Mark.EXPIRES: {"exp"}}[mark]
        if mark is Mark.ISSUED and drawn.merged:
            claims.add("nbf")
        if claims & drawn.edited:
            return QColor(palette.accent)
        if mark is not Mark.EXPIRES:
            return QColor(palette.text2)
        if drawn.expired:
            return QColor(palette.bad)
        return QColor(palette.ok if drawn.proven else palette.text)

    def _paint_words(self, painter: QPainter) -> None:
        """Say that there is no timeline, between two dashed lines."""
        look, palette = self._look, self._look.palette
        painter.setFont(look.font())
        room = self.rect().adjusted(look.px(SIDE), 0, -look.px(SIDE), 0)
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setPen(QColor(palette.text2))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
        space = (room.width() - painter.fontMetrics().horizontalAdvance(words)) / 2 - look.px(12)
        if space < look.px(SIDE):
            return
        pen = QPen(QColor(palette.hairline), look.px(2), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        middle = self.height() / 2
        left, right = float(room.left()), float(room.right() + 1)
        painter.drawLine(QPointF(left, middle), QPointF(left + space, middle))
        painter.drawLine(QPointF(right, middle), QPointF(right - space, middle))

    def _paint_line(self, painter: QPainter, placed: Plan, drawn: Times) -> None:
        """Paint the axis, and what lies on it, the needle last."""
        self._paint_track(painter, placed)
        for span in placed.spans:
            self._paint_span(painter, span, proven=drawn.proven)
        if placed.late is not None:
            self._paint_late(painter, *placed.late)
        for mark, place in placed.marks:
            self._paint_mark(painter, mark, place)

    def _paint_track(self, painter: QPainter, placed: Plan) -> None:
        look, palette = self._look, self._look.palette
        thick = 1 if palette.high_contrast else look.px(TRACK)
        middle = self._middle()
        track = QRectF(0, middle - thick / 2, placed.width, thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.hairline))
        painter.drawRoundedRect(track, thick / 2, thick / 2)

    def _middle(self) -> float:
        return self._look.px(MIDDLES[self._look.narrow])

    def _paint_span(self, painter: QPainter, span: Span, *, proven: bool) -> None:
        """Paint a part of the life: solid, in outline, or hatched."""
        look, palette = self._look, self._look.palette
        ink = QColor(palette.ok if proven else palette.text3)
        high, radius = look.px(BAR), look.px(2)
        box = QRectF(span.left, self._middle() - high / 2, span.right - span.left, high)
        pen = QPen(QColor(palette.text3) if span.fill is Fill.OVER else ink, look.zoom)
        inset = pen.widthF() / 2
        painter.save()
        painter.setClipRect(box)
        painter.setPen(pen)
        painter.setBrush(self._brush(span, ink, proven=proven))
        # An open end has no edge: the box goes on where the clip cuts it off.
        left = -2.0 * radius if span.open_left else inset
        right = 2.0 * radius if span.open_right else -inset
        box.adjust(left, inset, right, -inset)
        painter.drawRoundedRect(box, radius, radius)
        if span.fill is Fill.OVER:
            self._paint_hatching(painter, box)
        painter.restore()

    def _brush(self, span: Span, ink: QColor, *, proven: bool) -> QBrush:
        palette = self._look.palette
        if span.fill is Fill.ELAPSED:
            return QBrush(ink)
        if span.fill is Fill.OVER:
            return QBrush(QColor(palette.win))
        return QBrush(QColor(palette.ok_tint if proven else palette.win))

    def _paint_hatching(self, painter: QPainter, box: QRectF) -> None:
        step, slant = self._look.px(6), box.height()
        at = box.left() - slant
        while at < box.right():
            painter.drawLine(QPointF(at, box.bottom()), QPointF(at + slant, box.top()))
            at += step

    def _paint_late(self, painter: QPainter, left: float, right: float) -> None:
        """Paint the dots from the end to now."""
        look = self._look
        pen = QPen(QColor(look.palette.bad), look.px(2), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.5, 1])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, self._middle()), QPointF(right, self._middle()))

    def _paint_mark(self, painter: QPainter, mark: Mark, place: float) -> None:
        """Paint a mark of its own shape: circle, triangle, bar or needle."""
        look, ink, middle = self._look, self._ink(mark), self._middle()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        radius = look.px(RADIUS)
        if mark is Mark.ISSUED:
            painter.setPen(QPen(ink, look.px(2)))
            painter.setBrush(QColor(look.palette.card))
            painter.drawEllipse(QPointF(place, middle), radius, radius)
        elif mark is Mark.STARTS:
            painter.setPen(QPen(ink, look.px(2), j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(QColor(look.palette.card))
            painter.drawPolygon(_triangle(place, middle, radius))
        elif mark is Mark.EXPIRES:
            wide, high = look.px(END_WIDTH), look.px(END_HEIGHT)
            painter.drawRect(QRectF(place - wide / 2, middle - high / 2, wide, high))
        else:
            self._paint_needle(painter, place, middle)

    def _paint_needle(self, painter: QPainter, place: float, middle: float) -> None:
        look = self._look
        top, bottom = middle - look.px(NEEDLE_UP), middle + look.px(NEEDLE_DOWN)
        wide, cap = look.px(3), look.px(NEEDLE_CAP)
        painter.drawRoundedRect(QRectF(place - wide / 2, top, wide, bottom - top), 1, 1)
        corners = (
            QPointF(place - cap, top),
            QPointF(place + cap, top),
            QPointF(place, top + cap * 1.3),
        )
        painter.drawPolygon(QPolygonF(corners))

    def _paint_label(self, painter: QPainter, label: Label) -> None:
        """Paint a name in the colour of its mark, and the time."""
        look = self._look
        middle = look.px(LABEL_MIDDLES[look.narrow])
        bold = look.font(SMALL, bold=True)
        high = QFontMetricsF(bold).height()
        rect = QRectF(label.left, middle - high / 2, label.width + 1, high)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(bold)
        painter.setPen(self._ink(label.mark))
        painter.drawText(rect, flags, label.name)
        rect.setLeft(rect.left() + self._measure(label.name, bold=True) + self._measure(SPACE))
        painter.setFont(look.font(SMALL))
        painter.setPen(QColor(look.palette.text2))
        painter.drawText(rect, flags, label.time)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the height that line and labels need."""
        look = self._look
        label = QFontMetricsF(look.font(SMALL)).height() / 2 + look.px(LABEL_MIDDLES[look.narrow])
        return QSize(look.px(300), max(look.px(HEIGHTS[look.narrow]), round(label) + look.px(4)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the same height at any width."""
        return QSize(0, self.sizeHint().height())

    def _is_on_needle(self, place: float) -> bool:
        """Tell whether a place is close enough to the needle to take hold of it."""
        places = dict(self._plan.marks) if self._plan else {}
        return Mark.NOW in places and abs(places[Mark.NOW] - place) <= self._look.px(REACH)

    def _place_of(self, event: QMouseEvent) -> float:
        return event.position().x() - self._look.px(SIDE)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Take hold of the needle."""
        left = event.button() is Qt.MouseButton.LeftButton
        place = self._place_of(event)
        if left and self._plan is not None and self._times and self._is_on_needle(place):
            self._drag = NeedleDrag(self._plan.scale, self._times, place, self._look.px(SNAP))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Move the needle, or show that it can be moved."""
        place = self._place_of(event)
        if self._drag is None:
            over = self._is_on_needle(place)
            self.setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.ArrowCursor)
            return
        instant = self._drag.moved(place)
        if instant is not None:
            self.instant_chosen.emit(instant)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Let go of the needle; the line finds its own scale again."""
        if self._drag is not None:
            self._drag = None
            self._place()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt
        """Go back to now."""
        if event.button() is Qt.MouseButton.LeftButton and self._plan is not None:
            self.now_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Place everything anew."""
        super().resizeEvent(event)
        self._drag = None
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the line or the words; it never runs from right to left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._plan is None or self._times is None:
            self._paint_words(painter)
        else:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.translate(self._look.px(SIDE), 0)
            self._paint_line(painter, self._plan, self._times)
            for label in self._plan.labels:
                self._paint_label(painter, label)
        painter.end()


def _drag_words() -> str:
    return _("Drag the needle to judge by another instant; double-click for now")


def _seen(drawn: Times) -> tuple[Times, bool]:
    """Return the instants as far as a change is to be seen: seconds close to one, or minutes."""
    instants = (drawn.issued, drawn.starts, drawn.expires)
    close = any(each is not None and abs(each - drawn.now) <= CLOSE for each in instants)
    now = drawn.now.replace(second=drawn.now.second if close else 0, microsecond=0)
    return replace(drawn, now=now), drawn.expired


def _triangle(place: float, middle: float, radius: float) -> QPolygonF:
    return QPolygonF(
        (
            QPointF(place - radius, middle - radius),
            QPointF(place + radius, middle),
            QPointF(place - radius, middle + radius),
        )
    )
