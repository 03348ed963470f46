"""Two tokens side by side: what was added, removed and changed, and whether one key signs both."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from jwt_debugger.inspection.comparison import Change, Comparison, compare
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.boxes import paint_box
from jwt_debugger.window.choice import Choice
from jwt_debugger.window.comparison_rows import (
    SIGNS,
    ComparisonRow,
    comparison_rows,
    no_difference_words,
    spoken,
)
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.note import Note
from jwt_debugger.window.row_view import RowView, Writing
from jwt_debugger.window.sheet import ListCard, Sheet
from jwt_debugger.window.theme import LABEL, SMALL, Look, Tone

# px at 100 %
PAD, LINE_GAP, SIGN, COLUMN_GAP = 7, 2, 18, 12
NAME_SHARE = 0.27

_TONES = {Change.ADDED: Tone.OK, Change.REMOVED: Tone.BAD, Change.CHANGED: Tone.ACCENT}


@dataclass(frozen=True, slots=True)
class Side:
    """A token that can be chosen: its number, its name and what is known of it."""

    id: str
    title: str
    inspection: Inspection = field(repr=False)


class _Differences(RowView):
    """The rows: name and word, then the value before and the value after, or a set's members."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "differences", _("Differences"))

    def spoken(self, row: ComparisonRow) -> str:
        return spoken(row)

    def described(self, row: ComparisonRow) -> str:
        return row.label

    def tip(self, row: ComparisonRow) -> str:
        return spoken(row)

    def row_height(self, row: ComparisonRow, _width: int) -> int:
        look = self._look
        if row.change is None:
            return QFontMetrics(look.font(SMALL, bold=True)).height() + look.px(16)
        upper, lower = QFontMetrics(look.mono()).height(), QFontMetrics(look.font(SMALL)).height()
        lines = max(1, len(row.members))
        below = lower + look.px(LINE_GAP)
        return max(upper + below, lines * upper + bool(row.said) * below) + look.px(2 * PAD)

    def is_heading(self, row: ComparisonRow) -> bool:
        return row.change is None

    def paint_row(self, painter: QPainter, row: ComparisonRow, room: QRect) -> None:
        look, palette = self._look, self._look.palette
        if row.change is None:
            writing = Writing(look.font(SMALL, bold=True), palette.ink(row.tone))
            self.draw(painter, room.adjusted(0, look.px(6), 0, 0), row.name, writing)
            return
        inner = room.adjusted(0, look.px(PAD), 0, -look.px(PAD))
        self._paint_sign(painter, row.change, room, inner)
        left = inner.left() + look.px(SIGN + COLUMN_GAP)
        width = round((inner.right() - left) * NAME_SHARE)
        name = QRect(left, inner.top(), width, QFontMetrics(look.mono()).height())
        below = name.translated(0, name.height() + look.px(LINE_GAP))
        below.setHeight(QFontMetrics(look.font(LABEL)).height())
        ink = palette.ink(row.tone)
        self.draw(
            painter, self.mirrored(room, name), row.name, Writing(look.mono(), ink, literal=True)
        )
        words = f"{row.word}  ·  {row.label}" if row.label else row.word
        self.draw(
            painter, self.mirrored(room, below), words, Writing(look.font(LABEL), palette.text2)
        )
        left += width + look.px(COLUMN_GAP)
        values = QRect(left, inner.top(), inner.right() - left + 1, name.height())
        if row.members:
            self._paint_members(painter, row, room, values)
        else:
            self._paint_values(painter, row, room, values)

    def _paint_sign(self, painter: QPainter, change: Change, room: QRect, inner: QRect) -> None:
        """Paint a plus, a minus or a sign of inequality in a box of its tone."""
        look, tone = self._look, _TONES[change]
        size = look.px(SIGN)
        box = self.mirrored(room, QRect(inner.left(), inner.top(), size, size))
        ink = look.palette.ink(tone)
        paint_box(painter, box, look, ground=look.palette.tint(tone), edge=ink, radius=4)
        painter.setFont(look.font(bold=True))
        painter.setPen(ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), SIGNS[change])

    def _paint_members(
        self, painter: QPainter, row: ComparisonRow, room: QRect, first: QRect
    ) -> None:
        for number, member in enumerate(row.members):
            tone = Tone.OK if member.startswith(SIGNS[Change.ADDED]) else Tone.BAD
            line = self.mirrored(room, first.translated(0, number * first.height()))
            writing = Writing(self._look.mono(), self._look.palette.ink(tone), literal=True)
            self.draw(painter, line, member, writing)

    def _paint_values(
        self, painter: QPainter, row: ComparisonRow, room: QRect, values: QRect
    ) -> None:
        look, palette = self._look, self._look.palette
        half = (values.width() - look.px(COLUMN_GAP)) // 2
        before = QRect(values.left(), values.top(), half, values.height())
        after = before.translated(half + look.px(COLUMN_GAP), 0)
        struck = look.mono()
        struck.setStrikeOut(row.change is Change.REMOVED)
        for spot, text, font, ink in (
            (before, row.before, struck, palette.text2),
            (after, row.after, look.mono(), palette.text),
        ):
            self.draw(
                painter, self.mirrored(room, spot), text, Writing(font, QColor(ink), literal=True)
            )
        if row.said:
            below = after.translated(0, after.height() + look.px(LINE_GAP))
            writing = Writing(look.font(SMALL, bold=True), palette.accent)
            self.draw(painter, self.mirrored(room, below), row.said, writing)


