"""The places of the panes: sizes of the design, splitters, and what is remembered of them."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.issue import sign
from jwt_debugger.state import KeyInput
from jwt_debugger.window.arrangement import _read
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.row_view import SIDE
from jwt_debugger.window.secret_pane import SecretPane
from tests.key_material import private_pem, public_pem
from tests.window.bench import claims, find, paste, press, type_text
from tests.window.token_states import SECRET, token


def columns(window: MainWindow) -> QSplitter:
    return find(window, QSplitter, "columns")


def box(window: MainWindow, name: str) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of a widget in the window."""
    widget = find(window, QWidget, name)
    place = widget.mapTo(window, widget.rect().topLeft())
    return place.x(), place.y(), place.x() + widget.width(), place.y() + widget.height()


def test_a_wide_window_has_three_columns(window: MainWindow, qtbot: QtBot) -> None:
    paste(token())
    qtbot.wait(20)

    token_box, decoded, side = (
        box(window, name) for name in ("token_pane", "decoded_pane", "side_card")
    )

    assert 372 == token_box[2] - token_box[0]
    assert 12 == decoded[0] - token_box[2] == side[0] - decoded[2]
    assert decoded[2] - decoded[0] == pytest.approx((side[2] - side[0]) * 1.1, abs=4)
    assert window.width() - 12 == side[2]


def test_a_narrow_window_has_two(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(900, 600)
    paste(token())
    qtbot.wait(20)

    token_box, decoded = (box(window, name) for name in ("token_pane", "decoded_pane"))

    assert token_box[2] - token_box[0] == pytest.approx(318, abs=4)
    assert 8 == decoded[0] - token_box[2]


def test_the_rows_of_a_narrow_window_begin_below_the_names_above_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(900, 600)
    paste(token())
    press("Ctrl+4")
    qtbot.wait(20)

    rows = claims(window)
    left = rows.mapTo(window, rows.rect().topLeft()).x()

    assert left + SIDE == box(window, "payload_legend")[0] == box(window, "header_chips")[0]
    assert left + rows.width() - SIDE == box(window, "copy_json")[2]


@pytest.mark.parametrize(
    ("size", "zoom"),
    [
        ((1280, 800), 200),
        ((900, 600), 200),
        ((720, 520), 200),
        ((720, 520), 125),
        ((720, 520), 100),
    ],
)
def test_no_zoom_makes_a_window_scroll_sideways(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int], zoom: int
) -> None:
    area = find(window, QScrollArea, "arrangement")
    window.resize(*size)
    window._appearance.set_zoom(zoom)

    for fill in ("", token(), sign('{"alg":"ES256"}', "{}", private_pem("P-256"))):
        window.model.clear_all()
        if fill:
            paste(fill)
        qtbot.wait(50)
        assert 0 == area.horizontalScrollBar().maximum()
        assert 0 == area.verticalScrollBar().value()  # the verdicts are in sight
    for example in ("expired", "malformed", "encrypted"):
        window.open_example(example)
        qtbot.wait(50)
        assert 0 == area.horizontalScrollBar().maximum()


def test_where_two_columns_have_no_room_the_panes_are_below_one_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    paste(token())
    window._appearance.set_zoom(200)
    qtbot.wait(20)
    token_box, decoded = (box(window, name) for name in ("token_pane", "decoded_pane"))
    stacked = token_box[0] == decoded[0] and token_box[3] < decoded[1]
    room = decoded[3] - decoded[1]

    window._appearance.set_zoom(100)
    qtbot.wait(20)

    assert stacked
    assert room >= 600
    assert 372 == box(window, "token_pane")[2] - box(window, "token_pane")[0]


def test_what_a_key_leads_to_is_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    area = find(window, QScrollArea, "arrangement")
    paste(token())
    window._appearance.set_zoom(200)
    qtbot.wait(20)

    for keys in ("Ctrl+4", "Ctrl+1", "Ctrl+2", "Ctrl+5", "Ctrl+3", "F6"):
        press(keys)
        widget = QApplication.focusWidget()
        assert widget is not None
        place = widget.mapTo(area.viewport(), widget.rect().topLeft())
        assert area.viewport().rect().contains(place), keys


