"""Vectors are pasted into the window with their keys, and it shows what they expect."""

import json
import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from jwt_debugger.window.main_window import MainWindow
from tests.vectors import load
from tests.window.bench import (
    click,
    find,
    forget_keyboard,
    paste,
    payload,
    press,
    token_view,
    type_text,
    verdict,
)

EXAMPLES = load("rfc_examples")
MALFORMED = load("malformed_sample")
DETACHED = [case for case in EXAMPLES if "detached_payload" in case]
NESTED = [case for case in EXAMPLES if "inner" in case]

BRIEF = 3.0  # seconds for a text of 10 MB, on a slow machine

# How the verdict begins that a vector expects: what its "valid" may be, and so on.
GENUINE = ("Signature verified", "Decrypted", "Signature not checked. Decrypted. In it: No key yet")
VERDICTS = {
    "valid": GENUINE,
    "invalid": ("Signature invalid", "Not decrypted"),
    "error": ("Not signed", "Signature not checked", "Encrypted (JWE)", "Malformed token"),
}


def id_of(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.fixture
def window(lasting_window: MainWindow) -> MainWindow:
    press("Ctrl+Shift+Del")
    forget_keyboard(lasting_window)
    return lasting_window


@pytest.fixture(autouse=True)
def _no_known_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the search for known secrets, which goes on beside the window and has no bound."""
    monkeypatch.setattr(
        "jwt_debugger.second_look.find_known_secret", lambda *_of, **_watching: None
    )


def give_key(window: MainWindow, case: dict[str, Any]) -> None:
    """Give the key in the field that the keyboard goes to: typed where it is a line of ASCII."""
    press("Ctrl+2")
    if case["key_format"] == "jwk":
        paste(json.dumps(case["key"]))
    elif case["key"].isascii():
        type_text(case["key"])
    else:
        paste(case["key"])
    encoding = find(window, QComboBox, "encoding")
    if encoding.isVisible():
        choose(encoding, case["key_format"])


def choose(list_of_rows: QComboBox, row: str) -> None:
    """Go down a list with the keyboard as far as the row."""
    QTest.keyClick(list_of_rows, Qt.Key.Key_Home)
    for _row in range(list_of_rows.findData(row)):
        QTest.keyClick(list_of_rows, Qt.Key.Key_Down)
    assert row == list_of_rows.currentData()


def answers_of(case: dict[str, Any]) -> list[str]:
    return [case["expect"], *case.get("also_ok", ())]


def is_pasteable(text: str) -> bool:
    """Tell whether a clipboard can hold a text: half of a surrogate pair it drops."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def without_space(text: str) -> str:
    """Return a text without the white space in which it is laid out."""
    return "".join(text.split())


@pytest.mark.parametrize("case", EXAMPLES, ids=id_of)
def test_an_example_of_an_rfc_has_its_verdict_and_payload_once_its_key_is_given(
    window: MainWindow, case: dict[str, Any]
) -> None:
    paste(case["token"])
    assert case["token"] == token_view(window).text()
    assert verdict(window).startswith(VERDICTS["error"])
    give_key(window, case)

    answers = [case["expect"]] if case["expect"] == "valid" else answers_of(case)
    assert verdict(window).startswith(tuple(words for each in answers for words in VERDICTS[each]))
    assert case["token"] == token_view(window).text()
    if case["expect"] == "valid":
        expected = case.get("plaintext_utf8", case["token"].split(".")[1])
        assert payload(window).isVisible()
        assert without_space(expected) == without_space(payload(window).text())
    elif "enc" in case:
        assert not payload(window).isVisible()


@pytest.mark.parametrize("case", DETACHED, ids=id_of)
def test_a_detached_example_is_verified_once_its_payload_is_pasted(
    window: MainWindow, case: dict[str, Any]
) -> None:
    paste(case["token"])
    give_key(window, case)
    assert not verdict(window).startswith(GENUINE)

    QApplication.clipboard().setText(case["detached_payload"])
    click(window, "paste_payload")

    assert verdict(window).startswith("Signature verified")
    assert case["detached_payload"] == payload(window).text()


@pytest.mark.parametrize("case", NESTED, ids=id_of)
def test_a_nested_example_is_verified_with_the_keys_of_both_levels(
    window: MainWindow, case: dict[str, Any]
) -> None:
    signer = next(each for each in EXAMPLES if each["id"] == "rfc7520-6-inner")
    both = {"keys": [case["key"], signer["key"]]}

    paste(case["token"])
    give_key(window, {"key": both, "key_format": "jwk"})
    assert verdict(window).startswith("Signature verified. Decrypted. In it: PS256")
    find(window, QAbstractButton, "open_inner_token").click()

    assert signer["token"] == token_view(window).text()
    assert verdict(window).startswith("Signature verified. PS256")


@pytest.mark.parametrize("case", MALFORMED, ids=id_of)
def test_a_malformed_sample_is_answered_soon_and_never_shown_as_genuine(
    window: MainWindow, case: dict[str, Any]
) -> None:
    begun = time.monotonic()

    if is_pasteable(case["token"]):
        paste(case["token"])
    else:
        window.model.paste(case["token"])
    press("Ctrl+2")
    paste(case["key"] if case["key_format"] == "utf8" else json.dumps(case["key"]))
    window.grab()

    assert BRIEF > time.monotonic() - begun
    assert "valid" in answers_of(case) or not verdict(window).startswith(GENUINE)
