"""The verdict on the key as a note, with what can be done about it below and above."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.diagnosis_sheet import DiagnosisSheet
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.key_verdict import KeyVerdict, Manner, Offer
from jwt_debugger.window.note import Note
from jwt_debugger.window.theme import Look, Tone

_SIGNS: Final = {
    Manner.MATCH: (Tone.OK, Icon.CHECK_CIRCLE),
    Manner.MISMATCH: (Tone.BAD, Icon.CROSS_OCTAGON),
    Manner.UNKNOWN: (Tone.NEUTRAL, Icon.QUESTION_DASHED),
    Manner.UNSIGNED: (Tone.BAD, Icon.SLASH_CIRCLE),
    Manner.LOCKED: (Tone.NEUTRAL, Icon.LOCK),
    Manner.WARNING: (Tone.WARN, Icon.TRIANGLE),
    Manner.RESIGNED: (Tone.ACCENT, Icon.PENCIL_SQUARE),
}


class VerdictBox(QWidget):
    """Shows why the token matches or not; what a diagnosis advises is a click away.

    Signals:
        open_requested, test_key_requested, sign_requested, own_key_requested: A button was pressed.
        remedy_requested: The Diagnosis whose advice the user takes.

    """

    open_requested = Signal()
    test_key_requested = Signal()
    sign_requested = Signal()
    own_key_requested = Signal()
    remedy_requested = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._verdict: KeyVerdict | None = None
        self._remedy = Button(look, "", Icon.KEY, name="apply-remedy")
        self._remedy.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._explain = Button(look, _("Why?"), name="explain-diagnosis")
        self._explain.setAccessibleName(_("Why does it not match?"))
        self._note = Note(look)
        self._note.setObjectName("key-verdict")
        self._offers = {
            Offer.ADD_PRIVATE_KEY: Button(
                look, _("Add private key"), Icon.FILE, name=Offer.ADD_PRIVATE_KEY
            ),
            Offer.USE_TEST_KEY: Button(look, _("Use test key"), Icon.DICE, name=Offer.USE_TEST_KEY),
            Offer.SIGN: Button(look, _("Sign"), Icon.PENCIL, name=Offer.SIGN),
            Offer.USE_ITS_KEY: Button(
                look, _("Check with the key it brings"), Icon.KEY, name=Offer.USE_ITS_KEY
            ),
        }
        self._lay_out()
        self._connect_signals()
        self.set_look(look)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._first, self._last = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self._remedy, 1)
        self._first.addWidget(self._explain, 0, Qt.AlignmentFlag.AlignLeft)
        for button in self._offers.values():
            self._last.addWidget(button)
        self._last.addStretch(1)
        self._column.addLayout(self._first)
        self._column.addWidget(self._note)
        self._column.addLayout(self._last)

    def _connect_signals(self) -> None:
        self._remedy.clicked.connect(self._on_remedy)
        self._explain.clicked.connect(self._on_explain)
        self._offers[Offer.ADD_PRIVATE_KEY].clicked.connect(self.open_requested)
        self._offers[Offer.USE_TEST_KEY].clicked.connect(self.test_key_requested)
        self._offers[Offer.SIGN].clicked.connect(self.sign_requested)
        self._offers[Offer.USE_ITS_KEY].clicked.connect(self.own_key_requested)

    def set_look(self, look: Look) -> None:
        """Restyle the box."""
        self._look = look
        self._note.set_look(look)
        for button in (self._remedy, self._explain, *self._offers.values()):
            button.set_look(look)
        self._column.setSpacing(look.px(8))
        for row in (self._first, self._last):
            row.setSpacing(look.px(7))

    def show_verdict(self, verdict: KeyVerdict | None, state: State) -> None:
        """Show a verdict on a state; None: there is none, and nothing to be done."""
        self._verdict = verdict
        self._note.setHidden(verdict is None)
        if verdict is not None:
            self._note.show_note(*_SIGNS[verdict.manner], verdict.title, verdict.text)
        self._offers[Offer.SIGN].setText(_sign_words(state))
        for offer, button in self._offers.items():
            button.setVisible(verdict is not None and offer in verdict.offers)
        remedy = verdict.remedy if verdict else ""
        self._remedy.show_words(remedy)
        self._remedy.setVisible(bool(remedy))
        self._explain.setVisible(verdict is not None and bool(verdict.diagnosis))
        self.setHidden(verdict is None)
        self.updateGeometry()

    def _on_remedy(self) -> None:
        if self._verdict is not None and self._verdict.diagnosis:
            self.remedy_requested.emit(self._verdict.diagnosis[0])

    def _on_explain(self) -> None:
        diagnosis = self._verdict.diagnosis if self._verdict else ()
        sheet = DiagnosisSheet(self._look, diagnosis, self.window())
        sheet.remedy_chosen.connect(self.remedy_requested)
        sheet.open()


def _sign_words(state: State) -> str:
    """Say what the key given would do to the token."""
    secret = state.request.key.is_secret
    if state.inspection is not None and state.inspection.encryption is not None:
        return _("Encrypt with this secret") if secret else _("Encrypt to this key")
    return _("Sign with this secret") if secret else _("Sign with this key")
