"""The secret or key out of a variable, of a .env text or of the environment, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from jwt_debugger.inspection.result import SignatureStatus
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import KeySource
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.variable_sheet import VariableSheet
from tests.key_material import private_pem, public_pem
from tests.window.bench import find, paste, press, secret, told, type_text
from tests.window.conftest import Clock
from tests.window.token_states import SECRET, token

DOTENV = f"# the server's\nPORT=8080\nJWT_SECRET='{SECRET}'\nSESSION_SECRET=other\n"


@pytest.fixture
def window(
    qtbot: QtBot, clock: Clock, clipboard: QClipboard, settings: QSettings
) -> Iterator[MainWindow]:
    del clipboard
    environment = {"PATH": "/bin", "APP_SECRET": SECRET, "EMPTY": "", "HOME": "/root"}
    jobs = Jobs(None)
    made = MainWindow(DebuggerModel(clock, jobs.run), jobs, settings, environment)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    paste(token())
    yield made
    made.close()


def sheet(window: MainWindow) -> VariableSheet | None:
    return next((each for each in window.findChildren(VariableSheet) if each.isVisible()), None)


def names(window: MainWindow) -> list[str]:
    asked = find(window, QListView, "variables")
    model = asked.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def chosen(window: MainWindow) -> str:
    return str(find(window, QListView, "variables").currentIndex().data())


def enter(window: MainWindow, text: str = "", *keys: Qt.Key) -> None:
    """Type into the sheet's field, press keys, and Return."""
    field = find(window, QLineEdit, "variable-search")
    QTest.keyClicks(field, text)
    for key in (*keys, Qt.Key.Key_Return):
        QTest.keyClick(field, key)


def verified(window: MainWindow) -> bool:
    inspection = window.model.state.inspection
    assert inspection is not None
    assert inspection.signature is not None
    return inspection.signature.status is SignatureStatus.VERIFIED


def paste_as_key(text: str) -> None:
    paste_board(text)
    press("Ctrl+Shift+V")


def paste_board(text: str) -> None:
    QApplication.clipboard().setText(text)


