"""The token: its text in colours, where it was edited or is broken, and a place to drop one."""

from datetime import datetime

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.centred_notice import CentredNotice
from jwt_debugger.window.flow import Flow
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.legend import Legend
from jwt_debugger.window.note import Note
from jwt_debugger.window.theme import CONTROL_HEIGHT, SMALL, Look, Tone
from jwt_debugger.window.token_spans import legend_items, summary_words, token_spans
from jwt_debugger.window.token_view import MAX_SHOWN, TokenView
from jwt_debugger.window.token_words import Topic, banner, token_fault

_SIGNS = {
    Topic.RESIGNED: (Tone.ACCENT, Icon.PENCIL_SQUARE),
    Topic.OTHER_KEY: (Tone.WARN, Icon.TRIANGLE),
    Topic.UNSECURED: (Tone.WARN, Icon.TRIANGLE),
    Topic.OLD_SIGNATURE: (Tone.WARN, Icon.TRIANGLE),
    Topic.FROZEN: (Tone.BAD, Icon.CROSS_OCTAGON),
    Topic.FAULT: (Tone.BAD, Icon.CROSS_OCTAGON),
}


class TokenPane(QWidget):
    """The card of the token.

    Signals:
        text_edited: The user typed in the token; it carries the whole text.
        paste_requested: The user pasted or dropped a text that may hold tokens.
        file_dropped: The user dropped the file of that path.
        open_requested: The user wants to choose a file.
        copy_requested: The user wants the token on the clipboard.
        copy_original_requested: The same of the token as it was pasted.
        clear_requested: The user wants to be rid of the token.
        revert_requested: The user takes the edits back.
        repair_requested: The user takes the repair that is offered.
        sign_requested: The user wants the token signed with the key given.

    """

    text_edited = Signal(str)
    paste_requested = Signal(str)
    file_dropped = Signal(str)
    open_requested = Signal()
    copy_requested = Signal()
    copy_original_requested = Signal()
    clear_requested = Signal()
    revert_requested = Signal()
    repair_requested = Signal()
    sign_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("token_pane")
        self.setAccessibleName(_("Token"))
        self.setAcceptDrops(True)
        self._look = look
        self._state: State | None = None
        self._card = Card(look)
        self._title = Label(look, _("Token"), bold=True)
        self._copy = Button(look, _("Copy"), Icon.COPY, kind="quiet", name="copy_token")
        self._clear = Button(look, _("Clear"), kind="quiet", name="clear_token")
        self._legend = Legend(look, name="token_legend")
        self._view = TokenView(look, name="token")
        self._summary = Label(look, size=SMALL, ink="text2")
        self._summary.setObjectName("token_summary")
        self._note = Note(look)
        self._note.setObjectName("token_note")
        self._drop_area = CentredNotice(look, name="drop_area", dashed=True)
        self._acts = Flow(look)
        self._make_buttons(look)
        self._arrange()
        self._connect_signals()
        self.set_look(look)
        self.show_state(State(), datetime.now().astimezone())

    def _make_buttons(self, look: Look) -> None:
        self._paste = Button(look, _("Paste"), Icon.CLIPBOARD, kind="primary", name="paste_token")
        self._open = Button(look, _("Open file…"), Icon.FILE, name="open_token")
        self._sign = Button(look, _("Sign"), Icon.KEY, name="sign")
        self._revert = Button(look, _("Revert"), Icon.REVERT, name="revert")
        self._copy_original = Button(look, _("Copy original"), name="copy_original")
        self._go_to_error = Button(look, _("Go to error"), name="go_to_error")
        self._repair = Button(look, _("Use “-” and “_” instead"), name="repair")

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addWidget(self._copy)
        self._head.addWidget(self._clear)
        self._acts.set_widgets(self._act_buttons())
        self._starts = QHBoxLayout()
        self._starts.addWidget(self._paste)
        self._starts.addWidget(self._open)
        self._starts.addStretch(1)
        body = self._card.body
        body.addLayout(self._head)
        body.addWidget(self._legend)
        body.addWidget(self._view, 1)
        body.addWidget(self._summary)
        body.addWidget(self._note)
        body.addWidget(self._acts)
        body.addWidget(self._drop_area, 1)
        body.addLayout(self._starts)

    def _act_buttons(self) -> tuple[Button, ...]:
        return self._sign, self._revert, self._copy_original, self._go_to_error, self._repair

    def _connect_signals(self) -> None:
        self._view.edited.connect(self.text_edited)
        self._view.pasted.connect(self.paste_requested)
        self._paste.clicked.connect(self._paste_clipboard)
        self._open.clicked.connect(self.open_requested)
        self._copy.clicked.connect(self.copy_requested)
        self._clear.clicked.connect(self.clear_requested)
        self._sign.clicked.connect(self.sign_requested)
        self._revert.clicked.connect(self.revert_requested)
        self._copy_original.clicked.connect(self.copy_original_requested)
        self._go_to_error.clicked.connect(self.go_to_error)
        self._repair.clicked.connect(self.repair_requested)

    def set_look(self, look: Look) -> None:
        """Restyle everything."""
        self._look = look
        for part in (self._card, self._legend, self._view, self._note, self._drop_area):
            part.set_look(look)
        for label in (self._title, self._summary):
            label.set_look(look)
        for button in (
            self._copy,
            self._clear,
            self._paste,
            self._open,
            *self._act_buttons(),
        ):
            button.set_look(look)
        self._acts.set_look(look)
        instead = _("Use “-” and “_”") if look.narrow else _("Use “-” and “_” instead")
        self._repair.setText(instead)
        self._starts.setSpacing(look.px(8))
        self._head.setSpacing(look.px(4))
        self._title.setMinimumHeight(look.px(CONTROL_HEIGHT))
        self._view.setMinimumHeight(look.px(58))
        self._show_drop_words()
        if self._state is not None:
            self._show_token(self._state)

    def show_state(self, state: State, now: datetime) -> None:
        """Draw the token; nothing of it depends on the time."""
        del now
        if state is self._state:
            return
        self._state = state
        self._show_token(state)

    def go_to_error(self) -> None:
        """Put the cursor on the character at fault."""
        fault = token_fault(self._state) if self._state else None
        if fault:
            self._view.go_to(fault.position)

    def editor(self) -> TokenView:
        """Return the editor of the token."""
        return self._view

    def go_to(self, position: int) -> None:
        """Put the cursor on the character of that index, and the keyboard into the token."""
        self._view.go_to(position)

    def _show_token(self, state: State) -> None:
        inspection = state.inspection
        empty = inspection is None
        of_token: tuple[QWidget, ...] = (self._copy, self._clear, self._legend, self._view)
        of_none: tuple[QWidget, ...] = (self._drop_area, self._paste, self._open)
        had_focus = any(part.hasFocus() for part in (*of_token, *of_none))
        changes = self._view.isHidden() != empty
        for part in (*of_token, *of_none):
            part.setVisible(empty == (part in of_none))
        self.setFocusProxy(self._paste if empty else self._view)
        if had_focus and changes:
            self.setFocus()
        self._show_banner(state)
        if inspection is None:
            self._view.show_token("", (), None)
            return
        self._legend.show_items(legend_items(inspection, short=self._look.narrow))
        fault = token_fault(state) if state.edits is None else None
        self._view.show_token(
            state.request.token,
            token_spans(inspection, state.original),
            fault.position if fault else None,
        )
        self._summary.show_text(self._summary_of(state))

    def _summary_of(self, state: State) -> str:
        size = len(state.request.token)
        if size > MAX_SHOWN:
            return _("The first {shown:,} of {count:,} characters, not to be edited").format(
                shown=MAX_SHOWN, count=size
            )
        return summary_words(state.inspection) if state.inspection else ""

    def _show_banner(self, state: State) -> None:
        said = banner(state)
        large = len(state.request.token) > MAX_SHOWN
        self._summary.setVisible(state.inspection is not None and (said is None or large))
        self._note.setVisible(said is not None)
        if said:
            self._note.show_note(*_SIGNS[said.topic], said.title, said.text)
            if said.more and not self._look.narrow:
                self._note.setToolTip(said.more)
        focused = next((each for each in self._act_buttons() if each.hasFocus()), None)
        topic = said.topic if said else None
        edited = topic is not None and topic is not Topic.FAULT
        self._sign.setVisible(topic is Topic.OTHER_KEY)
        self._revert.setVisible(edited)
        self._copy_original.setVisible(edited and topic is not Topic.OTHER_KEY)
        self._go_to_error.setVisible(topic is Topic.FAULT)
        self._repair.setVisible(topic is Topic.FAULT and state.repaired is not None)
        self._acts.setVisible(said is not None)
        self._acts.lay_out()
        if focused is not None and not focused.isVisibleTo(self):
            self.setFocus()

    def _show_drop_words(self) -> None:
        self._drop_area.show_notice(
            Tone.ACCENT,
            Icon.DOWNLOAD,
            _("Paste a token"),
            _(
                "Press Ctrl+V anywhere in this window,\n"
                "or drop a text file, a header or a curl line."
            ),
        )

    def _paste_clipboard(self) -> None:
        text = QApplication.clipboard().text()
        if text:
            self.paste_requested.emit(text)

    def _set_drop(self, active: bool) -> None:  # noqa: FBT001 - on or off
        self._card.set_drop(active)
        self._drop_area.set_lit(active)

    # Qt's own methods

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt
        """Show that a text or a file can be dropped here."""
        own = event.source() in {self._view, self._view.viewport()}
        if not own and _can_take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_drop(active=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt
        """End that."""
        self._set_drop(active=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt
        """Take a file, or a text that may hold tokens."""
        self._set_drop(active=False)
        data = event.mimeData()
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if files:
            self.file_dropped.emit(files[0])
        elif data.text():
            self.paste_requested.emit(data.text())
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt
        """Keep the token left-to-right when the reading direction turns."""
        super().changeEvent(event)
        self._legend.update()


def _can_take(data: QMimeData) -> bool:
    return data.hasText() or any(url.isLocalFile() for url in data.urls())
