"""The editor of a JSON text: numbered lines, colours, times in words, changes and faults marked."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QToolTip, QWidget

from jwt_debugger.inspection.durations import format_instant
from jwt_debugger.jose.json_text import members
from jwt_debugger.window.boxes import CONTROL_RADIUS, paint_box, paint_focus
from jwt_debugger.window.colours import Colours, format_of
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.json_colours import JsonKind, json_pieces
from jwt_debugger.window.json_marks import Marks, Sense, TimeMark
from jwt_debugger.window.mono_editor import TOP, MonoEditor
from jwt_debugger.window.stand_ins import StandIns
from jwt_debugger.window.theme import SMALL, Look, Tone
from jwt_debugger.window.utf16 import Utf16

BAR, PENCIL, NUMBERS = 3, 12, 20  # px at 100 %: the bar's width, the pencil's, where numbers begin
INDENT = "  "

# Of a longer line the rest stays plain: Qt's layout takes time with the square of the colours.
MAX_COLOURED = 8 * 1024

_CLOSING = {"{": "}", "[": "]"}
_TONES = {
    Sense.PLAIN: Tone.NEUTRAL,
    Sense.GOOD: Tone.OK,
    Sense.BAD: Tone.BAD,
    Sense.EDITED: Tone.ACCENT,
}


class _JsonColours(Colours):
    """Member names in the segment's colour, numbers in theirs, punctuation quiet."""

    def __init__(self, document: QTextDocument, stand_ins: StandIns) -> None:
        super().__init__(document, stand_ins)
        self.formats: dict[JsonKind, QTextCharFormat] = {}

    def colour_block(self, text: str, units: Utf16) -> None:
        """Colour one line."""
        for piece in json_pieces(text[:MAX_COLOURED]):
            start, end = units.to_qt(piece.start), units.to_qt(piece.end)
            self.setFormat(start, end - start, self.formats[piece.kind])


