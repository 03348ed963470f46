"""Theme, zoom and width make the look, and each change of it is told once."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from jwt_debugger.window.appearance import ZOOMS, Appearance
from jwt_debugger.window.preferences import Theme
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT, Look, Palette


@pytest.fixture
def appearance(qtbot: QtBot) -> Appearance:
    del qtbot
    return Appearance(QGuiApplication.styleHints(), Theme.LIGHT, 100)


def told(appearance: Appearance) -> list[Look]:
    looks: list[Look] = []
    appearance.changed.connect(looks.append)
    return looks


def test_the_theme_can_be_chosen(appearance: Appearance) -> None:
    looks = told(appearance)

    appearance.set_theme(Theme.DARK)
    appearance.set_theme(Theme.DARK)

    assert [Look(DARK)] == looks
    assert Theme.DARK is appearance.theme


def test_the_system_is_followed(appearance: Appearance, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt
            return Qt.ColorScheme.Dark

    appearance.set_theme(Theme.SYSTEM)
    assert LIGHT == appearance.look.palette

    monkeypatch.setattr(appearance, "_hints", Hints())
    appearance._refresh()

    assert DARK == appearance.look.palette


@pytest.mark.parametrize(
    ("theme", "palette"),
    [
        (Theme.SYSTEM, HIGH_CONTRAST),
        (Theme.LIGHT, HIGH_CONTRAST),
        (Theme.DARK, HIGH_CONTRAST_DARK),
    ],
)
def test_high_contrast_is_light_or_dark_as_the_theme_is(
    appearance: Appearance, monkeypatch: pytest.MonkeyPatch, theme: Theme, palette: Palette
) -> None:
    class Wishes:
        def contrastPreference(self) -> Any:  # noqa: N802 - Qt
            return Qt.ContrastPreference.HighContrast

    monkeypatch.setattr(appearance, "_wishes", Wishes())

    appearance.set_theme(theme)

    assert palette == appearance.look.palette


def test_a_qt_that_knows_no_such_wishes_has_none(
    appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appearance, "_wishes", None)

    appearance.set_theme(Theme.DARK)

    assert DARK == appearance.look.palette


def test_zoom_steps_through_the_usual_ones_and_ends(appearance: Appearance) -> None:
    for _step in range(len(ZOOMS)):
        appearance.step_zoom(1)
    assert 200 == appearance.zoom

    appearance.step_zoom(-1)
    assert 175 == appearance.zoom

    for _step in range(len(ZOOMS)):
        appearance.step_zoom(-1)
    assert 80 == appearance.zoom


def test_no_step_is_no_change(appearance: Appearance) -> None:
    appearance.step_zoom(0)

    assert 100 == appearance.zoom


def test_a_zoom_between_two_steps_goes_to_the_next(appearance: Appearance) -> None:
    appearance.set_zoom(103)

    appearance.step_zoom(1)

    assert 110 == appearance.zoom


@pytest.mark.parametrize(
    ("width", "zoom", "narrow", "stacked"),
    [
        (1100, 100, False, False),
        (1099, 100, True, False),
        (1280, 125, True, False),
        (880, 80, False, False),
        (2200, 200, False, False),
        (700, 100, True, False),
        (699, 100, True, True),
        (1280, 200, True, True),
    ],
)
def test_the_breakpoints_grow_with_the_zoom(
    appearance: Appearance,
    width: int,
    zoom: int,
    narrow: bool,  # noqa: FBT001 - a column
    stacked: bool,  # noqa: FBT001 - another
) -> None:
    appearance.set_width(width)
    appearance.set_zoom(zoom)

    assert (narrow, stacked) == (appearance.look.narrow, appearance.look.stacked)
