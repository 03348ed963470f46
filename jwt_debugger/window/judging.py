"""By what time is judged: the strip's tools and the sheet, and the model that they set."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.judging_sheet import JudgingSheet
from jwt_debugger.window.theme import Look
from jwt_debugger.window.verdict_strip import VerdictStrip


class Judging(QObject):
    """Takes the instant, the leeway and the expectations to the model."""

    def __init__(
        self, model: DebuggerModel, strip: VerdictStrip, look: Callable[[], Look], window: QWidget
    ) -> None:
        super().__init__(window)
        self._model = model
        self._strip = strip
        self._look = look
        self._window = window
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._strip.judging_clicked.connect(self.ask)
        self._strip.instant_chosen.connect(self._model.set_instant)
        self._strip.now_requested.connect(self._back_to_now)

    @Slot()
    def ask(self) -> None:
        """Open the sheet below the strip, where the verdict stays in sight."""
        model = self._model
        sheet = JudgingSheet(self._look(), model.state, model.clock, self._window)
        for signal, slot in (
            (sheet.instant_chosen, model.set_instant),
            (sheet.leeway_chosen, model.set_leeway),
            (sheet.expected_chosen, model.set_expected),
            (sheet.utc_chosen, model.set_utc),
            (model.changed, sheet.show_state),
        ):
            signal.connect(slot)
        sheet.open()
        corner = self._strip.mapToGlobal(self._strip.rect().bottomLeft())
        left = corner.x() + (self._strip.width() - sheet.width()) // 2
        sheet.move(left, min(corner.y(), sheet.y() + self._look().px(60)))

    @Slot()
    def _back_to_now(self) -> None:
        if self._model.state.request.at is not None:
            self._model.set_instant(None)
