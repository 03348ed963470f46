"""The search for tokens in large texts: beside the window's own work, with progress, to cancel."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from jwt_debugger.errands import Searched, searched
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.files import read_token_file
from jwt_debugger.window.jobs import Jobs, LongJob, Progress

LARGE: Final = 1_000_000  # characters or bytes: what is smaller takes no time to speak of
WHOLE: Final = 100  # per cent


class Searching(QObject):
    """Finds the tokens of a text or a file and hands them to the model.

    Signals:
        progressed: How much of a large text is searched, in per cent.
        ended: There is no search under way any more.

    """

    progressed = Signal(int)
    ended = Signal()

    def __init__(self, model: DebuggerModel, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._jobs = jobs
        self._job: LongJob | None = None

    @Slot(str)
    def search(self, text: str) -> None:
        """Take the tokens out of a text."""
        self.cancel()
        if len(text) < LARGE:
            self._model.paste(text)
        else:
            self._start(lambda: text)

    @Slot(str)
    def open_file(self, path: str) -> None:
        """Take the tokens out of a file; what cannot be read is said."""
        self.cancel()
        if _size(path) >= LARGE:
            self._start(partial(read_token_file, path))
            return
        try:
            text = read_token_file(path)
        except TokenError as error:
            self._model.say(str(error))
        else:
            self._model.paste(text)

    @Slot()
    def cancel(self) -> None:
        """End the search; what it would have found is not heard."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _start(self, load: Callable[[], str]) -> None:
        self._job = self._jobs.start(partial(_found, load), self._take, self._tell)
        self.progressed.emit(0)

    def _tell(self, done: int, _total: int) -> None:
        self.progressed.emit(done)

    def _take(self, found: Searched | str) -> None:
        self._end()
        if isinstance(found, str):
            self._model.say(found)
        else:
            self._model.take_found(found)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def _found(load: Callable[[], str], progress: Progress) -> Searched | str:
    """Search a text, or say why nothing comes of it: a large one is not shown as it stands."""

    def report(share: float) -> bool:
        progress.tell(round(share * WHOLE), WHOLE)
        return not progress.cancelled

    try:
        found = searched(load(), report)
    except TokenError as error:
        return str(error)
    return found if found.tokens else _("No token found in it")


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0
