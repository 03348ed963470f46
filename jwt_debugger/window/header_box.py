"""The header: an editor as high as its text, or chips where the window is narrow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.header_chips import HeaderChips, chip_texts
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.legend import Legend
from jwt_debugger.window.payload_words import (
    MAX_EDITED,
    fault_place,
    fixed_hint,
    header_hint,
    is_closed,
    stop_fault,
)
from jwt_debugger.window.theme import Look, Tone
from jwt_debugger.window.token_spans import LegendItem

MAX_LINES = 9
COPY_HEIGHT = 24  # px at 100 %: the least that is easy to hit


class HeaderBox(QWidget):
    """The header's name, its editor, and its chips.

    Attributes:
        editor: The header's editor.

    Signals:
        copy_requested: The user wants the header on the clipboard.

    """

    copy_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._open = False
        self._broken = False
        self._chips = HeaderChips(look)
        self._legend = Legend(look, name="header_legend")
        self._copy = Button(look, "", Icon.COPY, kind="quiet", name="copy_header")
        self._copy.setAccessibleName(_("Copy header JSON"))
        self._copy.setToolTip(_("Copy header JSON"))
        self.editor = JsonEditor(look, Tone.HEADER, name="header")
        self.editor.setAccessibleName(_("Header"))
        self._row = QHBoxLayout()
        self._row.addWidget(self._legend, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._copy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._chips)
        self._column.addLayout(self._row)
        self._column.addWidget(self.editor)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._chips.edit_requested.connect(self._turn)
        self._copy.clicked.connect(self.copy_requested)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_look(self, look: Look) -> None:
        """Restyle everything."""
        self._look = look
        self._column.setSpacing(look.px(5))
        for part in (self._chips, self._legend, self._copy, self.editor):
            part.set_look(look)
        self._copy.setFixedHeight(look.px(COPY_HEIGHT))
        self._arrange()

    def show_state(self, state: State) -> None:
        """Draw the header."""
        inspection = state.inspection
        if inspection is None:
            self.editor.show_text("")
            self._chips.show_texts(())
            return
        damaged = stop_fault(inspection, Segment.HEADER) and state.request.header_draft is None
        place = fault_place(state, Segment.HEADER)
        fixed = fixed_hint(inspection)
        self.editor.setReadOnly(
            bool(damaged or fixed)
            or is_closed(inspection)
            or len(state.header_display) > MAX_EDITED
        )
        text = inspection.header_text or "" if damaged else state.header_display
        self.editor.show_text(text[:MAX_EDITED])
        changed = frozenset(state.edits.header_members) if state.edits else frozenset()
        self._chips.show_texts(chip_texts(self.editor.text(), changed))
        hint = ""
        if damaged:
            hint = _("readable up to the error")
        elif place:
            hint = _("no JSON: line {line}, column {column}").format(
                line=place.line, column=place.column
            )
        elif state.edits and state.edits.header:
            hint = _("edited by you")
        elif fixed:
            hint = header_hint(inspection)
        self._legend.show_items((LegendItem("header", _("Header"), hint),))
        self._broken = bool(damaged or place)
        self._chips.set_editable(editable=not self.editor.isReadOnly())
        self._arrange()

    def show_editor(self) -> None:
        """Show the editor, also in a narrow window."""
        self._open = True
        self._arrange()

    def _turn(self) -> None:
        """Open the editor, or be done with it."""
        if self._open:
            self._open = False
            self._arrange()
        else:
            self.show_editor()
            self.editor.setFocus()

    def _arrange(self) -> None:
        narrow = self._look.narrow
        shown = not narrow or self._open or self._broken
        self._chips.setVisible(narrow and not self._broken)
        self._chips.set_open(opened=self._open)
        for part in (self._legend, self._copy):
            part.setVisible(not narrow or self._broken)
        self.editor.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        """Make the editor as high as its text, within bounds."""
        most = self.editor.line_height() * MAX_LINES + self._look.px(16)
        height = min(self.editor.text_height(), most)
        if height != self.editor.height() or self.editor.minimumHeight() != height:
            self.editor.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Fit the height anew, as lines wrap elsewhere."""
        super().resizeEvent(event)
        self._fit()
