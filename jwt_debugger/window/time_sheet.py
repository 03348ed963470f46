"""Set a time of the token by a duration, by date and time, or to now."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QRect, QRectF, QTimeZone, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDateTimeEdit, QGridLayout, QLineEdit, QStyle, QWidget

from jwt_debugger.inspection.claims import describe_claim
from jwt_debugger.proposed_time import Proposal, proposal
from jwt_debugger.translation import _
from jwt_debugger.window.choice import CHEVRON, Choice
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.note import Note
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.theme import Look, Tone
from jwt_debugger.window.time_words import told

NOW, ISSUED = "now", "iat"


class _DateField(QDateTimeEdit):
    """A date and time, with a calendar behind our chevron."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("date-time")
        self.setAccessibleName(_("Date and time"))
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd HH:mm:ss")

    def set_look(self, look: Look) -> None:
        """Restyle the chevron."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the field, and the chevron where the style leaves room for it."""
        super().paintEvent(event)
        look, size = self._look, self._look.px(CHEVRON)
        spot = QRect(self.width() - look.px(8) - size, (self.height() - size) // 2, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        ink, paper = QColor(look.palette.text), QColor(look.palette.inset)
        painter = QPainter(self)
        paint_icon(painter, Icon.CHEVRON_DOWN, QRectF(spot), ink, paper)
        painter.end()


class TimeSheet(Sheet):
    """Asks for the time of a claim, and says at once what it would be.

    Signals:
        time_chosen: The claim's name and the seconds since 1970.

    """

    time_chosen = Signal(str, object)  # an int of Qt has 32 bits

    def __init__(  # noqa: PLR0913 - what the claim is, and what it may be counted from
        self,
        look: Look,
        claim: str,
        now: datetime,
        *,
        current: int | None = None,
        issued: int | None = None,
        utc: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Set {claim}: {label}").format(claim=claim, label=describe_claim(claim).label)
        super().__init__(look, title, "time-sheet", parent)
        self._claim = claim
        self._now, self._utc = now.replace(microsecond=0), utc  # as exact as the claim will be
        self._bases = {NOW: int(now.timestamp())}
        bases = [(NOW, _("from now"))]
        if issued is not None and claim != ISSUED:
            self._bases[ISSUED] = issued
            bases.append((ISSUED, _("from iat")))
        self._dated = Proposal(self._bases[NOW] if current is None else current)
        self._proposal = self._dated  # until a duration is typed
        self._duration = QLineEdit()
        self._duration.setObjectName("duration")
        self._duration.setAccessibleName(_("Duration"))
        self._duration.setPlaceholderText(_("4 days, 7 hours, 6 months, 1.5h"))
        self._base = Choice(look, bases, name="duration-base")
        self._base.setAccessibleName(_("Counted from"))
        self._base.setToolTip(_("jsonwebtoken counts from iat where the payload has it"))
        self._date = _DateField(look)
        self._date.setTimeZone(QTimeZone.utc() if utc else QTimeZone.systemTimeZone())
        self._told = Label(look, bold=True)
        self._told.setObjectName("time-told")
        self._told.setWordWrap(True)
        self._note = Note(look)
        self._note.setObjectName("time-note")
        self._lay_out(look)
        self._connect_signals()
        self._show_date()
        self._show()
        self._duration.setFocus()
        self.fit(540, 320)

    def _lay_out(self, look: Look) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(10))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(look, _("Duration"), ink="text2"), 0, 0)
        grid.addWidget(self._duration, 0, 1)
        grid.addWidget(self._base, 0, 2)
        grid.addWidget(Label(look, _("Date and time"), ink="text2"), 1, 0)
        grid.addWidget(self._date, 1, 1)
        grid.addWidget(Label(look, "UTC" if self._utc else _("local time"), ink="text2"), 1, 2)
        for row in range(2):
            grid.setRowMinimumHeight(row, look.px(34))
        self.body.addLayout(grid)
        self.body.addWidget(self._told)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self._to_now = self.add_button(_("Now"), name="set-now")
        self._cancel = self.add_button(_("Cancel"), name="cancel")
        self._set = self.add_button(_("Set"), name="set-time", primary=True)

    def _connect_signals(self) -> None:
        self._duration.textEdited.connect(self._on_duration)
        self._base.activated.connect(self._on_duration)
        self._date.dateTimeChanged.connect(self._on_date)
        self._to_now.clicked.connect(self._on_now)
        self._cancel.clicked.connect(self.reject)
        self._set.clicked.connect(self._on_set)

    def _on_duration(self) -> None:
        if self._duration.text().strip():
            base = self._bases[self._base.currentData()]
            self._proposal = proposal(self._duration.text(), base)
        else:
            self._proposal = self._dated
        self._show_date()
        self._show()

    def _on_date(self, date: QDateTime) -> None:
        self._duration.clear()
        self._proposal = self._dated = Proposal(date.toSecsSinceEpoch())
        self._show()

    def _on_now(self) -> None:
        self._duration.clear()
        self._proposal = Proposal(self._bases[NOW])
        self._on_set()

    def _on_set(self) -> None:
        if self._proposal.seconds is not None:
            self.time_chosen.emit(self._claim, self._proposal.seconds)
            self.accept()

    def _show_date(self) -> None:
        """Bring the date to what the duration makes."""
        if self._proposal.seconds is not None:
            self._date.blockSignals(True)  # noqa: FBT003 - Qt
            date = QDateTime.fromSecsSinceEpoch(self._proposal.seconds, self._date.timeZone())
            self._date.setDateTime(date)
            self._date.blockSignals(False)  # noqa: FBT003 - Qt

    def _show(self) -> None:
        """Say what it would be, and what is wrong with it or not as it seems."""
        made = self._proposal
        self._set.setEnabled(made.seconds is not None)
        words = "" if made.seconds is None else told(made.seconds, self._now, utc=self._utc)
        self._told.show_text(words)
        self._note.setHidden(not (made.fault or made.trap))
        if made.fault:
            self._note.show_note(Tone.BAD, Icon.CROSS_OCTAGON, made.fault, "")
        elif made.trap:
            self._note.show_note(Tone.WARN, Icon.TRIANGLE, made.trap, "")