class JsonEditor(MonoEditor):
    """An editor of one segment's JSON; what it marks is handed in with `show_marks`."""

    def __init__(self, look: Look, tone: Tone, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name=name, parent=parent)
        self._tone = tone
        self._marks = Marks()
        self._times: dict[int, TimeMark] = {}
        self._fault: int | None = None
        self._fault_line = -1
        self._utc = False
        self._colours = _JsonColours(self.document(), self._stand_ins)
        self.set_look(look)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.updateRequest.connect(self._on_update_request)
        self.blockCountChanged.connect(self._fit_gutter)

    def set_look(self, look: Look) -> None:
        """Restyle the editor."""
        colours = look.palette
        inks: dict[JsonKind, QColor | str] = {
            JsonKind.NAME: colours.ink(self._tone),
            JsonKind.STRING: colours.text,
            JsonKind.NUMBER: colours.number,
            JsonKind.LITERAL: colours.number,
            JsonKind.PUNCTUATION: colours.text2,
            JsonKind.STRAY: colours.text2,
        }
        self._colours.formats = {kind: format_of(ink) for kind, ink in inks.items()}
        super().set_look(look)
        self._colours.rehighlight()
        self._fit_gutter()

    def show_marks(
        self, marks: Marks, times: tuple[TimeMark, ...], fault: int | None, *, utc: bool = False
    ) -> None:
        """Mark changed lines, the times in words, and the character at a fault's index."""
        by_line = {time.line: time for time in times}
        if (marks, by_line, fault) != (self._marks, self._times, self._fault):
            self._marks, self._times, self._fault = marks, by_line, fault
            self._fault_line = -1 if fault is None else self.text().count("\n", 0, fault)
            self.viewport().update()
            self.update()
        self._utc = utc

    def time_words(self) -> tuple[str, ...]:
        """Return the words that are drawn behind the numbers, from the top."""
        return tuple(self._times[line].words for line in sorted(self._times))

    def go_to_member(self, name: str) -> None:
        """Put the cursor on the last member of that name, which is the one that counts."""
        starts = [member.start for member in members(self.text()) if member.name == name]
        if starts:
            self.go_to(starts[-1])

    # Typing

    def _open_line(self) -> None:
        """Begin a line as far in as the one before, or further in after a bracket."""
        cursor = self.textCursor()
        line = cursor.block().text()
        before = line[: cursor.positionInBlock()] if not cursor.hasSelection() else ""
        after = line[cursor.positionInBlock() :].lstrip()
        indent = before[: len(before) - len(before.lstrip(" \t"))]
        opened = before.rstrip()[-1:]
        cursor.beginEditBlock()
        if opened in _CLOSING and after.startswith(_CLOSING[opened]):
            cursor.insertText(f"\n{indent}{INDENT}\n{indent}")
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        else:
            cursor.insertText(f"\n{indent}{INDENT if opened in _CLOSING else ''}")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _close_bracket(self, bracket: str) -> None:
        """Type a closing bracket, one step further out where it begins its line."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.beginEditBlock()
        if not cursor.hasSelection() and not before.strip(" ") and before.endswith(INDENT):
            left, keep = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(left, keep, len(INDENT))
        cursor.insertText(bracket)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # Painting

    def _gutter(self) -> int:
        """Return the width of bar, pencils and line numbers."""
        digits = max(2, len(str(self.blockCount())))
        number = QFontMetricsF(self._look.mono(SMALL)).horizontalAdvance("0")
        return self._look.px(NUMBERS + 12) + round(digits * number)

    def _fit_gutter(self) -> None:
        top = self._look.px(TOP)
        self.setViewportMargins(self._gutter(), top, 0, top)
        self.update()

    def _on_update_request(self, _rect: QRect, _dy: int) -> None:
        self.update(0, 0, self._gutter() + self.frameWidth(), self.height())

    def _line_tint(self, line: int) -> QColor | None:
        """Return the ground of a marked line, where there are tints."""
        colours = self._look.palette
        if colours.high_contrast:
            return None
        if line == self._fault_line:
            return colours.tint(Tone.BAD)
        return colours.tint(Tone.ACCENT) if line in self._marks.changed else None

    def _paint_tints(self, painter: QPainter, left: float, right: float, down: int) -> None:
        """Paint the grounds of the marked lines, `down` below their place in the viewport."""
        for block, origin in self.visible_blocks():
            tint = self._line_tint(block.blockNumber())
            if tint:
                height = block.layout().lineCount() * self.line_height()
                painter.fillRect(QRectF(left, origin.y() + down, right - left, height), tint)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the grounds of the marked lines."""
        self._paint_tints(painter, 0, self.viewport().width(), 0)

    def paint_frame(self, painter: QPainter) -> None:
        """Paint the box, the bar in the segment's colour, line numbers and pencils."""
        look, colours = self._look, self._look.palette
        paint_box(painter, self.rect(), look, ground=colours.inset, edge=colours.hairline)
        inner = self.viewport().geometry()
        painter.save()
        painter.setClipRect(QRect(0, inner.top(), self.width(), inner.height()))
        self._paint_tints(painter, 1, self.width() - 1, inner.top())
        self._paint_numbers(painter, inner)
        painter.restore()
        self._paint_bar(painter)
        if self.hasFocus():
            paint_focus(painter, self.rect(), look)
            self._paint_bar(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        look = self._look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        radius = look.px(CONTROL_RADIUS)
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(shape)
        bar = QRectF(0, 0, look.px(BAR) + 1, self.height())
        painter.fillRect(bar, look.palette.ink(self._tone))
        painter.restore()

    def _paint_numbers(self, painter: QPainter, inner: QRect) -> None:
        """Paint each line's number, and a pencil where a change begins."""
        look, colours = self._look, self._look.palette
        right = inner.left() - look.px(5)
        height = self.line_height()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for block, origin in self.visible_blocks():
            line = block.blockNumber()
            top = inner.top() + origin.y()
            faulty = line == self._fault_line
            changed = line in self._marks.changed
            ink = colours.bad if faulty else colours.accent if changed else colours.text3
            painter.setPen(QColor(ink))
            painter.setFont(look.mono(SMALL, bold=faulty))
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, top, right, height), flags, str(line + 1))
            if faulty or line in self._marks.pencils:
                size = look.px(PENCIL)
                spot = QRectF(look.px(8), top + (height - size) / 2, size, size)
                icon = Icon.CROSS_OCTAGON if faulty else Icon.PENCIL
                paint_icon(painter, icon, spot, QColor(ink), QColor(colours.inset))

    def paint_over(self, painter: QPainter) -> None:
        """Paint the times in words, and the wave under a fault."""
        for block, origin in self.visible_blocks():
            pill = self._pill(block, origin.x(), origin.y())
            if pill:
                self._paint_pill(painter, self._times[block.blockNumber()], pill)
            if self._fault is not None and block.blockNumber() == self._fault_line:
                begin = self.text().rfind("\n", 0, self._fault) + 1
                at = Utf16(block.text()).to_qt(min(self._fault - begin, len(block.text())))
                place = self.line_rect(block.layout(), origin, at, at + 1)
                self._paint_wave(painter, place)

    def _pill(self, block: QTextBlock, left: float, top: float) -> QRectF | None:
        """Return the place of a line's time in words; None: there is none, or no room."""
        time = self._times.get(block.blockNumber())
        layout = block.layout()
        if time is None or not layout.lineCount():
            return None
        look = self._look
        line = layout.lineAt(layout.lineCount() - 1)
        metrics = QFontMetricsF(look.font(SMALL, bold=True))
        width = metrics.horizontalAdvance(time.words) + 2 * look.px(7)
        height = min(metrics.height() + look.px(2), self.line_height() - 2)
        x = left + line.x() + line.naturalTextWidth() + look.px(8)
        if x + width > self.viewport().width():
            return None
        middle = top + line.y() + line.height() / 2
        return QRectF(x, middle - height / 2, width, height)

    def _paint_pill(self, painter: QPainter, time: TimeMark, place: QRectF) -> None:
        colours = self._look.palette
        tone = _TONES[time.sense]
        ground = None if time.sense is Sense.EDITED else colours.tint(tone)
        if not colours.high_contrast:
            paint_box(painter, place, self._look, ground=ground, radius=4)
        painter.setFont(self._look.font(SMALL, bold=True))
        painter.setPen(colours.ink(tone))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), time.words)

    def _paint_wave(self, painter: QPainter, place: QRectF) -> None:
        """Paint a wavy line under the character at fault, wide enough to be seen."""
        look = self._look
        step = look.px(3)
        y = place.bottom()
        wave = QPainterPath()
        wave.moveTo(place.left(), y)
        for nth in range(1, max(4, round(place.width() / step) + 1)):
            wave.lineTo(place.left() + nth * step, y - (step * 2 / 3 if nth % 2 else 0))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.palette.ink(Tone.BAD), max(1.5, look.zoom * 1.5)))
        painter.drawPath(wave)
        painter.restore()

    # Qt's own methods

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Indent as one types."""
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif enter and bare in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            self._open_line()
        elif event.text() in _CLOSING.values() and event.text():
            self._close_bracket(event.text())
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt
        """Say a time in full where it is pointed at."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for block, origin in self.visible_blocks():
                pill = self._pill(block, origin.x(), origin.y())
                if pill and pill.contains(event.pos().toPointF()):
                    instant = self._times[block.blockNumber()].instant
                    QToolTip.showText(event.globalPos(), format_instant(instant, self._utc), self)
                    return True
            QToolTip.hideText()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Draw the frame anew."""
        super().resizeEvent(event)
        self.update()
