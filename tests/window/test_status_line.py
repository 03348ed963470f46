"""The line at the bottom: what was done, where the caret is, and in which zone times are."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QProxyStyle, QPushButton, QStyle
from pytestqt.qtbot import QtBot

from jwt_debugger.inspection.inspect import inspect
from jwt_debugger.jose.base64url import encode
from jwt_debugger.state import State
from jwt_debugger.window.status_line import StatusLine
from jwt_debugger.window.status_words import caret_words, status_words, zone_words
from jwt_debugger.window.theme import DARK, LIGHT, Look
from jwt_debugger.window.window_words import claims_label, findings_label
from tests.encrypted import SECRET, sealed_token
from tests.selective import issue, present
from tests.window.token_states import NOW, encrypted, frozen, malformed, signed, state, token

PLAIN_HEADER = '{"alg":"HS256"}'
UNSECURED = encode(b'{"alg":"none"}') + ".e30."


def in_json(token: str) -> str:
    header, payload, signature = token.split(".")
    return json.dumps({"payload": payload, "protected": header, "signature": signature})


class StillStyle(QProxyStyle):
    """The style of a desktop whose user wants no motion."""

    def styleHint(  # noqa: N802 - Qt
        self, hint: QStyle.StyleHint, *rest: Any, **more: Any
    ) -> int:
        """Let every animation last no time."""
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *rest, **more)


@pytest.fixture
def line(qtbot: QtBot) -> StatusLine:
    made = StatusLine(Look(LIGHT))
    qtbot.addWidget(made)
    made.resize(900, 24)
    made.show()
    return made


def words(line: StatusLine) -> str:
    found = line.findChild(QLabel, "status_words")
    assert found is not None
    return found.text()


def button(line: StatusLine, name: str) -> QPushButton:
    found = line.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (State(), "Ready"),
        (State(busy=True), "Computing …"),
        (state(token()), "Token decoded"),
        (state(token(), notice="Token copied"), "Token copied"),
        (malformed(), "Payload, character 31: not base64url"),
        (state(encrypted()), "Encrypted token: its header is decoded"),
        (replace(state(""), inspection=inspect(sealed_token(), SECRET)), "Token decrypted"),
        (state(signed(PLAIN_HEADER, b"plain text")), "Token decoded: its payload holds no claims"),
        (state(signed(PLAIN_HEADER, b"\xff")), "Token decoded: its payload is no text"),
        (state(UNSECURED), "Unsigned token decoded"),
        (state(present(issue({"sub": "1"}))), "SD-JWT decoded"),
        (state(in_json(token())), "Token in JSON decoded"),
    ],
)
def test_the_last_act_is_told_or_what_there_is(made: State, expected: str) -> None:
    assert expected == status_words(made)


def test_a_frozen_token_is_told_before_all_else() -> None:
    made = replace(frozen(), notice="Token copied")

    assert status_words(made).startswith("Token not updated: line 4, column ")


def test_zones_are_named() -> None:
    assert "Times: UTC" == zone_words(NOW, utc=True)
    assert zone_words(datetime(2026, 1, 1, tzinfo=UTC), utc=False).startswith("Times: local, UTC")


def test_the_caret_is_told_until_something_is_done(line: StatusLine) -> None:
    line.show_state(state(token()), NOW)
    line.show_caret((7, 11))
    assert caret_words(7, 11) == words(line) == "Line 7, column 11"

    line.show_state(state(token(), notice="Token copied"), NOW)
    assert "Token copied" == words(line)

    line.show_caret((7, 12))
    assert "Line 7, column 12" == words(line)
    line.show_state(state(token()), NOW)
    assert "Line 7, column 12" == words(line)
    line.show_caret(None)
    assert "Token decoded" == words(line)


def test_a_fault_is_told_while_the_caret_moves(line: StatusLine) -> None:
    line.show_state(frozen(), NOW)

    line.show_caret((1, 1))

    assert words(line).startswith("Token not updated")


def test_zone_and_zoom_are_buttons(line: StatusLine, qtbot: QtBot) -> None:
    line.show_state(State(utc=True), NOW)
    line.set_look(Look(DARK, 1.5))
    assert "Times: UTC" == button(line, "time_zone").text()
    assert "Zoom 150 %" == button(line, "zoom").text()

    with qtbot.waitSignal(line.zone_clicked):
        qtbot.mouseClick(button(line, "time_zone"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(line.zoom_clicked):
        qtbot.mouseClick(button(line, "zoom"), Qt.MouseButton.LeftButton)


def test_targets_are_high_enough_to_hit(line: StatusLine) -> None:
    assert all(button(line, name).height() >= 24 for name in ("time_zone", "zoom"))


def test_the_promise_is_green_and_a_long_notice_gives_way(line: StatusLine) -> None:
    line.show_state(State(notice="very long " * 200), NOW)

    image = line.grab().toImage()
    green = QColor(LIGHT.ok).rgb()
    pixels = (image.pixel(x, y) for x in range(250) for y in range(image.height()))
    assert green in pixels
    assert 900 == line.width()
    assert line.minimumSizeHint().width() < 900


def test_the_pages_are_named_by_what_is_on_them() -> None:
    assert "Claims" == claims_label(State())
    assert "Claims" == claims_label(state(token()))
    assert "Parts" == claims_label(state(encrypted()))
    assert "Findings" == findings_label(0)
    assert "Findings 4" == findings_label(4)


def darkest(line: StatusLine) -> int:
    """Return how dark the words are drawn, of 255."""
    found = line.findChild(QLabel, "status_words")
    assert found is not None
    image = found.grab().toImage()
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(image.width())
        for y in range(image.height())
    )


def test_what_was_copied_is_told_by_words_that_fade_in(line: StatusLine, qtbot: QtBot) -> None:
    line.show_state(state(token(), notice="Copied"), NOW)
    dark = darkest(line)

    line.fade_in()
    faint = darkest(line)

    assert faint > dark
    qtbot.waitUntil(lambda: darkest(line) == dark, timeout=2000)


def test_nothing_moves_where_the_desktop_wants_no_motion(line: StatusLine) -> None:
    still = StillStyle()
    words = line.findChild(QLabel, "status_words")
    assert words is not None
    words.setStyle(still)
    line.show_state(state(token(), notice="Copied"), NOW)
    dark = darkest(line)

    line.fade_in()

    assert dark == darkest(line)


@pytest.mark.parametrize(("width", "shown"), [(720, True), (440, False), (360, False)])
def test_where_room_lacks_the_zone_gives_way_to_the_promise(
    line: StatusLine,
    qtbot: QtBot,
    width: int,
    shown: bool,  # noqa: FBT001 - a column
) -> None:
    line.show_state(state(token()), NOW)

    line.resize(width, 24)
    qtbot.wait(20)

    promise = line.findChildren(QLabel)[0]
    assert shown == button(line, "time_zone").isVisible()
    assert promise.width() >= promise.sizeHint().width()
