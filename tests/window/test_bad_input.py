"""Whatever is pasted, the window stays usable, keeps the text and says one thing about it."""

import time

import pytest
from PySide6.QtTest import QTest

from jwt_debugger.window.main_window import MainWindow
from tests.vectors import load
from tests.window.bench import paste, press, secret, token_view, told, verdict
from tests.window.token_states import HEADER, SECRET, compact, signed, token

BRIEF = 3.0  # seconds, on a slow machine

CASES = load("malformed_sample")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_each_malformed_sample_is_shown_and_leaves_the_window_usable(
    window: MainWindow, case: dict[str, str]
) -> None:
    window.model.set_token(case["token"])

    assert case["token"] == window.model.state.request.token
    shown = token_view(window).text()
    assert case["token"].startswith(shown)
    if case["token"]:
        assert verdict(window)
        assert told(window)
    for width in (900, 1280):
        window.resize(width, 700)
        for keys in ("Ctrl+3", "Ctrl+4", "Ctrl+5", "F8", "Ctrl+1"):
            press(keys)
    window.grab()

    paste(token())
    press("Ctrl+2")
    QTest.keyClicks(secret(window), SECRET)

    assert verdict(window).startswith("Signature verified")


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000_000,
        "." * 100_000,
        "eyJhbGciOiJIUzI1NiJ9." + "e" * 1_000_000,
        "\0\u202e\ud800" * 1000,
        signed(compact(HEADER), b"[" * 100_000),
        signed(compact(HEADER), b'{"a":' + b'"' + b"x" * 3_000_000 + b'"}'),
        signed(compact(HEADER), compact({f"claim{at}": at for at in range(20_000)}).encode()),
        "-----BEGIN PRIVATE KEY-----\nMIIE" + "A" * 2000,
    ],
    ids=[
        "10 MB",
        "dots",
        "no signature",
        "controls",
        "brackets",
        "3 MB claim",
        "claims",
        "half PEM",
    ],
)
def test_large_and_strange_texts_are_answered_soon(window: MainWindow, text: str) -> None:
    begun = time.monotonic()
    window.model.paste(text)
    window.grab()
    window.model.tick()
    window.grab()
    taken = time.monotonic() - begun

    assert window.model.state.request.token in text
    assert told(window)
    assert BRIEF > taken
