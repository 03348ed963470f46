"""Add a claim: chosen from the registered ones, each with its meaning, or of any other name."""

import json
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from jwt_debugger.inspection.claims import describe_claim, registered_claims
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.translation import _
from jwt_debugger.window.claim_rows import TIME_CLAIMS
from jwt_debugger.window.label import Label
from jwt_debugger.window.row_view import RowView, Writing
from jwt_debugger.window.sheet import ListCard, Sheet
from jwt_debugger.window.theme import SMALL, Look

# px at 100 %
PAD, LINE_GAP = 6, 1


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A registered claim and what it means."""

    name: str
    meaning: str
    reference: str


def known_claims(search: str) -> tuple[KnownClaim, ...]:
    """List the registered claims whose name or meaning has a text in it, best matches first."""
    wanted = search.strip().casefold()
    found = []
    for name in registered_claims():
        told = describe_claim(name)
        if wanted in name.casefold() or wanted in told.meaning.casefold():
            found.append(KnownClaim(name, told.meaning, told.reference or ""))
    return tuple(sorted(found, key=lambda claim: not claim.name.casefold().startswith(wanted)))


def value_json(text: str) -> str:
    """Return a value as JSON: as it stands where it is JSON, else as a string."""
    text = text.strip()
    return text if read_json(text).fault is None else json.dumps(text, ensure_ascii=False)


def likely_value(name: str, now: datetime) -> str:
    """Return what a claim of that name begins with."""
    if name in TIME_CLAIMS:
        return str(int(now.timestamp()))
    return "true" if name.endswith("_verified") else ""


class _ClaimList(RowView):
    """The registered claims; a row has two lines."""

    tints_current = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, "known-claims", _("Registered claims"))

    def spoken(self, row: KnownClaim) -> str:
        return f"{row.name}: {row.meaning}"

    def described(self, row: KnownClaim) -> str:
        return row.reference

    def tip(self, row: KnownClaim) -> str:
        return f"{row.meaning}\n{row.reference}"

    def row_height(self, _row: KnownClaim, _width: int) -> int:
        upper, lower = QFontMetrics(self._look.mono()), QFontMetrics(self._look.font(SMALL))
        return upper.height() + lower.height() + self._look.px(2 * PAD + LINE_GAP)

    def paint_row(self, painter: QPainter, row: KnownClaim, room: QRect) -> None:
        look, palette = self._look, self._look.palette
        height = QFontMetrics(look.mono()).height()
        upper = QRect(room.left(), room.top() + look.px(PAD), room.width(), height)
        name = Writing(look.mono(), palette.payload, literal=True)
        self.draw(painter, upper, row.name, name)
        lower = upper.translated(0, height + look.px(LINE_GAP))
        self.draw(painter, lower, row.meaning, Writing(look.font(SMALL), palette.text2))


class ClaimSheet(Sheet):
    """Asks for a claim and its value.

    Signals:
        claim_added: Name, and value as JSON.

    """

    claim_added = Signal(str, str)

    def __init__(
        self, look: Look, present: frozenset[str], now: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Add a claim"), "claim-sheet", parent)
        self._present, self._now = present, now
        self._proposed = ""
        self._name, self._value = QLineEdit(), QLineEdit()
        self._name.setObjectName("claim-name")
        self._name.setAccessibleName(_("Name of the claim"))
        self._name.setPlaceholderText(_("Name, or a word of its meaning"))
        self._value.setObjectName("claim-value")
        self._value.setAccessibleName(_("Value of the claim"))
        self._value.setPlaceholderText(_('Text, number, true, ["a", "b"] …'))
        self._value.setFont(look.mono())
        self._list = _ClaimList(look)
        self._list.show_rows(known_claims(""), _("No registered claim: a name of your own"))
        self._told = Label(look, size=SMALL, ink="text2")
        self._told.setObjectName("claim-told")
        self._lay_out(look)
        self._connect_signals()
        self._show()
        self._name.setFocus()
        self.fit(520, 480)

    def _lay_out(self, look: Look) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(10))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(look, _("Claim"), ink="text2"), 0, 0)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(ListCard(look, self._list), 1, 1)
        grid.setRowStretch(1, 1)
        grid.addWidget(Label(look, _("Value"), ink="text2"), 2, 0)
        grid.addWidget(self._value, 2, 1)
        grid.addWidget(self._told, 3, 1)
        self.body.addLayout(grid)
        self._cancel = self.add_button(_("Cancel"), name="cancel")
        self._add = self.add_button(_("Add"), name="add", primary=True)

    def _connect_signals(self) -> None:
        self._name.textEdited.connect(self._on_name)
        self._value.textEdited.connect(self._show)
        self._list.clicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        self._cancel.clicked.connect(self.reject)
        self._add.clicked.connect(self._on_add)

    def _on_name(self, text: str) -> None:
        self._list.show_rows(known_claims(text), _("No registered claim: a name of your own"))
        self._propose(text.strip())

    def _on_chosen(self, index: QModelIndex) -> None:
        row: KnownClaim = self._list.row_at(index)
        self._name.setText(row.name)
        self._propose(row.name)
        self._value.setFocus()
        self._value.selectAll()

    def _propose(self, name: str) -> None:
        """Begin a value that suits the claim, unless the user has begun one."""
        if self._value.text() == self._proposed:
            self._proposed = likely_value(name, self._now)
            self._value.setText(self._proposed)
        self._show()

    def _on_add(self) -> None:
        if self._name.text().strip():
            self.claim_added.emit(self._name.text().strip(), value_json(self._value.text()))
            self.accept()

    def _show(self) -> None:
        """Say what will be written."""
        name = self._name.text().strip()
        self._add.setEnabled(bool(name))
        written = f"{json.dumps(name, ensure_ascii=False)}: {value_json(self._value.text())}"
        words = _("Adds {member}") if name not in self._present else _("Replaces with {member}")
        self._told.show_text(words.format(member=written) if name else "")
