"""Every copy action of the Edit menu in the real window, and what is on the clipboard then."""

import json
import shlex

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from jwt_debugger.handoff.snippets import SNIPPETS
from jwt_debugger.window.actions import Need, action_specs
from jwt_debugger.window.main_window import MainWindow
from tests.key_material import public_pem
from tests.window.bench import click, copied, paste, press, told, type_text
from tests.window.token_states import SECRET, encrypted, token

CLAIMS = {
    "iss": "https://auth.example.com",
    "sub": "ada",
    "email": "ada@example.com",
    "exp": 1780065560,
}
COPIES = [
    spec.id
    for spec in action_specs()
    if spec.id.startswith("copy-") and spec.need is not Need.KEY_PAIR  # see test_key_copying.py
]


def act(window: MainWindow, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None, name
    assert action.isEnabled(), name
    action.trigger()


@pytest.fixture
def signed(window: MainWindow) -> MainWindow:
    paste(token(CLAIMS))
    press("Ctrl+2")
    type_text(SECRET)
    return window


@pytest.mark.parametrize("name", COPIES)
def test_every_copy_puts_something_there_and_says_what(
    signed: MainWindow, qtbot: QtBot, name: str
) -> None:
    act(signed, name)

    qtbot.waitUntil(lambda: "copied" in told(signed), timeout=5000)
    assert copied()
    assert (name == "copy-key") == (SECRET in copied())


def test_the_curl_command_has_the_token_in_its_header(signed: MainWindow) -> None:
    act(signed, "copy-curl")

    assert f"Authorization: Bearer {token(CLAIMS)}" in shlex.split(copied())
    assert "curl command copied" == told(signed)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[each.id for each in SNIPPETS])
def test_a_program_names_algorithm_and_issuer(signed: MainWindow, snippet: object) -> None:
    act(signed, f"copy-program-{snippet.id}")  # type: ignore[attr-defined]

    assert "https://auth.example.com" in copied()
    assert "JWT_SECRET" in copied()
    assert told(signed).startswith("Program copied: ")


def test_a_program_that_cannot_be_says_why(window: MainWindow) -> None:
    paste(encrypted())

    act(window, "copy-program-go")

    assert "An encrypted token is decrypted, not verified." == told(window)


def test_a_report_has_no_secret_and_blanked_nothing_personal(signed: MainWindow) -> None:
    act(signed, "copy-report-markdown")
    assert copied().startswith("# Report on a token")
    assert "ada@example.com" in copied()

    act(signed, "copy-report-markdown-blanked")
    assert "ada@example.com" not in copied()
    assert "Report copied, without secret, signature and personal data" == told(signed)

    act(signed, "copy-report-json-blanked")
    assert json.loads(copied())["blanked"]
    assert "ada@example.com" not in copied()


def test_the_test_tokens_are_a_list_in_json(signed: MainWindow, qtbot: QtBot) -> None:
    act(signed, "copy-suite")

    qtbot.waitUntil(lambda: told(signed).startswith("Test tokens copied"), timeout=5000)
    cases = json.loads(copied())
    assert 8 == len(cases)
    assert ["accept"] + ["reject"] * 7 == [case["expect"] for case in cases]


def test_test_tokens_that_another_key_signs_than_that_of_the_token_say_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    paste(token(CLAIMS))
    press("Ctrl+2")
    type_text("another secret")

    act(window, "copy-suite")

    words = "Your key signed them, which is not that of this token"
    qtbot.waitUntil(lambda: told(window).endswith(words), timeout=5000)


def test_without_a_signing_key_there_are_no_test_tokens(window: MainWindow, qtbot: QtBot) -> None:
    paste(token(CLAIMS))

    act(window, "copy-suite")

    qtbot.waitUntil(lambda: "needs a secret" in told(window), timeout=5000)


def test_a_secret_leaves_the_clipboard_and_a_public_key_stays(signed: MainWindow) -> None:
    act(signed, "copy-key")
    assert "Secret copied. It leaves the clipboard after a minute" == told(signed)

    signed._opening.paste_key(public_pem("P-256"))
    act(signed, "copy-key")

    assert public_pem("P-256") == copied()
    assert "Public key copied" == told(signed)


def test_one_claim_is_copied_from_its_row(signed: MainWindow) -> None:
    press("Ctrl+4")
    press("Down")

    press("Ctrl+C")

    assert "ada" == copied()
    assert "Copied" == told(signed)


def test_all_claims_are_copied_as_text(signed: MainWindow) -> None:
    click(signed, "copy_page")

    assert "sub, subject: " in copied()
