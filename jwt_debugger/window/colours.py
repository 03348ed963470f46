"""What colours an editor's text, line by line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from jwt_debugger.window.stand_ins import StandIns, is_stand_in
from jwt_debugger.window.utf16 import Utf16

# In the rest of a longer line an escape is drawn in the room of one character.
MAX_ESCAPED = 16 * 1024


class Colours(QSyntaxHighlighter):
    """Colours an editor's text, and makes room for the escapes drawn over stand-ins."""

    def __init__(self, document: QTextDocument, stand_ins: StandIns) -> None:
        super().__init__(document)
        self._stand_ins = stand_ins

    def colour_block(self, text: str, units: Utf16) -> None:
        """Colour one line; `units` turns its indices into those of `setFormat`."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt
        """Colour one line."""
        units = Utf16(text)
        self.colour_block(text, units)
        if text.isascii():
            return
        metrics = QFontMetricsF(self.document().defaultFont())
        for index, character in enumerate(text[:MAX_ESCAPED]):
            if is_stand_in(character):
                at = units.to_qt(index)
                width = metrics.horizontalAdvance(self._stand_ins.escape(character))
                room = self.format(at)
                room.setForeground(QColor(Qt.GlobalColor.transparent))
                room.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                room.setFontLetterSpacing(width - metrics.horizontalAdvance(character))
                self.setFormat(at, 1, room)


def format_of(ink: QColor | str, ground: QColor | None = None) -> QTextCharFormat:
    """Make a format of an ink and a ground."""
    made = QTextCharFormat()
    made.setForeground(QColor(ink))
    if ground is not None:
        made.setBackground(ground)
    return made
