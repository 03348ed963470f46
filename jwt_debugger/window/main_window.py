"""The window: it puts the panes together, and connects them with the model."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from jwt_debugger.examples import catalogue, make_example
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import State
from jwt_debugger.templates import TEMPLATES
from jwt_debugger.translation import _
from jwt_debugger.window.actions import LIFETIMES, Actions
from jwt_debugger.window.algorithm_menu import algorithm_checks, algorithm_handlers
from jwt_debugger.window.appearance import Appearance
from jwt_debugger.window.arrangement import Arrangement, make_panes
from jwt_debugger.window.claim_edits import ClaimEdits
from jwt_debugger.window.comparing import Comparing
from jwt_debugger.window.copying import Copying
from jwt_debugger.window.handing_on import HandingOn
from jwt_debugger.window.helping import Helping
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.judging import Judging
from jwt_debugger.window.navigation import Navigation
from jwt_debugger.window.opening import Opening
from jwt_debugger.window.payload_acts import PayloadActs
from jwt_debugger.window.preferences import (
    Preferences,
    Theme,
    load_preferences,
    save_preferences,
)
from jwt_debugger.window.searching import Searching
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.standard_keys import StandardKeys
from jwt_debugger.window.style import qt_palette, stylesheet
from jwt_debugger.window.tab_acts import TabActs
from jwt_debugger.window.text_search import TextSearch
from jwt_debugger.window.theme import Look
from jwt_debugger.window.variables import Variables
from jwt_debugger.window.wheel_zoom import WheelZoom
from jwt_debugger.window.window_words import claims_label, disclosures_label, findings_label
from jwt_debugger.window.word_trying import WordTrying

SIZE, MINIMUM_SIZE = (1280, 800), (720, 520)  # logical pixels
SECOND, MINUTE = 1_000, 60_000  # ms between two looks at the clock
SOON: Final = timedelta(hours=1)


class MainWindow(QMainWindow):
    """One token with its key, everything that can be said of it, and what can be done to it.

    Attributes:
        model: The owner of all that is shown.

    """

    def __init__(
        self,
        model: DebuggerModel,
        jobs: Jobs,
        settings: QSettings,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.model = model
        self._jobs = jobs
        self._settings = settings
        preferences = load_preferences(settings)
        self._appearance = Appearance(
            QGuiApplication.styleHints(), preferences.theme, preferences.zoom, self
        )
        self._opened = ""  # the token whose page the window has chosen
        self._typed: str | None = None  # the token that is being typed: its pages stay
        self._ticker = QTimer(self)
        self._ticker.setObjectName("ticker")
        self.setObjectName("main_window")
        self.setWindowTitle(_("JWT Debugger"))
        self.setMinimumSize(*MINIMUM_SIZE)
        self.setAcceptDrops(True)
        look = self._appearance.look
        self._panes = make_panes(look)
        self._arrangement = Arrangement(self._panes, look)
        self._actions = Actions(self.menuBar())
        self._copying = Copying(model, QGuiApplication.clipboard(), self)
        self._searching = Searching(model, jobs, self)
        self._payload_acts = PayloadActs(model, self)
        variables = Variables(model, environment, self._current_look, self)
        self._opening = Opening(model, self._searching, variables, self)
        self._keys = StandardKeys(model, self._copying, self._opening)
        self._navigation = Navigation(model, self._panes, self._arrangement)
        self._handing_on = HandingOn(model, self._copying, jobs, self)
        self._tab_acts = TabActs(model, self._navigation, self._current_look, self)
        self._edits = ClaimEdits(model, self._navigation, self._current_look, self)
        self._comparing = Comparing(model, self._copying, self._current_look, self)
        self._helping = Helping(self._current_look, self)
        self._judging = Judging(model, self._panes.strip, self._current_look, self)
        self._text_search = TextSearch(model, self._panes, self._appearance)
        self._word_trying = WordTrying(model, jobs, self._current_look, self)
        self._handlers = self._make_handlers()
        self._arrange()
        self._connect_signals()
        self._connect_panes()
        self._wheel_zoom = WheelZoom(self._appearance, self)
        self._restore(preferences)
        self._show_look(self._appearance.look)
        model.set_utc(preferences.utc)

    def _arrange(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._arrangement, 1)
        column.addWidget(self._panes.find)
        column.addWidget(self._panes.status)
        self.setCentralWidget(centre)

    def _connect_signals(self) -> None:
        self.model.changed.connect(self._show)
        self.model.changed.connect(self._text_search.follow)  # in what the panes show by then
        self.model.several_found.connect(self._tab_acts.open_several)
        self._actions.triggered.connect(self._act)
        self._appearance.changed.connect(self._show_look)
        self._appearance.changed.connect(self._text_search.follow)
        self._ticker.timeout.connect(self.model.tick)
        self._searching.progressed.connect(self._panes.status.show_progress)
        self._searching.ended.connect(self._panes.status.end_progress)
        for editor in self._navigation.editors():
            editor.cursorPositionChanged.connect(self._show_caret)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_caret)

    def _connect_panes(self) -> None:
        model, panes, copying, opening = self.model, self._panes, self._copying, self._opening
        token, secret, decoded, edits = panes.token, panes.secret, panes.decoded, self._edits
        for signal, slot in (
            (token.text_edited, self._type_token),
            (token.paste_requested, opening.open_text),
            (token.file_dropped, opening.open_token),
            (token.open_requested, opening.ask_for_token),
            (token.copy_requested, copying.copy_token),
            (token.copy_original_requested, copying.copy_original),
            (token.clear_requested, model.clear_token),
            (token.revert_requested, model.revert),
            (token.repair_requested, model.repair),
            (token.sign_requested, model.sign),
            (decoded.header_edited, model.edit_header),
            (decoded.payload_edited, model.edit_payload),
            (decoded.copy_requested, copying.copy_part),
            (decoded.inner_requested, self._payload_acts.open_inner),
            (decoded.payload_pasted, self._payload_acts.take_text),
            (decoded.payload_typed, self._payload_acts.type_text),
            (decoded.payload_dropped, self._payload_acts.drop),
            (decoded.payload_file_requested, self._payload_acts.ask_for_file),
            (secret.secret_edited, model.set_key_text),
            (secret.key_edited, model.set_key_text),
            (secret.format_chosen, model.set_key_format),
            (secret.passphrase_edited, model.set_passphrase),
            (secret.generate_requested, model.generate_key),
            (secret.test_key_requested, model.use_test_key),
            (secret.open_requested, opening.ask_for_key),
            (secret.file_dropped, opening.open_key),
            (secret.sign_requested, model.sign),
            (secret.remedy_requested, model.apply_remedy),
            (secret.own_key_requested, model.use_carried_key),
            (secret.paste_as_key_requested, opening.paste_key),
            (panes.claims.copy_requested, copying.copy),
            (panes.disclosures.copy_requested, copying.copy),
            (panes.claims.time_requested, edits.ask_time),
            (panes.claims.now_requested, edits.set_now),
            (panes.claims.add_requested, edits.ask_claim),
            (panes.claims.remove_requested, model.remove_claim),
            (panes.findings.repair_requested, model.repair),
            (panes.findings.generate_requested, model.generate_key),
            (panes.side.copy_requested, copying.copy),
            (panes.welcome.example_chosen, self.open_example),
            (panes.welcome.explanation_requested, self._helping.explain),
            (panes.tabs.tab_chosen, model.select_tab),
            (panes.tabs.close_requested, model.close_tab),
            (panes.tabs.new_requested, self._tab_acts.open_new),
            (panes.offer.taken, model.take_key_of),
            (copying.copied, panes.status.fade_in),
            (panes.status.cancel_clicked, self._searching.cancel),
            (panes.status.zone_clicked, self._turn_zone),
            (panes.status.zoom_clicked, self._zoom_back),
        ):
            signal.connect(slot)

    def _make_handlers(self) -> Mapping[str, Callable[[], object]]:
        """Say what each action of the table does."""
        model, copying, opening, keys = self.model, self._copying, self._opening, self._keys
        return {
            "compare": self._comparing.compare,
            "clear-all": self._clear_all,
            "quit": self.close,
            "undo": model.undo,
            "redo": model.redo,
            "cut": keys.cut,
            "copy": keys.copy,
            "paste": keys.paste,
            "paste-key": keys.paste_key,
            "select-all": keys.select_all,
            "show-secret": self._panes.secret.toggle_shown,
            "judge": self._judging.ask,
            "utc": self._turn_zone,
            "zoom-in": partial(self._appearance.step_zoom, 1),
            "zoom-out": partial(self._appearance.step_zoom, -1),
            "zoom-reset": self._zoom_back,
            "sign": model.sign,
            "encrypt": model.sign,
            "revert": model.revert,
            "repair": model.repair,
            "clear-token": model.clear_token,
            "generate": model.generate_key,
            "word-list": self._word_trying.ask,
            "test-key": model.use_test_key,
            "encrypt-test-key": model.use_test_key,
            **{f"example-{each.id}": partial(self.open_example, each.id) for each in catalogue()},
            **{f"theme-{theme}": partial(self._appearance.set_theme, theme) for theme in Theme},
            **algorithm_handlers(model),
            **{f"template-{each.id}": partial(model.load_template, each.id) for each in TEMPLATES},
            **{
                name: partial(self._edits.set_from_now, "exp", seconds)
                for name, seconds in LIFETIMES.items()
            },
            **opening.handlers(),
            **copying.handlers(),
            **self._navigation.handlers(),
            **self._handing_on.handlers(),
            **self._edits.handlers(),
            **self._tab_acts.handlers(),
            **self._helping.handlers(),
            **self._text_search.handlers(),
        }

    # What is shown.

    @Slot(object)
    def _show(self, state: State) -> None:
        """Draw a new state everywhere."""
        now = self.model.now
        panes = self._panes
        self._arrangement.show_welcome(state.inspection is None)
        for pane in (panes.strip, panes.token, panes.secret, panes.decoded, panes.claims):
            pane.show_state(state, now)
        for below in (panes.findings, panes.status, panes.tabs, panes.offer, panes.disclosures):
            below.show_state(state, now)
        findings = findings_label(panes.findings.count())
        labels = claims_label(state), findings, disclosures_label(state)
        panes.side.set_labels(*labels)
        panes.decoded.set_labels(*labels)
        self._actions.show_state(state)
        self._show_checks(state)
        self._choose_page(state)
        self._set_pace(state, now)

    def show_page(self, name: str) -> None:
        """Bring "json", "claims" or "findings" in sight."""
        self._arrangement.show_page(name)

    def _choose_page(self, state: State) -> None:
        """Bring up what matters in a token that was just opened, and not while one is typed."""
        opened = state.request.original
        if state.busy or opened == self._opened:
            return
        self._opened = opened
        if state.inspection is not None and opened != self._typed:
            self._navigation.choose_page(state.inspection)

    def _show_checks(self, state: State) -> None:
        self._actions.check(
            {
                "utc": state.utc,
                **{f"theme-{theme}": theme is self._appearance.theme for theme in Theme},
                **algorithm_checks(state),
            }
        )

    def _set_pace(self, state: State, now: datetime) -> None:
        """Look at the clock each second while something is less than an hour away."""
        if state.inspection is None:
            self._ticker.stop()
            return
        time = state.inspection.time
        instants = (time.issued_at, time.not_before, time.expires_at)
        near = any(each is not None and abs(each - now) < SOON for each in instants)
        interval = SECOND if near else MINUTE
        if not self._ticker.isActive() or self._ticker.interval() != interval:
            self._ticker.start(interval)

    @Slot(object)
    def _show_look(self, look: Look) -> None:
        """Draw everything in another theme, zoom or width."""
        QApplication.setPalette(qt_palette(look.palette))
        self.setStyleSheet(stylesheet(look))
        self._arrangement.set_look(look)
        for sheet in self.findChildren(Sheet):
            sheet.set_look(look)
        self._navigation.order_tabs()
        self._show(self.model.state)

    @Slot()
    def _show_caret(self, *_focus: QWidget | None) -> None:
        self._panes.status.show_caret(self._navigation.caret())

    # What the user does.

    @Slot(str)
    def _act(self, name: str) -> None:
        self._handlers[name]()
        self._show_checks(self.model.state)  # a click has turned the check mark by itself

    @Slot(str)
    def _type_token(self, text: str) -> None:
        self._typed = text
        self.model.set_token(text)

    @Slot(str)
    def open_example(self, name: str) -> None:
        """Open the example of that id, made as of now."""
        self.model.load_example(make_example(name, self.model.now))

    def _clear_all(self) -> None:
        self._searching.cancel()
        self.model.clear_all()

    def _current_look(self) -> Look:
        return self._appearance.look

    def _turn_zone(self) -> None:
        self.model.set_utc(not self.model.state.utc)

    def _zoom_back(self) -> None:
        self._appearance.set_zoom(100)

    # What is remembered.

    def _restore(self, preferences: Preferences) -> None:
        """Take back the sizes of the last time, or begin in a size that fits the screen."""
        if preferences.geometry is None or not self.restoreGeometry(
            QByteArray(preferences.geometry)
        ):
            room = self.screen().availableSize()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
        self._appearance.set_width(self.width())
        self._arrangement.restore(preferences.panes_wide, preferences.panes_narrow)

    def _remember(self) -> None:
        wide, narrow = self._arrangement.saved()
        preferences = Preferences(
            bytes(self.saveGeometry().data()),
            wide,
            narrow,
            self._appearance.theme,
            self._appearance.zoom,
            self.model.state.utc,
        )
        save_preferences(self._settings, preferences)

    # Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt
        """Become narrow or wide."""
        super().resizeEvent(event)
        self._appearance.set_width(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt
        """Take files and texts anywhere."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt
        """Take what was dropped beside the panes that take it themselves."""
        self._opening.take_drop(event.mimeData())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt
        """Write the sizes down, and forget everything else."""
        self._remember()
        self._ticker.stop()
        self._jobs.close()
        self._copying.close()
        super().closeEvent(event)
