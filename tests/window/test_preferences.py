"""What is remembered: sizes, theme, zoom and zone, and nothing where it is damaged."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from jwt_debugger.window.preferences import (
    Preferences,
    Theme,
    load_preferences,
    save_preferences,
)

preferences = st.builds(
    Preferences,
    geometry=st.none() | st.binary(min_size=1, max_size=80),
    panes_wide=st.none() | st.binary(min_size=1, max_size=80),
    panes_narrow=st.none() | st.binary(min_size=1, max_size=80),
    theme=st.sampled_from(Theme),
    zoom=st.integers(80, 200),
    utc=st.booleans(),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings")


def opened(folder: Path, name: str = "settings") -> QSettings:
    return QSettings(str(folder / f"{name}.ini"), QSettings.Format.IniFormat)


@given(preferences)
def test_what_is_saved_is_loaded(folder: Path, kept: Preferences) -> None:
    settings = opened(folder)

    save_preferences(settings, kept)
    settings.sync()

    assert kept == load_preferences(opened(folder))


def test_nothing_saved_is_the_default(folder: Path) -> None:
    assert Preferences() == load_preferences(opened(folder, "empty"))


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("view/theme", "purple", "theme", Theme.SYSTEM),
        ("view/theme", ["dark"], "theme", Theme.SYSTEM),
        ("view/zoom", "large", "zoom", 100),
        ("view/zoom", None, "zoom", 100),
        ("view/zoom", 5, "zoom", 80),
        ("view/zoom", 100_000, "zoom", 200),
        ("view/utc", "perhaps", "utc", False),
        ("window/geometry", "no bytes", "geometry", None),
        ("window/panes-wide", 3, "panes_wide", None),
    ],
)
def test_what_is_damaged_is_as_if_it_had_never_been_set(
    folder: Path, name: str, value: Any, field: str, expected: Any
) -> None:
    settings = opened(folder, "damaged")
    settings.clear()
    settings.setValue(name, value)

    assert expected == getattr(load_preferences(settings), field)


def test_a_file_that_is_no_settings_file_is_like_none(folder: Path) -> None:
    (folder / "broken.ini").write_bytes(b"\x00\xff[view\nzoom=\xfe\n]]")

    assert Preferences() == load_preferences(opened(folder, "broken"))


def test_the_file_holds_nothing_but_the_look(folder: Path) -> None:
    settings = opened(folder, "whole")

    save_preferences(settings, Preferences(b"geometry", b"wide", b"narrow"))

    view = {"view/theme", "view/zoom", "view/utc"}
    window = {"window/geometry", "window/panes-wide", "window/panes-narrow"}
    assert view | window == set(settings.allKeys())
