"""A word list is tried as the secret of the token: progress, rate, cancel, and what came of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from jwt_debugger.inspection.known_secrets import Target
from jwt_debugger.inspection.visible import quoted, visible
from jwt_debugger.inspection.word_list import Outcome, search_word_list
from jwt_debugger.inspection.word_list import Progress as Pace
from jwt_debugger.state import KeyInput
from jwt_debugger.translation import _
from jwt_debugger.window.jobs import Jobs, Progress
from jwt_debugger.window.label import Label
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.style import bar_style
from jwt_debugger.window.theme import SMALL, Look

STEPS: Final = 1_000  # of the progress bar


class WordListSheet(Sheet):
    """Searches while it is open; to close it ends the search.

    Signals:
        secret_chosen: The KeyInput of the secret that was found.

    """

    secret_chosen = Signal(object)

    def __init__(
        self, look: Look, target: Target, path: str, jobs: Jobs, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, _("Try a word list"), "word-list-sheet", parent)
        self._pace = Pace(0, None, 0, 0.0)
        self._secret: bytes | None = None
        name = Label(look, visible(Path(path).name, 80), ink="text2")
        name.setWordWrap(True)
        self._told = Label(look, _("Each line of it is tried as the secret of this token."))
        self._told.setObjectName("word-list-told")
        self._told.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setObjectName("word-list-progress")
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setStyleSheet(bar_style(look))
        self._bar.setRange(0, STEPS)
        self._rate = Label(look, size=SMALL, ink="text2")
        self._rate.setObjectName("word-list-rate")
        for widget in (name, self._bar, self._rate, self._told):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._use = self.add_button(_("Use This Secret"), name="use-secret", primary=True)
        self._use.hide()
        self._close = self.add_button(_("Cancel"), name="cancel")
        work = partial(_tried, target, path, self._hear_pace)
        self._job = jobs.start(work, self._show_outcome, self._show_pace)
        self._connect_signals()
        self.fit(480, 240)

    def _connect_signals(self) -> None:
        self._use.clicked.connect(self._on_use)
        self._close.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)

    def _hear_pace(self, pace: Pace) -> None:
        """Note how far the search is; it is called in the search's own thread."""
        self._pace = pace

    def _show_pace(self, _done: int, _total: int) -> None:
        share, pace = self._pace.share, self._pace
        self._bar.setRange(0, STEPS if share is not None else 0)
        if share is not None:
            self._bar.setValue(round(share * STEPS))
        words = _("{tried:,} words, {rate:,.0f} a second")
        self._rate.show_text(words.format(tried=pace.tried, rate=pace.rate))

    def _show_outcome(self, outcome: Outcome | str) -> None:
        """Say what was found, or that nothing was."""
        self._close.setText(_("Close"))
        if isinstance(outcome, str):
            self._told.show_text(outcome, "bad")
            return
        self._pace = outcome.progress
        self._show_pace(0, 0)
        self._bar.setRange(0, STEPS)
        self._bar.setValue(STEPS)
        self._secret = outcome.secret
        if outcome.secret is None:
            self._told.show_text(_("The secret is none of these words."))
            return
        text = outcome.secret.decode("utf-8", "backslashreplace")
        words = _("The secret is {secret}. Whoever has this list can forge your tokens.")
        self._told.show_text(words.format(secret=quoted(text)), "bad", bold=True)
        self._use.show()
        self._use.setFocus()

    def _on_use(self) -> None:
        if self._secret is not None:
            self.secret_chosen.emit(_key_input(self._secret))
            self.accept()

    def _on_finished(self) -> None:
        self._job.cancel()


def _tried(
    target: Target, path: str, hear: Callable[[Pace], None], progress: Progress
) -> Outcome | str:
    """Search the list, or say why it cannot be read."""

    def cancelled() -> bool:
        return progress.cancelled

    try:
        return search_word_list(target, Path(path), progress=hear, cancelled=cancelled)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _("The list cannot be read: {reason}.").format(reason=reason)


def _key_input(secret: bytes) -> KeyInput:
    """Return the secret as text, or in hex where it is none."""
    try:
        return KeyInput(secret.decode())
    except UnicodeDecodeError:
        return KeyInput(secret.hex(), format="hex")
