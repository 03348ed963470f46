"""The payload's editor, and the words that stand in its place or below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.centred_notice import CentredNotice
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.payload_words import PayloadKind, PayloadView
from jwt_debugger.window.theme import Look, Tone

# Above a notice, the text has at most this part of the height.
TEXT_SHARE = 0.45

_SIGNS = {
    PayloadKind.DAMAGED: (Tone.BAD, Icon.CROSS_OCTAGON),
    PayloadKind.ENCRYPTED: (Tone.NEUTRAL, Icon.LOCK_SQUARE),
    PayloadKind.LARGE: (Tone.NEUTRAL, Icon.INFO_CIRCLE),
    PayloadKind.EMPTY: (Tone.NEUTRAL, Icon.QUESTION_DASHED),
    PayloadKind.ABSENT: (Tone.NEUTRAL, Icon.QUESTION_DASHED),
    PayloadKind.TOKEN: (Tone.NEUTRAL, Icon.LOCK_SQUARE),
    PayloadKind.APART: (Tone.NEUTRAL, Icon.INFO_CIRCLE),
}


class PayloadBox(QWidget):
    """Shows a `PayloadView`.

    Attributes:
        editor: The payload's editor.

    Signals:
        decode_requested: The user wants a large payload shown.
        inner_requested: The user wants the token inside the token opened.
        payload_edited: The user typed in the payload of the token; it carries the whole text.
        payload_typed: The same of a payload that is kept apart.
        payload_pasted: The user gives the payload that is kept apart; it carries its text.
        payload_file_requested: The user wants to choose the file that holds it.
        payload_dropped: The user takes away the payload that was given.

    """

    decode_requested = Signal()
    inner_requested = Signal()
    payload_edited = Signal(str)
    payload_typed = Signal(str)
    payload_pasted = Signal(str)
    payload_file_requested = Signal()
    payload_dropped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._view: PayloadView | None = None
        self.editor = JsonEditor(look, Tone.PAYLOAD, name="payload")
        self.editor.setAccessibleName(_("Payload"))
        self._notice = CentredNotice(look, name="payload_notice")
        self._decode = Button(look, _("Show the beginning"), name="show_large_payload")
        self._inner = Button(look, _("Open the inner token"), name="open_inner_token")
        self._paste = Button(look, _("Paste the payload"), Icon.CLIPBOARD, name="paste_payload")
        self._file = Button(look, _("Open its file…"), Icon.FILE, name="open_payload")
        self._drop = Button(look, _("Take it away"), Icon.CLOSE, name="drop_payload")
        for button in self._buttons():
            self._notice.column.insertWidget(
                self._notice.column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter
            )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.editor, 1)
        self._column.addWidget(self._notice, 1)
        self._connect_signals()

    def _buttons(self) -> tuple[Button, ...]:
        return self._decode, self._inner, self._paste, self._file, self._drop

    def _connect_signals(self) -> None:
        self._inner.clicked.connect(self.inner_requested)
        self._paste.clicked.connect(self._paste_payload)
        self._file.clicked.connect(self.payload_file_requested)
        self._drop.clicked.connect(self.payload_dropped)
        self.editor.edited.connect(self._on_edited)
        self._decode.clicked.connect(self.decode_requested)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_look(self, look: Look) -> None:
        """Restyle both."""
        self._look = look
        self._column.setSpacing(look.px(8))
        self.editor.set_look(look)
        self._notice.set_look(look)
        for button in self._buttons():
            button.set_look(look)
        self._fit()

    def show_view(self, view: PayloadView) -> None:
        """Show the text, the notice or both."""
        self._view = view
        self.editor.setReadOnly(not view.editable)
        self.editor.setVisible(view.text is not None)
        self.editor.show_text(view.text or "")
        self._notice.setVisible(bool(view.title))
        self._decode.setVisible(view.kind is PayloadKind.LARGE)
        self._inner.setVisible(view.kind is PayloadKind.TOKEN)
        for button in (self._paste, self._file):
            button.setVisible(view.kind is PayloadKind.EMPTY)
        self._drop.setVisible(view.kind is PayloadKind.APART)
        empty = view.kind is PayloadKind.EMPTY
        self.editor.setPlaceholderText(_("Type or paste the payload here") if empty else "")
        if view.title:
            self._notice.show_notice(*_SIGNS[view.kind], view.title, view.sentence)
        self._fit()

    def _on_edited(self, text: str) -> None:
        """Report what was typed as the payload that it is: of the token, or kept apart from it."""
        apart = {PayloadKind.EMPTY, PayloadKind.APART}
        if self._view is not None and self._view.kind in apart:
            self.payload_typed.emit(text)
        else:
            self.payload_edited.emit(text)

    def _paste_payload(self) -> None:
        self.payload_pasted.emit(QGuiApplication.clipboard().text())

    def _fit(self) -> None:
        """Make the text above a notice as high as it needs, and otherwise all that there is."""
        if self._view and self._view.title:
            most = round(self.height() * TEXT_SHARE)
            height = max(min(self.editor.text_height(), most), self._look.px(44))
            if not height == self.editor.minimumHeight() == self.editor.maximumHeight():
                self.editor.setFixedHeight(height)
        else:
            self.editor.setMinimumHeight(self._look.px(60))
            self.editor.setMaximumHeight(16777215)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Share the height anew."""
        super().resizeEvent(event)
        self._fit()
