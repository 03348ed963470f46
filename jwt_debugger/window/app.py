"""The application around the window: its name, its icon, its language, and what it starts with."""

import os
import signal
import sys
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MainWindow

NAME: Final = "jwt-debugger"
TITLE: Final = "JWT Debugger"
ICON_SIZES: Final = (16, 32, 48, 64, 128, 256)
TURN: Final = 0.001  # seconds until a working thread lets the window go on; Python's 0.005 is felt
LISTEN: Final = 200  # ms between two chances for Python to hear Ctrl+C in the terminal


def open_window(token: str | None) -> int:
    """Open the window, on a text that may hold tokens, and return the exit status once it closes.

    A model is not asked to judge anything before the window is on screen.
    """
    application = make_application()
    sys.setswitchinterval(TURN)
    jobs = Jobs()
    model = DebuggerModel(clock, jobs.run)
    window = MainWindow(model, jobs, QSettings(NAME, NAME), os.environ)
    window.show()
    if token:
        QTimer.singleShot(0, window, lambda: model.paste(token))
    _end_with_ctrl_c(application, window)
    return application.exec()


def clock() -> datetime:
    """Return the instant now, in UTC."""
    return datetime.now(UTC)


def make_application(*arguments: str) -> QApplication:
    """Make the application, or return the one that there is."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    QGuiApplication.setDesktopFileName(NAME)
    application = QApplication([NAME, *arguments])
    application.setApplicationName(NAME)
    application.setApplicationDisplayName(TITLE)
    application.setStyle("Fusion")
    application.setWindowIcon(program_icon())
    _translate(application)
    return application


def program_icon() -> QIcon:
    """Return the program's icon in all its sizes."""
    icon = QIcon()
    with as_file(files("jwt_debugger.resources") / "icons") as folder:
        for size in ICON_SIZES:
            icon.addFile(str(folder / f"{NAME}-{size}.png"))
    return icon


def _translate(application: QApplication) -> None:
    """Have Qt's own words, of its dialogs, in the user's language too."""
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(), "qtbase", "_", folder):
        application.installTranslator(translator)


def _end_with_ctrl_c(application: QApplication, window: MainWindow) -> None:
    """Close the window on Ctrl+C in the terminal; Python hears of it only while it runs."""
    signal.signal(signal.SIGINT, lambda *_signal: window.close())
    timer = QTimer(application)
    timer.start(LISTEN)
    timer.timeout.connect(_nothing)


def _nothing() -> None:
    """Let Python look whether there is a signal."""
