"""Ways through the window: to a pane, a claim, a problem, and which page comes up by itself."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QRadioButton, QWidget

from jwt_debugger.inspection.result import Form, Inspection, Severity
from jwt_debugger.jose.problems import ProblemKind, Segment
from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.arrangement import Arrangement, Panes
from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.pages import CLAIMS, DISCLOSURES, FINDINGS, JSON

# Where Tab goes first in each pane; what is not named follows in the order it stands there.
FIRST: Final = (
    *("token", "secret", "key-text", "show-secret", "open-key", "encoding", "key-format"),
    *("generate", "header", "payload", "claims", "findings", "disclosures"),
)


class Navigation(QObject):
    """Moves the keyboard between the panes."""

    def __init__(self, model: DebuggerModel, panes: Panes, arrangement: Arrangement) -> None:
        super().__init__(arrangement)
        self._model = model
        self._panes = panes
        self._arrangement = arrangement
        self._connect_signals()

    def _connect_signals(self) -> None:
        panes = self._panes
        panes.strip.signature_clicked.connect(self.go_to_secret)
        panes.strip.time_clicked.connect(self.go_to_claims)
        panes.strip.findings_clicked.connect(self.go_to_findings)
        panes.claims.claim_chosen.connect(self.go_to_member)
        panes.findings.claim_chosen.connect(self.go_to_member)
        panes.findings.key_chosen.connect(self.go_to_secret)
        panes.findings.problem_chosen.connect(self.go_to_problem)

    @Slot()
    def go_to_token(self) -> None:
        """Put the keyboard into the token, or on the button that pastes one."""
        self._panes.token.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def go_to_secret(self) -> None:
        """Put the keyboard into the secret or key."""
        self._panes.secret.focus_key()

    @Slot()
    def go_to_json(self) -> None:
        """Put the keyboard into the payload's JSON."""
        self._panes.decoded.focus_payload()

    @Slot()
    def go_to_claims(self) -> None:
        """Show the claims, and put the keyboard there."""
        self._arrangement.show_page(CLAIMS)
        self._panes.claims.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def go_to_findings(self) -> None:
        """Show the findings, and put the keyboard there."""
        self._arrangement.show_page(FINDINGS)
        self._panes.findings.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def go_to_next_problem(self) -> None:
        """Go to the next row of the findings, and to the place that it speaks of."""
        self._arrangement.show_page(FINDINGS)
        self._panes.findings.next()

    @Slot()
    def go_to_previous_problem(self) -> None:
        """Go to the row before, and to its place."""
        self._arrangement.show_page(FINDINGS)
        self._panes.findings.previous()

    @Slot(str)
    def go_to_member(self, name: str) -> None:
        """Put the cursor on a claim, or on the header parameter that a finding names."""
        inspection = self._model.state.inspection
        segment = _segment_of(name, inspection) if inspection else Segment.PAYLOAD
        self._panes.decoded.go_to_member(segment, name)

    @Slot(str, int)
    def go_to_problem(self, segment: str, position: int) -> None:
        """Put the cursor on a fault: where the JSON breaks, or else in the token itself."""
        inspection = self._model.state.inspection
        problems = inspection.problems if inspection else ()
        in_json = any(
            problem.kind is ProblemKind.JSON and problem.position == position
            for problem in problems
            if problem.segment.value == segment
        )
        if not (in_json and self._panes.decoded.go_to_fault()):
            self._panes.token.go_to(position)

    @Slot()
    def go_to_next_pane(self) -> None:
        """Put the keyboard into the next pane."""
        self._step(1)

    @Slot()
    def go_to_previous_pane(self) -> None:
        """Put the keyboard into the pane before."""
        self._step(-1)

    def choose_page(self, inspection: Inspection) -> None:
        """Bring up what is most worth seeing in a token that was just opened."""
        if inspection.form is Form.MALFORMED:
            self._arrangement.show_page(FINDINGS)
            self._arrangement.show_page(JSON)  # where a narrow window has room for one of them
        elif any(finding.severity is Severity.HIGH for finding in inspection.findings):
            self._arrangement.show_page(FINDINGS)
        else:
            self._arrangement.show_page(CLAIMS)

    def caret(self) -> tuple[int, int] | None:
        """Return line and column, from 1, of the caret in a JSON editor that has the keyboard."""
        editor = QApplication.focusWidget()
        if not isinstance(editor, JsonEditor):
            return None
        cursor = editor.textCursor()
        return cursor.blockNumber() + 1, cursor.positionInBlock() + 1

    def editors(self) -> tuple[QPlainTextEdit, ...]:
        """Return the JSON editors, whose carets the status bar tells of."""
        return tuple(self._panes.decoded.findChildren(JsonEditor))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "go-token": self.go_to_token,
            "go-secret": self.go_to_secret,
            "go-json": self.go_to_json,
            "go-claims": self.go_to_claims,
            "go-findings": self.go_to_findings,
            "next-problem": self.go_to_next_problem,
            "previous-problem": self.go_to_previous_problem,
            "next-pane": self.go_to_next_pane,
            "previous-pane": self.go_to_previous_pane,
        }

    def _stops(self) -> tuple[tuple[QWidget, Callable[[], None]], ...]:
        """Return the panes in sight, and how the keyboard gets into each."""
        panes = self._panes
        first = ((panes.token, self.go_to_token), (panes.secret, self.go_to_secret))
        if panes.welcome.isVisibleTo(panes.welcome.window()):
            return (*first, (panes.welcome, panes.welcome.setFocus))
        content = (panes.decoded, self._go_to_decoded)
        if panes.side.isHidden():
            return (*first, content)
        return (*first, content, (panes.side, self._go_to_page))

    def _go_to_decoded(self) -> None:
        if self._panes.decoded.page() == JSON:
            self.go_to_json()
        else:
            self._go_to_page()

    def _go_to_page(self) -> None:
        page = self._arrangement.page()
        if page == FINDINGS:
            self.go_to_findings()
        elif page == DISCLOSURES:
            self._panes.disclosures.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.go_to_claims()

    def _step(self, by: int) -> None:
        stops = self._stops()
        focused = QApplication.focusWidget()
        inside = [
            at
            for at, (pane, _go) in enumerate(stops)
            if focused is not None and (pane is focused or pane.isAncestorOf(focused))
        ]
        start = inside[0] if inside else (-1 if by > 0 else 0)
        _pane, go = stops[(start + by) % len(stops)]
        go()

    def order_tabs(self) -> None:
        """Lead Tab through the panes, and in each to its editors before its buttons.

        To be called anew when panes were moved: Qt puts what gets another parent last.
        """
        panes = self._panes
        chain: list[QWidget] = []
        for pane in (
            *(panes.token, panes.secret, panes.welcome, panes.decoded),
            *(panes.side, panes.tabs, panes.strip, panes.status),
        ):
            reachable = [
                widget
                for widget in pane.findChildren(QWidget)
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and widget.window() is pane.window()  # a list that pops up is not
            ]
            chain += sorted(reachable, key=_rank)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)


def _rank(widget: QWidget) -> int:
    name = widget.objectName()
    switch = isinstance(widget, QRadioButton)  # named as the page that it shows
    return FIRST.index(name) if name in FIRST and not switch else len(FIRST)


def _segment_of(name: str, inspection: Inspection) -> Segment:
    """Return where a member is that a claim's row or a finding names."""
    if name in inspection.claims:
        return Segment.PAYLOAD
    return next(
        (finding.segment for finding in inspection.findings if finding.claim == name),
        Segment.PAYLOAD,
    )
