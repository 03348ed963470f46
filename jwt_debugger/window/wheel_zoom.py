"""Zoom by Ctrl and the wheel, wherever the pointer is in the window."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from jwt_debugger.window.appearance import Appearance

NOTCH: Final = 120  # eighths of a degree; a touch pad turns less at a time


class WheelZoom(QObject):
    """Takes the wheel while Ctrl is held, before what lies under the pointer scrolls."""

    def __init__(self, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._appearance = appearance
        self._turned = 0
        window.installEventFilter(self)
        for area in window.findChildren(QAbstractScrollArea):
            area.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        """Step the zoom at each notch, also where several small turns make one."""
        if not isinstance(event, QWheelEvent):
            return False
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned = 0
            return False
        self._turned += event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        for _step in range(abs(steps)):
            self._appearance.step_zoom(1 if steps > 0 else -1)
        event.accept()
        return True
