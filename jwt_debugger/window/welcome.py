"""What the window says while there is no token: what it is for, three steps, and examples."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from jwt_debugger.examples import ExampleTitle, catalogue
from jwt_debugger.translation import _
from jwt_debugger.window.boxes import FOCUS_WIDTH, paint_box
from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.step_number import StepNumber
from jwt_debugger.window.theme import BODY, SMALL, WELCOME, Look, Tone

# px at 100 %
WIDEST, SIDE, EDGE, GAP = 760, 24, 4, 8
CHOICE_HEIGHT, CHOICE_HEIGHT_NARROW, CHOICE_RADIUS = 52, 42, 8
CHOICE_ICON, CHOICE_ICON_AT, CHOICE_WORDS_AT = 20, 11, 39

_SIGNS: Final = {
    "valid-hs256": (Icon.CHECK_CIRCLE, Tone.OK),
    "valid-rs256": (Icon.KEY, Tone.NEUTRAL),
    "expired": (Icon.CLOCK, Tone.BAD),
    "unsigned": (Icon.SLASH_CIRCLE, Tone.BAD),
    "encrypted": (Icon.LOCK, Tone.NEUTRAL),
    "malformed": (Icon.CROSS_OCTAGON, Tone.BAD),
    "login": (Icon.SHIELD, Tone.OK),
}
_STEP_TONES: Final = (Tone.HEADER, Tone.PAYLOAD, Tone.SIGNATURE)


class _Choice(QPushButton):
    """An example: its icon, its title and what comes with it."""

    def __init__(self, look: Look, said: ExampleTitle) -> None:
        super().__init__()
        self.said = said
        self.setObjectName(f"example-{said.id}")
        self.setAccessibleName(f"{said.title}, {said.subtitle}")
        self.setAutoDefault(True)  # Enter opens it too
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def _lines(self) -> tuple[QFontMetrics, QFontMetrics]:
        look = self._look
        return QFontMetrics(look.font(bold=True)), QFontMetrics(look.font(SMALL))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        look = self._look
        upper, lower = self._lines()
        words = max(
            upper.horizontalAdvance(self.said.title), lower.horizontalAdvance(self.said.subtitle)
        )
        least = CHOICE_HEIGHT_NARROW if look.narrow else CHOICE_HEIGHT
        height = max(look.px(least), upper.height() + lower.height() + look.px(8))
        return QSize(words + look.px(CHOICE_WORDS_AT + 12), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        return QSize(self._look.px(2 * CHOICE_WORDS_AT), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        look, palette = self._look, self._look.palette
        pointed = self.underMouse() or self.isDown()
        edge, width = (palette.edge if pointed else palette.hairline), 1
        if self.hasFocus():
            edge, width = palette.accent, look.px(FOCUS_WIDTH)
        painter = QPainter(self)
        paint_box(
            painter,
            self.rect(),
            look,
            ground=palette.win if pointed else palette.card,
            edge=edge,
            width=width,
            radius=CHOICE_RADIUS,
        )
        icon, tone = _SIGNS[self.said.id]
        size = look.px(CHOICE_ICON)
        spot = QRect(look.px(CHOICE_ICON_AT), (self.height() - size) // 2, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        paper = QColor(palette.win if pointed else palette.card)
        paint_icon(painter, icon, QRectF(spot), palette.ink(tone), paper)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        look, palette = self._look, self._look.palette
        upper, lower = self._lines()
        left, top = look.px(CHOICE_WORDS_AT), (self.height() - upper.height() - lower.height()) // 2
        width = self.width() - left - look.px(8)
        start = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            start = Qt.AlignmentFlag.AlignRight
        flags = int(start | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for text, metrics, font, ink, y in (
            (self.said.title, upper, look.font(bold=True), palette.text, top),
            (self.said.subtitle, lower, look.font(SMALL), palette.text2, top + upper.height()),
        ):
            room = QRect(left, y, width, metrics.height())
            room = QStyle.visualRect(self.layoutDirection(), self.rect(), room)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(
                room, flags, metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            )


class Welcome(Card):
    """The view of an empty window.

    Signals:
        example_chosen: The id of the example to open.
        explanation_requested: The user wants to know what a JWT is.

    """

    example_chosen = Signal(str)
    explanation_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName("welcome")
        self.setAccessibleName(_("Welcome"))
        self._columns = 0
        self._title = Label(look, _("Look inside a token, safely"), size=WELCOME, bold=True)
        self._promise = Label(
            look,
            _(
                "Decode, check and edit JSON Web Tokens on your own computer. This app has no"
                " network code: tokens and secrets stay in memory and are gone when you close it."
            ),
            size=BODY + 1,
            ink="text2",
        )
        self._promise.setWordWrap(True)
        self._numbers = [StepNumber(look, at + 1, tone) for at, tone in enumerate(_STEP_TONES)]
        self._steps = [
            (
                Label(look, title, size=BODY + 1, bold=True),
                Label(look, text, size=SMALL, ink="text2"),
            )
            for title, text in _steps()
        ]
        self._invitation = Label(look, _("Or open an example"), size=SMALL, bold=True)
        self._explain = Button(
            look, _("What is a JWT?"), Icon.INFO_CIRCLE, kind="quiet", name="what-is-a-jwt"
        )
        self._choices = [_Choice(look, said) for said in catalogue()]
        self._arrange()
        self._connect_signals()
        self.set_look(look)

    def _arrange(self) -> None:
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._promise)
        self._rows = [self._step_row(at) for at in range(len(self._steps))]
        for row in self._rows:
            self._column.addLayout(row)
        self._line = QHBoxLayout()
        self._line.addWidget(self._invitation, 1)
        self._line.addWidget(self._explain)
        self._column.addLayout(self._line)
        self._grid = QGridLayout()
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("welcome_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._content)
        for ground in (self._scroll.viewport(), self._content):
            ground.setAutoFillBackground(False)
        self.body.addWidget(self._scroll)

    def _step_row(self, at: int) -> QHBoxLayout:
        words = QVBoxLayout()
        for label in self._steps[at]:
            label.setWordWrap(True)
            words.addWidget(label)
        words.setSpacing(1)
        row = QHBoxLayout()
        row.addWidget(self._numbers[at], 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _connect_signals(self) -> None:
        self._explain.clicked.connect(self.explanation_requested)
        for choice in self._choices:
            choice.clicked.connect(self._on_choice)

    def set_look(self, look: Look) -> None:
        """Restyle everything."""
        super().set_look(look)
        parts: list[Label | Button | StepNumber | _Choice] = [
            *(self._title, self._promise, self._invitation, self._explain),
            *(label for pair in self._steps for label in pair),
            *self._numbers,
            *self._choices,
        ]
        for part in parts:
            part.set_look(look)
        if look.narrow:
            self._title.setFont(look.font(20, bold=True))
            self._promise.setFont(look.font())
        self._space(look)
        self._place_choices()

    def _space(self, look: Look) -> None:
        """Set the distances, which a narrow window halves."""
        tight = 0.5 if look.narrow else 1
        edge = look.px(EDGE)
        self.body.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(look.px(10 * tight))
        for row in self._rows:
            row.setSpacing(look.px(12))
            row.setContentsMargins(0, look.px(6 * tight), 0, 0)
        self._grid.setSpacing(look.px(6 if look.narrow else GAP))
        self._line.setContentsMargins(0, look.px(12 * tight), 0, 0)

    def _place_choices(self) -> None:
        """Put as many examples in a row as have room; keep the lines readable."""
        look = self._look
        width = self.width() - 2 * look.px(EDGE)
        side = max((width - look.px(WIDEST)) // 2, look.px(SIDE - EDGE))
        self._column.setContentsMargins(side, look.px(GAP), side, look.px(4))
        widest = max(choice.sizeHint().width() for choice in self._choices[:-1])
        fitting = (width - 2 * side + look.px(GAP)) // (widest + look.px(GAP))
        columns = max(1, min(fitting, 2 if look.narrow else 3))
        if columns == self._columns:
            return
        self._columns = columns
        *several, last = self._choices
        for at, choice in enumerate(several):
            self._grid.addWidget(choice, at // columns, at % columns)
        self._grid.addWidget(last, len(several) // columns, 0, 1, columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _on_choice(self) -> None:
        choice = self.sender()
        if isinstance(choice, _Choice):
            self.example_chosen.emit(choice.said.id)

    # Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Place the examples anew."""
        super().resizeEvent(event)
        self._place_choices()


def _steps() -> tuple[tuple[str, str], ...]:
    return (
        (_("Paste a token"), _("Its header, payload and signature appear in three colours.")),
        (_("Read it"), _("Claims in plain words, times in your own time zone.")),
        (_("Check it"), _("Add the secret or public key to verify the signature.")),
    )
