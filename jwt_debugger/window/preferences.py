"""What is remembered from one run to the next: sizes, theme, zoom and time zone; no content."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QByteArray, QSettings

from jwt_debugger.window.theme import MAXIMUM_ZOOM, MINIMUM_ZOOM


class Theme(StrEnum):
    """What the colours follow."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """All that is written down; a size is None where the user has changed nothing.

    `geometry` is the window's, in Qt's own form; `zoom` is in per cent.
    """

    geometry: bytes | None = None
    panes_wide: bytes | None = None
    panes_narrow: bytes | None = None
    theme: Theme = Theme.SYSTEM
    zoom: int = 100
    utc: bool = False


_GEOMETRY: Final = "window/geometry"
_PANES_WIDE: Final = "window/panes-wide"
_PANES_NARROW: Final = "window/panes-narrow"
_THEME: Final = "view/theme"
_ZOOM: Final = "view/zoom"
_UTC: Final = "view/utc"


def load_preferences(settings: QSettings) -> Preferences:
    """Read what was remembered; whatever is damaged is as if it had never been set."""
    theme = settings.value(_THEME)
    return Preferences(
        geometry=_bytes(settings.value(_GEOMETRY)),
        panes_wide=_bytes(settings.value(_PANES_WIDE)),
        panes_narrow=_bytes(settings.value(_PANES_NARROW)),
        theme=Theme(theme) if theme in list(Theme) else Theme.SYSTEM,
        zoom=_zoom(settings.value(_ZOOM)),
        utc=settings.value(_UTC) in (True, "true"),
    )


def save_preferences(settings: QSettings, preferences: Preferences) -> None:
    """Write all of it down."""
    sizes = (
        (_GEOMETRY, preferences.geometry),
        (_PANES_WIDE, preferences.panes_wide),
        (_PANES_NARROW, preferences.panes_narrow),
    )
    for name, size in sizes:
        if size is None:
            settings.remove(name)
        else:
            settings.setValue(name, QByteArray(size))
    settings.setValue(_THEME, preferences.theme.value)
    settings.setValue(_ZOOM, preferences.zoom)
    settings.setValue(_UTC, preferences.utc)


def _bytes(value: Any) -> bytes | None:
    return bytes(value.data()) if isinstance(value, QByteArray) and not value.isEmpty() else None


def _zoom(value: Any) -> int:
    try:
        zoom = int(value)
    except (TypeError, ValueError):
        return 100
    return min(max(zoom, MINIMUM_ZOOM), MAXIMUM_ZOOM)
