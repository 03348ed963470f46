"""The key copied in other forms, from the menu of the real window."""

import json

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from jwt_debugger.jose.keys import read_keys
from jwt_debugger.state import KeyInput
from jwt_debugger.window.main_window import MainWindow
from tests.key_material import (
    KEY_NAMES,
    PASSPHRASE,
    encrypted_pem,
    pkcs12_file,
    private_der,
    private_pem,
    public_jwk,
    public_pem,
)
from tests.window.bench import copied, told
from tests.window.token_states import SECRET

LEAVES = "Secret copied. It leaves the clipboard after a minute"


def action(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert found is not None, name
    return found


def copy(window: MainWindow, name: str) -> str:
    assert action(window, name).isEnabled()
    QApplication.clipboard().clear()
    action(window, name).trigger()
    return copied()


def give(window: MainWindow, text: str, key_format: str = "auto") -> None:
    window.model.give_key(KeyInput(text, format=key_format))


@pytest.mark.parametrize("name", KEY_NAMES)
@pytest.mark.parametrize("form", ["copy-key-pem", "copy-key-jwk"])
def test_a_private_key_is_copied_whole_and_leaves_the_clipboard(
    window: MainWindow, name: str, form: str
) -> None:
    give(window, private_pem(name))

    (key,) = read_keys(copy(window, form)).keys

    assert key.private
    assert key.thumbprint == window.model.state.key.keys[0].thumbprint
    assert LEAVES == told(window)


@pytest.mark.parametrize("name", KEY_NAMES)
@pytest.mark.parametrize("form", ["copy-public-pem", "copy-public-jwk"])
def test_its_public_part_is_copied_alone_and_stays(
    window: MainWindow, name: str, form: str
) -> None:
    give(window, private_pem(name))

    (key,) = read_keys(copy(window, form)).keys

    assert not key.private
    assert key.thumbprint == window.model.state.key.keys[0].thumbprint
    assert "Public key copied" == told(window)


def test_a_public_key_is_copied_in_either_form(window: MainWindow) -> None:
    give(window, json.dumps(public_jwk("P-256") | {"kid": "a"}))

    assert public_pem("P-256") == copy(window, "copy-key-pem")
    assert public_jwk("P-256") | {"kid": "a"} == json.loads(copy(window, "copy-key-jwk"))
    assert "Public key copied" == told(window)


def test_the_key_of_a_file_that_is_no_text_is_copied_as_pem(window: MainWindow) -> None:
    window.model.set_key_file("key.der", private_der("P-256"))

    assert private_pem("P-256") == copy(window, "copy-key")
    assert LEAVES == told(window)


def test_an_encrypted_key_is_copied_decrypted_only_on_request(window: MainWindow) -> None:
    given = encrypted_pem("P-256")
    window.model.give_key(KeyInput(given, format="auto", passphrase=PASSPHRASE))

    assert given == copy(window, "copy-key")
    assert private_pem("P-256") == copy(window, "copy-key-pem")


def test_a_key_file_is_copied_as_the_text_that_it_holds(window: MainWindow) -> None:
    given = encrypted_pem("P-256")
    window.model.set_key_file("key.pem", given.encode())
    window.model.set_passphrase(PASSPHRASE)

    assert given == copy(window, "copy-key")
    assert LEAVES == told(window)


def test_an_encrypted_file_that_is_no_text_is_not_copied_decrypted(window: MainWindow) -> None:
    window.model.set_key_file("key.p12", pkcs12_file("P-256"))
    window.model.set_passphrase(PASSPHRASE)

    assert "" == copy(window, "copy-key")
    assert "The file is no text. Copy the key as PEM, which is not encrypted." == told(window)
    assert private_pem("P-256") == copy(window, "copy-key-pem")


def test_a_secret_is_copied_as_a_jwk_and_has_no_other_form(window: MainWindow) -> None:
    give(window, SECRET, "utf8")

    assert (
        read_keys(SECRET, "utf8").keys[0].material
        == read_keys(copy(window, "copy-key-jwk"), "jwk").keys[0].material
    )
    assert LEAVES == told(window)
    for name in ("copy-key-pem", "copy-public-pem", "copy-public-jwk", "copy-thumbprint"):
        assert not action(window, name).isEnabled()


def test_the_thumbprint_is_copied_whole(window: MainWindow) -> None:
    give(window, public_pem("P-256"))

    assert window.model.state.key.keys[0].thumbprint == copy(window, "copy-thumbprint")


def test_without_a_key_there_is_nothing_to_copy(window: MainWindow) -> None:
    for name in ("copy-key", "copy-key-pem", "copy-key-jwk", "copy-public-pem"):
        assert not action(window, name).isEnabled()


def test_a_key_that_cannot_be_read_is_copied_as_it_was_given(window: MainWindow) -> None:
    give(window, "no key", "pem")

    assert "no key" == copy(window, "copy-key")
    assert not action(window, "copy-key-pem").isEnabled()
