"""Files and keys from outside: chosen, dropped or pasted, each where it belongs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.opening import Opening
from jwt_debugger.window.searching import Searching
from jwt_debugger.window.theme import LIGHT, Look
from jwt_debugger.window.variables import Variables
from tests.key_material import private_der, public_pem
from tests.window.conftest import Clock
from tests.window.token_states import SECRET, token


class Bench(QObject):
    def __init__(self, qtbot: QtBot, clock: Clock) -> None:
        super().__init__()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.model = DebuggerModel(clock)
        self.searching = Searching(self.model, Jobs(None), self)
        variables = Variables(self.model, {}, lambda: Look(LIGHT), self.window)
        self.opening = Opening(self.model, self.searching, variables, self.window)

    def drop_file(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        self.opening.take_drop(data)

    def drop_text(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        self.opening.take_drop(data)

    def dialog(self) -> QFileDialog:
        found = self.window.findChild(QFileDialog)
        assert found is not None
        return found


@pytest.fixture
def bench(qtbot: QtBot, clock: Clock) -> Bench:
    return Bench(qtbot, clock)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_token_is_found_in_a_chosen_file(bench: Bench, tmp_path: Path) -> None:
    path = written(tmp_path, "request.txt", f"Authorization: Bearer {token()}\n".encode())

    bench.opening.ask_for_token()
    bench.dialog().fileSelected.emit(str(path))

    assert token() == bench.model.state.request.token


def test_a_chosen_key_file_is_the_key(bench: Bench, tmp_path: Path) -> None:
    path = written(tmp_path, "rsa.pub.pem", public_pem("RSA").encode())

    bench.opening.ask_for_key()
    bench.dialog().fileSelected.emit(str(path))

    assert "rsa.pub.pem" == bench.model.state.request.key.name
    assert 1 == len(bench.model.state.key.keys)


def test_the_dialog_is_gone_once_it_is_done(bench: Bench, qtbot: QtBot) -> None:
    bench.opening.ask_for_key()

    bench.dialog().reject()

    qtbot.waitUntil(lambda: bench.window.findChild(QFileDialog) is None)


@pytest.mark.parametrize("open_it", ["open_token", "open_key"])
def test_what_cannot_be_read_is_said_and_changes_nothing(
    bench: Bench, tmp_path: Path, open_it: str
) -> None:
    bench.model.paste(token())

    getattr(bench.opening, open_it)(str(tmp_path / "gone"))

    assert bench.model.state.notice.startswith("“gone” cannot be read: ")
    assert token() == bench.model.state.request.token


def test_a_dropped_file_is_looked_at(bench: Bench, tmp_path: Path) -> None:
    bench.drop_file(written(tmp_path, "log.txt", token().encode()))
    assert token() == bench.model.state.request.token

    bench.drop_file(written(tmp_path, "key.der", private_der("P-256")))
    assert "key.der" == bench.model.state.request.key.name

    bench.drop_file(written(tmp_path, "key.pem", public_pem("P-256").encode()))
    assert "key.pem" == bench.model.state.request.key.name
    assert token() == bench.model.state.request.token


def test_a_dropped_file_of_powershell_in_utf_16_is_looked_at_as_text(
    bench: Bench, tmp_path: Path
) -> None:
    bench.drop_file(written(tmp_path, "out.txt", f"token: {token()}\r\n".encode("utf-16")))
    assert token() == bench.model.state.request.token

    bench.drop_file(written(tmp_path, "key.pem", public_pem("P-256").encode("utf-16")))
    assert "key.pem" == bench.model.state.request.key.name


def test_a_dropped_file_that_is_not_there_is_named(bench: Bench, tmp_path: Path) -> None:
    bench.drop_file(tmp_path / "gone")

    assert bench.model.state.notice.startswith("“gone” cannot be read: ")


def test_a_dropped_text_is_looked_at(bench: Bench) -> None:
    bench.drop_text(f"Bearer {token()}")
    bench.drop_text(public_pem("RSA"))
    bench.drop_text("")

    assert token() == bench.model.state.request.token
    assert public_pem("RSA") == bench.model.state.request.key.text


def test_a_pasted_secret_keeps_the_encoding_and_a_key_has_its_own(bench: Bench) -> None:
    bench.model.set_key_format("hex")
    bench.opening.paste_key("c0ffee")
    assert ("c0ffee", "hex") == (bench.model.state.request.key.text, "hex")

    bench.opening.paste_key(public_pem("RSA"))
    assert "auto" == bench.model.state.request.key.format

    bench.opening.paste_key(SECRET)
    assert "utf8" == bench.model.state.request.key.format

    bench.opening.paste_key("")
    assert SECRET == bench.model.state.request.key.text
