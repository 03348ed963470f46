"""Lines of equal height, further apart than a font sets them."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout


class SpacedLines(QPlainTextDocumentLayout):
    """The layout of a plain text editor, in which a block format's line height has no effect.

    Attributes:
        height: The height of every line, in pixels.

    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.height = 20

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802 - Qt
        """Return the block's place, its lines put in theirs; Qt asks before it draws a block."""
        rect = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount() if block.isVisible() else 0
        if not count:
            return rect
        self._spread(layout, count)
        below = 0.0 if block.next().isValid() else self.document().documentMargin()
        rect.setHeight(count * self.height + below)
        return rect

    def _spread(self, layout: QTextLayout, count: int) -> None:
        """Put the lines in their places, unless the last one is there already."""
        last = layout.lineAt(count - 1)
        if abs(last.y() - self._top(count - 1, last.height())) < 0.01:
            return
        for number in range(count):
            line = layout.lineAt(number)
            line.setPosition(QPointF(line.x(), self._top(number, line.height())))

    def _top(self, number: int, height: float) -> float:
        return number * self.height + (self.height - height) / 2
