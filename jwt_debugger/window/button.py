"""The push button of every pane and dialog."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from jwt_debugger.window.boxes import paint_box, paint_focus
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import plain_tip
from jwt_debugger.window.theme import CONTROL_HEIGHT, ICON_SIZE, Look

Kind = Literal["plain", "primary", "quiet"]


class Button(QPushButton):
    """A push button: `plain` has an edge, `primary` is filled, `quiet` is bare until pointed at."""

    def __init__(
        self, look: Look, text: str, icon: Icon | None = None, *, kind: Kind = "plain", name: str
    ) -> None:
        super().__init__(text)
        self._icon = icon
        self._kind = kind
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the button."""
        self._look = look
        self.setFont(look.font(bold=self._kind != "quiet"))
        self.updateGeometry()
        self.update()

    def show_words(self, words: str) -> None:
        """Show words that quote the user: an "&" stays one, and the tool tip has them whole."""
        self.setText(words.replace("&", "&&"))
        self.setToolTip(plain_tip(words))

    def set_icon(self, icon: Icon | None) -> None:
        """Change the drawn icon; `setIcon` is not used, as an icon follows the theme."""
        if icon is not self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def _inks(self) -> tuple[str | None, str | None, str]:
        """Return ground, edge and ink."""
        palette = self._look.palette
        pointed = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            return None, None if self._kind == "quiet" else palette.hairline, palette.text3
        if self._kind == "primary":
            return (palette.text2 if self.isDown() else palette.accent), None, palette.on_accent
        if self._kind == "quiet":
            edge = palette.edge if pointed and palette.high_contrast else None
            return (self._pressed_ground() if pointed else None), edge, palette.text2
        ground = self._pressed_ground() if pointed else palette.card
        return ground, palette.edge, palette.text

    def _pressed_ground(self) -> str:
        return self._look.palette.hairline if self._is_sunk() else self._look.palette.win

    def _is_sunk(self) -> bool:
        return self.isDown() and not self._look.palette.high_contrast

    def _content_width(self) -> int:
        text = self.fontMetrics().size(int(Qt.TextFlag.TextShowMnemonic), self.text()).width()
        icon = self._look.px(ICON_SIZE) if self._icon else 0
        gap = self._look.px(4) if icon and self.text() else 0
        return icon + gap + (text if self.text() else 0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the size that the text and the icon need."""
        look = self._look
        height = max(look.px(CONTROL_HEIGHT), self.fontMetrics().height() + look.px(8))
        side = look.px(10 if self.text() else 6)
        return QSize(self._content_width() + 2 * side, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the size of the words alone: where room lacks, the icon goes."""
        hint = self.sizeHint()
        if self._icon and self.text():
            hint.setWidth(hint.width() - self._look.px(ICON_SIZE + 4))
        return hint

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt
        """Draw it as pointed at."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        """Draw it as left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint box, icon and text; where room lacks, the icon goes first, then the words' end."""
        ground, edge, ink = self._inks()
        look = self._look
        painter = QPainter(self)
        paint_box(painter, self.rect(), look, ground=ground, edge=edge)
        if self.hasFocus():
            paint_focus(painter, self.rect(), look)
        room = self.width() - look.px(8)
        icon = self._icon if self._content_width() <= room or not self.text() else None
        width = min(self._content_width(), room)
        left = (self.width() - width) // 2
        content = text = QRect(left, 0, width, self.height())
        if icon:
            size = look.px(ICON_SIZE)
            spot = QRect(left, (self.height() - size) // 2, size, size)
            spot = QStyle.visualRect(self.layoutDirection(), content, spot)
            paper = QColor(ground or look.palette.card)
            paint_icon(painter, icon, QRectF(spot), QColor(ink), paper)
            text = content.adjusted(size + look.px(4), 0, 0, 0)
        mnemonic = int(Qt.TextFlag.TextShowMnemonic)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, text.width(), mnemonic
        )
        align = Qt.AlignmentFlag.AlignLeft if icon else Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(ink))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(
            QStyle.visualRect(self.layoutDirection(), content, text),
            int(align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
            | mnemonic
            | int(Qt.TextFlag.TextSingleLine),
            shown,
        )
        painter.end()
