"""The card on top: three verdicts side by side, and the token's time on a line below them."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.boxes import CARD_RADIUS, paint_box, paint_focus
from jwt_debugger.window.button import Button
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import plain_tip
from jwt_debugger.window.theme import BODY, LABEL, SMALL, TITLE, TITLE_NARROW, Look, Tone
from jwt_debugger.window.timeline import Timeline
from jwt_debugger.window.verdict import Verdict, is_awaited, judged
from jwt_debugger.window.verdicts import findings_verdict, signature_verdict, time_verdict

# px at 100 %: wide, narrow
HEIGHTS, ICONS, ICON_MIDDLES, TEXT_LEFTS = (78, 64), (36, 29), (37, 29), (70, 56)
BAR, GAP = 4, 3
ROOM = 280  # what a verdict needs of a cell before there is any for tools
SHARES = (36, 36, 28)
SIDE_BY_SIDE = 600  # what three verdicts need; below it they are stacked
ANNOUNCE_AFTER: Final = 800  # ms


class _Cell(QAbstractButton):
    """One verdict; a click leads to the pane that it speaks of."""

    def __init__(self, look: Look, name: str, *tools: Button) -> None:
        super().__init__()
        self._tools = tools
        self._wanted: tuple[Button, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        for tool in tools:
            self._row.addWidget(tool)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._strong = False
        self._verdict = Verdict(Tone.NEUTRAL, Icon.INFO_CIRCLE, "", "", "")
        self.set_look(look)

    @property
    def verdict(self) -> Verdict:
        """Return what is shown."""
        return self._verdict

    def set_look(self, look: Look) -> None:
        """Restyle the cell."""
        self._look = look
        self._row.setContentsMargins(0, 0, look.px(8), 0)
        self._row.setSpacing(look.px(4))
        for tool in self._tools:
            tool.set_look(look)
        self._show_tip()
        self.updateGeometry()
        self.update()

    def show_verdict(self, verdict: Verdict, *, empty: bool) -> None:
        """Show a verdict; an empty one announces what will stand here."""
        if (verdict, empty) == (self._verdict, self._strong):
            return
        self._verdict, self._strong = verdict, empty
        said = (verdict.title, verdict.subtitle, verdict.mark)
        self.setAccessibleName(". ".join(filter(None, said)))
        self._show_tip()
        self.update()

    def show_tools(self, *wanted: Button) -> None:
        """Show those of its tools, as far as they leave the verdict enough room."""
        self._wanted = wanted
        self._fit_tools()

    def _fit_tools(self) -> None:
        """Show what there is room for; where that is little, the verdict alone."""
        room = self.width() - self._look.px(ROOM)
        for tool in reversed(self._tools):
            room -= tool.sizeHint().width()
            tool.setVisible(tool in self._wanted and room >= 0)

    def ground(self) -> QColor:
        """Return the colour that goes under it."""
        palette = self._look.palette
        return QColor(palette.card) if self._strong else palette.tint(self._verdict.tone)

    def bar(self) -> QColor | None:
        """Return the colour of the bar at its beginning; None: a neutral one has none."""
        tone = self._verdict.tone
        return None if tone is Tone.NEUTRAL else self._look.palette.ink(tone)

    def _lines(self) -> tuple[tuple[str, QFont, QColor], ...]:
        """Return text, font and ink of each line."""
        look, palette, verdict = self._look, self._look.palette, self._verdict
        ink = QColor(palette.text) if self._strong else palette.ink(verdict.tone)
        title = (*self._title(), ink)
        second = QColor(palette.text2)
        accent = QColor(palette.accent)
        if look.narrow and verdict.mark:
            return title, (verdict.mark, look.font(SMALL, bold=True), accent)
        subtitle = (verdict.subtitle, look.font(SMALL if look.narrow else BODY), second)
        if look.narrow:
            return title, subtitle
        label = (verdict.label, look.font(LABEL), second)
        if verdict.mark:
            label = (verdict.mark, look.font(LABEL, bold=True), accent)
        return label, title, subtitle

    def _title(self) -> tuple[str, QFont]:
        """Return the title, or its brief form where only that fits, as large as it fits whole."""
        look, verdict, room = self._look, self._verdict, self._text_rect().width()
        largest = TITLE_NARROW if look.narrow else TITLE
        font = look.font(largest, bold=True)
        if QFontMetrics(font).horizontalAdvance(verdict.title) <= room:
            return verdict.title, font
        title = verdict.brief or verdict.title
        for size in range(largest, SMALL, -1):
            font = look.font(size, bold=True)
            if QFontMetrics(font).horizontalAdvance(title) <= room:
                return title, font
        return title, look.font(SMALL, bold=True)

    def _text_rect(self) -> QRect:
        """Return where the lines go in a left-to-right cell."""
        look = self._look
        shown = [tool.sizeHint().width() for tool in self._tools if not tool.isHidden()]
        tools = sum(shown) + look.px(4) * len(shown)
        return self.rect().adjusted(look.px(TEXT_LEFTS[look.narrow]), 0, -look.px(8) - tools, 0)

    def _show_tip(self) -> None:
        """Say in a tool tip what does not fit."""
        room = self._text_rect().width()
        lines = self._lines()
        shown = [text for text, _font, _ink in lines]
        words = (self._verdict.title, self._verdict.subtitle)
        cut = any(word not in shown for word in words) or any(
            QFontMetrics(font).horizontalAdvance(text) > room for text, font, _ink in lines
        )
        self.setToolTip(plain_tip("\n".join(words)) if cut else "")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return a size that leaves room for all lines."""
        look = self._look
        lines = [QFontMetrics(font).height() for _text, font, _ink in self._lines()]
        height = sum(lines) + look.px(GAP) * (len(lines) - 1) + look.px(10)
        return QSize(look.px(200), max(look.px(HEIGHTS[look.narrow]), height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the same height: words are cut at their end, lines never."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """See anew what fits."""
        super().resizeEvent(event)
        self._fit_tools()
        self._show_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint icon, lines and focus ring; the ground is the strip's."""
        painter = QPainter(self)
        self._paint_icon(painter)
        self._paint_lines(painter)
        if self.hasFocus():
            ring = self.rect().adjusted(self._look.px(BAR) + 2, 3, -3, -3)
            ring = QStyle.visualRect(self.layoutDirection(), self.rect(), ring)
            paint_focus(painter, ring, self._look)
        painter.end()

    def _paint_icon(self, painter: QPainter) -> None:
        look = self._look
        size = look.px(ICONS[look.narrow])
        left = look.px(ICON_MIDDLES[look.narrow]) - size // 2
        spot = QRect(left, (self.height() - size) // 2, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        ink = look.palette.ink(self._verdict.tone)
        paint_icon(painter, self._verdict.icon, QRectF(spot), ink, self.ground())

    def _paint_lines(self, painter: QPainter) -> None:
        lines = self._lines()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        column = QStyle.visualRect(self.layoutDirection(), self.rect(), self._text_rect())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
        heights = [QFontMetrics(font).height() for _text, font, _ink in lines]
        gap = self._look.px(GAP)
        top = (self.height() - sum(heights) - gap * (len(lines) - 1)) // 2
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for (text, font, ink), height in zip(lines, heights, strict=True):
            painter.setFont(font)
            painter.setPen(ink)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, column.width())
            line = QRect(column.left(), top, column.width(), height)
            painter.drawText(line, flags | int(Qt.TextFlag.TextSingleLine), shown)
            top += height + gap


class VerdictStrip(QWidget):
    """Shows the three verdicts, and the timeline where there is a token.

    Signals:
        signature_clicked, time_clicked, findings_clicked: A cell was chosen.
        judging_clicked: The user wants to say by what time is judged.
        instant_chosen: The aware instant to judge by.
        now_requested: The clock is to be judged by again.
        announced: What a screen reader is told once a verdict has changed.

    """

    signature_clicked = Signal()
    time_clicked = Signal()
    findings_clicked = Signal()
    judging_clicked = Signal()
    instant_chosen = Signal(object)
    now_requested = Signal()
    announced = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdict-strip")
        self.setAccessibleName(_("Verdicts"))
        self._signature = _Cell(look, "signature-cell")
        self._to_now = Button(look, _("Now"), name="judge-now")
        self._to_now.setToolTip(_("Judge by the clock again"))
        self._judge = Button(look, "", Icon.CLOCK, kind="quiet", name="judge-time")
        self._judge.setToolTip(_("Judge by another time, a leeway and what you expect (Ctrl+J)"))
        self._judge.setAccessibleName(_("Judge by another time"))
        self._time = _Cell(look, "time-cell", self._to_now, self._judge)
        self._findings = _Cell(look, "findings-cell")
        self._cells = (self._signature, self._time, self._findings)
        self._timeline = Timeline(look)
        self._told: tuple[object, ...] = ()
        self._news: tuple[object, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ANNOUNCE_AFTER)
        self._arrange()
        self._connect_signals()
        self.set_look(look)

    def _arrange(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(0)
        for cell, share in zip(self._cells, SHARES, strict=True):
            self._row.addWidget(cell, share)
        column.addLayout(self._row)
        column.addWidget(self._timeline)
        self._timeline.hide()

    def _connect_signals(self) -> None:
        self._signature.clicked.connect(self.signature_clicked)
        self._time.clicked.connect(self.time_clicked)
        self._findings.clicked.connect(self.findings_clicked)
        self._judge.clicked.connect(self.judging_clicked)
        self._to_now.clicked.connect(self.now_requested)
        self._timeline.instant_chosen.connect(self.instant_chosen)
        self._timeline.now_requested.connect(self.now_requested)
        self._pause.timeout.connect(self._announce)

    def set_look(self, look: Look) -> None:
        """Restyle the strip."""
        self._look = look
        for part in (*self._cells, self._timeline):
            part.set_look(look)
        self._turn()
        self.updateGeometry()
        self.update()

    def _turn(self) -> None:
        """Put the verdicts below one another where they have no room side by side."""
        ways = QBoxLayout.Direction
        below = self.width() < self._look.px(SIDE_BY_SIDE)
        self._row.setDirection(ways.TopToBottom if below else ways.LeftToRight)

    def show_state(self, state: State, now: datetime) -> None:
        """Draw the verdicts on a state at an aware instant."""
        shown = [cell.verdict for cell in self._cells]
        empty = judged(state) is None and not is_awaited(state)
        asked = state.request.at is not None
        self._time.show_tools(
            *((self._to_now,) if asked else ()), *(() if empty else (self._judge,))
        )
        makers = (signature_verdict, time_verdict, findings_verdict)
        for cell, make in zip(self._cells, makers, strict=True):
            cell.show_verdict(make(state, now), empty=empty)
        if empty != self._timeline.isHidden():
            self._timeline.setHidden(empty)
            self.updateGeometry()
        self._timeline.show_state(state, now)
        if shown != [cell.verdict for cell in self._cells]:
            self.update()
        self._prepare(state)

    def _prepare(self, state: State) -> None:
        """Tell a verdict once it has stayed for a while; that time goes by is no news."""
        if judged(state) is None:
            self._news = self._told = ()
            self._pause.stop()
            return
        signature, time, findings = (cell.verdict for cell in self._cells)
        news = (state.request.original, signature, time.tone, time.icon, findings)
        if news == self._news:
            return
        self._news = news
        if news == self._told:
            self._pause.stop()
        else:
            self._pause.start()

    def _announce(self) -> None:
        self._told = self._news
        words = ". ".join(cell.verdict.title for cell in self._cells)
        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """See anew whether there is room side by side."""
        super().resizeEvent(event)
        self._turn()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the card, and the ground, the bar and the edge of each cell."""
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        paint_box(painter, self.rect(), look, ground=palette.card, radius=CARD_RADIUS)
        rounded = QPainterPath()
        rounding = look.px(CARD_RADIUS)
        rounded.addRoundedRect(QRectF(self.rect()), rounding, rounding)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded)
        for cell in self._cells:
            self._paint_ground(painter, cell)
        if not self._timeline.isHidden():
            line = QRect(0, self._timeline.y() - 1, self.width(), 1)
            painter.fillRect(line, QColor(palette.hairline))
        painter.restore()
        paint_box(painter, self.rect(), look, edge=palette.hairline, radius=CARD_RADIUS)
        painter.end()

    def _paint_ground(self, painter: QPainter, cell: _Cell) -> None:
        """Paint a cell's tint, the line between it and the one before, and its bar."""
        direction, rect = self.layoutDirection(), cell.geometry()
        painter.fillRect(rect, cell.ground())
        below = self._row.direction() is QBoxLayout.Direction.TopToBottom
        size = QSize(rect.width(), 1) if below else QSize(1, rect.height())
        line = QRect(rect.topLeft(), size)
        if cell is not self._signature:
            line = QStyle.visualRect(direction, rect, line)
            painter.fillRect(line, QColor(self._look.palette.hairline))
        ink = cell.bar()
        if ink is not None:
            bar = QRect(rect.left(), rect.top(), self._look.px(BAR), rect.height())
            painter.fillRect(QStyle.visualRect(direction, rect, bar), ink)
