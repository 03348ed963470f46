"""The whole loop in the real window, by keyboard and clipboard: paste, check, edit, give back."""

import json
from datetime import timedelta

import jwt
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QClipboard, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.examples import catalogue
from jwt_debugger.inspection.result import EncryptionStatus, Form, SignatureStatus
from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.actions import action_specs
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MINUTE, SECOND, MainWindow
from jwt_debugger.window.sheet import Sheet
from tests.window.bench import (
    claims,
    click,
    copied,
    find,
    focused,
    forget_keyboard,
    header,
    key_text,
    paste,
    payload,
    press,
    secret,
    token_view,
    told,
    type_text,
    verdict,
)
from tests.window.conftest import Clock
from tests.window.token_states import SECRET, encrypted, malformed, token


def status(window: MainWindow) -> SignatureStatus:
    inspection = window.model.state.inspection
    assert inspection is not None
    assert inspection.signature is not None
    return inspection.signature.status


def act(window: MainWindow, name: str) -> None:
    """Choose an action of the menus."""
    action = window.findChild(QAction, name)
    assert action is not None, name
    assert action.isEnabled(), name
    action.trigger()


def sheet(window: MainWindow) -> Sheet:
    """Return the dialog that is open."""
    return next(each for each in window.findChildren(Sheet) if each.isVisible())


def test_an_empty_window_welcomes_with_examples(window: MainWindow) -> None:
    assert find(window, QWidget, "welcome").isVisible()
    assert not find(window, QWidget, "decoded_pane").isVisible()
    assert "Ready" == told(window)
    assert verdict(window).startswith("No signature yet")


@pytest.mark.parametrize("text", [token(), f"Authorization: Bearer {token()}", f'"{token()}"'])
def test_a_token_is_pasted_anywhere_and_read(window: MainWindow, text: str) -> None:
    forget_keyboard(window)

    paste(text)

    assert token() == token_view(window).text()
    assert '"iss": "https://auth.example.com"' in payload(window).text()
    assert verdict(window).startswith("Signature not checked")
    assert not find(window, QWidget, "welcome").isVisible()
    assert claims(window).isVisible()


def test_typing_the_right_secret_verifies_at_the_last_key(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET[:-1])
    assert SignatureStatus.INVALID is status(window)

    type_text(SECRET[-1])

    assert SignatureStatus.VERIFIED is status(window)
    assert verdict(window).startswith("Signature verified")
    assert token() == window.model.state.request.token


