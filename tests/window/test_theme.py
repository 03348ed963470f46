"""The colours: every text can be read on every ground (WCAG 2.2, 1.4.3 and 1.4.6)."""

import pytest
from PySide6.QtGui import QColor

from jwt_debugger.window.theme import (
    DARK,
    HIGH_CONTRAST,
    HIGH_CONTRAST_DARK,
    LIGHT,
    Palette,
    Tone,
)

PALETTES = [LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK]
INKS = ("text", "text2", "text3", "number", "header", "payload", "signature")
VERDICTS = ("ok", "bad", "warn", "accent")
ENHANCED, ENOUGH, FOR_SHAPES = 7.0, 4.5, 3.0


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1."""
    value = QColor(colour)
    parts = (value.redF(), value.greenF(), value.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("ink", [*INKS, *VERDICTS])
@pytest.mark.parametrize("ground", ["card", "inset", "win"])
def test_every_ink_can_be_read_on_every_ground(palette: Palette, ink: str, ground: str) -> None:
    least = ENHANCED if palette.high_contrast else ENOUGH
    if ground == "win" and not palette.high_contrast:
        least = FOR_SHAPES if ink in ("signature", "warn") else ENOUGH  # icons alone stand there

    assert least <= contrast(getattr(palette, ink), getattr(palette, ground))


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("tone", [tone for tone in Tone if tone is not Tone.NEUTRAL])
def test_a_tone_can_be_read_on_its_own_tint_and_so_can_text(palette: Palette, tone: Tone) -> None:
    tint = palette.tint(tone).name()

    assert contrast(palette.ink(tone).name(), tint) >= ENOUGH
    assert contrast(palette.text, tint) >= ENHANCED
    assert contrast(palette.text2, tint) >= ENOUGH


@pytest.mark.parametrize("palette", PALETTES)
def test_the_edge_of_a_control_is_seen_and_so_is_what_is_chosen(palette: Palette) -> None:
    assert contrast(palette.edge, palette.card) >= FOR_SHAPES
    assert contrast(palette.on_accent, palette.accent) >= ENOUGH


@pytest.mark.parametrize("palette", [HIGH_CONTRAST, HIGH_CONTRAST_DARK])
def test_in_high_contrast_no_tint_is_left(palette: Palette) -> None:
    assert {palette.card} == {palette.tint(tone).name().upper() for tone in Tone}
