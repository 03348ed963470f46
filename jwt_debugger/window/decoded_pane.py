"""The decoded token: header and payload as JSON to be read and edited."""

from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.header_box import HeaderBox
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.json_marks import Marks, read_marks, time_marks
from jwt_debugger.window.label import Label
from jwt_debugger.window.legend import Legend
from jwt_debugger.window.pages import CLAIMS, DISCLOSURES, FINDINGS, JSON
from jwt_debugger.window.payload_box import PayloadBox
from jwt_debugger.window.payload_words import (
    PayloadKind,
    PayloadView,
    claims_words,
    fault_place,
    payload_view,
)
from jwt_debugger.window.row_view import SIDE
from jwt_debugger.window.segments import SegmentedControl
from jwt_debugger.window.theme import Look
from jwt_debugger.window.token_spans import LegendItem
from jwt_debugger.window.verdict import is_proven

_PAGES = (JSON, CLAIMS, FINDINGS, DISCLOSURES)  # in the order of `set_pages`


class _Marker:
    """Reads an editor's marks anew only where its text or its changes are others."""

    def __init__(self, editor: JsonEditor, *, times: bool) -> None:
        self._editor = editor
        self._times = times
        self._known: tuple[str, frozenset[str]] | None = None
        self._marks = Marks()

    def mark(self, state: State, segment: Segment, now: datetime, names: Collection[str]) -> None:
        """Mark changes, times and fault of a segment."""
        known = (self._editor.text(), frozenset(names))
        if known != self._known:
            self._known = known
            self._marks = read_marks(*known, times=self._times)
        inspection = state.inspection
        verified = is_proven(state)
        leeway = inspection.time.leeway if inspection else 0
        times = time_marks(self._marks.times, now, leeway, verified=verified)
        place = fault_place(state, segment)
        fault = place.index_in(self._editor.text()) if place else None
        self._editor.show_marks(self._marks, times, fault, utc=state.utc)


class _Title(Label):
    """A title that is left out where there is no room for the whole of it."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Need no room."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt
        """Paint all of it, or nothing."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)


