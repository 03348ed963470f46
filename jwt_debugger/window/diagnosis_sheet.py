"""Why the token does not match: all that a diagnosis has found or tried, in full."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from jwt_debugger.inspection.result import Diagnosis
from jwt_debugger.inspection.visible import visible
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.key_verdict import actionable
from jwt_debugger.window.label import Label
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.theme import SMALL, Look


class DiagnosisSheet(Sheet):
    """Tells every cause with its explanation, and what to do about it.

    Signals:
        remedy_chosen: The Diagnosis whose advice the user takes.

    """

    remedy_chosen = Signal(object)

    def __init__(
        self, look: Look, diagnosis: Sequence[Diagnosis], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Why it does not match"), "diagnosis-sheet", parent)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(8), 0)
        column.setSpacing(look.px(12))
        for number, each in enumerate(diagnosis):
            column.addWidget(self._card(each, number))
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("diagnoses")
        area.setAccessibleName(_("Diagnosis"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        for ground in (area.viewport(), content):
            ground.setAutoFillBackground(False)
        self.body.addWidget(area)
        close = self.add_button(_("Close"), name="close", primary=True)
        close.clicked.connect(self.accept)
        self.fit(520, 170 + 150 * len(diagnosis))
        close.setFocus()

    def _card(self, each: Diagnosis, number: int) -> Card:
        """Make a card of one cause: its name, what it means, and what to do."""
        look = self._look
        card = Card(look)
        card.body.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(14))
        cause = Label(look, str(each.cause), size=SMALL, ink="text3")
        explanation = Label(look, visible(each.explanation))
        explanation.setObjectName(f"explanation-{number}")
        for label in (cause, explanation):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            card.body.addWidget(label)
        if actionable(each):
            button = Button(look, "", Icon.KEY, name=f"remedy-{number}")
            button.show_words(each.remedy)
            button.clicked.connect(partial(self._choose, each))
            card.body.addWidget(button)
        elif each.remedy:
            advice = Label(look, visible(each.remedy), bold=True)
            advice.setWordWrap(True)
            card.body.addWidget(advice)
        return card

    def _choose(self, each: Diagnosis) -> None:
        self.remedy_chosen.emit(each)
        self.accept()
