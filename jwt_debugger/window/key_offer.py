"""Below the secret pane: the key of another tab, where this one has none."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.controls import Button
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import Look


class KeyOffer(Button):
    """Offers the key of the nearest tab that has one.

    Signals:
        taken: The number of the tab whose key the user wants here too.

    """

    taken = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", Icon.KEY, name="key_of_tab")
        self.setParent(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._tab = 0
        self._connect_signals()
        self.hide()

    def _connect_signals(self) -> None:
        self.clicked.connect(self._on_clicked)

    def show_state(self, state: State, _now: datetime) -> None:
        """Show the offer where there is one to make."""
        tab = _nearest_with_key(state)
        if tab is not None:
            self._tab = tab
            title = state.tabs[tab].title.replace("&", "&&")
            words = _("Use the key of “{title}”").format(title=title)
            if words != self.text():
                self.setText(words)
        if self.isHidden() != (tab is None):
            self.setHidden(tab is None)

    def _on_clicked(self) -> None:
        self.taken.emit(self._tab)


def _nearest_with_key(state: State) -> int | None:
    """Return the tab nearest to this one that has a key; None where none is needed or there."""
    if not state.request.key.empty or not state.request.token:
        return None
    with_key = [index for index, tab in enumerate(state.tabs) if tab.has_key]
    return min(with_key, key=lambda index: abs(index - state.tab), default=None)
