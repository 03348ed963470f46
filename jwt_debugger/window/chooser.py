"""Which token? A small list of those that were found in one paste."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from jwt_debugger.editing import text_of
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.compact import read_compact
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.paste.find import FoundToken
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.label import Label
from jwt_debugger.window.row_view import RowView, Writing
from jwt_debugger.window.sheet import ListCard, Sheet
from jwt_debugger.window.theme import SMALL, Look

MAX_HEADER: Final = 16_384  # characters: of a longer header nothing is said
MAX_NAME: Final = 24  # characters of a name in the header, which may be anything
SHOWN: Final = 200  # characters of a token: more than a row has room for

# px at 100 %
PAD, LINE_GAP = 7, 2


@dataclass(frozen=True, slots=True)
class TokenRow:
    """What is said of a token to choose; no repr shows the token."""

    source: str
    kind: str
    length: str
    token: str = field(repr=False)


class _TokenList(RowView):
    """The tokens; a row has two lines."""

    tints_current = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, "tokens", _("Tokens"))

    def token(self, index: QModelIndex) -> str:
        """Return the token of a row."""
        row: TokenRow = self.row_at(index)
        return row.token

    def spoken(self, row: TokenRow) -> str:
        return ", ".join(filter(None, (row.source, row.kind, row.length)))

    def described(self, row: TokenRow) -> str:
        return row.token[:SHOWN]

    def row_height(self, _row: TokenRow, _width: int) -> int:
        upper, lower = QFontMetrics(self._look.font(bold=True)), QFontMetrics(self._mono())
        return upper.height() + lower.height() + self._look.px(2 * PAD + LINE_GAP)

    def paint_row(self, painter: QPainter, row: TokenRow, room: QRect) -> None:
        look, palette = self._look, self._look.palette
        bold, small = look.font(bold=True), look.font(SMALL)
        height = QFontMetrics(bold).height()
        upper = QRect(room.left(), room.top() + look.px(PAD), room.width(), height)
        said = f"{row.kind}  ·  {row.length}" if row.kind else row.length
        width = min(QFontMetrics(small).horizontalAdvance(said) + 1, room.width() * 3 // 5)
        end = QRect(upper.right() + 1 - width, upper.top(), width, height)
        start = upper.adjusted(0, 0, -width - look.px(8), 0)
        self.draw(painter, self.mirrored(upper, start), row.source, Writing(bold, palette.text))
        writing = Writing(small, palette.text2, end=True)
        self.draw(painter, self.mirrored(upper, end), said, writing)
        lower = upper.translated(0, height + look.px(LINE_GAP))
        literal = Writing(self._mono(), palette.text3, literal=True)
        self.draw(painter, lower, row.token[:SHOWN], literal)

    def _mono(self) -> QFont:
        return self._look.mono(SMALL)


class Chooser(Sheet):
    """Asks which of several tokens to show; it opens with the first, which is shown already.

    Signals:
        token_chosen: The text of the token that was chosen.
        all_chosen: Each token is to be opened on a tab of its own.

    """

    token_chosen = Signal(str)
    all_chosen = Signal()

    def __init__(
        self, look: Look, tokens: Sequence[FoundToken], parent: QWidget | None = None
    ) -> None:
        count = len(tokens)
        title = ngettext("{count:,} token found", "{count:,} tokens found", count)
        super().__init__(look, title.format(count=count), "chooser", parent)
        self._list = _TokenList(look)
        self._list.show_rows([token_row(each) for each in tokens], "")
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        self.body.addWidget(Label(look, _("The first one is open. Which one do you want to see?")))
        self.body.addWidget(ListCard(look, self._list))
        self._all = self.add_button(_("Open All in Tabs"), name="open-all")
        self._cancel = self.add_button(_("Keep the First"), name="cancel")
        self._choose = self.add_button(_("Show This Token"), name="choose", primary=True)
        self._connect_signals()
        self._list.setFocus()
        row_height = self._list.row_height(self._list.row_at(self._list.currentIndex()), 0)
        self.fit(560, 150 + round(min(count, 6) * row_height / look.zoom))

    def _connect_signals(self) -> None:
        self._list.doubleClicked.connect(self._on_chosen)
        self._choose.clicked.connect(self._on_confirmed)
        self._all.clicked.connect(self._on_all)
        self._cancel.clicked.connect(self.reject)

    def _on_all(self) -> None:
        self.all_chosen.emit()
        self.accept()

    def _on_confirmed(self) -> None:
        self._on_chosen(self._list.currentIndex())

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.token_chosen.emit(self._list.token(index))
            self.accept()


def token_row(found: FoundToken) -> TokenRow:
    """Say of a token where it was, what its header names and how long it is."""
    length = ngettext("{count:,} character", "{count:,} characters", len(found.text))
    return TokenRow(
        source=visible(found.source, SHOWN),
        kind=_kind(found.text),
        length=length.format(count=len(found.text)),
        token=found.text,
    )


def _kind(token: str) -> str:
    """Name algorithm and type as the header does; nothing where it is unreadable."""
    head = read_compact(token.partition(".")[0][:MAX_HEADER]).parts
    header = read_json(text_of(head[0]) or "").value if head else None
    if not isinstance(header, dict):
        return ""
    names = (header.get("alg"), header.get("enc"), header.get("typ"))
    return "  ·  ".join(visible(name, MAX_NAME) for name in names if type(name) is str)
