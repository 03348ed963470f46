"""The Help menu: each of its windows is opened over the main one and never blocks it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from jwt_debugger.window import dialogs
from jwt_debugger.window.theme import Look


class Helping(QObject):
    """Opens the windows that explain something."""

    def __init__(self, look: Callable[[], Look], window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window

    @Slot()
    def list_shortcuts(self) -> None:
        """List the keys of everything that has some."""
        dialogs.shortcuts(self._look(), self._window).open()

    @Slot()
    def explain(self) -> None:
        """Explain a token to somebody who meets one for the first time."""
        dialogs.what_is_a_jwt(self._look(), self._window).open()

    @Slot()
    def tell_privacy(self) -> None:
        """Say what becomes of tokens and secrets."""
        dialogs.privacy(self._look(), self._window).open()

    @Slot()
    def tell_about(self) -> None:
        """Say what this is, which version, and under which licence."""
        dialogs.about(self._look(), self._window).open()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "shortcuts": self.list_shortcuts,
            "what-is-a-jwt": self.explain,
            "privacy": self.tell_privacy,
            "about": self.tell_about,
        }
