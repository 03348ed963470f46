"""The claims as a table: name and label, value or time in words, and what an edit changed."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
)
from PySide6.QtWidgets import QMenu, QWidget

from jwt_debugger.inspection.durations import format_day, format_instant, in_zone
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.acting_rows import ActingRows
from jwt_debugger.window.claim_row import MAX_TOLD, Change, ClaimRow, Mood, ValueKind
from jwt_debugger.window.claim_rows import (
    TIME_CLAIMS,
    beside,
    claim_rows,
    innermost,
    is_sealed,
    no_rows_words,
)
from jwt_debugger.window.row_view import SIDE, Writing
from jwt_debugger.window.theme import BODY, LABEL, SMALL, Look, Tone

# px at 100 %
ROW_HEIGHT, ROW_HEIGHT_NARROW = 46, 33
NAME_WIDTH = 90  # at least; longer names get more, up to a share of the table
NAME_GAP = 16
MAX_NAME_SHARE = 0.4

# So many rows are measured for the width of the names.
MAX_MEASURED = 200

_PLACES: Final = {
    Segment.HEADER: Tone.HEADER,
    Segment.PAYLOAD: Tone.PAYLOAD,
    Segment.CIPHERTEXT: Tone.PAYLOAD,
    Segment.TAG: Tone.SIGNATURE,
}
_MOODS: Final = {
    Mood.PLAIN: Tone.NEUTRAL,
    Mood.GOOD: Tone.OK,
    Mood.BAD: Tone.BAD,
    Mood.WARN: Tone.WARN,
    Mood.EDITED: Tone.ACCENT,
}


class ClaimsTable(ActingRows):
    """The rows of a token's claims, or of the parts of an encrypted one.

    Signals:
        claim_chosen: The name of a claim that was clicked or entered.
        time_requested: A claim whose time the user wants to set, and a place beside it on screen.
        now_requested: A claim whose time is to be now.
        remove_requested: A claim to take out of the payload.
        add_requested: The user wants to add a claim.

    """

    claim_chosen = Signal(str)
    time_requested = Signal(str, QPoint)
    now_requested = Signal(str)
    remove_requested = Signal(str)
    add_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._state = State()
        self._now = datetime.now(UTC)
        self._name_width = 0
        super().__init__(look, "claims", _("Claims"), parent)
        self.setUniformItemSizes(True)
        self.show_rows((), no_rows_words(self._state))

    def set_look(self, look: Look) -> None:
        """Restyle the table."""
        super().set_look(look)
        self._measure_names()

    def show_state(self, state: State, now: datetime) -> None:
        """Draw the claims; the same ones a second later are only painted anew."""
        same = _source(state) == _source(self._state)
        self._state, self._now = state, now
        rows = self._rows.rows if same else claim_rows(state)
        self.show_rows(rows, no_rows_words(state))
        if not same:
            self._measure_names()

    def spoken(self, row: ClaimRow) -> str:
        """Say name, label, value and second line."""
        second = beside(row, self._state, self._now).text
        said = f"{visible(row.name)}, {row.label}: {self._value_words(row)}"
        return f"{said}, {second}" if second else said

    def described(self, row: ClaimRow) -> str:
        """Say the claim's meaning."""
        return row.meaning

    def tip(self, row: ClaimRow) -> str:
        """Tell the meaning, and below it the claim; Qt looks for markup in the first line only."""
        return f"{row.meaning}\n{visible(row.name, 60)}: {visible(row.value_text, MAX_TOLD)}"

    def row_height(self, _row: ClaimRow, _width: int) -> int:
        """Return the height of two lines, or of one in a narrow window."""
        look = self._look
        if look.narrow:
            return max(look.px(ROW_HEIGHT_NARROW), QFontMetrics(look.mono()).height() + look.px(12))
        two = QFontMetrics(look.font()).height() + QFontMetrics(look.font(SMALL)).height()
        return max(look.px(ROW_HEIGHT), two + look.px(13))

    def paint_row(self, painter: QPainter, row: ClaimRow, room: QRect) -> None:
        """Paint the texts in one line or two."""
        look = self._look
        room.adjust(0, 0, 0, -1)
        name_room = QRect(room.left(), room.top(), self._name_width, room.height())
        left = room.left() + self._name_width + look.px(NAME_GAP)
        value_room = QRect(left, room.top(), room.right() - left + 1, room.height())
        if look.narrow:
            self._paint_one_line(painter, row, room, (name_room, value_room))
        else:
            self._paint_two_lines(painter, row, room, (name_room, value_room))

    def _paint_two_lines(
        self, painter: QPainter, row: ClaimRow, room: QRect, parts: tuple[QRect, QRect]
    ) -> None:
        """Paint the name above its label, and the value above its second line."""
        look, palette = self._look, self._look.palette
        name_room, value_room = (self.mirrored(room, part) for part in parts)
        upper, lower = _halves(name_room, look)
        self._paint_name(painter, row, upper)
        self.draw(painter, lower, row.label, Writing(look.font(LABEL), palette.text2))
        second = beside(row, self._state, self._now)
        if not second.text:
            self._paint_value(painter, row, value_room, self._fitting(row, value_room.width()))
            return
        upper, lower = _halves(value_room, look)
        self._paint_value(painter, row, upper, self._fitting(row, upper.width()))
        bold = second.mood is not Mood.PLAIN
        writing = Writing(look.font(SMALL, bold=bold), palette.ink(_MOODS[second.mood]))
        self.draw(painter, lower, second.text, writing)

    def _paint_one_line(
        self, painter: QPainter, row: ClaimRow, room: QRect, parts: tuple[QRect, QRect]
    ) -> None:
        """Paint name, value, and at the end the distance of a time or the label."""
        look = self._look
        name_room, value_room = parts
        second = beside(row, self._state, self._now)
        words = second.text or row.label
        font = look.font(SMALL, bold=second.mood is not Mood.PLAIN)
        ink = look.palette.ink(_MOODS[second.mood])
        wanted = QFontMetrics(font).horizontalAdvance(words) + look.px(2)
        between = look.px(12)
        value = self._fitting(row, value_room.width() - between - wanted)
        value_width = QFontMetrics(self._value_font(row)).horizontalAdvance(value)
        free = value_room.width() - value_width - between
        least = 0 if row.instant else value_room.width() // 2  # a time is never cut
        width = min(wanted, max(free, least))
        end = QRect(value_room.right() - width + 1, room.top(), width, room.height())
        self._paint_name(painter, row, self.mirrored(room, name_room))
        value_room.setRight(end.left() - look.px(8))
        self._paint_value(painter, row, self.mirrored(room, value_room), value)
        self.draw(painter, self.mirrored(room, end), words, Writing(font, ink, end=True))

    def _paint_name(self, painter: QPainter, row: ClaimRow, rect: QRect) -> None:
        font = self._struck(self._look.mono(), row)
        ink = self._name_ink(row)
        self.draw(painter, rect, visible(row.name, 100), Writing(font, ink, literal=True))

    def _name_ink(self, row: ClaimRow) -> QColor:
        if row.place is Segment.IV:
            return QColor(self._look.palette.number)
        return self._look.palette.ink(_PLACES.get(row.place, Tone.NEUTRAL))

    def _paint_value(self, painter: QPainter, row: ClaimRow, rect: QRect, words: str) -> None:
        palette = self._look.palette
        ink = palette.number if row.kind is ValueKind.LITERAL else palette.text
        ink = palette.text2 if row.change is Change.REMOVED else ink
        writing = Writing(self._struck(self._value_font(row), row), ink, literal=True)
        self.draw(painter, rect, words, writing)

    def _value_font(self, row: ClaimRow) -> QFont:
        prose = row.kind in (ValueKind.INSTANT, ValueKind.WORDS)
        return self._look.font(BODY, bold=True) if prose else self._look.mono()

    def _value_words(self, row: ClaimRow) -> str:
        """Return the value, a time in the zone that is chosen."""
        if row.instant is not None:
            return format_instant(row.instant, self._state.utc)
        return row.shown

    def _fitting(self, row: ClaimRow, room: int) -> str:
        """Return the value, a time without the weekday, or the seconds either, if room lacks."""
        words = self._value_words(row)
        if row.instant is None:
            return words
        metrics = QFontMetrics(self._value_font(row))
        there = in_zone(row.instant, self._state.utc)
        for time in (f"{there:%H:%M:%S}", f"{there:%H:%M}"):
            if metrics.horizontalAdvance(words) > room:
                words = _("{date}, {time}").format(date=format_day(there, year=True), time=time)
        return words

    def _struck(self, font: QFont, row: ClaimRow) -> QFont:
        font.setStrikeOut(row.change is Change.REMOVED)
        return font

    def _measure_names(self) -> None:
        """Make the first column as wide as its texts, within bounds."""
        look = self._look
        names, labels = QFontMetrics(look.mono()), QFontMetrics(look.font(LABEL))
        widest = look.px(NAME_WIDTH - NAME_GAP)
        for row in self._rows.rows[:MAX_MEASURED]:
            widest = max(widest, names.horizontalAdvance(visible(row.name, 100)))
            if not look.narrow:
                widest = max(widest, labels.horizontalAdvance(row.label))
        room = self.viewport().width() - 2 * look.px(SIDE)
        self._name_width = min(widest + 1, round(room * MAX_NAME_SHARE))

    def follow(self, row: ClaimRow) -> None:
        """Go to a claim that the payload has; a part of an encrypted token is none."""
        if row.place is Segment.PAYLOAD and row.change is not Change.REMOVED:
            self.claim_chosen.emit(row.name)

    def hot_place(self, _row: ClaimRow, room: QRect) -> QRect:
        """Return the first column."""
        return QRect(room.left(), room.top(), self._name_width, room.height())

    def copied(self, row: ClaimRow) -> str:
        """Return the value, exactly as the token has it."""
        return row.value_text

    def is_tinted(self, row: ClaimRow) -> bool:
        """Tell whether an edit changed it."""
        return row.change is not Change.NONE

    def make_menu(self, row: ClaimRow) -> QMenu:
        """Make the menu that copies from a row, and edits it where it can be edited."""
        menu = self.copy_menu(
            (
                (_("Copy Value"), row.value_text),
                (_("Copy Name"), row.name),
                (_("Copy Whole Claim"), row.json_text),
            )
        )
        if row.place is Segment.PAYLOAD and innermost(self._state) is self._state.inspection:
            self._add_edits(menu, row)
        return menu

    def _add_edits(self, menu: QMenu, row: ClaimRow) -> None:
        """Offer what changes a claim."""
        menu.addSeparator()
        if row.name in TIME_CLAIMS:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            set_time = menu.addAction(_("Set Time…"))
            set_time.triggered.connect(partial(self.time_requested.emit, row.name, place))
            now = menu.addAction(_("Set to Now"))
            now.triggered.connect(partial(self.now_requested.emit, row.name))
        if row.change is not Change.REMOVED:
            remove = menu.addAction(_("Remove Claim"))
            remove.triggered.connect(partial(self.remove_requested.emit, row.name))
        add = menu.addAction(_("Add Claim…"))
        add.triggered.connect(self.add_requested)

    def event(self, event: QEvent) -> bool:
        """Measure the names anew where the font of the desktop changes."""
        if event.type() is QEvent.Type.Resize:
            self._measure_names()
        return super().event(event)


def _source(state: State) -> object:
    """Return what the rows are made of, without what changes every second."""
    inspection = innermost(state)
    if inspection is None:
        return None
    sealed = is_sealed(inspection)
    return inspection.token, inspection.form, inspection.payload_text, sealed, state.edits


def _halves(rect: QRect, look: Look) -> tuple[QRect, QRect]:
    """Return the upper and the lower line of a row."""
    pad = look.px(5)
    inner = rect.adjusted(0, pad, 0, -pad)
    middle = inner.top() + round(inner.height() * 0.52)
    upper = QRect(inner.left(), inner.top(), inner.width(), middle - inner.top())
    return upper, QRect(inner.left(), middle, inner.width(), inner.bottom() - middle + 1)