def test_a_typed_secret_never_changes_the_token(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")

    type_text("quite another secret")

    assert SignatureStatus.INVALID is status(window)
    assert verdict(window).startswith("Signature invalid")
    assert token() == token_view(window).text()


def test_an_edit_is_signed_at_once_accepted_elsewhere_and_taken_back(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET)
    press("Ctrl+3")
    press("Ctrl+A")

    type_text('{"admin":true}')

    edited = window.model.state.request.token
    assert {"admin": True} == jwt.decode(edited, SECRET, algorithms=["HS256"])
    assert verdict(window).startswith("Re-signed by you")

    press("Ctrl+Shift+R")

    assert token() == window.model.state.request.token == token_view(window).text()
    assert SignatureStatus.VERIFIED is status(window)


def test_undo_crosses_the_panes_and_leaves_the_secret_alone(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET)
    act(window, "algorithm-HS512")
    assert '"HS512"' in window.model.state.header_display
    press("Ctrl+3")
    press("Ctrl+A")
    type_text('{"a":1}')

    press("Ctrl+Z")
    press("Ctrl+Z")

    assert token() == window.model.state.request.token
    assert SECRET == secret(window).text()
    press("Ctrl+Shift+Z")
    assert '"HS512"' in window.model.state.header_display


def test_undo_in_the_secret_field_does_nothing(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text("abc")

    press("Ctrl+Z")

    assert token() == window.model.state.request.token
    assert "abc" == secret(window).text()


def test_a_broken_edit_freezes_the_token_and_says_where(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+3")
    press("Ctrl+A")

    type_text('{"a":')

    assert token() == window.model.state.request.token
    assert told(window).startswith("Token not updated: line 1, column ")


def test_a_malformed_token_shows_its_fault_and_takes_the_repair(window: MainWindow) -> None:
    paste(malformed().request.token)
    assert verdict(window).startswith("Malformed token")
    assert find(window, QWidget, "findings").isVisible()
    assert "+" in token_view(window).text()

    act(window, "repair")

    assert "+" not in token_view(window).text()


def test_the_next_problem_is_one_key_away(window: MainWindow) -> None:
    paste(malformed().request.token)

    press("F8")

    assert "token" == focused()
    fault = token_view(window).fault()
    assert fault == token_view(window).index_of(token_view(window).textCursor())


def test_pasting_in_a_text_field_is_pasting_text(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")

    paste("a secret")

    assert "a secret" == secret(window).text()
    assert token() == window.model.state.request.token


def test_the_menu_pastes_where_the_keyboard_is(window: MainWindow, clipboard: QClipboard) -> None:
    paste(token())
    press("Ctrl+2")
    clipboard.setText("from the menu")

    act(window, "paste")

    assert "from the menu" == secret(window).text()


def test_a_secret_or_a_key_is_pasted_from_anywhere(
    window: MainWindow, clipboard: QClipboard
) -> None:
    paste(token())
    press("Ctrl+1")
    clipboard.setText(SECRET)
    press("Ctrl+Shift+V")
    assert SignatureStatus.VERIFIED is status(window)

    clipboard.setText('{"kty":"oct","k":"c2VjcmV0"}')
    press("Ctrl+Shift+V")

    assert "auto" == window.model.state.request.key.format
    assert '{"kty":"oct","k":"c2VjcmV0"}' == window.model.state.request.key.text
    assert "c2VjcmV0" not in key_text(window).toPlainText()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("Ctrl+Shift+C", token()),
        ("Ctrl+Alt+C", None),
    ],
)
def test_keys_copy_the_token_and_its_payload(
    window: MainWindow, keys: str, expected: str | None
) -> None:
    paste(token())

    press(keys)

    assert (expected or payload(window).text()) == copied()
    assert told(window).endswith("copied")


def test_the_edit_menu_copies_each_part(window: MainWindow) -> None:
    paste(token())
    act(window, "exp-1-day")
    edited = window.model.state.request.token
    assert edited != token()

    for name, expected in (
        ("copy-token", edited),
        ("copy-original", token()),
        ("copy-header", window.model.state.header_display),
        ("copy-authorization", f"Authorization: Bearer {edited}"),
    ):
        act(window, name)
        assert expected == copied()


def test_nothing_to_copy_is_said(window: MainWindow) -> None:
    forget_keyboard(window)

    press("Ctrl+C")

    assert "" == copied()
    assert "There is nothing to copy" == told(window)


def test_an_expiry_is_set_from_now(window: MainWindow, clock: Clock) -> None:
    paste(token())

    act(window, "exp-1-week")

    expiry = int((clock.now + timedelta(weeks=1)).timestamp())
    assert expiry == json.loads(window.model.state.payload_display)["exp"]


def test_the_algorithm_menu_shows_and_changes_the_algorithm(window: MainWindow) -> None:
    paste(token())
    shown = window.findChild(QAction, "algorithm-HS256")
    assert shown is not None
    assert shown.isChecked()

    act(window, "algorithm-ES256")

    assert not shown.isChecked()
    assert '"ES256"' in window.model.state.header_display


def test_generate_makes_a_key_and_leaves_the_token(window: MainWindow) -> None:
    paste(token())

    click(window, "generate")

    assert SignatureStatus.INVALID is status(window)
    assert token() == window.model.state.request.token
    assert not window.model.state.request.key.empty


def test_a_chosen_check_mark_stays(window: MainWindow) -> None:
    act(window, "theme-dark")
    act(window, "theme-dark")

    dark, light = (window.findChild(QAction, f"theme-{name}") for name in ("dark", "light"))
    assert dark is not None
    assert light is not None
    assert (True, False) == (dark.isChecked(), light.isChecked())


def test_time_is_shown_in_utc_and_in_local_time(window: MainWindow) -> None:
    paste(token())

    press("Ctrl+T")
    assert window.model.state.utc
    assert "Times: UTC" == find(window, QWidget, "time_zone").property("text")

    click(window, "time_zone")
    assert not window.model.state.utc


def test_the_countdown_moves_by_itself(window: MainWindow, clock: Clock, qtbot: QtBot) -> None:
    paste(token())
    ticker = find_timer(window)
    assert MINUTE == ticker.interval()
    assert verdict(window, "time-cell").startswith("Expires in 2 h")

    clock.turn(hours=1, minutes=59, seconds=30)
    ticker.timeout.emit()

    assert verdict(window, "time-cell").startswith("Expires in 1 min 30 s")
    assert SECOND == ticker.interval()
    clock.turn(minutes=2)
    qtbot.waitUntil(lambda: verdict(window, "time-cell").startswith("Expired"), timeout=3000)


def find_timer(window: MainWindow) -> QTimer:
    found = window.findChild(QTimer, "ticker")
    assert found is not None
    return found


def test_nothing_ticks_without_a_token(window: MainWindow) -> None:
    paste(token())
    assert find_timer(window).isActive()

    act(window, "clear-token")

    assert not find_timer(window).isActive()
    assert find(window, QWidget, "welcome").isVisible()


def test_clear_all_leaves_nothing_to_undo(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET)

    press("Ctrl+Shift+Del")

    state = window.model.state
    assert state.inspection is None
    assert state.request.key.empty
    assert not state.can_undo
    assert "" == secret(window).text()


def test_after_clear_all_no_field_holds_a_text_out_of_sight(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET)
    assert payload(window).text()

    press("Ctrl+Shift+Del")

    fields = [header(window), payload(window), token_view(window), key_text(window)]
    assert [""] * len(fields) == [field.toPlainText() for field in fields]
    assert [""] * 3 == [field.text() for field in (header(window), payload(window), secret(window))]


def test_what_another_token_held_is_not_kept_behind_the_words_of_an_encrypted_one(
    window: MainWindow,
) -> None:
    paste(token())

    paste(encrypted())

    assert not payload(window).isVisible()
    assert "" == payload(window).text()


@pytest.mark.parametrize("name", [each.id for each in catalogue()])
def test_each_example_opens_with_its_key(window: MainWindow, name: str) -> None:
    act(window, f"example-{name}")

    inspection = window.model.state.inspection
    assert inspection is not None
    if name == "malformed":
        assert Form.MALFORMED is inspection.form
        act(window, "repair")
        inspection = window.model.state.inspection
        assert inspection is not None
    if inspection.encryption is not None:
        assert EncryptionStatus.DECRYPTED is inspection.encryption.status
    elif name == "unsigned":
        assert SignatureStatus.UNSIGNED is status(window)
    else:
        assert SignatureStatus.VERIFIED is status(window)


def test_an_example_is_opened_from_the_welcome(window: MainWindow) -> None:
    click(window, "example-valid-hs256")

    assert verdict(window).startswith("Signature verified")
    assert told(window).startswith("Example: ")


@pytest.mark.parametrize("name", ["shortcuts", "what-is-a-jwt", "privacy", "about"])
def test_help_opens_and_closes(window: MainWindow, name: str) -> None:
    act(window, name)

    opened = sheet(window)
    assert opened.windowTitle()
    opened.accept()
    assert not opened.isVisible()


def test_every_action_of_the_table_has_an_effect(window: MainWindow) -> None:
    assert {spec.id for spec in action_specs()} == set(window._handlers)


def test_actions_that_would_have_no_effect_are_off(window: MainWindow) -> None:
    off = {each.objectName() for each in window.findChildren(QAction) if not each.isEnabled()}
    assert {"undo", "redo", "copy-token", "revert", "repair", "sign", "go-claims"} <= off

    paste(token())

    off = {each.objectName() for each in window.findChildren(QAction) if not each.isEnabled()}
    assert {"redo", "revert", "repair"} == off & {
        *("undo", "redo", "copy-token", "revert", "repair", "sign", "go-claims")
    }


def test_a_narrow_window_has_the_pages_in_one_card(window: MainWindow, qtbot: QtBot) -> None:
    paste(token())
    assert find(window, QWidget, "side_card").isVisible()

    window.resize(900, 600)
    assert not find(window, QWidget, "side_card").isVisible()
    assert claims(window).isVisible()

    press("Ctrl+3")
    assert payload(window).isVisible()
    assert not claims(window).isVisible()

    window.resize(1280, 800)
    qtbot.waitUntil(claims(window).isVisible)
    assert payload(window).isVisible()


def test_zoom_makes_the_window_narrow_too(window: MainWindow) -> None:
    paste(token())

    for _step in range(2):
        press("Ctrl++")

    assert not find(window, QWidget, "side_card").isVisible()
    assert "Zoom 125 %" == find(window, QWidget, "zoom").property("text")
    click(window, "zoom")
    assert find(window, QWidget, "side_card").isVisible()


def test_sizes_theme_and_zoom_are_remembered_and_no_content(
    window: MainWindow, clock: Clock, settings: QSettings, qtbot: QtBot
) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET)
    window.resize(760, 600)
    act(window, "theme-dark")
    press("Ctrl++")
    press("Ctrl+T")

    window.close()
    settings.sync()

    with open(settings.fileName(), encoding="utf-8") as file:  # noqa: PTH123 - Qt's name of it
        written = file.read()
    assert SECRET not in written
    assert token().split(".")[1][:20] not in written
    jobs = Jobs(None)
    again = MainWindow(DebuggerModel(clock, jobs.run), jobs, settings)
    qtbot.addWidget(again)
    assert (760, 600) == again.size().toTuple()
    assert "Zoom 110 %" == find(again, QWidget, "zoom").property("text")
    assert again.model.state.utc
    assert again.model.state.inspection is None
    dark = again.findChild(QAction, "theme-dark")
    assert dark is not None
    assert dark.isChecked()


def drop(window: MainWindow, data: QMimeData) -> None:
    where, copy = QPoint(5, 5), Qt.DropAction.CopyAction
    keys = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where, copy, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(where), copy, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(window, dropped)


def test_text_dropped_anywhere_is_a_token(window: MainWindow) -> None:
    data = QMimeData()
    data.setText(f"Bearer {token()}")

    drop(window, data)

    assert token() == window.model.state.request.token


def test_a_key_file_dropped_anywhere_is_a_key(
    window: MainWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("keys") / "key.jwk"
    path.write_text('{"kty":"oct","k":"c2VjcmV0"}', encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])

    drop(window, data)

    assert "key.jwk" == window.model.state.request.key.name
    assert "" == window.model.state.request.token


def test_an_encrypted_token_shows_its_parts(window: MainWindow) -> None:
    paste(encrypted())

    labels = {each.property("text") for each in window.findChildren(QWidget)}
    assert "Parts" in labels
    assert verdict(window).startswith("Encrypted (JWE)")


def test_the_caret_is_told_while_json_is_edited(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+3")

    press("Down")
    press("Right")

    assert "Line 2, column 2" == told(window)
    press("Ctrl+1")
    assert "Line" not in told(window)


def test_closing_ends_everything(window: MainWindow, clipboard: QClipboard) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET)
    press("Ctrl+Shift+H")
    press("Ctrl+A")
    press("Ctrl+C")
    assert SECRET == clipboard.text()
    assert "leaves the clipboard" in told(window)

    window.close()

    assert "" == clipboard.text()
    assert not find_timer(window).isActive()


def test_a_dialog_never_blocks(window: MainWindow) -> None:
    act(window, "about")

    paste_while_open = window.findChildren(QDialog)
    assert paste_while_open
    assert window.model.state.inspection is None
    sheet(window).accept()


def test_with_real_threads_a_slow_key_comes_later_and_the_window_goes_on(
    qtbot: QtBot, clock: Clock, settings: QSettings
) -> None:
    jobs = Jobs()
    window = MainWindow(DebuggerModel(clock, jobs.run), jobs, settings)
    qtbot.addWidget(window)
    window.show()
    window.open_example("valid-rs256")
    qtbot.waitUntil(lambda: not window.model.state.busy)
    before = window.model.state.request.key

    act(window, "test-key")

    qtbot.waitUntil(lambda: window.model.state.request.key != before, timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.is_busy())
    assert SignatureStatus.VERIFIED is status(window)
    assert verdict(window).startswith("Re-signed by you")
    window.close()


def test_of_a_token_that_was_pasted_the_header_is_in_sight(
    window: MainWindow, qtbot: QtBot
) -> None:
    paste(token({"name": "a long one " * 400}))
    qtbot.wait(20)

    view = token_view(window)
    assert view.verticalScrollBar().maximum() > 0
    assert 0 == view.verticalScrollBar().value()
    assert view.accessibleDescription().startswith("Header, character 1 ")