class DecodedPane(QWidget):
    """The card of header and payload; in a narrow window of claims and findings, too.

    Signals:
        header_edited: The user typed in the header; it carries the whole text.
        payload_edited: The same of the payload.
        copy_requested: The user wants "header" or "payload" on the clipboard.
        inner_requested: The user wants the token inside the token opened.
        payload_typed: The user typed in the payload that is kept apart from the token.
        payload_pasted, payload_file_requested: It is to be taken from the clipboard, or a file.
        payload_dropped: It is to be taken away.
        page_chosen: The user chose one of the pages in a narrow window.

    """

    header_edited = Signal(str)
    payload_edited = Signal(str)
    copy_requested = Signal(str)
    page_chosen = Signal(str)
    inner_requested = Signal()
    payload_pasted = Signal(str)
    payload_file_requested = Signal()
    payload_typed = Signal(str)
    payload_dropped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decoded_pane")
        self.setAccessibleName(_("Decoded"))
        self._look = look
        self._state: State | None = None
        self._large: str | None = None  # the token whose large payload the user wanted to see
        self._view = PayloadView(PayloadKind.ABSENT, None)
        self._pages: tuple[QWidget, QWidget, QWidget] | None = None
        self._card = Card(look)
        self._title = _Title(look, _("Decoded"), bold=True)
        labels = (
            *((JSON, _("JSON")), (CLAIMS, _("Claims"))),
            *((DISCLOSURES, ""), (FINDINGS, _("Findings"))),
        )
        self._choice = SegmentedControl(look, labels)
        self._choice.set_offered(DISCLOSURES, offered=False)
        self._choice.setObjectName("decoded_pages")
        self._choice.setAccessibleName(_("Decoded: JSON, claims or findings"))
        self._copy = Button(look, _("Copy JSON"), Icon.COPY, kind="quiet", name="copy_json")
        self._header = HeaderBox(look)
        self._legend = Legend(look, name="payload_legend")
        self._payload = PayloadBox(look)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._payload)
        self._header_marker = _Marker(self._header.editor, times=False)
        self._payload_marker = _Marker(self._payload.editor, times=True)
        self._arrange()
        self._connect_signals()
        self.set_look(look)

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._choice)
        self._head.addWidget(self._copy)
        body = self._card.body
        body.addLayout(self._head)
        body.addWidget(self._header)
        self._words = QHBoxLayout()
        self._words.addWidget(self._legend)
        body.addLayout(self._words)
        body.addWidget(self._stack, 1)

    def _connect_signals(self) -> None:
        self._header.editor.edited.connect(self.header_edited)
        self._payload.payload_edited.connect(self.payload_edited)
        self._payload.payload_typed.connect(self.payload_typed)
        self._payload.payload_dropped.connect(self.payload_dropped)
        self._header.copy_requested.connect(self._copy_header)
        self._copy.clicked.connect(self._copy_json)
        self._choice.chosen.connect(self._choose)
        self._payload.decode_requested.connect(self._decode_large)
        self._payload.inner_requested.connect(self.inner_requested)
        self._payload.payload_pasted.connect(self.payload_pasted)
        self._payload.payload_file_requested.connect(self.payload_file_requested)

    def set_look(self, look: Look) -> None:
        """Restyle everything."""
        self._look = look
        for part in (
            self._card,
            self._title,
            self._choice,
            self._copy,
            self._header,
            self._legend,
            self._payload,
        ):
            part.set_look(look)
        self._place()
        self._copy.setText("" if look.narrow else _("Copy JSON"))
        self._copy.setAccessibleName(_("Copy JSON"))
        self._copy.setToolTip(_("Copy JSON") if look.narrow else "")
        self._copy.set_look(look)
        self._show_page()
        if self._state is not None:
            self._show_content(self._state)

    def _place(self) -> None:
        """Begin everything at one line: the rows of a page keep a distance by themselves.

        In a wide window the header's name is as far below the title as the token's is, though a
        button that is higher stands beside it.
        """
        look = self._look
        side, gap = look.px(SIDE), look.px(8 if look.narrow else 4)
        self._card.body.setContentsMargins(side, look.px(8), side, look.px(14))
        self._card.body.setSpacing(gap)
        self._head.setSpacing(look.px(8))
        self._head.setContentsMargins(side, 0, side, 0)
        around = look.px(8) - gap
        self._words.setContentsMargins(side, around, side, around)
        for part in (self._header, self._payload):
            part.setContentsMargins(side, 0, side, 0)

    def set_pages(self, claims: QWidget, findings: QWidget, disclosures: QWidget) -> None:
        """Take in the pages that a narrow window has here."""
        self._pages = (claims, findings, disclosures)
        for page in self._pages:
            self._stack.addWidget(page)
        self._show_page()

    def take_pages(self) -> tuple[QWidget, QWidget, QWidget] | None:
        """Give the pages back, for a place of their own; None: there are none here."""
        pages, self._pages = self._pages, None
        for page in pages or ():
            self._stack.removeWidget(page)
            page.setParent(None)
        self._show_page()
        return pages

    def show_page(self, name: str) -> None:
        """Show a page by its id, without a signal."""
        self._choice.set_chosen(name)
        self._show_page()

    def page(self) -> str:
        """Return the page that is shown."""
        return self._choice.current() if self._look.narrow and self._pages else JSON

    def focus_payload(self) -> None:
        """Give the payload's editor the keyboard."""
        self.show_page(JSON)
        self._payload.editor.setFocus()

    def go_to_member(self, segment: Segment, name: str) -> None:
        """Put the cursor on a member of the header or the payload, and the editor in sight."""
        editor = self._header.editor if segment is Segment.HEADER else self._payload.editor
        self.bring_in_sight(editor)
        editor.go_to_member(name)

    def editors(self) -> tuple[JsonEditor, ...]:
        """Return the editors of what is decoded: the header's, and the payload's if it is read."""
        payload = () if self._payload.editor.isHidden() else (self._payload.editor,)
        return (self._header.editor, *payload)

    def bring_in_sight(self, editor: QWidget) -> None:
        """Show the page and the editor of one of them; of any other widget, nothing changes."""
        if editor in (self._header.editor, self._payload.editor):
            self.show_page(JSON)
        if editor is self._header.editor:
            self._header.show_editor()

    def go_to_fault(self) -> bool:
        """Put the cursor where the header or the payload is no JSON; False: both are."""
        for segment, editor in (
            (Segment.HEADER, self._header.editor),
            (Segment.PAYLOAD, self._payload.editor),
        ):
            place = fault_place(self._state, segment) if self._state else None
            if place:
                self.show_page(JSON)
                editor.go_to(place.index_in(editor.text()))
                return True
        return False

    def set_labels(self, claims: str, findings: str, disclosures: str = "") -> None:
        """Change the words beside the JSON: "Parts", "Findings 4"; an empty one is left out."""
        crowded = bool(disclosures)  # four positions leave no room for numbers
        self._choice.set_crowded(crowded=crowded)
        self._choice.set_label(CLAIMS, claims)
        self._choice.set_label(FINDINGS, _("Findings") if crowded else findings)
        self._choice.set_label(DISCLOSURES, _("Disclosures"))
        self._choice.set_offered(DISCLOSURES, offered=crowded)
        if not disclosures and self._choice.current() == DISCLOSURES:
            self.show_page(CLAIMS)

    def show_state(self, state: State, now: datetime) -> None:
        """Draw header and payload, and the times by an aware instant."""
        if state is not self._state:
            self._state = state
            self._show_content(state)
        edits = state.edits
        header, claims = (edits.header_members, edits.claims) if edits else ({}, {})
        self._header_marker.mark(state, Segment.HEADER, now, header)
        self._payload_marker.mark(state, Segment.PAYLOAD, now, claims)

    def _show_content(self, state: State) -> None:
        self._header.show_state(state)
        on_demand = self._large is not None and state.request.token == self._large
        self._view = payload_view(state, shown_on_demand=on_demand)
        self._payload.show_view(self._view)
        self._legend.show_items((LegendItem("payload", _("Payload"), self._hint(state)),))
        self._show_page()

    def _hint(self, state: State) -> str:
        """Return the words behind the payload's name; a narrow window counts the claims there."""
        claims = state.inspection.claims if state.inspection else {}
        plain = self._view.editable and fault_place(state, Segment.PAYLOAD) is None
        return (
            claims_words(len(claims)) if self._look.narrow and claims and plain else self._view.hint
        )

    def _show_page(self) -> None:
        """Show the page chosen, with what belongs above it."""
        page = self.page()
        self._choice.setVisible(self._look.narrow and self._pages is not None)
        if self._pages:
            self._stack.setCurrentWidget((self._payload, *self._pages)[_PAGES.index(page)])
        beside = page in (JSON, CLAIMS)
        told = beside and self._state is not None and self._state.inspection is not None
        bare = self._look.narrow and self._view.kind is PayloadKind.ENCRYPTED
        self._header.setVisible(told)
        self._legend.setVisible(told and not bare)

    def _choose(self, page: str) -> None:
        self._show_page()
        self.page_chosen.emit(page)

    def _copy_header(self) -> None:
        self.copy_requested.emit("header")

    def _copy_json(self) -> None:
        """Copy the payload, or the header where there is no payload to be read."""
        unreadable = {PayloadKind.ENCRYPTED, PayloadKind.EMPTY, PayloadKind.ABSENT}
        self.copy_requested.emit("header" if self._view.kind in unreadable else "payload")

    def _decode_large(self) -> None:
        if self._state is not None:
            self._large = self._state.request.token
            self._show_content(self._state)
