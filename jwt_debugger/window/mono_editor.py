"""The plain text editor under the token and the JSON: exact text, calm lines, no history."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QWidget

from jwt_debugger.window.boxes import FOCUS_WIDTH, paint_box, paint_focus
from jwt_debugger.window.common_ends import common_ends
from jwt_debugger.window.spaced_lines import SpacedLines
from jwt_debugger.window.stand_ins import StandIns, is_stand_in
from jwt_debugger.window.theme import Look, Tone
from jwt_debugger.window.utf16 import Utf16

MARGIN, TOP = 3, 4  # px at 100 %: around the text, and above it, clear of the box's corners

# A longer line ends anywhere: Qt looks for the ends of words with the square of the length.
MAX_WORDWISE = 4 * 1024

_HISTORY_KEYS = (
    QKeySequence("Ctrl+Z"),
    QKeySequence("Ctrl+Y"),
    QKeySequence("Ctrl+Shift+Z"),
)


class MonoEditor(QPlainTextEdit):
    """A plain text editor that keeps every character, leaves Tab alone and has no undo of its own.

    Attributes:
        breaks_words: Whether a line may end anywhere, as in a token.

    Signals:
        edited: The user changed the text; it carries the whole of it.

    """

    edited = Signal(str)

    breaks_words = False

    def __init__(self, look: Look, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._look = look
        self._stand_ins = StandIns()
        self._text = ""
        self._showing = self._typed = False
        document = QTextDocument(self)
        self._lines = SpacedLines(document)
        document.setDocumentLayout(self._lines)
        self.setDocument(document)
        self.setFrameStyle(int(QFrame.Shape.Box) | int(QFrame.Shadow.Plain))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        option = document.defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        document.setDefaultTextOption(option)
        self._break_anywhere("")
        self.textChanged.connect(self._on_text_changed)

    def text(self) -> str:
        """Return the text, to the last character."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show a text; what is there already is not touched, and the rest as little as can be.

        The cursor goes to what is changed, unless the user has typed it, or to a new text's start.
        """
        if text == self._text:
            return
        typed, self._typed = self._typed, False
        old, new = self._shown(), self._stand_ins.show(text)
        self._text, self._showing = text, True
        self._break_anywhere(new)
        before, after = common_ends(old, new)
        if self.hasFocus() and (typed or (old and before + after >= len(old) // 2)):
            changed = self._replace(old, before, len(old) - after, new[before : len(new) - after])
            if not typed:
                self.setTextCursor(changed)
        else:
            self.setPlainText(new)
        self._break_at_words(new)
        self._showing = False

    def set_look(self, look: Look) -> None:
        """Restyle the editor."""
        self._look = look
        colours = look.palette
        self.setFont(look.mono())
        self.document().setDefaultFont(look.mono())
        self.document().setDocumentMargin(look.px(MARGIN))
        self._lines.height = round(look.mono_line())
        self.setLineWidth(look.px(FOCUS_WIDTH))
        self.setCursorWidth(max(1, look.px(2)))
        self.setTabStopDistance(QFontMetricsF(look.mono()).horizontalAdvance("    "))
        palette = self.palette()
        for role, colour in (
            (QPalette.ColorRole.Base, colours.inset),
            (QPalette.ColorRole.Text, colours.text),
            (QPalette.ColorRole.Highlight, colours.accent),
            (QPalette.ColorRole.HighlightedText, colours.on_accent),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # a style sheet has given it one of its own
        self.document().markContentsDirty(0, self.document().characterCount())

    def line_height(self) -> int:
        """Return the height of a line, in pixels."""
        return self._lines.height

    def text_height(self) -> int:
        """Return the height at which the whole text is in sight."""
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += self._lines.blockBoundingRect(block).height()
            block = block.next()
        around = self._look.px(MARGIN) + 2 * (self._look.px(TOP) + self.frameWidth())
        return round(height) + around + 1

    def index_of(self, cursor: QTextCursor) -> int:
        """Return a cursor's index in the text."""
        return Utf16(self._shown()).from_qt(cursor.position())

    def go_to(self, index: int) -> None:
        """Put the cursor before a character, in sight and with the keyboard."""
        cursor = self.textCursor()
        shown = self._shown()
        cursor.setPosition(Utf16(shown).to_qt(min(index, len(shown))))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint what lies under the text."""

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the text."""

    def paint_frame(self, painter: QPainter) -> None:
        """Paint what lies around the text."""
        edge = self._look.palette.edge
        paint_box(
            painter, self.rect(), self._look, ground=self._look.palette.inset, edge=edge, width=1
        )
        if self.hasFocus():
            paint_focus(painter, self.rect(), self._look)

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Pass over the blocks in sight, each with its place in the viewport."""
        block = self.firstVisibleBlock()
        origin = self.contentOffset()
        top = self.blockBoundingGeometry(block).translated(origin).top()
        while block.isValid() and top <= self.viewport().height():
            yield block, QPointF(origin.x(), top)
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def lines_in_sight(self, block: QTextBlock, top: float) -> range:
        """Return the numbers of a block's lines that are in sight."""
        height = self.line_height()
        first = max(0, int(-top // height))
        last = int((self.viewport().height() - top) // height) + 1
        return range(first, min(last, block.layout().lineCount()))

    def line_rect(self, layout: QTextLayout, origin: QPointF, first: int, last: int) -> QRectF:
        """Return the place of the characters from `first` to before `last`, in Qt's indices.

        Of characters on several lines it is the part on the first one.
        """
        line = layout.lineForTextPosition(first)
        left = _x(line.cursorToX(first))
        end = min(last, line.textStart() + line.textLength())
        right = _x(line.cursorToX(end)) if end > first else left
        return QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())

    def _break_anywhere(self, shown: str) -> None:
        """Let lines end anywhere before a very long one is laid out."""
        if self.breaks_words or _longest_line(shown) > MAX_WORDWISE:
            self._set_wrap_mode(QTextOption.WrapMode.WrapAnywhere)

    def _break_at_words(self, shown: str) -> None:
        """Let lines end with a word once no very long one is there."""
        if not self.breaks_words and _longest_line(shown) <= MAX_WORDWISE:
            self._set_wrap_mode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

    def _set_wrap_mode(self, mode: QTextOption.WrapMode) -> None:
        if mode is not self.wordWrapMode():
            self.setWordWrapMode(mode)

    def _shown(self) -> str:
        """Return the text with its stand-ins, as the document holds it."""
        return self.document().toRawText().replace("\u2029", "\n")

    def _replace(self, old: str, start: int, end: int, new: str) -> QTextCursor:
        """Replace a stretch, and return its end; all cursors stay where they are in the rest."""
        units = Utf16(old)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units.to_qt(start))
        cursor.setPosition(units.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)
        return cursor

    def _on_text_changed(self) -> None:
        """Take over what the user has done; a new colour is no change."""
        if self._showing:
            return
        text = self._stand_ins.read(self._shown())
        if text != self._text:
            self._text, self._typed = text, True
            self.edited.emit(text)

    def _paint_escapes(self, painter: QPainter) -> None:
        """Draw the escapes over the stand-ins."""
        painter.setFont(self._look.mono())
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for block, origin in self.visible_blocks():
            text = block.text()
            if text.isascii():
                continue
            units = Utf16(text)
            sight = self.lines_in_sight(block, origin.y())
            lines = [block.layout().lineAt(number) for number in sight]
            if not lines:
                continue
            first = units.from_qt(lines[0].textStart())
            last = units.from_qt(lines[-1].textStart() + lines[-1].textLength())
            for index in range(first, last):
                if is_stand_in(text[index]):
                    at = units.to_qt(index)
                    place = self.line_rect(block.layout(), origin, at, at + 1)
                    self._paint_escape(painter, place, self._stand_ins.escape(text[index]))

    def _paint_escape(self, painter: QPainter, place: QRectF, escape: str) -> None:
        colours = self._look.palette
        ink, tint = colours.ink(Tone.WARN), colours.tint(Tone.WARN)
        edge = ink if colours.high_contrast else None
        paint_box(painter, place, self._look, ground=tint, edge=edge, radius=3)
        painter.setPen(ink)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(place, flags, escape)

    # Qt's own methods

    def event(self, event: QEvent) -> bool:
        """Paint the frame, and leave the history's keys to the window."""
        if event.type() is QEvent.Type.Paint:
            painter = QPainter(self)
            self.paint_frame(painter)
            painter.end()
            return True
        if event.type() is QEvent.Type.ShortcutOverride and _is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Leave the history's keys to the window: there is one history, across all editors."""
        if _is_history(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt
        """End the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the text between what lies under it and what lies over it."""
        painter = QPainter(self.viewport())
        self.paint_ground(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_escapes(painter)
        self.paint_over(painter)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt
        """Offer the standard acts but the editor's own undo and redo."""
        menu = self.standard_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def standard_menu(self) -> QMenu:
        """Make the context menu."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        if menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        return menu

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt
        """Copy the true characters."""
        data = QMimeData()
        selection = self.textCursor().selectedText().replace("\u2029", "\n")
        data.setText(self._stand_ins.read(selection))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt
        """Take text, but not the name of a file."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt
        """Paste every character as it is."""
        self.textCursor().insertText(self._stand_ins.show(source.text()))
        self.ensureCursorVisible()


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")))


def _is_history(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    return pressed in _HISTORY_KEYS or any(
        event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    )


def _x(answer: object) -> float:
    """Read QTextLine.cursorToX, which PySide returns with the index that it may have moved."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
