from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from jwt_debugger.window.preferences import (
    Preferences,
    Theme,
    load_preferences,
    save_preferences,
)
from jwt_debugger.window.theme import MAXIMUM_ZOOM, MINIMUM_ZOOM

CHOSEN = Preferences(
    geometry=b"\x01geometry",
    panes_wide=b"\x02wide",
    panes_narrow=b"\x03narrow",
    theme=Theme.DARK,
    zoom=150,
    utc=True,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def opened(path: Path) -> QSettings:
    """Open the settings as the next run of the program does."""
    return QSettings(str(path), QSettings.Format.IniFormat)


def saved(path: Path, preferences: Preferences) -> None:
    settings = opened(path)
    save_preferences(settings, preferences)
    settings.sync()


def with_value(path: Path, name: str, value: object) -> Preferences:
    settings = opened(path)
    settings.setValue(name, value)
    settings.sync()
    return load_preferences(opened(path))


def test_without_settings_all_is_as_the_program_comes(path: Path) -> None:
    assert Preferences() == load_preferences(opened(path))


def test_what_was_saved_is_there_in_the_next_run(path: Path) -> None:
    saved(path, CHOSEN)

    assert CHOSEN == load_preferences(opened(path))


def test_a_size_that_is_not_known_any_more_is_forgotten(path: Path) -> None:
    saved(path, CHOSEN)

    saved(path, Preferences())

    assert Preferences() == load_preferences(opened(path))


@pytest.mark.parametrize("theme", ["", "sepia", "DARK", 3, ["dark", "light"]])
def test_an_unknown_theme_is_that_of_the_system(path: Path, theme: object) -> None:
    assert Theme.SYSTEM is with_value(path, "view/theme", theme).theme


@pytest.mark.parametrize(
    ("written", "zoom"),
    [
        (130, 130),
        ("130", 130),
        (1, MINIMUM_ZOOM),
        (-5, MINIMUM_ZOOM),
        (9_999, MAXIMUM_ZOOM),
        ("large", 100),
        ("", 100),
        (["1", "2"], 100),
    ],
)
def test_a_zoom_is_kept_where_it_can_be_read(path: Path, written: object, zoom: int) -> None:
    assert zoom == with_value(path, "view/zoom", written).zoom


@pytest.mark.parametrize(
    ("written", "utc"), [(True, True), ("true", True), (False, False), ("yes?", False)]
)
def test_utc_is_on_only_where_it_says_so(path: Path, written: object, utc: object) -> None:
    assert utc is with_value(path, "view/utc", written).utc


@pytest.mark.parametrize("written", ["text", 7, QByteArray()])
def test_a_damaged_geometry_is_none(path: Path, written: object) -> None:
    assert None is with_value(path, "window/geometry", written).geometry


def test_a_file_that_is_no_settings_file_is_like_none(path: Path) -> None:
    path.write_bytes(b"\x00\xff[view\nzoom=\xfe\n]]")

    assert Preferences() == load_preferences(opened(path))


def test_the_file_holds_nothing_but_the_look(path: Path) -> None:
    saved(path, CHOSEN)

    names = set(opened(path).allKeys())

    assert {
        "window/geometry",
        "window/panes-wide",
        "window/panes-narrow",
        "view/theme",
        "view/zoom",
        "view/utc",
    } == names
