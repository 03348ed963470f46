"""Where the panes are: three columns in a wide window, two in a narrow one, or one; splitters."""

import json
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jwt_debugger.translation import _
from jwt_debugger.window.claims_table import ClaimsTable
from jwt_debugger.window.decoded_pane import DecodedPane
from jwt_debugger.window.disclosures_list import DisclosuresList
from jwt_debugger.window.find_bar import FindBar
from jwt_debugger.window.findings_list import FindingsList
from jwt_debugger.window.key_offer import KeyOffer
from jwt_debugger.window.pages import JSON
from jwt_debugger.window.secret_pane import SecretPane
from jwt_debugger.window.side_card import SideCard
from jwt_debugger.window.status_line import StatusLine
from jwt_debugger.window.tab_row import TabRow
from jwt_debugger.window.theme import Look
from jwt_debugger.window.token_pane import TokenPane
from jwt_debugger.window.verdict_strip import VerdictStrip
from jwt_debugger.window.welcome import Welcome

# px at 100 %: wide, narrow
LEFT: Final = (372, 318)
GAP: Final = (12, 8)
SHARES: Final = (11, 10)  # of decoded and side
STACKED_HEIGHT: Final = 300  # of what is below the secret, where there is one column
WIDE_ENOUGH: Final = 1000  # sizes beyond any width are shared out in proportion

# Narrow, and stacked; the sizes of each form are its own.
_Form = tuple[bool, bool]
WIDE: Final[_Form] = (False, False)
NARROW: Final[_Form] = (True, False)


@dataclass(frozen=True, slots=True)
class Panes:
    """Everything that shows something of the state."""

    strip: VerdictStrip
    token: TokenPane
    secret: SecretPane
    decoded: DecodedPane
    claims: ClaimsTable
    findings: FindingsList
    disclosures: DisclosuresList
    side: SideCard
    welcome: Welcome
    status: StatusLine
    tabs: TabRow
    offer: KeyOffer
    find: FindBar


def make_panes(look: Look) -> Panes:
    """Make all panes."""
    return Panes(
        VerdictStrip(look),
        TokenPane(look),
        SecretPane(look),
        DecodedPane(look),
        ClaimsTable(look),
        FindingsList(look),
        DisclosuresList(look),
        SideCard(look),
        Welcome(look),
        StatusLine(look),
        TabRow(look),
        KeyOffer(look),
        FindBar(look),
    )


class _Splitter(QSplitter):
    """A splitter that knows the sizes that the user gave it; None: it was never moved."""

    def __init__(self, direction: Qt.Orientation, name: str, *widgets: QWidget) -> None:
        super().__init__(direction)
        self.setObjectName(name)
        self.setChildrenCollapsible(False)
        for widget in widgets:
            self.addWidget(widget)
        self.chosen: list[int] | None = None
        self.splitterMoved.connect(self._on_moved)

    def _on_moved(self) -> None:
        self.chosen = self.sizes()

    def restore(self, sizes: list[int] | None) -> None:
        """Take sizes that the user once chose; None: go back to our own."""
        self.chosen = sizes
        if sizes is not None:
            self.setSizes(sizes)


class _LeftColumn(_Splitter):
    """Token above secret: the lower one gets what it needs, until the user decides otherwise."""

    def __init__(self, name: str, upper: QWidget, lower: QWidget) -> None:
        self._upper, self._lower = upper, lower
        super().__init__(Qt.Orientation.Vertical, name, upper, lower)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)

    def _fit(self) -> None:
        layout = self._upper.layout()
        if layout is not None:  # a splitter does not ask for the height that a width needs
            least = layout.totalMinimumHeightForWidth(self.width())
            self._upper.setMinimumHeight(max(least, 0))
        if self.chosen or not self.height():
            return
        lower = self._lower.sizeHint().height()
        upper = self.height() - self.handleWidth() - lower
        if self.sizes() != [upper, lower]:
            self.setSizes([max(upper, 1), lower])

    def event(self, event: QEvent) -> bool:
        """Fit anew when the lower one asks for another height."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Fit the new height."""
        super().resizeEvent(event)
        self._fit()