def test_the_names_of_the_segments_are_in_one_line_with_their_buttons(
    window: MainWindow, qtbot: QtBot
) -> None:
    paste(token())
    qtbot.wait(20)

    def middle(name: str) -> float:
        _left, top, _right, bottom = box(window, name)
        return (top + bottom) / 2

    assert middle("copy_header") == pytest.approx(middle("header_legend"), abs=0.5)
    assert middle("header_legend") == pytest.approx(middle("token_legend"), abs=0.5)
    assert box(window, "header")[1] == pytest.approx(box(window, "token")[1], abs=1)


def test_a_mirrored_window_begins_at_the_right(window: MainWindow, qtbot: QtBot) -> None:
    paste(token())
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.wait(20)

    assert (
        box(window, "side_card")[0] < box(window, "decoded_pane")[0] < box(window, "token_pane")[0]
    )


def test_the_secret_takes_the_height_that_it_needs(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.wait(20)
    before = box(window, "token_pane")[3]

    paste(token())
    press("Ctrl+2")
    type_text(SECRET)
    qtbot.wait(20)

    [pane] = window.findChildren(SecretPane)
    assert pane.height() == pane.sizeHint().height()
    assert before > box(window, "token_pane")[3]


def test_nothing_overlaps_where_there_is_no_room(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(720, 520)
    paste(token())
    press("Ctrl+Alt+C")
    press("Ctrl+3")
    press("Ctrl+A")
    type_text('{"a":1}')

    left = find(window, QSplitter, "left_column")
    upper, lower = left.widget(0), left.widget(1)
    body = find(window, QScrollArea, "arrangement").widget()

    def fits() -> bool:
        assert upper is not None
        assert lower is not None
        assert body is not None
        apart = upper.geometry().bottom() < lower.geometry().top()
        return apart and body.height() >= body.minimumSizeHint().height()

    qtbot.waitUntil(fits)


def test_sizes_that_the_user_chose_come_back(window: MainWindow, qtbot: QtBot) -> None:
    paste(token())
    arrangement = window._arrangement
    columns(window).setSizes([500, 700])
    columns(window).splitterMoved.emit(500, 1)
    chosen = columns(window).sizes()

    wide, narrow = arrangement.saved()
    assert narrow is None
    assert wide is not None
    arrangement.restore(None, None)
    assert chosen != columns(window).sizes()
    arrangement.restore(wide, narrow)

    qtbot.wait(20)
    assert chosen == columns(window).sizes()
    window.resize(900, 600)
    window.resize(1280, 800)
    qtbot.wait(20)
    assert chosen == columns(window).sizes()


def test_sizes_that_nobody_chose_are_not_saved(window: MainWindow) -> None:
    assert (None, None) == window._arrangement.saved()


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        (None, [None, None, None]),
        (b"", [None, None, None]),
        (b"no JSON", [None, None, None]),
        (b"\xff", [None, None, None]),
        (b"{}", [None, None, None]),
        (b"[[1,2]]", [None, None, None]),
        (b'[[1,2],[1],"x"]', [[1, 2], None, None]),
        (b"[[1.5,2],[true,2],null]", [None, None, None]),
    ],
)
def test_damaged_sizes_are_as_if_never_written(
    text: bytes | None, sizes: list[list[int] | None]
) -> None:
    assert sizes == _read(text)
    assert sizes == _read(json.dumps(sizes).encode())


def test_an_edit_with_a_public_key_has_room_for_all_its_offers(window: MainWindow) -> None:
    window.resize(900, 600)
    paste(sign('{"alg":"RS256","typ":"JWT"}', '{"sub":"ada"}', private_pem("RSA")))
    window.model.give_key(KeyInput(public_pem("RSA"), format="auto"))
    window.model.edit_payload('{"sub":"eve"}')
    QTest.qWait(50)  # the layouts hear of each other

    area = find(window, QScrollArea, "arrangement")
    assert 0 == area.verticalScrollBar().maximum()
    assert find(window, QAbstractButton, "use-test-key").isVisible()
