"""What the welcome promises: offline, and nothing that was pasted is ever written down."""

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal_session import token_of

SECRET = "the-secret-that-nobody-may-find"
PASSPHRASE = "the-passphrase-that-nobody-may-find"
NAME = "nobody-may-find-me"
TOKEN = token_of(json.dumps({"name": NAME}), key=SECRET)

# A session through the program's own entry: paste, type, edit, copy, zoom, resize, close.
SESSION = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

def wait_until(holds):
    for _ in range(500):
        if holds():
            return
        QTest.qWait(20)
    raise AssertionError("it never came about")

def live_through_it(*_):
    windows = QApplication.topLevelWidgets()
    [window] = [each for each in windows if each.objectName() == "main_window"]
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    model = window.model
    QTest.qWaitForWindowExposed(window)
    model.paste("Authorization: Bearer " + sys.argv[1])
    wait_until(lambda: model.state.inspection is not None and not model.state.busy)
    model.set_key_text(sys.argv[2])
    model.set_passphrase(sys.argv[3])
    model.edit_payload(model.state.payload_display.replace("{", '{"more": 1, ', 1))
    window.resize(800, 600)
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    QTest.keyClick(window, Qt.Key.Key_T, control)
    QTest.keyClick(window, Qt.Key.Key_C, control | shift)
    wait_until(lambda: model.state.edits is not None and not model.state.busy)
    assert model.state.request.key.text == sys.argv[2]
    window.close()
    QTest.qWait(50)
    return 0

QApplication.exec = live_through_it
from jwt_debugger.window.app import open_window
status = open_window(sys.argv[1])
with open("/proc/self/maps") as maps:
    libraries = {line.strip().rpartition("/")[2] for line in maps}
print(sorted(name for name in libraries if "Network" in name))
print(sorted(name for name in sys.modules if name.startswith("PySide6.") and "Net" in name))
sys.exit(status)
"""


@dataclass(frozen=True, slots=True)
class Traces:
    """What a session left: its output, and every file below the home it was given."""

    output: list[str]
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def traces(tmp_path_factory: pytest.TempPathFactory) -> Traces:
    home = tmp_path_factory.mktemp("home")
    places = (
        "HOME",
        "TMPDIR",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "XDG_STATE_HOME",
    )
    for place in places:
        (home / place).mkdir()
    done = subprocess.run(
        [sys.executable, "-c", SESSION, TOKEN, SECRET, PASSPHRASE],
        env={**os.environ, **{place: str(home / place) for place in places}},
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    files = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    return Traces(done.stdout.splitlines(), files)


def forms(text: str) -> list[bytes]:
    """Return a text as it might be written down."""
    data = text.encode()
    return [data, text.encode("utf-16-le"), text.encode("utf-16-be"), base64.b64encode(data)[:-4]]


def test_what_was_pasted_and_typed_is_in_no_file(traces: Traces) -> None:
    secrets = [SECRET, PASSPHRASE, NAME, *TOKEN.split(".")[1:]]

    found = {
        (file, secret)
        for file, content in traces.files.items()
        for secret in secrets
        if any(form in content for form in forms(secret))
    }

    assert set() == found


def test_only_the_looks_of_the_window_are_remembered(traces: Traces) -> None:
    settings = [name for name in traces.files if name.endswith((".conf", ".ini"))]
    lines = [line for name in settings for line in traces.files[name].decode().splitlines()]
    keys = {line.partition("=")[0] for line in lines if "=" in line}

    assert 1 == len(settings)
    assert keys <= {"geometry", "panes-wide", "panes-narrow", "theme", "zoom", "utc"}
    assert {"zoom", "utc"} <= keys


def test_no_part_of_qt_that_knows_the_network_is_loaded(traces: Traces) -> None:
    assert ["[]", "[]"] == traces.output[-2:]


def test_the_terminal_writes_no_file_at_all(tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "DISPLAY"))
    }

    done = subprocess.run(
        [sys.executable, "-m", "jwt_debugger", "inspect", TOKEN, "--key-env", "JWT_SECRET"],
        env={**environment, "HOME": str(tmp_path), "TMPDIR": str(tmp_path), "JWT_SECRET": SECRET},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert 0 == done.returncode
    assert [] == list(tmp_path.rglob("*"))
    assert SECRET.encode() not in done.stdout + done.stderr
