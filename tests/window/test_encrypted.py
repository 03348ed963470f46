"""An encrypted token in the window: other algorithms, new keys, and a plaintext that is edited."""

import json

import pytest
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QAbstractButton

import jwt_debugger
from jwt_debugger.jose.base64url import encode
from jwt_debugger.state import KeyInput
from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.legend import Legend
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.note import Note
from tests.key_material import private_pem, public_pem
from tests.window.bench import find, header, payload, press, told, type_text, verdict

PLAINTEXT = '{"sub":"alice","admin":false}'


def secret_of(size: int) -> KeyInput:
    return KeyInput(encode(bytes(range(size))), format="base64url")


def pem(name: str) -> KeyInput:
    return KeyInput(private_pem(name), format="auto")


# The families of RFC 7518 section 4, with a key for each.
FAMILIES = {
    "dir": secret_of(32),
    "A256KW": secret_of(32),
    "A128GCMKW": secret_of(16),
    "RSA-OAEP-256": pem("RSA"),
    "ECDH-ES": pem("P-256"),
    "ECDH-ES+A192KW": pem("X25519"),
    "PBES2-HS256+A128KW": secret_of(20),
}


def token_of(algorithm: str, encryption: str = "A256GCM") -> str:
    head = json.dumps({"alg": algorithm, "enc": encryption})
    key = FAMILIES[algorithm]
    return jwt_debugger.encrypt(head, PLAINTEXT, key.text, key_format=key.format)


def opened(window: MainWindow, algorithm: str) -> None:
    """Show an encrypted token with the key that decrypts it."""
    window.model.set_token(token_of(algorithm))
    window.model.give_key(FAMILIES[algorithm])
    assert PLAINTEXT == plaintext(window)


def plaintext(window: MainWindow) -> str | None:
    """Return what the token on screen holds for whoever has the key on screen."""
    request = window.model.state.request
    found = jwt_debugger.inspect(
        request.token, request.key.text or None, key_format=request.key.format
    )
    return found.payload_text


def act(window: MainWindow, name: str) -> None:
    """Choose an action that the menus show."""
    action = find_action(window, name)
    assert action.isVisible()
    assert action.isEnabled()
    action.trigger()


def push(window: MainWindow, name: str) -> None:
    """Press a button that is in sight by its key."""
    button = find(window, QAbstractButton, name)
    assert button.isVisible()
    button.setFocus()
    press("Space")


def find_action(window: MainWindow, name: str) -> QAction:
    action = window.findChild(QAction, name)
    assert action is not None, name
    return action


def edit(editor: JsonEditor, old: str, new: str) -> None:
    """Select a text in an editor, and type another."""
    editor.setFocus()
    at = editor.toPlainText().index(old)
    cursor = editor.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(old), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    type_text(new)


def key_note(window: MainWindow) -> str:
    return find(window, Note, "key-verdict").accessibleName()


@pytest.mark.parametrize("algorithm", FAMILIES)
def test_a_key_is_generated_that_encrypts_what_was_decrypted_and_is_edited_then(
    window: MainWindow, algorithm: str
) -> None:
    opened(window, algorithm)
    token = window.model.state.request.token

    act(window, "generate")
    assert token == window.model.state.request.token
    assert FAMILIES[algorithm] != window.model.state.request.key
    assert verdict(window).startswith(("Not decrypted", "Encrypted"))
    assert find(window, QAbstractButton, "sign-now").text().startswith("Encrypt ")
    push(window, "sign-now")
    assert PLAINTEXT == plaintext(window)
    edit(payload(window), "alice", "bob")

    assert PLAINTEXT.replace("alice", "bob") == plaintext(window)
    assert verdict(window).startswith(f"Encrypted by you. {algorithm}, to your key")
    press("Ctrl+Shift+R")
    assert token == window.model.state.request.token


