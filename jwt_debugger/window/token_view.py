"""The token's text: segments in colour, changes underlined, the character at fault marked."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QWidget

from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _
from jwt_debugger.window.boxes import paint_box
from jwt_debugger.window.colours import Colours, format_of
from jwt_debugger.window.mono_editor import MARGIN, TOP, MonoEditor
from jwt_debugger.window.stand_ins import StandIns
from jwt_debugger.window.theme import Look, Palette
from jwt_debugger.window.token_spans import INKS, NEUTRAL_INK, Span, dots, place_words
from jwt_debugger.window.utf16 import Utf16

# Of a longer token so many characters are shown, and not to be edited: laying out more takes long.
MAX_SHOWN = 64 * 1024

SIDE = 9  # px at 100 %: from the box to the text

CHANGED = (2.0, 1.4)  # dashes and gaps, in widths of the line

# Where tints vanish, lines tell the segments apart; the others have none. Empty: a solid line.
_LINES: dict[Segment, tuple[float, ...]] = {
    Segment.HEADER: (),
    Segment.PAYLOAD: (5, 2.5),
    Segment.CIPHERTEXT: (5, 2.5),
    Segment.SIGNATURE: (1.2, 1.6),
    Segment.TAG: (1.2, 1.6),
}


class _TokenColours(Colours):
    """Each segment in its ink on its tint, the dots between them bold."""

    def __init__(self, document: QTextDocument, stand_ins: StandIns) -> None:
        super().__init__(document, stand_ins)
        self.spans: tuple[Span, ...] = ()
        self.look: Look | None = None
        self._revision = -1
        self._units = Utf16("")

    def colour_block(self, text: str, units: Utf16) -> None:
        """Colour one line."""
        if self.look is None:
            return
        begin = self._begin()
        for span in self.spans:
            start = units.to_qt(min(max(span.start - begin, 0), len(text)))
            end = units.to_qt(min(max(span.end - begin, 0), len(text)))
            if start < end:
                self.setFormat(start, end - start, _span_format(self.look.palette, span))
        covered = {at for span in self.spans for at in (span.start - 1, span.end)}
        for at in dots(text):
            if at + begin in covered:
                self.setFormat(units.to_qt(at), 1, _dot_format(self.look))

    def _begin(self) -> int:
        """Return the index of the current line in the text."""
        revision = self.document().revision()
        if revision != self._revision:
            self._revision = revision
            self._units = Utf16(self.document().toRawText())
        return self._units.from_qt(self.currentBlock().position())


class TokenView(MonoEditor):
    """The editor of the token; what is pasted into it replaces the whole of it.

    Signals:
        pasted: The user pasted or dropped this text.

    """

    pasted = Signal(str)

    breaks_words = True

    def __init__(self, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name=name, parent=parent)
        self._spans: tuple[Span, ...] = ()
        self._fault: int | None = None
        self.setAccessibleName(_("Token"))
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._colours = _TokenColours(self.document(), self._stand_ins)
        self.set_look(look)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.cursorPositionChanged.connect(self._say_place)

    def set_look(self, look: Look) -> None:
        """Restyle the editor."""
        super().set_look(look)
        side = look.px(SIDE - MARGIN)
        self.setViewportMargins(side, look.px(TOP), 0, look.px(TOP))
        self._colours.look = look
        self._colours.rehighlight()

    def show_token(self, text: str, spans: tuple[Span, ...], fault: int | None) -> None:
        """Show a token, or the beginning of a very long one; `fault` is an index to be marked."""
        shown = text[:MAX_SHOWN]
        self.setReadOnly(len(text) > MAX_SHOWN)
        fresh = shown != self.text()
        if spans != self._spans:
            self._spans = spans
            self._colours.spans = spans
            if not fresh or self.document().blockCount() > 1:
                self._colours.rehighlight()
        self.show_text(shown)
        if fault != self._fault:
            self._fault = fault
            self.viewport().update()
            self._bring_in_sight()
        if fresh:
            self._say_place()

    def fault(self) -> int | None:
        """Return the index that is marked."""
        return self._fault

    def _bring_in_sight(self) -> None:
        """Scroll to the character at fault, but never away from where somebody types."""
        if self._fault is None or self.hasFocus():
            return
        cursor = self.textCursor()
        cursor.setPosition(Utf16(self._shown()).to_qt(min(self._fault, len(self.text()))))
        self.setTextCursor(cursor)
        self.centerCursor()

    def _say_place(self) -> None:
        """Expose the segment that the cursor is in."""
        words = place_words(self._spans, self.index_of(self.textCursor()))
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the lines under the segments, and the character at fault inverse, with a stem."""
        self._paint_lines(painter)
        if self._fault is not None:
            self._paint_at_fault(painter, self._fault)

    def _paint_lines(self, painter: QPainter) -> None:
        """Underline what was changed, and every segment where there are no tints."""
        colours = self._look.palette
        lined = [
            span
            for span in self._spans
            if span.changed or (colours.high_contrast and span.segment in _LINES)
        ]
        if not lined:
            return
        units = Utf16(self._shown())
        for span in lined:
            ink = colours.accent if span.changed else getattr(colours, INKS[span.segment])
            pen = QPen(QColor(ink), max(1.0, 1.4 * self._look.zoom))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            dashes = CHANGED if span.changed else _LINES[span.segment]
            if dashes:
                pen.setDashPattern(dashes)
            painter.setPen(pen)
            self._paint_line(painter, units.to_qt(span.start), units.to_qt(span.end))

    def _paint_line(self, painter: QPainter, start: int, end: int) -> None:
        """Underline a stretch of the document on each line that is in sight."""
        for block, origin in self.visible_blocks():
            for number in self.lines_in_sight(block, origin.y()):
                line = block.layout().lineAt(number)
                begin = block.position() + line.textStart()
                first = max(start, begin) - block.position()
                last = min(end, begin + line.textLength()) - block.position()
                if first < last:
                    place = self.line_rect(block.layout(), origin, first, last)
                    y = place.bottom() + self._look.px(1)
                    painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))

    def _paint_at_fault(self, painter: QPainter, fault: int) -> None:
        shown = self._shown()
        index = min(fault, len(shown))
        at = Utf16(shown).to_qt(index)
        block = self.document().findBlock(at)
        origin = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        offset = at - block.position()
        width = 2 if index < len(shown) and shown[index] > "\uffff" else 1
        place = self.line_rect(block.layout(), origin, offset, offset + width)
        if not place.width():
            place.setWidth(self.fontMetrics().horizontalAdvance(" "))
        character = shown[index] if index < len(shown) else ""
        self._paint_fault(painter, place, self._fault_sign(character))

    def _fault_sign(self, character: str) -> str:
        if character == "\n":
            return "↵"
        return self._stand_ins.escape(character) if character.strip() else "␣" * len(character)

    def _paint_fault(self, painter: QPainter, place: QRectF, sign: str) -> None:
        look, colours = self._look, self._look.palette
        gap = (self.line_height() - place.height()) / 2
        box = place.adjusted(-look.px(1), -gap / 2, look.px(1), gap / 2)
        paint_box(painter, box, look, ground=colours.bad, radius=2)
        stem = QRectF(box.center().x() - look.px(1), box.bottom() - 1, look.px(2), look.px(6))
        painter.fillRect(stem, QColor(colours.bad))
        painter.setFont(look.mono(bold=True))
        painter.setPen(QColor(colours.card))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), sign)

    def fault_place(self) -> QPointF:
        """Return where the marked character is, in the viewport."""
        shown = self._shown()
        at = Utf16(shown).to_qt(min(self._fault or 0, len(shown)))
        block = self.document().findBlock(at)
        origin = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        offset = at - block.position()
        return self.line_rect(block.layout(), origin, offset, offset + 1).center()

    # Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Keep the character at fault in sight."""
        super().resizeEvent(event)
        self._bring_in_sight()

    def event(self, event: QEvent) -> bool:
        """Take the key for pasting, also where there is nothing to be edited."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_paste(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Replace all by what is pasted."""
        if _is_paste(event):
            self.insertFromMimeData(QApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt
        """Replace all by what is pasted."""
        if source.hasText() and source.text():
            self.pasted.emit(source.text())


def _is_paste(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)


def _span_format(colours: Palette, span: Span) -> QTextCharFormat:
    ink = INKS.get(span.segment, NEUTRAL_INK)
    tint = getattr(colours, f"{ink}_tint", None)
    tinted = tint is not None and not colours.high_contrast
    return format_of(getattr(colours, ink), QColor(tint) if tinted else None)


def _dot_format(look: Look) -> QTextCharFormat:
    made = format_of(look.palette.text)
    made.setFontWeight(look.mono(bold=True).weight())
    return made
