"""The card at the side of a wide window: claims, disclosures or findings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QWidget

from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.pages import CLAIMS, DISCLOSURES, FINDINGS
from jwt_debugger.window.segments import SegmentedControl
from jwt_debugger.window.theme import Look


class SideCard(Card):
    """Shows one of its pages, which it gives away while the window is narrow.

    Signals:
        page_chosen: The user chose "claims", "disclosures" or "findings".
        copy_requested: The user wants the page as text: its lines.

    """

    page_chosen = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName("side_card")
        self.setAccessibleName(_("Claims and findings"))
        labels = ((CLAIMS, _("Claims")), (DISCLOSURES, ""), (FINDINGS, _("Findings")))
        self._choice = SegmentedControl(look, labels)
        self._choice.set_offered(DISCLOSURES, offered=False)
        self._choice.setObjectName("side_pages")
        self._choice.setAccessibleName(_("Claims or findings"))
        self._copy = Button(look, "", Icon.COPY, kind="quiet", name="copy_page")
        self._copy.setAccessibleName(_("Copy as text"))
        self._copy.setToolTip(_("Copy as text"))
        self._stack = QStackedWidget()
        self._pages: dict[str, QAbstractItemView] = {}
        self._head = QHBoxLayout()
        self._head.addWidget(self._choice)
        self._head.addStretch(1)
        self._head.addWidget(self._copy)
        self.body.addLayout(self._head)
        self.body.addWidget(self._stack, 1)
        self._connect_signals()
        self.set_look(look)

    def _connect_signals(self) -> None:
        self._choice.chosen.connect(self._choose)
        self._copy.clicked.connect(self._copy_page)

    def set_look(self, look: Look) -> None:
        """Restyle the card."""
        super().set_look(look)
        side = look.px(8)  # the rows keep a distance of their own
        self.body.setContentsMargins(side, look.px(8), side, look.px(10))
        self._head.setContentsMargins(look.px(4), 0, look.px(6), 0)
        self._choice.set_look(look)
        self._copy.set_look(look)

    def set_pages(
        self,
        claims: QAbstractItemView,
        findings: QAbstractItemView,
        disclosures: QAbstractItemView,
    ) -> None:
        """Take the pages in."""
        self._pages = {CLAIMS: claims, DISCLOSURES: disclosures, FINDINGS: findings}
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._show_chosen()

    def take_pages(self) -> None:
        """Let the pages go; whoever takes them in becomes their parent."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
        self._pages = {}

    def page(self) -> str:
        """Return the page that is shown."""
        return self._choice.current()

    def show_page(self, name: str) -> None:
        """Show "claims", "disclosures" or "findings", without a signal."""
        self._choice.set_chosen(name)
        self._show_chosen()

    def set_labels(self, claims: str, findings: str, disclosures: str = "") -> None:
        """Change the words of the positions: "Parts", "Findings 4"; an empty one is left out."""
        self._choice.set_label(CLAIMS, claims)
        self._choice.set_label(FINDINGS, findings)
        self._choice.set_label(DISCLOSURES, disclosures)
        self._choice.set_offered(DISCLOSURES, offered=bool(disclosures))
        if not disclosures and self._choice.current() == DISCLOSURES:
            self.show_page(CLAIMS)

    def _show_chosen(self) -> None:
        if self._pages:
            self._stack.setCurrentWidget(self._pages[self._choice.current()])

    def _choose(self, name: str) -> None:
        self._show_chosen()
        self.page_chosen.emit(name)

    def _copy_page(self) -> None:
        if not self._pages:
            return
        rows = self._pages[self._choice.current()].model()
        lines = [rows.index(row, 0).data() for row in range(rows.rowCount())]
        if lines:
            self.copy_requested.emit("\n".join(lines) + "\n")
