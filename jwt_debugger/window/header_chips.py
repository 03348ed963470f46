"""The header in a narrow window: each parameter a chip that opens the editor when pressed."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.json_text import members
from jwt_debugger.translation import _
from jwt_debugger.window.boxes import paint_box, paint_focus
from jwt_debugger.window.button import Button
from jwt_debugger.window.flow import Flow
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import SMALL, Look, Tone

MAX_CHIPS, MAX_NAME, MAX_VALUE = 8, 16, 22  # characters, but for the first
HEIGHT = 24  # px at 100 %


@dataclass(frozen=True, slots=True)
class ChipText:
    """A header parameter in few characters."""

    name: str
    value: str
    changed: bool


def chip_texts(header_text: str, changed: frozenset[str]) -> tuple[ChipText, ...]:
    """Shorten the members of a header for chips, strings without their quotes."""
    return tuple(
        ChipText(
            visible(member.name, MAX_NAME),
            _short_value(header_text[member.value_start : member.value_end]),
            member.name in changed,
        )
        for member in members(header_text)
    )


def _short_value(json_text: str) -> str:
    bare = json_text[1:-1] if json_text.startswith('"') else " ".join(json_text.split())
    return visible(bare, MAX_VALUE)


class _Chip(QAbstractButton):
    """One parameter; a button to keyboard and screen reader."""

    def __init__(self, look: Look, text: ChipText, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._text = text
        self.setObjectName("header_chip")
        self.setAccessibleName(f"{text.name} {text.value}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return the size that name and value need."""
        look = self._look
        metrics = QFontMetrics(look.mono(SMALL))
        words = metrics.horizontalAdvance(f"{self._text.name} {self._text.value}")
        return QSize(
            words + 2 * look.px(9) + look.px(2), max(look.px(HEIGHT), metrics.height() + look.px(6))
        )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint the chip, name before value in any language."""
        look, colours = self._look, self._look.palette
        painter = QPainter(self)
        tone = Tone.ACCENT if self._text.changed else Tone.HEADER
        framed = colours.high_contrast or self.underMouse() or self._text.changed
        edge = (colours.text if colours.high_contrast else colours.ink(tone)) if framed else None
        paint_box(painter, self.rect(), look, ground=colours.tint(tone), edge=edge)
        if self.hasFocus():
            paint_focus(painter, self.rect(), look)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        flags |= int(Qt.TextFlag.TextSingleLine)
        painter.setFont(look.mono(SMALL))
        place = self.rect().adjusted(look.px(9), 0, 0, 0)
        painter.setPen(colours.ink(Tone.HEADER))
        painter.drawText(place, flags, self._text.name)
        place.translate(painter.fontMetrics().horizontalAdvance(f"{self._text.name} "), 0)
        painter.setPen(QColor(colours.text))
        painter.drawText(place, flags, self._text.value)
        painter.end()


class HeaderChips(QWidget):
    """The chips in as many rows as they need, and beside them a button that opens the editor.

    Signals:
        edit_requested: The user wants to edit the header, or to be done with it.

    """

    edit_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("header_chips")
        self._look = look
        self._texts: tuple[ChipText, ...] = ()
        self._chips: list[_Chip] = []
        self._flow = Flow(look)
        self._edit = Button(look, "", Icon.PENCIL, kind="quiet", name="edit_header")
        self._edit.setCheckable(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._flow, 1)
        self._row.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        self._edit.clicked.connect(self.edit_requested)
        self.set_editable(editable=True)

    def set_look(self, look: Look) -> None:
        """Restyle the chips."""
        self._look = look
        self._row.setSpacing(look.px(8))
        self._edit.set_look(look)
        self._flow.set_look(look)
        self._make_chips()

    def show_texts(self, texts: tuple[ChipText, ...]) -> None:
        """Show these parameters; of very many the first ones, and how many more there are."""
        if texts != self._texts:
            self._texts = texts
            self._make_chips()

    def set_editable(self, *, editable: bool) -> None:
        """Offer to edit the header, or only to show the whole of it."""
        words = _("Edit header") if editable else _("Show the whole header")
        self._edit.set_icon(Icon.PENCIL if editable else Icon.EYE)
        self._edit.setAccessibleName(words)
        self._edit.setToolTip(words)

    def set_open(self, opened: bool) -> None:  # noqa: FBT001 - open or not
        """Show whether the editor is open."""
        self._edit.setChecked(opened)
        self._edit.setText(_("Done") if opened else "")
        self._edit.set_look(self._look)

    def _make_chips(self) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        texts = self._texts[:MAX_CHIPS]
        more = len(self._texts) - len(texts)
        if more:
            texts += (ChipText("+", _("{count:,} more").format(count=more), changed=False),)
        self._chips = [_Chip(self._look, text, self._flow) for text in texts]
        for chip in self._chips:
            chip.clicked.connect(self.edit_requested)
            chip.show()
        for before, after in pairwise((self._edit, *self._chips)):
            QWidget.setTabOrder(before, after)  # else what is new comes last in the window
        self._flow.set_widgets(self._chips)
