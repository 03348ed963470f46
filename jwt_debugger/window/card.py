"""The surface that every pane lies on."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from jwt_debugger.window.boxes import CARD_RADIUS, paint_box
from jwt_debugger.window.theme import Look


class Card(QFrame):
    """A rounded surface with a hairline; its content keeps clear of the corners by itself.

    Attributes:
        body: The vertical layout that a pane fills.

    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._drop = False
        self.body = QVBoxLayout(self)
        self._place_body(look)

    def set_look(self, look: Look) -> None:
        """Restyle the card; the widgets in it are restyled by who put them there."""
        self._look = look
        self._place_body(look)
        self.update()

    def _place_body(self, look: Look) -> None:
        side = look.px(16)
        self.body.setContentsMargins(side, look.px(8), side, look.px(14))
        self.body.setSpacing(look.px(8))

    def set_drop(self, active: bool) -> None:  # noqa: FBT001 - on or off
        """Show or end the dashed border that says: it can be dropped here."""
        if active != self._drop:
            self._drop = active
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the surface."""
        palette = self._look.palette
        painter = QPainter(self)
        paint_box(
            painter,
            self.rect(),
            self._look,
            ground=palette.card,
            edge=palette.accent if self._drop else palette.hairline,
            width=2 if self._drop else 1,
            radius=CARD_RADIUS,
            dashed=self._drop,
        )
        painter.end()