class Arrangement(QScrollArea):
    """Lays the panes out; where even the smallest form has no room, it scrolls."""

    def __init__(self, panes: Panes, look: Look) -> None:
        super().__init__()
        self.setObjectName("arrangement")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Panes"))
        self._panes = panes
        self._look = look
        self._remembered: dict[_Form, list[list[int] | None]] = {}
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._restore_sizes)
        horizontal = Qt.Orientation.Horizontal
        lower = panes.secret.body
        lower.insertWidget(lower.count() - 1, panes.offer)  # the last one fills what is left
        self._left = _LeftColumn("left_column", panes.token, panes.secret)
        self._content = _Splitter(horizontal, "content", panes.decoded, panes.side)
        self._right = QStackedWidget()
        self._right.addWidget(panes.welcome)
        self._right.addWidget(self._content)
        self._columns = _Splitter(horizontal, "columns", self._left, self._right)
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 1)
        for at, share in enumerate(SHARES):
            self._content.setStretchFactor(at, share)
        self._splitters = (self._columns, self._content, self._left)
        body = QWidget()
        body.setObjectName("body")
        self._whole = QVBoxLayout(body)
        self._whole.addWidget(panes.tabs)
        self._whole.addWidget(panes.strip)
        self._whole.addWidget(self._columns, 1)
        self.setWidget(body)
        for ground in (self.viewport(), body):
            ground.setAutoFillBackground(False)
        panes.side.set_pages(panes.claims, panes.findings, panes.disclosures)
        if look.narrow:
            self._hand_pages_over()
        self._place(look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_in_sight)

    @Slot(QWidget, QWidget)
    def _bring_in_sight(self, _before: QWidget | None, widget: QWidget | None) -> None:
        """Scroll to where a key has led; what is clicked is in sight."""
        clicked = bool(QGuiApplication.mouseButtons())
        if widget is not None and self.isAncestorOf(widget) and not clicked:
            self.ensureWidgetVisible(widget, 0, self._look.px(GAP[self._look.narrow]))

    def set_look(self, look: Look) -> None:
        """Restyle all panes, and rearrange them where the window became narrow or wide."""
        before, self._look = self._look, look
        panes = self._panes
        for pane in (
            *(panes.strip, panes.token, panes.secret, panes.decoded, panes.claims),
            *(panes.findings, panes.side, panes.welcome, panes.status),
            *(panes.tabs, panes.offer, panes.disclosures, panes.find),
        ):
            pane.set_look(look)
        if _form(look) != _form(before):
            self._remembered[_form(before)] = self._sizes()
        if look.narrow != before.narrow:
            self._hand_pages_over()
        if (_form(look), look.zoom) != (_form(before), before.zoom):
            self._place(look)

    def show_welcome(self, welcome: bool) -> None:  # noqa: FBT001 - or the content
        """Show what an empty window shows, or what is in the token, its verdicts first."""
        page = 0 if welcome else 1
        if page != self._right.currentIndex():
            self._right.setCurrentIndex(page)
            QTimer.singleShot(0, self, self._show_top)  # after the token has the keyboard

    def _show_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def page(self) -> str:
        """Return which page is in sight beside the JSON, or instead of it."""
        return self._panes.decoded.page() if self._look.narrow else self._panes.side.page()

    def show_page(self, name: str) -> None:
        """Bring a page in sight by its id; a wide window always shows the JSON."""
        if self._look.narrow:
            self._panes.decoded.show_page(name)
        elif name != JSON:
            self._panes.side.show_page(name)

    def saved(self) -> tuple[bytes | None, bytes | None]:
        """Return the sizes that the user chose in the wide and in the narrow form."""
        self._remembered[_form(self._look)] = self._sizes()
        wide, narrow = (self._remembered.get(form) for form in (WIDE, NARROW))
        return _written(wide), _written(narrow)

    def restore(self, wide: bytes | None, narrow: bytes | None) -> None:
        """Take those sizes back."""
        self._remembered = {WIDE: _read(wide), NARROW: _read(narrow)}
        self._place(self._look)

    def _hand_pages_over(self) -> None:
        """Move claims and findings into the decoded card of a narrow window, or out of it."""
        panes = self._panes
        if self._look.narrow:
            page = panes.side.page()
            panes.side.take_pages()
            panes.decoded.set_pages(panes.claims, panes.findings, panes.disclosures)
            panes.decoded.show_page(page)
            panes.side.hide()
        else:
            page = panes.decoded.page()
            panes.decoded.take_pages()
            panes.side.set_pages(panes.claims, panes.findings, panes.disclosures)
            if page != JSON:
                panes.side.show_page(page)
            panes.side.show()

    def _place(self, look: Look) -> None:
        gap = look.px(GAP[look.narrow])
        self._whole.setContentsMargins(gap, look.px(1), gap, 0)
        self._whole.setSpacing(gap)
        for splitter in self._splitters:
            splitter.setHandleWidth(gap)
        down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        self._columns.setOrientation(down if look.stacked else across)
        self._right.setMinimumHeight(look.px(STACKED_HEIGHT) if look.stacked else 0)
        self._restore_sizes()
        self._settling.start()  # by then every layout has the width that the look is made for
        left = look.px(LEFT[look.narrow])
        if not self._columns.chosen and not look.stacked:
            self._columns.setSizes([left, max(self._columns.width() - left - gap, 1)])
        if not self._content.chosen:
            self._content.setSizes([share * WIDE_ENOUGH for share in SHARES])

    def _restore_sizes(self) -> None:
        sizes = self._remembered.get(_form(self._look)) or [None] * len(self._splitters)
        for splitter, chosen in zip(self._splitters, sizes, strict=True):
            splitter.restore(chosen)

    def _sizes(self) -> list[list[int] | None]:
        return [splitter.chosen for splitter in self._splitters]


def _form(look: Look) -> _Form:
    return look.narrow, look.stacked


def _written(sizes: list[list[int] | None] | None) -> bytes | None:
    return json.dumps(sizes).encode() if sizes and any(sizes) else None


def _read(text: bytes | None) -> list[list[int] | None]:
    """Read sizes; whatever is damaged is as if it had never been written."""
    nothing: list[list[int] | None] = [None, None, None]
    try:
        sizes = json.loads(text or b"null")
    except ValueError:
        return nothing
    if not isinstance(sizes, list) or len(sizes) != len(nothing):
        return nothing
    return [_pair(each) for each in sizes]


def _pair(value: object) -> list[int] | None:
    if isinstance(value, list) and len(value) == 2 and all(type(each) is int for each in value):
        return value
    return None
