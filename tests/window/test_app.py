"""The program as it starts: named, with an icon, soon on screen, and away from any network."""

import os
import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jwt_debugger.window import app
from tests.window.token_states import token

START = """
import sys
from jwt_debugger.window import app
from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MainWindow
from PySide6.QtCore import QSettings
application = app.make_application("-platform", "offscreen")
jobs = Jobs(None)
settings = QSettings("/dev/null", QSettings.Format.IniFormat)
window = MainWindow(DebuggerModel(app.clock, jobs.run), jobs, settings)
window.show()
application.processEvents()
print(sorted({name.split(".")[0] for name in sys.modules} & {"cryptography", "jwt", "joserfc"}))
print([name for name in sys.modules if name.startswith("PySide6.Qt") and "Network" in name])
print(application.applicationName(), application.style().name(), QSettings().applicationName())
"""

OPEN = """
import os
import sys
from signal import SIGINT
from PySide6.QtCore import QTimer
from jwt_debugger.window import app
from jwt_debugger.window.main_window import MainWindow
application = app.make_application("-platform", "offscreen")

def look():
    [window] = [each for each in application.topLevelWidgets() if isinstance(each, MainWindow)]
    print(window.model.state.request.token)
    print(sys.getswitchinterval() == app.TURN)
    window.close()

QTimer.singleShot(400, look)
print(app.open_window({given!r}))
"""


def test_the_empty_window_needs_no_cryptography_and_never_a_network() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, check=True, text=True)

    assert ["[]", "[]", "jwt-debugger fusion jwt-debugger"] == done.stdout.splitlines()


def test_the_icon_has_every_size(qtbot: QtBot) -> None:
    del qtbot
    sizes = {size.width() for size in app.program_icon().availableSizes()}

    assert {16, 32, 48, 64, 128, 256} <= sizes


def test_there_is_one_application(qtbot: QtBot) -> None:
    del qtbot
    assert QApplication.instance() is app.make_application()


def test_the_clock_is_aware() -> None:
    assert UTC is app.clock().tzinfo


@pytest.mark.parametrize("given", [None, token()])
def test_the_window_opens_on_a_token_and_ends_with_its_close(
    tmp_path: Path, given: str | None
) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-c", OPEN.format(given=given)],
        capture_output=True,
        check=True,
        text=True,
        env=environment,
    )

    assert [given or "", "True", "0"] == done.stdout.splitlines()
    written = "".join(path.read_text() for path in tmp_path.rglob("*") if path.is_file())
    assert "zoom" in written
    assert token().split(".")[1] not in written


def test_ctrl_c_in_the_terminal_closes_the_window(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    script = OPEN.format(given=None).replace("window.close()", "os.kill(os.getpid(), SIGINT)")

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True, env=environment
    )

    assert ["", "True", "0"] == done.stdout.splitlines()