class ComparisonView(Sheet):
    """Shows what differs between two of several tokens; which two can be chosen.

    Signals:
        copy_requested: The differences as text.

    """

    copy_requested = Signal(str)

    def __init__(
        self,
        look: Look,
        sides: Sequence[Side],
        chosen: tuple[str, str],
        *,
        utc: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, _("Compare"), "comparison", parent)
        self._sides = {side.id: side.inspection for side in sides}
        self._utc = utc
        self._unread = ""  # why no claims are compared
        rows = [(side.id, side.title) for side in sides]
        self._before = Choice(look, rows, name="compare-before")
        self._before.setAccessibleName(_("The token before"))
        self._after = Choice(look, rows, name="compare-after")
        self._after.setAccessibleName(_("The token after"))
        self._count = Label(look, ink="text2")
        self._count.setObjectName("difference-count")
        self._list = _Differences(look)
        self._note = Note(look)
        self._note.setObjectName("same-key")
        self._lay_out(look)
        for choice, row in zip((self._before, self._after), chosen, strict=True):
            choice.set_chosen(row)
        self._connect_signals()
        self._show()
        self._list.setFocus()
        self.fit(860, 560)

    def _lay_out(self, look: Look) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(10))
        grid.setVerticalSpacing(look.px(4))
        for column, (words, choice) in enumerate(
            ((_("Before"), self._before), (_("After"), self._after))
        ):
            grid.addWidget(Label(look, words, size=SMALL, bold=True, ink="text3"), 0, column)
            grid.addWidget(choice, 1, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self._note)
        self.body.addWidget(self._count)
        self.body.addWidget(ListCard(look, self._list), 1)
        self._swap = self.add_button(_("Swap"), name="swap")
        self._copy = self.add_button(_("Copy as Text"), name="copy-comparison")
        self._close = self.add_button(_("Close"), name="close", primary=True)

    def _connect_signals(self) -> None:
        self._before.activated.connect(self._show)
        self._after.activated.connect(self._show)
        self._swap.clicked.connect(self._on_swap)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.accept)

    def _on_swap(self) -> None:
        before, after = self._before.currentData(), self._after.currentData()
        self._before.set_chosen(after)
        self._after.set_chosen(before)
        self._show()

    def _on_copy(self) -> None:
        rows = self._list.model()
        lines = [rows.index(row, 0).data() for row in range(rows.rowCount())]
        head = f"{self._before.currentText()} → {self._after.currentText()}"
        nothing = self._list.accessibleDescription()
        parts = (head, self._note.accessibleName(), self._unread, *(lines or [nothing]))
        self.copy_requested.emit("\n".join(filter(None, parts)) + "\n")

    def _show(self) -> None:
        """Compare what is chosen, and draw it."""
        before, after = (
            self._sides[choice.currentData()] for choice in (self._before, self._after)
        )
        comparison = compare(before, after)
        rows = comparison_rows(comparison, utc=self._utc)
        self._list.show_rows(rows, no_difference_words(comparison))
        self._list.setCurrentIndex(self._list.model().index(1, 0))  # below the first heading
        count = len(comparison.header) + len(comparison.claims)
        words = ngettext("{count:,} difference", "{count:,} differences", count)
        self._unread = comparison.unread
        self._count.show_text("  ".join(filter(None, (words.format(count=count), self._unread))))
        self._show_key(comparison)

    def _show_key(self, comparison: Comparison) -> None:
        tone, icon = {
            True: (Tone.OK, Icon.CHECK_CIRCLE),
            False: (Tone.WARN, Icon.TRIANGLE),
            None: (Tone.NEUTRAL, Icon.QUESTION_DASHED),
        }[comparison.same_key]
        self._note.show_note(tone, icon, comparison.key_reason, " ".join(comparison.ties))
