"""Which two tokens to compare: those of two tabs, or one and what it was before an edit."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.comparison_view import ComparisonView, Side
from jwt_debugger.window.copying import Copying
from jwt_debugger.window.theme import Look


class Comparing(QObject):
    """Opens the comparison of the token on screen with the likeliest other one."""

    def __init__(
        self, model: DebuggerModel, copying: Copying, look: Callable[[], Look], window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._copying = copying
        self._look = look
        self._window = window

    @Slot()
    def compare(self) -> None:
        """Show the token beside what it was, or beside the next tab's; either can be changed."""
        sides = tuple(self._sides())
        if len(sides) < 2:
            self._model.say(_("There is no second token to compare with"))
            return
        state = self._model.state
        view = ComparisonView(
            self._look(), sides, _chosen(sides, state.tab), utc=state.utc, parent=self._window
        )
        view.copy_requested.connect(self._copying.copy)
        view.open()

    def _sides(self) -> Iterator[Side]:
        """Yield every open token, and of an edited one also what it was."""
        for index, tab in enumerate(self._model.state.tabs):
            now, then = self._model.inspection_of(index), self._model.original_of(index)
            if now is None:
                continue
            title = f"{index + 1}  {tab.title}"
            if then is not None and then.token != now.token:
                yield Side(f"{index}-original", _("{title}, as pasted").format(title=title), then)
                title = _("{title}, edited").format(title=title)
            yield Side(str(index), title, now)


def _chosen(sides: tuple[Side, ...], tab: int) -> tuple[str, str]:
    """Choose the token on screen as the one after: of its original, or of the tab before.

    The first tab has none before it: it is compared with the next one, as that is by now.
    """
    names = [side.id for side in sides]
    after = str(tab) if str(tab) in names else names[-1]
    original = f"{after}-original"
    if original in names:
        return original, after
    at = names.index(after)
    return (names[at - 1], after) if at else (after, names[1].removesuffix("-original"))
