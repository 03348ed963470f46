import json
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from jwt_debugger.state import KeyInput, KeySource, Outcome, State
from jwt_debugger.window.key_field import COVER, MAX_DRAWN
from jwt_debugger.window.note import Note
from jwt_debugger.window.secret_pane import SecretPane
from jwt_debugger.window.style import stylesheet
from jwt_debugger.window.theme import DARK, LIGHT, Look
from tests.key_material import private_jwk, private_pem, public_jwk, public_pem
from tests.window.key_states import (
    NO_KEY,
    NOW,
    SECRET,
    edited,
    having,
    remedy,
    signed,
    state_of,
)

KEY = KeyInput(SECRET)


class Bench:
    """A pane in a window that has the keyboard, and another widget to go to."""

    def __init__(self, qtbot: QtBot, state: State | None = None) -> None:
        self.host = QWidget()
        self.host.setStyleSheet(stylesheet(Look(LIGHT)))
        self.pane = SecretPane(Look(LIGHT))
        self.elsewhere = QLineEdit()
        layout = QVBoxLayout(self.host)
        layout.addWidget(self.pane)
        layout.addWidget(self.elsewhere)
        qtbot.addWidget(self.host)
        self.show(state or State())
        with qtbot.waitActive(self.host):
            self.host.show()
            self.host.activateWindow()

    def show(self, state: State) -> None:
        self.pane.show_state(state, NOW)

    def find(self, kind: Any, name: str) -> Any:
        return self.pane.findChild(kind, name)

    @property
    def secret(self) -> QLineEdit:
        found: QLineEdit = self.find(QLineEdit, "secret")
        return found

    @property
    def key(self) -> QPlainTextEdit:
        found: QPlainTextEdit = self.find(QPlainTextEdit, "key-text")
        return found

    def button(self, name: str) -> QPushButton:
        found: QPushButton = self.find(QPushButton, name)
        return found


def put_on_clipboard(text: str, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
    QGuiApplication.clipboard().setText(text, mode)


def test_typing_reports_the_secret_letter_by_letter(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    told: list[str] = []
    bench.pane.secret_edited.connect(told.append)

    QTest.keyClicks(bench.secret, "abc")

    assert ["a", "ab", "abc"] == told


def test_a_typed_secret_keeps_no_history(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    QTest.keyClicks(bench.secret, "abc")
    QTest.keyClick(bench.secret, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert "abc" == bench.secret.text()
    assert not bench.secret.isUndoAvailable()


def test_the_secret_is_masked_for_eye_and_reader(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))

    interface = QAccessible.queryAccessibleInterface(bench.secret)

    assert SECRET not in bench.secret.displayText()
    assert SECRET not in interface.text(QAccessible.Text.Value)
    assert bench.secret.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert bench.secret.completer() is None


@pytest.mark.parametrize("text", ["secret\n", " a \r\n", "tab\there", "a\nb"])
def test_a_pasted_secret_is_kept_to_the_byte(qtbot: QtBot, text: str) -> None:
    bench = Bench(qtbot)
    put_on_clipboard(text)

    with qtbot.waitSignal(bench.pane.secret_edited) as told:
        QTest.keyClick(bench.secret, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [text] == told.args


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n",
        "Bag Attributes\n a: b\n-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        ' {"kty":"RSA","n":"x"}',
        '{ "keys": [ ] }',
        "ssh-ed25519 AAAA me",
    ],
)
def test_a_key_pasted_as_secret_is_handed_on_as_key(qtbot: QtBot, text: str) -> None:
    bench = Bench(qtbot)
    put_on_clipboard(text)

    with qtbot.waitSignal(bench.pane.paste_as_key_requested) as told:
        QTest.keyClick(bench.secret, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert [text] == told.args
    assert "" == bench.secret.text()


def test_a_line_break_at_the_end_is_named(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=KeyInput("secret\n")))

    assert "secret\n" == bench.secret.text()
    assert "Ends with a line break, which counts" in bench.find(QLabel, "key-words").text()


def test_showing_a_secret_ends_when_the_keyboard_goes_elsewhere(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))

    QTest.mouseClick(bench.button("show-secret"), Qt.MouseButton.LeftButton)
    seen = bench.secret.displayText()
    bench.elsewhere.setFocus()

    assert SECRET == seen
    assert SECRET not in bench.secret.displayText()
    assert "Show" == bench.button("show-secret").text()


def test_showing_a_secret_ends_when_the_window_loses_the_keyboard(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))
    bench.pane.toggle_shown()
    seen = bench.secret.displayText()
    other = QLineEdit()
    qtbot.addWidget(other)

    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()

    assert SECRET == seen
    assert SECRET not in bench.secret.displayText()


