"""The list of problems and findings, gravest first, each with what can be done about it."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.acting_rows import ActingRows
from jwt_debugger.window.boxes import paint_box
from jwt_debugger.window.finding_rows import (
    Deed,
    FindingRow,
    Grade,
    finding_rows,
    grade_name,
    no_findings_words,
)
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.row_view import Writing
from jwt_debugger.window.theme import BODY, LABEL, SMALL, Look, Tone

# px at 100 %
ICON, TEXT_LEFT, PAD, LINE_GAP = 20, 32, 8, 3

_SIGNS: Final = {
    Grade.ERROR: (Tone.BAD, Icon.CROSS_OCTAGON),
    Grade.HIGH: (Tone.BAD, Icon.CROSS_OCTAGON),
    Grade.MEDIUM: (Tone.WARN, Icon.TRIANGLE),
    Grade.LOW: (Tone.NEUTRAL, Icon.INFO_CIRCLE),
    Grade.INFO: (Tone.NEUTRAL, Icon.INFO_CIRCLE),
}


class FindingsList(ActingRows):
    """The rows of what is wrong with a token and of what a reviewer would say.

    Signals:
        claim_chosen: The claim or header parameter that a finding points to.
        repair_requested, generate_requested: A row's link was followed.
        key_chosen: A finding points to the secret or key.
        problem_chosen: Segment and 0-based position in the token of a problem.

    """

    claim_chosen = Signal(str)
    repair_requested = Signal()
    generate_requested = Signal()
    key_chosen = Signal()
    problem_chosen = Signal(str, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "findings", _("Findings"), parent)
        self.show_rows((), no_findings_words(State()))

    def show_state(self, state: State, _now: datetime) -> None:
        """Draw problems and findings."""
        self.show_rows(finding_rows(state), no_findings_words(state))

    def count(self) -> int:
        """Count the rows, for the words of a tab: "Findings 4"."""
        return len(self._rows.rows)

    def next(self) -> None:
        """Go to the next row, after the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the row before, before the first to the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        count = self.count()
        if not count:
            return
        current = self.currentIndex()
        at = current.row() + by if current.isValid() else (0 if by > 0 else count - 1)
        index = self._rows.index(at % count)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._go_to(self.row_at(index))

    def spoken(self, row: FindingRow) -> str:
        """Say grade, title and detail."""
        return f"{grade_name(row.grade)}: {row.title}. {row.detail}"

    def described(self, row: FindingRow) -> str:
        """Say what Enter does."""
        return row.link

    def row_height(self, row: FindingRow, width: int) -> int:
        """Return the height of the wrapped title and detail and the link."""
        room = self.content(QRect(0, 0, width, 0))
        return self._parts(row, room)[-1].bottom() + self._look.px(PAD) + 2

    def _parts(self, row: FindingRow, room: QRect) -> tuple[QRect, QRect, QRect, QRect]:
        """Return the places of pill, title, detail and link, left to right."""
        look = self._look
        left = room.left() + look.px(TEXT_LEFT)
        width = room.right() - left + 1
        pill_metrics = QFontMetrics(look.font(LABEL, bold=True))
        pill_width = pill_metrics.horizontalAdvance(grade_name(row.grade)) + look.px(14)
        top = room.top() + look.px(PAD)
        pill = QRect(room.right() - pill_width + 1, top, pill_width, look.px(20))
        beside = width - pill_width - look.px(8)
        bold = look.font(BODY + 1, bold=True)
        above = max(0, (pill.height() - QFontMetrics(bold).height()) // 2)
        title = QRect(left, top + above, beside, self.wrapped_height(row.title, bold, beside))
        small = look.font(SMALL)
        at = max(title.bottom(), pill.bottom()) + 1 + look.px(LINE_GAP - 1)
        detail = QRect(left, at, width, self.wrapped_height(row.detail, small, width))
        at = detail.bottom() + 1 + look.px(LINE_GAP)
        link_width = QFontMetrics(look.font(SMALL, bold=True)).horizontalAdvance(row.link)
        tall = max(QFontMetrics(small).height(), look.px(20)) if row.link else 0
        link = QRect(left, at, min(link_width + 2, width), tall)
        return pill, title, detail, link

    def paint_row(self, painter: QPainter, row: FindingRow, room: QRect) -> None:
        """Paint sign, title, pill, detail and link."""
        look, palette = self._look, self._look.palette
        pill, title, detail, link = (self.mirrored(room, part) for part in self._parts(row, room))
        tone, icon = _SIGNS[row.grade]
        if row.unsigned and tone is Tone.BAD:
            icon = Icon.SLASH_CIRCLE
        self._paint_pill(painter, pill, grade_name(row.grade), tone)
        self.paint_sign(painter, icon, tone, (room, pill), look.px(ICON))
        writing = Writing(look.font(BODY + 1, bold=True), palette.text)
        self.draw_wrapped(painter, title, row.title, writing)
        self.draw_wrapped(painter, detail, row.detail, Writing(look.font(SMALL), palette.text2))
        writing = Writing(look.font(SMALL, bold=True), palette.accent)
        self.draw(painter, link, row.link, writing)

    def hot_place(self, row: FindingRow, room: QRect) -> QRect:
        """Return the place of the link."""
        return self._parts(row, room)[-1] if row.link else QRect()

    def _paint_pill(self, painter: QPainter, rect: QRect, text: str, tone: Tone) -> None:
        look, palette = self._look, self._look.palette
        edge = palette.ink(tone) if palette.high_contrast else None
        paint_box(painter, rect, look, ground=palette.tint(tone), edge=edge, radius=10)
        painter.setFont(look.font(LABEL, bold=True))
        painter.setPen(palette.ink(tone))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)

    def follow(self, row: FindingRow) -> None:
        """Do what the row's link says, or go to its place."""
        if row.deed is Deed.REPAIR:
            self.repair_requested.emit()
        elif row.deed is Deed.GENERATE:
            self.generate_requested.emit()
        else:
            self._go_to(row)

    def _go_to(self, row: FindingRow) -> None:
        """Report the place that a row speaks of."""
        if row.position is not None and row.segment is not None:
            self.problem_chosen.emit(row.segment, row.position)
        elif row.of_key:
            self.key_chosen.emit()
        elif row.claim is not None:
            self.claim_chosen.emit(row.claim)
