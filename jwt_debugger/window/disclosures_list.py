"""The list of an SD-JWT's disclosures, each matched to its digest or not, and its key binding."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.acting_rows import ActingRows
from jwt_debugger.window.disclosure_rows import Bond, DisclosureRow, disclosure_rows
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.row_view import Writing
from jwt_debugger.window.theme import SMALL, Look, Tone

# px at 100 %
ICON, TEXT_LEFT, PAD, LINE_GAP = 16, 26, 7, 2

_SIGNS: Final = {
    Bond.MATCHED: (Tone.OK, Icon.CHECK_CIRCLE),
    Bond.UNMATCHED: (Tone.BAD, Icon.CROSS_OCTAGON),
    Bond.WITHHELD: (Tone.NEUTRAL, Icon.QUESTION_DASHED),
    Bond.BOUND: (Tone.OK, Icon.CHECK_CIRCLE),
    Bond.REFUSED: (Tone.BAD, Icon.CROSS_OCTAGON),
    Bond.UNBOUND: (Tone.NEUTRAL, Icon.INFO_CIRCLE),
}


class DisclosuresList(ActingRows):
    """The rows of what is disclosed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "disclosures", _("Disclosures"), parent)
        self._show(())

    def show_state(self, state: State, _now: datetime) -> None:
        """Draw the disclosures."""
        self._show(disclosure_rows(state))

    def _show(self, rows: tuple[DisclosureRow, ...]) -> None:
        self.show_rows(rows, _("This token is no SD-JWT: it discloses all that it says"))

    def spoken(self, row: DisclosureRow) -> str:
        """Say name, value and how it is tied to what was signed."""
        said = f"{row.name}: {row.value}" if row.value else row.name
        return ", ".join(filter(None, (said, row.second, row.third)))

    def described(self, row: DisclosureRow) -> str:
        """Say the disclosure as the token has it."""
        return row.text

    def tip(self, row: DisclosureRow) -> str:
        """Tell what may be cut on screen; Qt looks for markup in the first line only."""
        return f"{row.second}\n{self.spoken(row)}"

    def copied(self, row: DisclosureRow) -> str:
        """Return the value, or what is said of it."""
        return row.value_text or self.spoken(row)

    def row_height(self, row: DisclosureRow, width: int) -> int:
        """Return the height of name and value, the verdict, and salt and digest."""
        room = self.content(QRect(0, 0, width, 0))
        return self._parts(row, room)[-1].bottom() + self._look.px(PAD) + 2

    def _parts(self, row: DisclosureRow, room: QRect) -> tuple[QRect, QRect, QRect]:
        """Return the places of the three lines, left to right."""
        look = self._look
        left = room.left() + look.px(TEXT_LEFT)
        width = room.right() - left + 1
        upper = QRect(left, room.top() + look.px(PAD), width, QFontMetrics(look.mono()).height())
        at = upper.bottom() + 1 + look.px(LINE_GAP)
        wrapped = self.wrapped_height(row.second, look.font(SMALL, bold=_is_bad(row)), width)
        middle = QRect(left, at, width, wrapped)
        at = middle.bottom() + 1
        height = QFontMetrics(look.mono(SMALL)).height() + look.px(LINE_GAP)
        return upper, middle, QRect(left, at, width, height if row.third else 0)

    def paint_row(self, painter: QPainter, row: DisclosureRow, room: QRect) -> None:
        """Paint the sign and the lines."""
        look, palette = self._look, self._look.palette
        upper, middle, lower = self._parts(row, room)
        tone, icon = _SIGNS[row.bond]
        self.paint_sign(painter, icon, tone, (room, upper), look.px(ICON))
        self._paint_name(painter, row, room, upper)
        bad = _is_bad(row)
        ink = palette.ink(tone) if bad else QColor(palette.text2)
        writing = Writing(look.font(SMALL, bold=bad), ink)
        self.draw_wrapped(painter, self.mirrored(room, middle), row.second, writing)
        literal = Writing(look.mono(SMALL), palette.text3, literal=True)
        self.draw(painter, self.mirrored(room, lower), row.third, literal)

    def _paint_name(self, painter: QPainter, row: DisclosureRow, room: QRect, line: QRect) -> None:
        """Paint a claim and its value, or the words of another row."""
        look, palette = self._look, self._look.palette
        font = look.mono() if row.literal else look.font(bold=True)
        ink = palette.ink(Tone.PAYLOAD) if row.literal else QColor(palette.text)
        width = QFontMetrics(font).horizontalAdvance(row.name) + look.px(1)
        width = min(width, line.width() * 2 // 5) if row.value else line.width()
        name = QRect(line.left(), line.top(), width, line.height())
        writing = Writing(font, ink, literal=row.literal)
        self.draw(painter, self.mirrored(room, name), row.name, writing)
        value = line.adjusted(width + look.px(12), 0, 0, 0)
        writing = Writing(look.mono(), palette.text, literal=True)
        self.draw(painter, self.mirrored(room, value), row.value, writing)

    def make_menu(self, row: DisclosureRow) -> QMenu:
        """Make the menu that copies from a row."""
        return self.copy_menu(
            (
                (_("Copy Value"), row.value_text),
                (_("Copy Salt"), row.salt),
                (_("Copy Digest"), row.digest),
                (_("Copy Disclosure"), row.text),
            )
        )


def _is_bad(row: DisclosureRow) -> bool:
    return _SIGNS[row.bond][0] is Tone.BAD
