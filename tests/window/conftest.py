"""A real window with a clock that can be turned, for every test that drives it."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MainWindow


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Turn it ahead: turn(hours=2, seconds=1)."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def clipboard(qtbot: QtBot) -> QClipboard:
    del qtbot  # there is no clipboard without an application
    board = QGuiApplication.clipboard()
    board.clear()
    return board


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(
    qtbot: QtBot, clock: Clock, clipboard: QClipboard, settings: QSettings
) -> Iterator[MainWindow]:
    """Show an empty window of 1280 by 800 that has the keyboard; its work is done on the spot."""
    del clipboard  # emptied
    made = make_window(clock, settings)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        show(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def lasting_window(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """Show one such window for all tests of a module, which empty it themselves.

    It is deleted as qtbot deletes its own: what Python's collector of garbage finds of it later, in
    whatever order, must be gone from Qt.
    """
    path = tmp_path_factory.mktemp("window") / "settings.ini"
    made = make_window(Clock(), QSettings(str(path), QSettings.Format.IniFormat))
    show(made)
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()
    qapp.sendPostedEvents(made, QEvent.Type.DeferredDelete)
    gc.collect()


def make_window(clock: Clock, settings: QSettings) -> MainWindow:
    jobs = Jobs(None)
    return MainWindow(DebuggerModel(clock, jobs.run), jobs, settings)


def show(window: MainWindow) -> None:
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
