from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.qtbot import QtBot

from jwt_debugger.examples import make_example
from jwt_debugger.jose.base64url import encode
from jwt_debugger.paste.find import FoundToken
from jwt_debugger.window.chooser import Chooser, token_row
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look

NOW = datetime(2026, 5, 29, 12, 38, 20, tzinfo=UTC)
NAMES = ("valid-hs256", "valid-rs256", "encrypted")
TOKENS = [make_example(name, NOW).token for name in NAMES]
SOURCES = ("Authorization header", "cookie access_token", "text")
FOUND = [
    FoundToken(token, 0, len(token), source) for token, source in zip(TOKENS, SOURCES, strict=True)
]


class Bench:
    """A chooser that is open and has the keyboard."""

    def __init__(self, qtbot: QtBot, look: Look | None = None) -> None:
        self.chooser = Chooser(look or Look(LIGHT), FOUND)
        self.chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(self.chooser)
        with qtbot.waitActive(self.chooser):
            self.chooser.open()
            self.chooser.activateWindow()
        view: QListView | None = self.chooser.findChild(QListView, "tokens")
        assert view is not None
        self.view = view

    def button(self, name: str) -> QPushButton:
        found: QPushButton | None = self.chooser.findChild(QPushButton, name)
        assert found is not None
        return found


def test_three_tokens_are_offered_and_the_first_is_current(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    assert "chooser" == bench.chooser.objectName()
    assert "3 tokens found" == bench.chooser.windowTitle()
    assert 3 == bench.view.model().rowCount()
    assert 0 == bench.view.currentIndex().row()
    assert bench.view.hasFocus()


def test_enter_chooses_the_current_token_once(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    chosen: list[str] = []
    bench.chooser.token_chosen.connect(chosen.append)

    QTest.keyClick(bench.view, Qt.Key.Key_Down)
    QTest.keyClick(bench.view, Qt.Key.Key_Return)

    assert [TOKENS[1]] == chosen
    assert not bench.chooser.isVisible()


def test_a_double_click_chooses_a_token(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    place = bench.view.visualRect(bench.view.model().index(2, 0)).center()
    left = Qt.MouseButton.LeftButton

    with qtbot.waitSignal(bench.chooser.token_chosen) as told:
        QTest.mouseClick(bench.view.viewport(), left, pos=place)
        QTest.mouseDClick(bench.view.viewport(), left, pos=place)

    assert [TOKENS[2]] == told.args
    assert not bench.chooser.isVisible()


def test_the_button_chooses_the_current_token(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    with qtbot.waitSignal(bench.chooser.token_chosen) as told:
        QTest.mouseClick(bench.button("choose"), Qt.MouseButton.LeftButton)

    assert [TOKENS[0]] == told.args


@pytest.mark.parametrize("how", ["escape", "cancel"])
def test_the_first_is_kept_by_escape_and_by_its_button(qtbot: QtBot, how: str) -> None:
    bench = Bench(qtbot)

    with qtbot.assertNotEmitted(bench.chooser.token_chosen):
        if how == "escape":
            QTest.keyClick(bench.view, Qt.Key.Key_Escape)
        else:
            QTest.keyClick(bench.button("cancel"), Qt.Key.Key_Space)

    assert not bench.chooser.isVisible()


def test_a_reader_hears_where_a_token_was_and_what_it_is(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    index = bench.view.model().index(0, 0)

    spoken = index.data()

    assert f"Authorization header, HS256  ·  JWT, {len(TOKENS[0])} characters" == spoken
    assert TOKENS[0].startswith(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))


def test_of_an_encrypted_token_both_algorithms_are_named() -> None:
    assert "RSA-OAEP-256  ·  A256GCM" == token_row(FOUND[2]).kind


@pytest.mark.parametrize(
    "head", ["e30", "W10", "bm8ganNvbg", "_w", "", encode(b'{"alg":7,"typ":null}'), "e" * 20_000]
)
def test_of_a_header_that_names_nothing_nothing_is_said(head: str) -> None:
    row = token_row(FoundToken(f"{head}.e30.", 0, 1, "text"))

    assert "" == row.kind


def test_names_that_would_hide_or_fill_the_row_are_made_visible_and_short() -> None:
    head = encode('{"alg":"HS\u202e256","typ":"'.encode() + b"x" * 500 + b'"}')

    kind = token_row(FoundToken(f"{head}.e30.", 0, 1, "te\u202ext")).kind

    assert kind.startswith("HS\\u202e256  ·  xxx")
    assert len(kind) < 60


def test_no_repr_of_a_row_shows_the_token() -> None:
    assert TOKENS[0] not in repr(token_row(FOUND[0]))


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK, 2.0), Look(HIGH_CONTRAST, narrow=True)])
def test_the_current_row_has_its_ring(qtbot: QtBot, look: Look) -> None:
    bench = Bench(qtbot, look)

    image = bench.view.viewport().grab().toImage()
    row = bench.view.visualRect(bench.view.currentIndex())
    ratio = image.devicePixelRatio()
    column = {
        image.pixelColor(int(row.center().x() * ratio), y).name()
        for y in range(int(row.bottom() * ratio))
    }
    assert look.palette.accent.lower() in column