def test_the_secret_stays_sensitive_while_it_is_shown(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))

    bench.pane.toggle_shown()

    assert bench.secret.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert "Hide" == bench.button("show-secret").text()


def test_a_removed_secret_ends_the_showing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))
    bench.pane.toggle_shown()

    bench.show(state_of(signed()))

    assert QLineEdit.EchoMode.Password is bench.secret.echoMode()
    assert not bench.button("show-secret").isEnabled()


def test_the_caret_stays_when_the_answer_comes(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    QTest.keyClicks(bench.secret, "abc")
    bench.secret.setCursorPosition(1)

    bench.show(state_of(signed(), KeyInput("abc")))

    assert 1 == bench.secret.cursorPosition()


def test_the_menu_of_the_field_copies_no_masked_secret(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))
    bench.secret.selectAll()

    menu = bench.secret.make_menu()  # type: ignore[attr-defined]
    masked = {action.text(): action.isEnabled() for action in menu.actions()}
    bench.pane.toggle_shown()
    bench.secret.selectAll()
    menu = bench.secret.make_menu()  # type: ignore[attr-defined]
    plain = {action.text(): action.isEnabled() for action in menu.actions()}

    assert not masked["Copy"]
    assert plain["Copy"]
    assert "Undo" not in plain


def test_clear_in_the_menu_reports_an_empty_secret(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))
    menu = bench.secret.make_menu()  # type: ignore[attr-defined]
    clear = next(action for action in menu.actions() if action.text() == "Clear")

    with qtbot.waitSignal(bench.pane.secret_edited) as told:
        clear.trigger()

    assert [""] == told.args


def test_the_menu_opens_where_it_is_asked_for(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))

    QApplication.sendEvent(
        bench.secret,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), QPoint(40, 50)),
    )
    (menu,) = bench.secret.findChildren(QMenu)

    assert menu.isVisible()
    menu.close()


def test_the_selection_of_x11_is_pasted_by_the_same_rules(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = Bench(qtbot)
    monkeypatch.setattr(QClipboard, "supportsSelection", lambda _clipboard: True)
    monkeypatch.setattr(QClipboard, "text", lambda _clipboard, _mode: '{"kty":"oct","k":"AA"}')

    with qtbot.waitSignal(bench.pane.paste_as_key_requested):
        QTest.mouseClick(bench.secret, Qt.MouseButton.MiddleButton)

    assert "" == bench.secret.text()


@pytest.mark.parametrize(
    ("name", "signal"),
    [("generate", "generate_requested"), ("open-key", "open_requested")],
)
def test_a_button_asks_for_what_it_says(qtbot: QtBot, name: str, signal: str) -> None:
    bench = Bench(qtbot, state_of(signed(), NO_KEY))

    with qtbot.waitSignal(getattr(bench.pane, signal)):
        QTest.mouseClick(bench.button(name), Qt.MouseButton.LeftButton)


def test_the_kind_chooses_a_format(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    told: list[str] = []
    bench.pane.format_chosen.connect(told.append)

    QTest.mouseClick(bench.find(QWidget, "key"), Qt.MouseButton.LeftButton)
    bench.show(state_of(key=NO_KEY))
    QTest.mouseClick(
        bench.find(QWidget, "key-kind").findChild(QWidget, "secret"), Qt.MouseButton.LeftButton
    )

    assert ["auto", "utf8"] == told


@pytest.mark.parametrize(
    ("key", "name", "told"),
    [(KeyInput(), "encoding", "base64"), (NO_KEY, "key-format", "pem")],
)
def test_a_format_is_chosen_from_its_list(
    qtbot: QtBot, key: KeyInput, name: str, told: str
) -> None:
    bench = Bench(qtbot, state_of(key=key))
    choice = bench.find(QComboBox, name)
    choice.setFocus()

    with qtbot.waitSignal(bench.pane.format_chosen) as chosen:
        QTest.keyClick(choice, Qt.Key.Key_Down)

    assert [told] == chosen.args


def test_the_state_chooses_the_side_without_a_signal(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    with qtbot.assertNotEmitted(bench.pane.format_chosen):
        bench.show(state_of(key=NO_KEY))

    assert bench.key.isVisible()
    assert bench.button("open-key").isVisible()
    assert not bench.secret.isVisible()
    assert not bench.find(QComboBox, "encoding").isVisible()


def test_a_pasted_key_keeps_its_lines(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=NO_KEY))
    pem = public_pem("RSA").replace("\n", "\r\n")
    put_on_clipboard(pem)
    bench.key.setFocus()

    with qtbot.waitSignal(bench.pane.key_edited) as told:
        bench.key.paste()

    assert [pem] == told.args


def test_a_private_key_is_covered_until_it_is_shown(qtbot: QtBot) -> None:
    pem = private_pem("P-256")
    bench = Bench(qtbot, state_of(key=KeyInput(pem, format="auto")))

    covered = bench.key.toPlainText()
    QTest.mouseClick(bench.button("show-secret"), Qt.MouseButton.LeftButton)
    plain = bench.key.toPlainText()
    bench.elsewhere.setFocus()

    assert f"-----BEGIN PRIVATE KEY-----\n{COVER}\n-----END PRIVATE KEY-----" == covered
    assert pem == plain
    assert covered == bench.key.toPlainText()


def test_a_private_jwk_and_a_broken_one_are_covered(qtbot: QtBot) -> None:
    text = json.dumps(private_jwk("P-256"))
    for given in (text, text[:-1], text.replace("kty", "kyt")):
        bench = Bench(qtbot, state_of(key=KeyInput(given, format="auto")))

        assert f"{{ {COVER} }}" == bench.key.toPlainText()


def test_a_public_key_is_plain_and_has_no_show_button(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=KeyInput(public_pem("RSA"), format="auto")))

    assert public_pem("RSA") == bench.key.toPlainText()
    assert not bench.button("show-secret").isVisible()


def test_a_covered_key_is_removed_as_a_whole_and_never_edited(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=KeyInput(private_pem("P-256"), format="auto")))
    told: list[str] = []
    bench.pane.key_edited.connect(told.append)

    QTest.keyClicks(bench.key, "x")
    QTest.keyClick(bench.key, Qt.Key.Key_Delete)

    assert [""] == told


