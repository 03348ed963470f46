"""Below the secret pane: the key of another tab that fits, where this one has none."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from jwt_debugger.jose.keys import is_named, suits
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.button import Button
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.key_words import token_algorithm
from jwt_debugger.window.theme import Look


class KeyOffer(Button):
    """Offers the key that matches, else the one that is named, else one that the algorithm takes.

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
        tab = likeliest_tab(state)
        if tab is not None:
            self._tab = tab
            words = _("Use the key of “{title}”")
            if state.tabs[tab].keys == state.matching_keys:
                words = _("Use the matching key of “{title}”")
            self.show_words(words.format(title=state.tabs[tab].title))
        if self.isHidden() != (tab is None):
            self.setHidden(tab is None)

    def _on_clicked(self) -> None:
        self.taken.emit(self._tab)


def likeliest_tab(state: State) -> int | None:
    """Return the tab whose key this token most likely needs; None: none fits, or it has one.

    A key that was found to match comes first, then one that the header's `kid` names, then the
    nearest one that the algorithm takes.
    """
    algorithm = token_algorithm(state)
    if state.inspection is None or not state.request.key.empty or algorithm is None:
        return None
    kid = (state.inspection.header or {}).get("kid")
    fitting = [
        (
            tab.keys != state.matching_keys,
            not is_named(tab.keys, kid),
            abs(index - state.tab),
            index,
        )
        for index, tab in enumerate(state.tabs)
        if any(suits(key, algorithm) is None for key in tab.keys)
    ]
    return min(fitting)[-1] if fitting else None
