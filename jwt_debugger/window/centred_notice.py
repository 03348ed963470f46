"""A box that speaks where there is nothing to show: an icon, a title, a sentence or two."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from jwt_debugger.window.boxes import CARD_RADIUS, CONTROL_RADIUS, paint_box
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.theme import BODY, TITLE_NARROW, Look, Tone

ICON = 34  # px at 100 %


class CentredNotice(QWidget):
    """An inset box with words in its middle; dashed, it is a place to drop something.

    Attributes:
        column: The layout of the words; a pane may add a button at its end.

    """

    def __init__(self, look: Look, *, name: str, dashed: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._dashed = dashed
        self._lit = False
        self._icon = Icon.INFO_CIRCLE
        self._tone = Tone.NEUTRAL
        self._title = Label(look, size=TITLE_NARROW, bold=True)
        self._text = Label(look, size=BODY, ink="text2")
        self._room = QSpacerItem(0, 0)
        self.column = QVBoxLayout(self)
        self.column.addStretch(1)
        self.column.addItem(self._room)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(label)
        self.column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the box."""
        self._look = look
        side = look.px(16)
        self.column.setContentsMargins(side, look.px(8), side, look.px(8))
        self.column.setSpacing(look.px(6))
        self._room.changeSize(0, look.px(ICON + 4))
        self._title.set_look(look)
        self._text.set_look(look)
        self.column.invalidate()
        self.update()

    def show_notice(self, tone: Tone, icon: Icon, title: str, text: str) -> None:
        """Show what is told; the tone colours the icon."""
        self._title.show_text(title)
        self._text.show_text(text)
        self.setAccessibleName(f"{title}. {text}")
        if (tone, icon) != (self._tone, self._icon):
            self._tone, self._icon = tone, icon
            self.update()

    def set_lit(self, lit: bool) -> None:  # noqa: FBT001 - on or off
        """Light up the dashed edge while something is dragged over it."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Ask for the title's room at least."""
        return QSize(self._look.px(120), self._look.px(ICON + 40))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the box, and the icon above the title where it has room."""
        look, colours = self._look, self._look.palette
        painter = QPainter(self)
        edge = colours.edge if self._dashed else colours.hairline
        paint_box(
            painter,
            self.rect(),
            look,
            ground=colours.tint(Tone.ACCENT) if self._lit else colours.inset,
            edge=colours.accent if self._lit else edge,
            width=look.px(1.5) if self._dashed else 1,
            radius=CARD_RADIUS if self._dashed else CONTROL_RADIUS,
            dashed=self._dashed,
        )
        size = look.px(ICON)
        top = self._title.y() - size - look.px(6)
        if top > 0:
            spot = QRectF((self.width() - size) / 2, top, size, size)
            paint_icon(painter, self._icon, spot, colours.ink(self._tone), QColor(colours.inset))
        painter.end()