def test_what_was_opened_before_is_edited_with_the_recipients_public_key(
    window: MainWindow,
) -> None:
    opened(window, "ECDH-ES")
    window.model.give_key(KeyInput(public_pem("P-256"), format="auto"))

    assert '"sub": "alice"' in payload(window).text()
    legend = find(window, Legend, "payload_legend").accessibleName()
    assert "known from before. Edits are encrypted to this key" in legend
    edit(payload(window), "alice", "bob")

    assert verdict(window).startswith("Encrypted (JWE). A public key cannot decrypt")
    window.model.give_key(FAMILIES["ECDH-ES"])
    assert PLAINTEXT.replace("alice", "bob") == plaintext(window)


@pytest.mark.parametrize(
    "key", [KeyInput(), KeyInput(private_pem("P-256", 1), format="auto"), secret_of(8)]
)
def test_what_was_opened_before_is_hidden_from_any_other_key(
    window: MainWindow, key: KeyInput
) -> None:
    opened(window, "ECDH-ES")
    window.model.give_key(key)

    assert not payload(window).isVisible()
    assert "" == window.model.state.payload_display


@pytest.mark.parametrize("algorithm", FAMILIES)
def test_another_algorithm_with_a_new_key_is_one_choice(window: MainWindow, algorithm: str) -> None:
    opened(window, "ECDH-ES" if algorithm != "ECDH-ES" else "dir")

    act(window, f"new-key-{algorithm}")

    assert f'"alg": "{algorithm}"' in header(window).text()
    assert PLAINTEXT == plaintext(window)
    assert find_action(window, f"algorithm-{algorithm}").isChecked()
    edit(payload(window), "alice", "bob")
    assert PLAINTEXT.replace("alice", "bob") == plaintext(window)


def test_an_algorithm_that_the_key_does_not_fit_waits_for_a_test_key(window: MainWindow) -> None:
    opened(window, "RSA-OAEP-256")
    token = window.model.state.request.token

    act(window, "algorithm-dir")
    assert token == window.model.state.request.token
    assert "Token not updated: not encrypted" == told(window)
    assert verdict(window) == "Decrypted. Token not updated: not encrypted"
    assert '"alg": "dir"' in header(window).text()
    push(window, "use-test-key")

    assert PLAINTEXT == plaintext(window)
    assert "Encrypted to a new test key" == told(window)


def test_the_content_encryption_is_set_and_its_mark_goes_there(window: MainWindow) -> None:
    opened(window, "A256KW")
    assert find_action(window, "encryption-A256GCM").isChecked()

    act(window, "encryption-A128CBC-HS256")

    assert PLAINTEXT == plaintext(window)
    assert find_action(window, "encryption-A128CBC-HS256").isChecked()
    assert not find_action(window, "encryption-A256GCM").isChecked()


def test_what_is_typed_into_the_header_stays_where_it_is_typed(window: MainWindow) -> None:
    head, key = '{"alg":"ECDH-ES","enc":"A256GCM"}', public_pem("P-521")
    window.model.set_token(jwt_debugger.encrypt(head, PLAINTEXT, key))
    window.model.give_key(pem("P-521"))
    before = header(window).text()

    edit(header(window), "{", '{"kid":"a",')
    type_text('"x":1,')

    after = header(window).text()
    assert after.startswith('{"kid":"a","x":1,')
    assert before.partition('"epk"')[2] != after.partition('"epk"')[2]
    assert PLAINTEXT == plaintext(window)


def test_a_token_that_no_key_has_opened_is_left_alone(window: MainWindow) -> None:
    token = token_of("ECDH-ES")
    window.model.set_token(token)
    window.model.give_key(KeyInput(public_pem("P-256"), format="auto"))

    for name in ("encrypt", "encrypt-test-key", "new-key-dir"):
        window.model.say("")
        act(window, name)
        assert "The payload has to be decrypted first: give its key." == told(window)

    assert token == window.model.state.request.token


def test_a_key_that_opens_nothing_says_what_it_can_be_used_for(window: MainWindow) -> None:
    opened(window, "A256KW")

    act(window, "generate")

    assert "Does not decrypt with this secret" in key_note(window)
