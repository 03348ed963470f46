"""The field that a key's text is pasted into; what is private stays covered until it is shown."""

from enum import StrEnum

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from jwt_debugger.jose.key import KeyReading
from jwt_debugger.translation import _
from jwt_debugger.window.choice import FIELD_HEIGHT
from jwt_debugger.window.theme import SMALL, Look

# So many lines of a key are seen at once, in a wide and in a narrow window.
LINES, LINES_NARROW = 4, 1

# What the style sheet takes for border and padding.
FRAME = 2  # px

# A longer text takes its time to be laid out: of such a one the beginning is shown.
MAX_DRAWN = 64 * 1024  # characters
BEGINNING = 1024  # characters

COVER = "••••••••••••••••"

_PRIVATE_MARKS = ("PRIVATE KEY", '"d"', '"k"', '"priv"', "PuTTY-User-Key-File")


class _Shown(StrEnum):
    """What the field holds."""

    TEXT = "text"
    NAME = "name"
    COVERED = "covered"
    BEGINNING = "beginning"


def is_private(text: str, reading: KeyReading) -> bool:
    """Tell whether the text holds what must not be seen, also where it could not be read."""
    marked = any(mark in text for mark in _PRIVATE_MARKS)
    return marked or any(key.private for key in reading.keys)


def covered(text: str) -> str:
    """Show of a private key its armour lines alone."""
    lines = text.strip().splitlines()
    if len(lines) > 1 and lines[0].startswith("-----") and lines[-1].startswith("-----"):
        return "\n".join((lines[0], COVER, lines[-1]))
    return f"{{ {COVER} }}" if text.lstrip().startswith("{") else COVER


class KeyField(QPlainTextEdit):
    """A compact editor for PEM, JWK and JWK Sets of many lines, or the name of a file.

    Its box is drawn by the style sheet.

    Signals:
        typed: The user changed the key's text; it holds all of it, as pasted or as typed.

    """

    typed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shown = _Shown.TEXT
        self._exact = ""
        self._edited = False
        self._words = ""
        self.setObjectName("key-text")
        self.setAccessibleName(_("Key"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.set_look(look)
        self.textChanged.connect(self._on_changed)

    def set_look(self, look: Look) -> None:
        """Restyle the field."""
        self._look = look
        self.document().setDocumentMargin(0)
        self._restyle()

    def show_key(self, text: str, name: str | None, *, cover: bool) -> None:
        """Show a file's name, a covered key or the text; what is there already stays."""
        if name is not None:
            self._hold(_Shown.NAME, name, text)
        elif cover:
            self._hold(_Shown.COVERED, covered(text), text)
        else:
            self._hold(_Shown.TEXT, text, text)

    def set_words(self, words: str) -> None:
        """Say in the empty field what belongs there, on one line."""
        self._words = words
        room = self.viewport().width()
        elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        if elided != self.placeholderText():
            self.setPlaceholderText(elided)

    def is_edited(self) -> bool:
        """Tell whether the text is being typed by hand, and not as it was pasted."""
        return self._edited

    def end_edit(self) -> None:
        """Take the text as whole: the hand has left it."""
        self._edited = False

    def _hold(self, shown: _Shown, drawn: str, exact: str) -> None:
        if shown is _Shown.TEXT and len(drawn) > MAX_DRAWN:
            shown, drawn = _Shown.BEGINNING, f"{drawn[:BEGINNING]} …"
        same = shown is self._shown and exact == self._exact
        self._shown, self._exact = shown, exact
        if not same or (shown is _Shown.NAME and drawn != self.toPlainText()):
            self.blockSignals(True)  # noqa: FBT003 - Qt
            self.setPlainText(drawn)
            self.blockSignals(False)  # noqa: FBT003 - Qt
        if not same:
            self._restyle()
            hint = _("Paste another key over it, or press Delete to remove it")
            self.setToolTip("" if shown is _Shown.TEXT else hint)

    def _on_changed(self) -> None:
        if self._shown is _Shown.TEXT:
            self._exact = self.toPlainText()
            self._edited = True
            self._restyle()
            self.typed.emit(self._exact)

    def _replace(self, text: str) -> None:
        """Take a text in the place of all that was there."""
        self._edited = False
        self._hold(_Shown.TEXT, text, text)
        self.typed.emit(text)

    def _restyle(self) -> None:
        """Fit font, height and margins to what the field holds."""
        look = self._look
        many = self.blockCount() > 1
        plain = self._shown is _Shown.NAME or not self._exact
        self.setFont(look.font() if plain else look.mono(SMALL))
        line = QFontMetricsF(self.font()).lineSpacing()
        lines = min(self.blockCount(), LINES_NARROW if look.narrow else LINES)
        height = max(look.px(FIELD_HEIGHT), round(lines * line) + look.px(10))
        top = max((height - round(lines * line)) // 2 - FRAME, 0)
        side = look.px(10) - FRAME
        self.setViewportMargins(side, top, look.px(2) if many else side, top)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if many else bar.ScrollBarAlwaysOff)
        if height != self.height():
            self.setFixedHeight(height)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt
        """Keep a pasted text to the character where it makes up the whole key."""
        text = source.text()
        if self._shown is not _Shown.TEXT or self.textCursor().selectedText() == self._flat():
            self._replace(text)
        else:
            super().insertFromMimeData(source)

    def _flat(self) -> str:
        return self.toPlainText().replace("\n", "\u2029")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt
        """Let what is not shown whole be replaced or removed as a whole, never edited."""
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo) or event.matches(standard.Redo):
            event.ignore()
        elif self._shown is _Shown.TEXT or event.matches(standard.Paste):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._replace("")
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Fit the words in the empty field to the new width."""
        super().resizeEvent(event)
        self.set_words(self._words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Return a width that a narrow pane has."""
        return QSize(self._look.px(80), self.height())
