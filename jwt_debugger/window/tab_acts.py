"""What is done with tabs: opened by hand or by a paste of several tokens, shown, closed."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from jwt_debugger.errands import Searched
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.chooser import Chooser
from jwt_debugger.window.navigation import Navigation
from jwt_debugger.window.theme import Look

MANY: Final = 10  # tokens of one paste: of more, the user is asked whether to open them all


class TabActs(QObject):
    """Does them, and asks where there would be very many."""

    def __init__(
        self, model: DebuggerModel, go: Navigation, look: Callable[[], Look], window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._go = go
        self._look = look
        self._window = window

    @Slot(object)
    def open_several(self, found: Searched) -> None:
        """Open the others of a paste, whose first is on screen, on tabs of their own."""
        if len(found.tokens) <= MANY:
            self._open_others(found)
            return
        chooser = Chooser(self._look(), found.tokens, self._window)
        chooser.token_chosen.connect(self._model.paste)
        chooser.all_chosen.connect(partial(self._open_others, found))
        chooser.open()

    @Slot()
    def open_new(self) -> None:
        """Open an empty tab, with the keyboard where its token goes."""
        self._model.new_tab()
        self._go.go_to_token()

    @Slot()
    def close_this(self) -> None:
        """Close the tab on screen."""
        self._model.close_tab(self._model.state.tab)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "new-tab": self.open_new,
            "close-tab": self.close_this,
            "reopen-tab": self._model.reopen_tab,
            "next-tab": self._model.next_tab,
            "previous-tab": self._model.previous_tab,
        }

    def _open_others(self, found: Searched) -> None:
        before = len(self._model.state.tabs)
        self._model.open_beside([each.text for each in found.tokens[1:]], found.stripped[1:])
        opened = len(self._model.state.tabs) - before + 1
        words = _found_words(len(found.tokens), opened)
        if found.stripped[0]:
            words = _("{words}. This one: {what}").format(words=words, what=found.stripped[0])
        self._model.say(words)


def _found_words(count: int, opened: int) -> str:
    """Say how many tokens were found, and how many of them are open."""
    if opened < count:
        words = _("{count:,} tokens found, {opened:,} opened: there is no room for more tabs")
        return words.format(count=count, opened=opened)
    words = ngettext(
        "{count:,} token found, each on a tab of its own",
        "{count:,} tokens found, each on a tab of its own",
        count,
    )
    return words.format(count=count)
