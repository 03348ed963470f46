"""An encrypted token that does not open, in the real window: why, and a click that opens it."""

import base64

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from jwt_debugger.encrypting import encrypt
from jwt_debugger.inspection.result import EncryptionStatus
from jwt_debugger.window.main_window import MainWindow
from tests.window.bench import click, find, paste, payload, press, type_text, verdict

BYTES = bytes(range(200, 232))
TOKEN = encrypt('{"alg":"A256KW","enc":"A256GCM"}', '{"sub":"ada"}', BYTES.hex(), key_format="hex")


def status(window: MainWindow) -> EncryptionStatus:
    inspection = window.model.state.inspection
    assert inspection is not None
    assert inspection.encryption is not None
    return inspection.encryption.status


def test_a_secret_in_base64_opens_the_token_on_a_click_and_undo_takes_it_back(
    window: MainWindow,
) -> None:
    paste(TOKEN)
    press("Ctrl+2")
    type_text(base64.b64encode(BYTES).decode())
    assert "A256KW takes a secret of 32 bytes, this one has 44" in verdict(window)
    assert "Matches as Base64: switch encoding" == (
        find(window, QAbstractButton, "apply-remedy").text()
    )

    QTest.qWait(20)  # the button that has just come up gets its place
    click(window, "apply-remedy")
    assert EncryptionStatus.DECRYPTED is status(window)
    assert '"sub": "ada"' in payload(window).text()

    press("Ctrl+Z")
    assert EncryptionStatus.UNCHECKED is status(window)