def open_key(window: MainWindow, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    window.findChild(QAction, "open-key").trigger()  # type: ignore[union-attr]
    find(window, QFileDialog, "open_dialog").fileSelected.emit(str(path))


def test_of_several_variables_the_likeliest_is_proposed_and_return_takes_it(
    window: MainWindow,
) -> None:
    paste_as_key(DOTENV)
    assert ["PORT", "JWT_SECRET", "SESSION_SECRET"] == names(window)
    assert "JWT_SECRET" == chosen(window)

    enter(window)

    assert sheet(window) is None
    assert verified(window)
    assert "Taken from the variable JWT_SECRET" == told(window)
    assert "From the variable JWT_SECRET" in find(window, QLabel, "key-words").text()


def test_no_value_is_shown(window: MainWindow) -> None:
    paste_as_key(DOTENV)

    asked = sheet(window)
    assert asked is not None
    shown = [label.text() for label in asked.findChildren(QLabel)] + names(window)
    assert not any(SECRET in text or "8080" in text for text in shown)


def test_escape_takes_none(window: MainWindow) -> None:
    paste_as_key(DOTENV)

    QTest.keyClick(find(window, QLineEdit, "variable-search"), Qt.Key.Key_Escape)

    assert sheet(window) is None
    assert window.model.state.request.key.empty


def test_typing_narrows_the_names_and_arrows_step(window: MainWindow) -> None:
    paste_as_key(DOTENV)

    QTest.keyClicks(find(window, QLineEdit, "variable-search"), "secret")
    assert ["JWT_SECRET", "SESSION_SECRET"] == names(window)
    enter(window, "", Qt.Key.Key_Down)

    assert "other" == window.model.state.request.key.text


def test_a_name_that_is_not_there_cannot_be_taken(window: MainWindow) -> None:
    paste_as_key(DOTENV)

    enter(window, "nobody")

    assert [] == names(window)
    assert sheet(window) is not None
    assert window.model.state.request.key.empty


def test_one_line_is_taken_at_once_and_said_and_undo_takes_it_back(window: MainWindow) -> None:
    paste_as_key(f"export JWT_SECRET={SECRET}")
    assert verified(window)
    assert KeySource.DOTENV is window.model.state.request.key.source
    assert "Taken from the variable JWT_SECRET" == told(window)

    press("Ctrl+Z")

    assert window.model.state.request.key.empty


def test_a_line_pasted_into_the_secret_field_is_taken_too(window: MainWindow) -> None:
    press("Ctrl+2")
    paste(f"JWT_SECRET={SECRET}")

    assert SECRET == secret(window).text()
    assert verified(window)


def test_what_is_typed_is_never_taken_apart(window: MainWindow) -> None:
    press("Ctrl+2")
    type_text("JWT_SECRET=abc")

    assert "JWT_SECRET=abc" == window.model.state.request.key.text


def test_a_line_pasted_into_the_middle_of_a_secret_stays_as_it_is(window: MainWindow) -> None:
    press("Ctrl+2")
    type_text("x")
    paste("JWT_SECRET=abc")

    assert "xJWT_SECRET=abc" == window.model.state.request.key.text


def test_a_file_with_one_variable_is_its_value(window: MainWindow, tmp_path: Path) -> None:
    open_key(window, tmp_path, ".env", f"JWT_SECRET={SECRET}\n")

    assert verified(window)


def test_a_file_with_several_asks(window: MainWindow, tmp_path: Path) -> None:
    open_key(window, tmp_path, "server.env", DOTENV)

    asked = sheet(window)
    assert asked is not None
    assert any("“server.env”" in label.text() for label in asked.findChildren(QLabel))


def test_a_key_in_a_variable_is_read_as_a_key(window: MainWindow) -> None:
    folded = private_pem("P-256").replace("\n", "\\n")
    paste_as_key(f'JWT_PRIVATE_KEY="{folded}"')

    assert "auto" == window.model.state.request.key.format
    assert window.model.state.key.keys[0].private


def test_a_pasted_key_file_is_no_list_of_variables(window: MainWindow) -> None:
    paste_as_key(public_pem("P-256"))

    assert sheet(window) is None
    assert KeySource.TYPED is window.model.state.request.key.source


def test_what_openssl_writes_of_a_pkcs12_file_is_no_list_of_variables(window: MainWindow) -> None:
    attributes = "Bag Attributes\n    friendlyName: x\nsubject=CN = a\nissuer=CN = b\n"
    paste_as_key(attributes + public_pem("P-256"))

    assert sheet(window) is None
    assert ["P-256"] == [key.curve for key in window.model.state.key.keys]


def test_an_environment_variable_is_named_chosen_and_read(window: MainWindow) -> None:
    window.findChild(QAction, "key-variable").trigger()  # type: ignore[union-attr]
    assert ["APP_SECRET", "HOME", "PATH"] == names(window)
    assert "APP_SECRET" == chosen(window)

    enter(window)

    assert verified(window)
    assert KeySource.ENVIRONMENT is window.model.state.request.key.source
    words = find(window, QLabel, "key-words").text()
    assert "From the environment variable APP_SECRET" in words


def test_a_double_click_takes_a_variable(window: MainWindow) -> None:
    paste_as_key(DOTENV)
    listed = find(window, QListView, "variables")
    place = listed.visualRect(listed.model().index(2, 0)).center()

    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert "other" == window.model.state.request.key.text


def test_a_value_that_is_edited_afterwards_is_the_users_own(window: MainWindow) -> None:
    paste_as_key(f"JWT_SECRET={SECRET}")
    press("Ctrl+2")
    press("End")
    type_text("!")

    assert KeySource.TYPED is window.model.state.request.key.source
    assert "From the variable" not in find(window, QLabel, "key-words").text()


def test_where_nothing_is_set_that_is_said(qtbot: QtBot, clock: Clock, settings: QSettings) -> None:
    jobs = Jobs(None)
    bare = MainWindow(DebuggerModel(clock, jobs.run), jobs, settings)
    qtbot.addWidget(bare)

    bare.findChild(QAction, "key-variable").trigger()  # type: ignore[union-attr]

    assert "No environment variable is set for this program" == told(bare)
    assert sheet(bare) is None