def test_pasting_over_a_covered_key_replaces_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=KeyInput(private_pem("P-256"), format="auto")))
    put_on_clipboard("another")

    with qtbot.waitSignal(bench.pane.key_edited) as told:
        QTest.keyClick(bench.key, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert ["another"] == told.args


def test_of_a_key_set_too_large_to_be_drawn_at_once_the_beginning_is_shown(qtbot: QtBot) -> None:
    text = json.dumps({"keys": [public_jwk("RSA")] * 200})
    bench = Bench(qtbot, state_of(key=KeyInput(text, format="auto")))
    told: list[str] = []
    bench.pane.key_edited.connect(told.append)

    shown = bench.key.toPlainText()
    QTest.keyClicks(bench.key, "x")
    QTest.keyClick(bench.key, Qt.Key.Key_Delete)

    assert len(text) > MAX_DRAWN > len(shown)
    assert text[:100] == shown[:100]
    assert shown.endswith(" …")
    assert [""] == told


def test_a_key_file_is_shown_by_its_name(qtbot: QtBot) -> None:
    source, name = KeySource.FILE, "orders.pub.pem"
    key = KeyInput(public_pem("RSA"), format="auto", name=name, source=source)
    bench = Bench(qtbot, state_of(key=key))

    assert "orders.pub.pem" == bench.key.toPlainText()


def test_a_key_that_is_being_typed_is_covered_when_the_hand_leaves_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=NO_KEY))
    told: list[str] = []
    bench.pane.key_edited.connect(told.append)
    bench.key.setFocus()

    QTest.keyClicks(bench.key, "geheim")
    bench.show(state_of(key=KeyInput(told[-1], format="auto")))
    typed = bench.key.toPlainText()
    bench.elsewhere.setFocus()

    assert "geheim" == typed == told[-1]
    assert COVER == bench.key.toPlainText()


def test_undo_in_the_key_field_is_left_to_the_window(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=NO_KEY))

    QTest.keyClicks(bench.key, "a")
    QTest.keyClick(bench.key, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert "a" == bench.key.toPlainText()


def test_a_passphrase_is_asked_for_and_told_when_the_typing_pauses(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=KeyInput(_encrypted_pem(), format="auto")))
    field = bench.find(QLineEdit, "passphrase")
    told: list[str] = []
    bench.pane.passphrase_edited.connect(told.append)

    with qtbot.waitSignal(bench.pane.passphrase_edited):
        QTest.keyClicks(field, "open")
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.isVisible()
    assert ["open", "open!"] == told


