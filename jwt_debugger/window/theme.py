"""The look as a value: colours, sizes and fonts of one theme at one zoom (DESIGN.md)."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF


class Tone(StrEnum):
    """The meanings that have a colour and a tint of their own."""

    NEUTRAL = "neutral"
    HEADER = "header"
    PAYLOAD = "payload"
    SIGNATURE = "signature"
    OK = "ok"
    BAD = "bad"
    WARN = "warn"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colour tokens of one theme, as #RRGGBB."""

    dark: bool
    high_contrast: bool
    win: str
    card: str
    inset: str
    text: str
    text2: str
    text3: str
    number: str
    edge: str
    hairline: str
    on_accent: str
    neutral_tint: str
    header: str
    header_tint: str
    payload: str
    payload_tint: str
    signature: str
    signature_tint: str
    ok: str
    ok_tint: str
    bad: str
    bad_tint: str
    warn: str
    warn_tint: str
    accent: str
    accent_tint: str

    def ink(self, tone: Tone) -> QColor:
        """Return the colour of text and shapes that mean `tone`."""
        return QColor(self.text2 if tone is Tone.NEUTRAL else getattr(self, tone.value))

    def tint(self, tone: Tone) -> QColor:
        """Return the ground that goes under `tone`."""
        return QColor(getattr(self, f"{tone.value}_tint"))


LIGHT = Palette(
    dark=False,
    high_contrast=False,
    win="#F3F4F7",
    card="#FFFFFF",
    inset="#F8F9FB",
    text="#1B202A",
    text2="#4A5362",
    text3="#626C7B",
    number="#8A4B00",
    edge="#7E8896",
    hairline="#DFE3E9",
    on_accent="#FFFFFF",
    neutral_tint="#F3F4F7",
    header="#9D174D",
    header_tint="#FCEFF4",
    payload="#4C3FE0",
    payload_tint="#F0EFFE",
    signature="#00798C",
    signature_tint="#E8F6F8",
    ok="#11745A",
    ok_tint="#E6F5F0",
    bad="#8E1B1B",
    bad_tint="#FDECEA",
    warn="#916200",
    warn_tint="#FDF3DE",
    accent="#1F57C9",
    accent_tint="#E9F0FE",
)

DARK = Palette(
    dark=True,
    high_contrast=False,
    win="#101318",
    card="#181C23",
    inset="#13161C",
    text="#E8EBF0",
    text2="#B4BCC8",
    text3="#929CAB",
    number="#F2B880",
    edge="#6F7A8A",
    hairline="#2B313B",
    on_accent="#101318",
    neutral_tint="#1E232B",
    header="#FB83AC",
    header_tint="#2C1A24",
    payload="#A8A5FA",
    payload_tint="#211F3A",
    signature="#56DDE6",
    signature_tint="#122A2E",
    ok="#6FE0C4",
    ok_tint="#112923",
    bad="#FF8278",
    bad_tint="#31191B",
    warn="#FABB3F",
    warn_tint="#2E2409",
    accent="#8AB4FF",
    accent_tint="#1B2942",
)

# The tints vanish and the borders become the text's colour: shape and word carry the meaning.
HIGH_CONTRAST = Palette(
    dark=False,
    high_contrast=True,
    win="#FFFFFF",
    card="#FFFFFF",
    inset="#FFFFFF",
    text="#000000",
    text2="#000000",
    text3="#1B202A",
    number="#5C3200",
    edge="#000000",
    hairline="#000000",
    on_accent="#FFFFFF",
    neutral_tint="#FFFFFF",
    header="#7A0F3A",
    header_tint="#FFFFFF",
    payload="#2D20B8",
    payload_tint="#FFFFFF",
    signature="#00505C",
    signature_tint="#FFFFFF",
    ok="#004D3A",
    ok_tint="#FFFFFF",
    bad="#7A0C0C",
    bad_tint="#FFFFFF",
    warn="#5C3E00",
    warn_tint="#FFFFFF",
    accent="#0B37A0",
    accent_tint="#FFFFFF",
)

HIGH_CONTRAST_DARK = Palette(
    dark=True,
    high_contrast=True,
    win="#000000",
    card="#000000",
    inset="#000000",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#E8EBF0",
    number="#FFD0A0",
    edge="#FFFFFF",
    hairline="#FFFFFF",
    on_accent="#000000",
    neutral_tint="#000000",
    header="#FFA3C4",
    header_tint="#000000",
    payload="#C4C2FF",
    payload_tint="#000000",
    signature="#7FF0F7",
    signature_tint="#000000",
    ok="#8CF2D8",
    ok_tint="#000000",
    bad="#FFB0AA",
    bad_tint="#000000",
    warn="#FFD27A",
    warn_tint="#000000",
    accent="#A9C8FF",
    accent_tint="#000000",
)

BODY, SMALL, LABEL, TITLE_NARROW, TITLE, WELCOME = 13, 12, 11, 15, 18, 26  # px at 100 %
CONTROL_HEIGHT, ICON_SIZE = 28, 16  # px at 100 %
MONO_LINE_HEIGHT = 1.6
MINIMUM_ZOOM, MAXIMUM_ZOOM = 80, 200  # per cent


@dataclass(frozen=True, slots=True)
class Look:
    """A palette at a zoom: what every widget is drawn with.

    `zoom` is 1.0 at 100 %; `narrow` is true below 1100 logical pixels divided by the zoom, and
    `stacked` where there is no room for two columns either.
    """

    palette: Palette
    zoom: float = 1.0
    narrow: bool = False
    stacked: bool = False

    def px(self, size: float) -> int:
        """Return a size of the design, in pixels at this zoom."""
        return round(size * self.zoom)

    def font(self, size: int = BODY, *, bold: bool = False) -> QFont:
        """Return the desktop's general font at `size` design pixels; bold is weight 600."""
        return self._sized(QFontDatabase.SystemFont.GeneralFont, size, bold=bold)

    def mono(self, size: int | None = None, *, bold: bool = False) -> QFont:
        """Return the desktop's fixed font, without ligatures: tokens and JSON stay literal."""
        chosen = size if size is not None else (SMALL if self.narrow else BODY)
        font = self._sized(QFontDatabase.SystemFont.FixedFont, chosen, bold=bold)
        font.setFeature(QFont.Tag("liga"), 0)
        font.setFeature(QFont.Tag("calt"), 0)
        return font

    def mono_line(self) -> float:
        """Return the height of a line of mono text, in pixels."""
        return max(QFontMetricsF(self.mono()).height(), self.px(BODY) * MONO_LINE_HEIGHT)

    def _sized(self, which: QFontDatabase.SystemFont, size: int, *, bold: bool) -> QFont:
        font = QFontDatabase.systemFont(which)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font
