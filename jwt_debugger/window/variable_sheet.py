"""Which variable holds the secret or key? Names only: no value is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from jwt_debugger.inspection.visible import visible
from jwt_debugger.translation import _
from jwt_debugger.window.label import Label
from jwt_debugger.window.row_view import RowView, Writing
from jwt_debugger.window.sheet import ListCard, Sheet
from jwt_debugger.window.theme import Look

PAD = 5  # px at 100 %
MOST_ROWS = 8  # in sight at once
_STEPS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class _NameList(RowView):
    """The names, a line each."""

    tints_current = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, "variables", _("Variables"))

    def spoken(self, row: str) -> str:
        return visible(row)

    def row_height(self, _row: str, _width: int) -> int:
        return QFontMetrics(self._look.mono()).height() + self._look.px(2 * PAD)

    def paint_row(self, painter: QPainter, row: str, room: QRect) -> None:
        name = Writing(self._look.mono(), self._look.palette.text, literal=True)
        self.draw(painter, room, visible(row), name)


class VariableSheet(Sheet):
    """Asks for one of several variables; what is typed leaves the names that have it in them.

    Signals:
        chosen: The name of the variable.

    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        words: tuple[str, str],
        names: Sequence[str],
        likeliest: str,
        parent: QWidget | None = None,
    ) -> None:
        title, sentence = words
        super().__init__(look, title, "variable-sheet", parent)
        self._names = names
        told = Label(look, sentence, ink="text2")
        told.setWordWrap(True)
        self._search = QLineEdit()
        self._search.setObjectName("variable-search")
        self._search.setAccessibleName(_("Name of the variable"))
        self._search.setPlaceholderText(_("A part of the name"))
        self._list = _NameList(look)
        for part in (told, self._search):
            self.body.addWidget(part)
        self.body.addWidget(ListCard(look, self._list), 1)
        self._cancel = self.add_button(_("Cancel"), name="cancel")
        self._use = self.add_button(_("Use This Variable"), name="use-variable", primary=True)
        self._connect_signals()
        self._show("")
        self._choose(likeliest)
        self._search.setFocus()
        row_height = self._list.row_height("", 0)
        self.fit(440, 210 + round(min(len(names), MOST_ROWS) * row_height / look.zoom))

    def _connect_signals(self) -> None:
        self._search.textEdited.connect(self._show)
        self._list.doubleClicked.connect(self._on_confirmed)
        self._use.clicked.connect(self._on_confirmed)
        self._cancel.clicked.connect(self.reject)

    def _show(self, typed: str) -> None:
        """Show the names with a text in them, in capitals or not; the first one is chosen."""
        wanted = typed.strip().casefold()
        left = [name for name in self._names if wanted in name.casefold()]
        nothing = _("No such variable. A program sees those that were set before it was started.")
        self._list.show_rows(left, nothing)
        self._use.setEnabled(bool(left))
        if left:
            self._list.setCurrentIndex(self._list.model().index(0, 0))

    def _choose(self, name: str) -> None:
        if name in self._names:
            at = self._list.model().index(self._names.index(name), 0)
            self._list.setCurrentIndex(at)
            self._list.scrollTo(at)

    def _on_confirmed(self) -> None:
        index: QModelIndex = self._list.currentIndex()
        if index.isValid():
            self.chosen.emit(self._list.row_at(index))
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Step through the list also while the keyboard is in the field."""
        if event.key() in _STEPS:
            self._list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
