"""The look that the window has now: the theme, the system's wishes, the zoom and the width."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints

from jwt_debugger.window.preferences import Theme
from jwt_debugger.window.theme import (
    DARK,
    HIGH_CONTRAST,
    HIGH_CONTRAST_DARK,
    LIGHT,
    MAXIMUM_ZOOM,
    MINIMUM_ZOOM,
    Look,
    Palette,
)

NARROW_BELOW, STACKED_BELOW = 1100, 700  # logical pixels at 100 %
ZOOMS: Final = (80, 90, 100, 110, 125, 150, 175, 200)  # per cent


class Appearance(QObject):
    """Makes the look out of what it follows.

    Signals:
        changed: The new Look.

    """

    changed = Signal(object)

    def __init__(
        self, hints: QStyleHints, theme: Theme, zoom: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._hints = hints
        # Kept: as a temporary it is deleted while it is asked (PySide 6.11).
        self._wishes = hints.accessibility() if hasattr(hints, "accessibility") else None
        self._theme = theme
        self._zoom = zoom
        self._width = NARROW_BELOW
        self._look = self._make()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._hints.colorSchemeChanged.connect(self._refresh)
        if self._wishes is not None:
            self._wishes.contrastPreferenceChanged.connect(self._refresh)

    @property
    def look(self) -> Look:
        """Return the look."""
        return self._look

    @property
    def theme(self) -> Theme:
        """Return what the colours follow."""
        return self._theme

    @property
    def zoom(self) -> int:
        """Return the zoom in per cent."""
        return self._zoom

    def set_theme(self, theme: Theme) -> None:
        """Follow the system, or stay light or dark."""
        self._theme = theme
        self._refresh()

    def set_zoom(self, zoom: int) -> None:
        """Set the zoom in per cent, within its bounds."""
        self._zoom = min(max(zoom, MINIMUM_ZOOM), MAXIMUM_ZOOM)
        self._refresh()

    def step_zoom(self, steps: int) -> None:
        """Go to the next larger or smaller of the usual zooms."""
        if steps > 0:
            self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self._zoom), MAXIMUM_ZOOM))
        elif steps < 0:
            smaller = [zoom for zoom in ZOOMS if zoom < self._zoom]
            self.set_zoom(smaller[-1] if smaller else MINIMUM_ZOOM)

    def set_width(self, width: int) -> None:
        """Tell the window's width in pixels."""
        self._width = width
        self._refresh()

    def _refresh(self) -> None:
        look = self._make()
        if look != self._look:
            self._look = look
            self.changed.emit(look)

    def _make(self) -> Look:
        zoom = self._zoom / 100
        width = self._width / zoom
        return Look(self._palette(), zoom, width < NARROW_BELOW, width < STACKED_BELOW)

    def _palette(self) -> Palette:
        dark = self._theme is Theme.DARK
        if self._theme is Theme.SYSTEM:
            dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
        if self._wants_contrast():
            return HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST
        return DARK if dark else LIGHT

    def _wants_contrast(self) -> bool:
        if self._wishes is None:
            return False
        return self._wishes.contrastPreference() is Qt.ContrastPreference.HighContrast
