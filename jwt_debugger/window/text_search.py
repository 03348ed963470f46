"""Finds a text in header, payload and token, and leads from one match to the next."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.appearance import Appearance
from jwt_debugger.window.arrangement import Panes
from jwt_debugger.window.colours import format_of
from jwt_debugger.window.mono_editor import MonoEditor
from jwt_debugger.window.text_matches import Match, find_matches, match_words
from jwt_debugger.window.theme import Tone
from jwt_debugger.window.utf16 import Utf16


class TextSearch(QObject):
    """Keeps the matches in step with the texts while the bar is open."""

    def __init__(self, model: DebuggerModel, panes: Panes, appearance: Appearance) -> None:
        super().__init__(panes.find)
        self._panes = panes
        self._bar = panes.find
        self._model = model
        self._appearance = appearance
        self._matches: tuple[Match, ...] = ()
        self._current: int | None = None
        self._came_from: MonoEditor | None = None
        self._bar.wanted.connect(self._look_for)
        self._bar.next_requested.connect(self.go_to_next)
        self._bar.previous_requested.connect(self.go_to_previous)
        self._bar.closed.connect(self._give_keyboard_back)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "find": self.open,
            "find-next": self.go_to_next,
            "find-previous": self.go_to_previous,
        }

    @Slot()
    def open(self) -> None:
        """Open the bar, with what is selected where the keyboard is."""
        editor = QApplication.focusWidget()
        selected = ""
        if isinstance(editor, MonoEditor):
            self._came_from = editor
            selected = editor.textCursor().selectedText()
        self._bar.open_with("" if "\u2029" in selected else selected)
        self._look_for(self._bar.text())

    @Slot()
    def go_to_next(self) -> None:
        """Show the match after this one; after the last one, the first."""
        self._step(1)

    @Slot()
    def go_to_previous(self) -> None:
        """Show the match before this one; before the first one, the last."""
        self._step(-1)

    @Slot()
    def follow(self) -> None:
        """Find the text anew in what the panes show now."""
        if not self._bar.isVisible():
            return
        if self._model.state.inspection is None:
            self._bar.close_bar()
            return
        self._search(self._bar.text())
        if self._current is not None and self._current >= len(self._matches):
            self._current = None
        self._tell()

    def _editors(self) -> tuple[MonoEditor, ...]:
        """Return the editors in the order in which they are searched."""
        return (*self._panes.decoded.editors(), self._panes.token.editor())

    @Slot(str)
    def _look_for(self, wanted: str) -> None:
        """Find another text, and show the first match from where the keyboard was."""
        self._search(wanted)
        self._current = None
        if self._matches:
            self._show_match(self._first_ahead())
        self._tell()

    def _search(self, wanted: str) -> None:
        editors = self._editors()
        self._matches = find_matches([editor.text() for editor in editors], wanted)
        colours = self._appearance.look.palette
        marked = format_of(colours.text, colours.tint(Tone.WARN))
        marked.setFontUnderline(colours.high_contrast)
        for number, editor in enumerate(editors):
            places = [match for match in self._matches if match.text == number]
            editor.setExtraSelections([_marking(editor, place, marked) for place in places])

    def _first_ahead(self) -> int:
        """Return the first match that is not before the cursor of the editor one came from."""
        editors = self._editors()
        if self._came_from not in editors:
            return 0
        number = editors.index(self._came_from)
        cursor = self._came_from.textCursor()
        cursor.setPosition(cursor.selectionStart())
        here = (number, self._came_from.index_of(cursor))
        return next(
            (at for at, match in enumerate(self._matches) if (match.text, match.start) >= here), 0
        )

    def _step(self, by: int) -> None:
        if not self._bar.isVisible():
            self.open()
        elif self._matches:
            start = self._current if self._current is not None else (-1 if by > 0 else 0)
            self._show_match((start + by) % len(self._matches))
            self._tell()

    def _show_match(self, at: int) -> None:
        """Select a match and bring it in sight; the keyboard stays where it is."""
        self._current = at
        match = self._matches[at]
        editor = self._editors()[match.text]
        self._panes.decoded.bring_in_sight(editor)
        editor.setTextCursor(_cursor_over(editor, match))
        editor.centerCursor()
        self._came_from = editor

    def _tell(self) -> None:
        words = match_words(self._bar.text(), self._current, len(self._matches))
        self._bar.show_count(words, found=bool(self._matches))

    @Slot()
    def _give_keyboard_back(self) -> None:
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()


def _marking(editor: MonoEditor, match: Match, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """Return what marks a match."""
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = _cursor_over(editor, match), look
    return made


def _cursor_over(editor: MonoEditor, match: Match) -> QTextCursor:
    """Return a cursor that selects a match."""
    units = Utf16(editor.document().toRawText())
    cursor = QTextCursor(editor.document())
    cursor.setPosition(units.to_qt(match.start))
    cursor.setPosition(units.to_qt(match.end), QTextCursor.MoveMode.KeepAnchor)
    return cursor
