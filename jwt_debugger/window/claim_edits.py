"""Edits that take little typing: times, added claims, and how JSON is laid out."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QApplication, QWidget

from jwt_debugger.jose.json_layout import formatted, layout_obstacle, minified, sorted_by_name
from jwt_debugger.model import DebuggerModel
from jwt_debugger.translation import _
from jwt_debugger.window.claim_sheet import ClaimSheet
from jwt_debugger.window.navigation import Navigation
from jwt_debugger.window.theme import Look
from jwt_debugger.window.time_sheet import TimeSheet


class ClaimEdits(QObject):
    """Asks what is to be written where that takes more than a click, and has the model do it."""

    def __init__(
        self,
        model: DebuggerModel,
        go: Navigation,
        look: Callable[[], Look],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._go = go
        self._look = look
        self._window = window

    @Slot(str)
    def set_now(self, claim: str) -> None:
        """Set a time to now."""
        self.set_from_now(claim, 0)

    def set_from_now(self, claim: str, seconds: int) -> None:
        """Set a time so many seconds from now."""
        self._set_time(claim, int(self._model.now.timestamp()) + seconds)

    @Slot(str)
    def ask_time(self, claim: str, place: QPoint | None = None) -> None:
        """Ask for a time, beside the claim where it was asked for there."""
        current, issued = (self._time(name) for name in (claim, "iat"))
        sheet = TimeSheet(
            self._look(),
            claim,
            self._model.now,
            current=current,
            issued=issued,
            utc=self._model.state.utc,
            parent=self._window,
        )
        sheet.time_chosen.connect(self._set_time)
        if place is not None:
            corner = self._window.mapToGlobal(QPoint(0, 0))
            room = self._window.size() - sheet.size()
            inside = place - corner
            sheet.move(
                corner.x() + max(0, min(inside.x(), room.width())),
                corner.y() + max(0, min(inside.y(), room.height())),
            )
        sheet.open()

    @Slot()
    def ask_claim(self) -> None:
        """Ask for a claim to add."""
        inspection = self._model.state.inspection
        present = frozenset(inspection.claims) if inspection else frozenset()
        sheet = ClaimSheet(self._look(), present, self._model.now, self._window)
        sheet.claim_added.connect(self._add)
        sheet.open()

    @Slot()
    def format_json(self) -> None:
        """Write one member or element a line."""
        self._lay_out(formatted, _("JSON formatted"))

    @Slot()
    def minify_json(self) -> None:
        """Write no space."""
        self._lay_out(minified, _("JSON minified"))

    @Slot()
    def sort_json(self) -> None:
        """Sort the members of every object by name."""
        self._lay_out(sorted_by_name, _("Members sorted by name"))

    def _lay_out(self, lay_out: Callable[[str], str], notice: str) -> None:
        """Lay out the header if the keyboard is in it, or else the payload."""
        widget, state, model = QApplication.focusWidget(), self._model.state, self._model
        in_header = widget is not None and widget.objectName() == "header"
        text = state.header_display if in_header else state.payload_display
        edit = model.edit_header if in_header else model.edit_payload
        made = lay_out(text)
        obstacle = layout_obstacle(text)
        if obstacle is not None:
            model.say(obstacle)
        elif made == text:
            model.say(_("The JSON is laid out so already"))
        else:
            before = state.request.token
            edit(made)
            same = model.state.request.token == before
            model.say(_("{done}. The token is as it was").format(done=notice) if same else notice)

    def _set_time(self, claim: str, seconds: int) -> None:
        self._model.set_claim(claim, str(seconds))

    def _add(self, name: str, value: str) -> None:
        self._model.set_claim(name, value)
        self._go.go_to_member(name)

    def _time(self, claim: str) -> int | None:
        """Return the whole seconds of a time that the payload has."""
        inspection = self._model.state.inspection
        value = inspection.claims.get(claim) if inspection else None
        return int(value) if type(value) is int or type(value) is float else None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Say which actions these are."""
        return {
            "add-claim": self.ask_claim,
            "format-json": self.format_json,
            "minify-json": self.minify_json,
            "sort-json": self.sort_json,
            **{f"{name}-now": partial(self.set_now, name) for name in ("exp", "nbf", "iat")},
            **{f"{name}-other": partial(self.ask_time, name) for name in ("exp", "nbf", "iat")},
        }
