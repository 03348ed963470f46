"""A page to read: headings, prose, examples of code, and where to see it in the window."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jwt_debugger.translation import _
from jwt_debugger.window.boxes import CONTROL_RADIUS
from jwt_debugger.window.explanations import Section
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.label import Label
from jwt_debugger.window.note import Note
from jwt_debugger.window.step_number import StepNumber
from jwt_debugger.window.theme import BODY, SMALL, TITLE_NARROW, Look, Tone

LINE_HEIGHT: Final = 122  # per cent of what the font itself asks for
MAY_BREAK: Final = "\N{ZERO WIDTH SPACE}"  # code is broken anywhere, where room lacks
_LITERAL: Final = {"\n": "<br>", " ": "&nbsp;"}
_STEP_TONES: Final = (Tone.HEADER, Tone.PAYLOAD, Tone.SIGNATURE)


class Prose(QLabel):
    """A paragraph of our own words, with code in it; never a text of the token."""

    def __init__(self, look: Look, text: str, *, size: int = BODY) -> None:
        super().__init__()
        self._source, self._size = text, size
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        self.setAccessibleName(text.replace("`", ""))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Set the paragraph anew."""
        self.setFont(look.font(self._size))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, look.palette.text2)
        self.setPalette(palette)
        self.setText(_prose(look, self._source, mirrored=self.isRightToLeft()))


class CodeBox(QLabel):
    """An example of code in its inks, left to right in any language."""

    def __init__(self, look: Look, pieces: Sequence[tuple[str, Tone]]) -> None:
        super().__init__()
        self._pieces = pieces
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setWordWrap(True)
        self.setAccessibleName("".join(text for text, _tone in pieces))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Set the code anew."""
        self.setFont(look.mono(SMALL))
        colours, px = look.palette, look.px
        self.setStyleSheet(
            f"QLabel {{ background: {colours.inset}; border: 1px solid {colours.hairline};"
            f" border-radius: {px(CONTROL_RADIUS)}px; padding: {px(8)}px {px(11)}px; }}"
        )
        self.setText("".join(_piece(look, text, tone) for text, tone in self._pieces))


class Page(QScrollArea):
    """Sections below one another, as wide as is good to read; numbered ones are steps."""

    def __init__(
        self,
        look: Look,
        sections: Sequence[Section],
        *,
        introduction: str = "",
        numbered: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.verticalScrollBar().setSingleStep(look.px(24))
        content = QWidget()
        content.setObjectName("page-content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(12), look.px(4))
        column.setSpacing(look.px(20))
        if introduction:
            column.addWidget(Prose(look, introduction, size=BODY + 1))
        for at, section in enumerate(sections):
            column.addLayout(self._section(section, at if numbered else None))
        column.addStretch(1)
        self.setWidget(content)
        for ground in (self.viewport(), content):
            ground.setAutoFillBackground(False)

    def _section(self, section: Section, at: int | None) -> QHBoxLayout:
        look = self._look
        words = QVBoxLayout()
        words.setSpacing(look.px(8))
        heading = Label(look, section.title, size=TITLE_NARROW, bold=True)
        heading.setWordWrap(True)
        words.addWidget(heading)
        for text in section.texts:
            words.addWidget(Prose(look, text))
        if section.code:
            words.addWidget(CodeBox(look, section.code))
        if section.where:
            note = Note(replace(look, narrow=False))
            note.show_note(Tone.ACCENT, Icon.SEARCH, _("In this window"), section.where)
            words.addWidget(note)
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        if at is not None:
            number = StepNumber(look, at + 1, _STEP_TONES[at % len(_STEP_TONES)])
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt
        """Leave the size to the dialog: the page scrolls."""
        return QSize(self._look.px(240), self._look.px(120))


def _prose(look: Look, text: str, *, mirrored: bool) -> str:
    """Set a text in lines with air between them, in the direction of its own letters."""
    parts = [
        _code_span(look, part) if number % 2 else escape(part)
        for number, part in enumerate(text.split("`"))
    ]
    direction = "rtl" if _runs_right_to_left(text) else "ltr"
    side = "right" if mirrored else "left"
    style = f"line-height: {LINE_HEIGHT}%; margin: 0"
    return f'<p dir="{direction}" align="{side}" style="{style}">{"".join(parts)}</p>'


def _code_span(look: Look, text: str) -> str:
    family = escape(look.mono().family())
    style = f"font-family: '{family}'; color: {look.palette.text}"
    return f'<span style="{style}">{escape(text)}</span>'


def _piece(look: Look, text: str, tone: Tone) -> str:
    ink = look.palette.ink(tone).name()
    shown = MAY_BREAK.join(_LITERAL.get(character) or escape(character) for character in text)
    return f'<span style="color: {ink}">{shown}{MAY_BREAK}</span>'


def _runs_right_to_left(text: str) -> bool:
    """Tell the direction of the first letter that has one."""
    classes = (unicodedata.bidirectional(character) for character in text)
    return next((each != "L" for each in classes if each in {"L", "R", "AL"}), False)
