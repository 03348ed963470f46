"""The payload's editor, and the words that stand in its place or below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jwt_debugger.translation import _
from jwt_debugger.window.centred_notice import CentredNotice
from jwt_debugger.window.controls import Button
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
}


class PayloadBox(QWidget):
    """Shows a `PayloadView`.

    Attributes:
        editor: The payload's editor.

    Signals:
        decode_requested: The user wants a large payload shown.

    """

    decode_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._view: PayloadView | None = None
        self.editor = JsonEditor(look, Tone.PAYLOAD, name="payload")
        self.editor.setAccessibleName(_("Payload"))
        self._notice = CentredNotice(look, name="payload_notice")
        self._decode = Button(look, _("Show the beginning"), name="show_large_payload")
        self._notice.column.insertWidget(
            self._notice.column.count() - 1, self._decode, 0, Qt.AlignmentFlag.AlignHCenter
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.editor, 1)
        self._column.addWidget(self._notice, 1)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._decode.clicked.connect(self.decode_requested)
        self.editor.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_look(self, look: Look) -> None:
        """Restyle both."""
        self._look = look
        self._column.setSpacing(look.px(8))
        for part in (self.editor, self._notice, self._decode):
            part.set_look(look)
        self._fit()

    def show_view(self, view: PayloadView) -> None:
        """Show the text, the notice or both."""
        self._view = view
        self.editor.setReadOnly(not view.editable)
        self.editor.setVisible(view.text is not None)
        if view.text is not None:
            self.editor.show_text(view.text)
        self._notice.setVisible(bool(view.title))
        self._decode.setVisible(view.kind is PayloadKind.LARGE)
        if view.title:
            self._notice.show_notice(*_SIGNS[view.kind], view.title, view.sentence)
        self._fit()

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
