"""By what a token is judged: an instant, a leeway, and what a verifier would expect of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTimeZone, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from jwt_debugger.inspection.durations import duration_trap, format_instant, relative
from jwt_debugger.inspection.expectations import Expectations, max_age_seconds
from jwt_debugger.inspection.instants import read_instant
from jwt_debugger.inspection.token_hashes import ties
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.label import Ink, Label
from jwt_debugger.window.segments import SegmentedControl
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.theme import SMALL, Look

MAX_LEEWAY = 10_000_000  # seconds: a third of a year
LAST_DAY = QDate(9998, 12, 31)  # in no zone does its last second lie beyond Python's calendar
LOCAL, UTC_ZONE = "local", "utc"


class JudgingSheet(Sheet):
    """Asks by what to judge; each answer holds at once, and is seen in the strip behind.

    Signals:
        instant_chosen: The aware instant, or None for the clock.
        leeway_chosen: The leeway in seconds.
        expected_chosen: The Expectations.
        utc_chosen: Whether times are given and shown in UTC.

    """

    instant_chosen = Signal(object)
    leeway_chosen = Signal(int)
    expected_chosen = Signal(object)
    utc_chosen = Signal(bool)

    def __init__(
        self,
        look: Look,
        state: State,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, _("Judge by"), "judging-sheet", parent)
        self._clock = clock
        self._state = state
        self._make_fields(look, state)
        self._lay_out(look)
        self._connect_signals()
        self.show_state(state)
        self._show_age_words()
        self.fit(560, 480)
        self._instant.setFocus()

    def _make_fields(self, look: Look, state: State) -> None:
        expected = state.request.expected
        self._instant = _line(_("Instant"), "instant")
        self._instant.setPlaceholderText(
            _("Now, or 14:05, yesterday 14:05, 2 hours ago, 1780056000")
        )
        self._picker = QDateTimeEdit()
        self._picker.setObjectName("instant-picker")
        self._picker.setAccessibleName(_("Date and time"))
        self._picker.setCalendarPopup(True)
        self._picker.setMaximumDate(LAST_DAY)
        self._picker.setDisplayFormat("yyyy-MM-dd HH:mm:ss")
        self._zone = SegmentedControl(look, ((LOCAL, _("Local")), (UTC_ZONE, "UTC")))
        self._zone.setObjectName("zone")
        self._zone.setAccessibleName(_("Time zone"))
        self._told = Label(look, size=SMALL, ink="text2")
        self._told.setObjectName("instant-told")
        self._told.setWordWrap(True)
        self._leeway = _line(_("Leeway in seconds"), "leeway")
        self._leeway.setValidator(QIntValidator(0, MAX_LEEWAY, self._leeway))
        self._leeway.setPlaceholderText(_("0 seconds"))
        self._leeway.setText(str(state.request.leeway or ""))
        self._issuer = _line(_("Expected issuer"), "expected-issuer", expected.issuers)
        self._issuer.setPlaceholderText(_("Any; of several, one: https://a, https://b"))
        self._audience = _line(_("Expected audience"), "expected-audience", expected.audiences)
        self._audience.setPlaceholderText(_("Any; of several, one: api, web"))
        self._age = _line(_("Maximum age"), "max-age")
        self._age.setText(str(expected.max_age or ""))
        self._age.setPlaceholderText(_("Any; 2 days, 7h, or seconds since iat"))
        self._tied = _line(_("Token or code that it belongs to"), "tied-to")
        self._tied.setText(expected.tied_to)
        self._tied.setPlaceholderText(_("Any; the access token or code of at_hash, c_hash, ath"))
        self._tie_words = Label(look, size=SMALL, ink="text2")
        self._tie_words.setObjectName("tie-told")
        self._age_words = Label(look, size=SMALL, ink="text2")
        self._age_words.setObjectName("age-told")
        self._age_words.setWordWrap(True)

    def _lay_out(self, look: Look) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(look.px(12))
        form.setVerticalSpacing(look.px(8))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        picked = QHBoxLayout()
        picked.setSpacing(look.px(8))
        picked.addWidget(self._picker, 1)
        picked.addWidget(self._zone)
        for words, row in (
            (_("Instant"), self._instant),
            ("", picked),
            ("", self._told),
            (_("Leeway (s)"), self._leeway),
            (_("Issuer"), self._issuer),
            (_("Audience"), self._audience),
            (_("Maximum age"), self._age),
            ("", self._age_words),
            (_("Belongs to"), self._tied),
            ("", self._tie_words),
        ):
            form.addRow(Label(look, words, ink="text2"), row)
        note = _("Judged as by verify of jsonwebtoken: issuer, audience, maxAge, clockTolerance.")
        self._source = Label(look, note, size=SMALL, ink="text3")
        self._source.setWordWrap(True)
        self.body.addLayout(form)
        self.body.addWidget(self._source)
        self.body.addStretch(1)
        self._to_now = self.add_button(_("Now"), name="set-now")
        self._reset = self.add_button(_("Reset All"), name="reset-judging")
        self._done = self.add_button(_("Done"), name="done", primary=True)

    def _connect_signals(self) -> None:
        self._instant.textEdited.connect(self._on_instant)
        self._picker.dateTimeChanged.connect(self._on_picked)
        self._zone.chosen.connect(self._on_zone)
        self._leeway.textEdited.connect(self._on_leeway)
        for field in (self._issuer, self._audience, self._age, self._tied):
            field.textEdited.connect(self._on_expected)
        self._to_now.clicked.connect(self._on_now)
        self._reset.clicked.connect(self._on_reset)
        self._done.clicked.connect(self.accept)

    def show_state(self, state: State) -> None:
        """Show the instant and the zone; what is being typed stays as it is."""
        self._state = state
        self._zone.set_chosen(UTC_ZONE if state.utc else LOCAL)
        self._to_now.setEnabled(state.request.at is not None)
        self._show_picker()
        self._tell()
        words, ink = tie_words(state)
        self._tie_words.show_text(words, ink)

    def _show_picker(self) -> None:
        at = self._state.request.at or self._clock()
        zone = QTimeZone.utc() if self._state.utc else QTimeZone.systemTimeZone()
        if self._picker.hasFocus() and int(at.timestamp()) == self._picked():
            return
        self._picker.blockSignals(True)  # noqa: FBT003 - Qt
        self._picker.setTimeZone(zone)
        self._picker.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp()), zone))
        self._picker.blockSignals(False)  # noqa: FBT003 - Qt

    def _picked(self) -> int:
        return self._picker.dateTime().toSecsSinceEpoch()

    def _tell(self) -> None:
        """Say which instant was understood."""
        at, now = self._state.request.at, self._clock()
        if at is None:
            self._told.show_text(_("Now, moving on with the clock"), "text2")
            return
        words = f"{format_instant(at, self._state.utc)}  ·  {relative(at, now)}"
        self._told.show_text(words, "text2")

    def _on_instant(self, text: str) -> None:
        try:
            at = read_instant(text, self._clock(), utc=self._state.utc)
        except TokenError as error:
            self._told.show_text(str(error), "bad")
        else:
            self.instant_chosen.emit(at)
            self._tell()

    def _on_picked(self, _date: QDateTime) -> None:
        self._instant.clear()
        self.instant_chosen.emit(datetime.fromtimestamp(self._picked(), UTC))

    def _on_leeway(self, text: str) -> None:
        self.leeway_chosen.emit(int(text) if text.isdigit() else 0)

    def _on_zone(self, zone: str) -> None:
        self.utc_chosen.emit(zone == UTC_ZONE)

    def _on_now(self) -> None:
        self._instant.clear()
        self.instant_chosen.emit(None)

    def _on_expected(self) -> None:
        age = self._age.text().strip()
        limit = int(age) if age.isascii() and age.isdigit() else age
        expected = Expectations(_listed(self._audience.text()), _listed(self._issuer.text()))
        self._show_age_words()
        tied = self._tied.text().strip()
        self.expected_chosen.emit(replace(expected, max_age=limit or None, tied_to=tied))

    def _show_age_words(self) -> None:
        """Say how a maximum age is read, where that is not as it seems."""
        age = self._age.text().strip()
        words, fault = "", ""
        if age.isascii() and age.isdigit():
            words = _("In seconds, as the number without quotes is in jsonwebtoken")
        elif age:
            try:
                max_age_seconds(age)
            except TokenError as error:
                fault = str(error)
            words = duration_trap(age) or ""
        self._age_words.show_text(fault or words, "bad" if fault else "text2")

    def _on_reset(self) -> None:
        self._on_now()
        for field in (self._leeway, self._issuer, self._audience, self._age, self._tied):
            field.clear()
        self._on_leeway("")
        self._on_expected()


def tie_words(state: State) -> tuple[str, Ink]:
    """Say of the token's hashes whether they are those of what it is to belong to."""
    inspection, text = state.inspection, state.request.expected.tied_to
    if inspection is None or not text:
        return "", "text2"
    told = ties(inspection.innermost, text)
    if not told:
        return _("The token claims no hash of another: at_hash, c_hash, s_hash or ath"), "text2"
    good = [claim for claim, tied in told.items() if tied]
    if good:
        return _("Yes: “{claim}” is its hash").format(claim=good[0]), "ok"
    return _("No: “{claim}” is not its hash").format(claim=next(iter(told))), "bad"


def _line(name: str, widget: str, values: tuple[str, ...] = ()) -> QLineEdit:
    line = QLineEdit(", ".join(values))
    line.setObjectName(widget)
    line.setAccessibleName(name)
    return line


def _listed(text: str) -> tuple[str, ...]:
    """Read values that stand between commas."""
    return tuple(part for each in text.split(",") if (part := each.strip()))
