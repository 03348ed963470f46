"""Which word list is tried for which token, and what becomes of the secret that is found."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from jwt_debugger.inspection.known_secrets import target_of
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.theme import Look
from jwt_debugger.window.word_list_sheet import WordListSheet


class WordTrying(QObject):
    """Asks for a word list and tries it as the secret of the token as it was pasted."""

    def __init__(
        self, model: DebuggerModel, jobs: Jobs, look: Callable[[], Look], window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._jobs = jobs
        self._look = look
        self._window = window

    @Slot()
    def ask(self) -> None:
        """Let the user choose a list; where no secret can be looked for, that is said."""
        original = self._model.state.original
        if original is None or target_of(original) is None:
            self._model.say(_("A word list needs a token that is signed with a secret"))
            return
        dialog = QFileDialog(self._window, _("Try a Word List"))
        dialog.setObjectName("word_list_dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if QGuiApplication.platformName() == "offscreen":
            dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(self.try_list)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def try_list(self, path: str) -> None:
        """Try every word of a file."""
        original = self._model.state.original
        target = target_of(original) if original else None
        if target is not None:
            sheet = WordListSheet(self._look(), target, path, self._jobs, self._window)
            sheet.secret_chosen.connect(self._model.give_key)
            sheet.open()