def test_no_passphrase_is_asked_for_without_need(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(key=KeyInput(public_pem("RSA"), format="auto")))

    assert not bench.find(QLineEdit, "passphrase").isVisible()


def test_the_verdict_is_a_note(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))

    assert bench.find(Note, "key-verdict").accessibleName().startswith("Matches this secret. ")


def test_a_remedy_is_a_button(qtbot: QtBot) -> None:
    bench = Bench(qtbot, having(state_of(signed(), KeyInput("wrong")), diagnosis=(remedy(),)))

    with qtbot.waitSignal(bench.pane.remedy_requested) as asked:
        QTest.mouseClick(bench.button("apply-remedy"), Qt.MouseButton.LeftButton)

    assert [remedy()] == asked.args
    assert "Matches as Base64: switch encoding" == bench.button("apply-remedy").text()


@pytest.mark.parametrize(
    ("name", "signal"),
    [("add-private-key", "open_requested"), ("use-test-key", "test_key_requested")],
)
def test_a_public_key_offers_two_ways_on(qtbot: QtBot, name: str, signal: str) -> None:
    key = KeyInput(public_pem("RSA"), format="auto")
    bench = Bench(qtbot, state_of(signed(), key, edits=edited(Outcome.OLD_SIGNATURE)))

    with qtbot.waitSignal(getattr(bench.pane, signal)):
        QTest.mouseClick(bench.button(name), Qt.MouseButton.LeftButton)


def test_signing_with_another_secret_is_one_click(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY, edits=edited(Outcome.OTHER_KEY)))

    with qtbot.waitSignal(bench.pane.sign_requested):
        QTest.mouseClick(bench.button("sign-now"), Qt.MouseButton.LeftButton)

    assert "Sign with this secret" == bench.button("sign-now").text()


def test_the_key_of_an_example_is_marked(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KeyInput(SECRET, source=KeySource.EXAMPLE)))

    assert bench.find(QLabel, "key-example").isVisible()


def test_a_narrow_pane_leaves_out_what_warns_of_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))
    words = bench.find(QLabel, "key-words")
    wide = words.isVisible()

    bench.pane.set_look(Look(DARK, narrow=True))
    plain = words.isVisible()
    bench.show(state_of(signed(), KeyInput("weak")))

    assert (True, False, True) == (wide, plain, words.isVisible())


def test_the_pane_asks_for_the_height_of_its_words(qtbot: QtBot) -> None:
    bench = Bench(qtbot, state_of(signed(), KEY))
    high = bench.pane.sizeHint().height()

    bench.show(State())

    assert bench.pane.sizeHint().height() < high


def test_a_dropped_file_and_a_dropped_text_are_reported(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    files, texts = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/keys/a.pem"), QUrl.fromLocalFile("/keys/b.pem")])
    texts.setText("a secret")

    with qtbot.waitSignal(bench.pane.file_dropped) as path:
        drop(bench.pane, files)
    with qtbot.waitSignal(bench.pane.paste_as_key_requested) as text:
        drop(bench.pane, texts)

    assert ["/keys/a.pem"] == path.args
    assert ["a secret"] == text.args


def drop(pane: SecretPane, data: QMimeData) -> None:
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.dragEnterEvent(QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    pane.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_the_keyboard_goes_to_the_side_that_is_shown(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    bench.pane.focus_key()
    first = bench.secret.hasFocus()
    bench.show(state_of(key=NO_KEY))
    bench.pane.focus_key()

    assert first
    assert bench.key.hasFocus()


def test_every_control_has_a_name_for_the_eye_and_the_reader(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    for kind, name in (
        (QLineEdit, "secret"),
        (QLineEdit, "passphrase"),
        (QPlainTextEdit, "key-text"),
        (QPushButton, "show-secret"),
        (QPushButton, "open-key"),
        (QComboBox, "encoding"),
        (QComboBox, "key-format"),
        (QWidget, "key-kind"),
    ):
        assert bench.find(kind, name).accessibleName()


def _encrypted_pem() -> str:
    from cryptography.hazmat.primitives import serialization

    from tests.key_material import private_key

    data: bytes = private_key("P-256").private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(b"open!"),
    )
    return data.decode()
