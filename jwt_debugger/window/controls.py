"""The small widgets that every pane is made of: card, button, segments and note."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from jwt_debugger.window.boxes import CARD_RADIUS, paint_box, paint_focus
from jwt_debugger.window.icons import Icon, paint_icon
from jwt_debugger.window.label import Ink, Label, plain_tip
from jwt_debugger.window.theme import SMALL, Look, Tone

CONTROL_HEIGHT, SEGMENT_HEIGHT, ICON_SIZE = 28, 24, 16  # px at 100 %, as all sizes here

_NOTE_INKS: Final[Mapping[Tone, Ink]] = {
    Tone.OK: "ok",
    Tone.BAD: "bad",
    Tone.WARN: "warn",
    Tone.ACCENT: "accent",
}

Kind = Literal["plain", "primary", "quiet"]


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


class _Segment(QRadioButton):
    """One of a segmented control's positions; a radio button to keyboard and screen reader."""

    def __init__(self, look: Look, row: str, text: str) -> None:
        super().__init__(text)
        self.row = row
        self.crowded = False
        self.setObjectName(row)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._measure)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the segment."""
        self._look = look
        self._measure()

    def _measure(self) -> None:
        self.setFont(self._look.font(bold=self.isChecked()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the size of the bold text, so that choosing moves nothing."""
        look = self._look
        metrics = QFontMetrics(look.font(bold=True))
        height = max(look.px(SEGMENT_HEIGHT), metrics.height() + look.px(6))
        beside = look.px(5 if self.crowded else 11)
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * beside, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the same: its words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt
        """Take a click anywhere on it."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the raised box of the chosen one, and the text."""
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        if self.isChecked():
            paint_box(painter, self.rect(), look, ground=palette.card, edge=palette.edge, radius=5)
        if self.hasFocus():
            paint_focus(painter, self.rect(), look)
        lit = self.isChecked() or self.underMouse()
        painter.setPen(QColor(palette.text if lit else palette.text2))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        painter.end()


class SegmentedControl(QWidget):
    """A few exclusive positions side by side; arrow keys move between them.

    Signals:
        chosen: The user chose the position with that id.

    """

    chosen = Signal(str)

    def __init__(
        self, look: Look, labels: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._group = QButtonGroup(self)
        self._segments = {row: _Segment(look, row, text) for row, text in labels}
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        for segment in self._segments.values():
            self._group.addButton(segment)
            self._row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        next(iter(self._segments.values())).setChecked(True)
        self.set_look(look)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._group.buttonToggled.connect(self._on_toggled)

    def set_look(self, look: Look) -> None:
        """Restyle all positions."""
        self._look = look
        edge = look.px(2)
        self._row.setContentsMargins(edge, edge, edge, edge)
        for segment in self._segments.values():
            segment.set_look(look)
        self.update()

    def current(self) -> str:
        """Return the id of the chosen position."""
        return next(row for row, segment in self._segments.items() if segment.isChecked())

    def set_chosen(self, row: str) -> None:
        """Choose a position without a signal."""
        self._group.blockSignals(True)  # noqa: FBT003 - Qt
        self._segments[row].setChecked(True)
        self._group.blockSignals(False)  # noqa: FBT003 - Qt

    def set_label(self, row: str, text: str) -> None:
        """Change the words of a position: "Findings 4"."""
        segment = self._segments[row]
        if text != segment.text():
            segment.setText(text)
            segment.set_look(self._look)

    def set_crowded(self, *, crowded: bool) -> None:
        """Bring the words of all positions close together, or give them the usual room."""
        for segment in self._segments.values():
            segment.crowded = crowded
            segment.updateGeometry()

    def set_offered(self, row: str, *, offered: bool) -> None:
        """Show a position, or leave it out; one that is chosen stays chosen until another is."""
        self._segments[row].setVisible(offered)

    def _on_toggled(self, segment: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt
        if checked and isinstance(segment, _Segment):
            self.chosen.emit(segment.row)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the trough that the positions lie in."""
        palette = self._look.palette
        painter = QPainter(self)
        paint_box(painter, self.rect(), self._look, ground=palette.win, edge=palette.hairline)
        painter.end()


class Note(QFrame):
    """A tinted box: an icon, a bold title, and a second line that a narrow window leaves out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._icon = Icon.INFO_CIRCLE
        self._title = Label(look, size=SMALL, bold=True)
        self._text = Label(look, size=SMALL, ink="text2")
        self._column = QVBoxLayout(self)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            self._column.addWidget(label)
        # Its hint guesses a shape, of more lines than the width at hand asks for: no minimum.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Restyle the note."""
        self._look = look
        side = look.px(11)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        before, after = side + look.px(ICON_SIZE) + look.px(8), side
        self._column.setContentsMargins(
            after if mirrored else before, look.px(8), before if mirrored else after, look.px(8)
        )
        self._column.setSpacing(look.px(3))
        self._title.set_look(look)
        self._text.set_look(look)
        self._show_text()
        self.update()

    def show_note(self, tone: Tone, icon: Icon, title: str, text: str) -> None:
        """Show what is told; the tone also colours the title."""
        self._title.show_text(title, _NOTE_INKS.get(tone, "text"))
        self._text.show_text(text)
        self._tone, self._icon = tone, icon
        self._show_text()
        self.update()
        self.setAccessibleName(f"{title}. {text}" if text else title)

    def _show_text(self) -> None:
        hidden = self._look.narrow or not self._text.text()
        if hidden != self._text.isHidden():
            self._text.setHidden(hidden)
        self.setToolTip(plain_tip(self._text.text()) if self._look.narrow else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        """Put the icon on the other side when the reading direction turns."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.set_look(self._look)
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the ground, with an edge where tints vanish, and the icon beside the title."""
        look, palette = self._look, self._look.palette
        painter = QPainter(self)
        edge = palette.ink(self._tone) if palette.high_contrast else None
        paint_box(painter, self.rect(), look, ground=palette.tint(self._tone), edge=edge)
        size = look.px(ICON_SIZE)
        line = self._title.fontMetrics().height()
        spot = QRect(look.px(11), self._title.y() + (line - size) // 2, size, size)
        spot = QStyle.visualRect(self.layoutDirection(), self.rect(), spot)
        ink, paper = palette.ink(self._tone), palette.tint(self._tone)
        paint_icon(painter, self._icon, QRectF(spot), ink, paper)
        painter.end()
