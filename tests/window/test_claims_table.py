from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QPainter
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from jwt_debugger.state import KeyInput, Outcome, State
from jwt_debugger.window.claims_table import ClaimsTable
from jwt_debugger.window.row_view import Writing
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look
from tests.window.key_states import NOW, SECRET, edited, sealed, signed, state_of

ROLES = 1


@pytest.fixture
def table(qtbot: QtBot) -> ClaimsTable:
    made = ClaimsTable(Look(LIGHT))
    qtbot.addWidget(made)
    made.resize(420, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_state(state_of(signed()), NOW)
    return made


def inks(table: ClaimsTable) -> set[str]:
    image = table.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def go_to(table: ClaimsTable, row: int) -> None:
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, 0))


def spoken(table: ClaimsTable, row: int) -> str:
    return str(table.model().index(row, 0).data())


def test_a_reader_hears_name_label_value_and_distance(table: ClaimsTable) -> None:
    assert "iss, issuer: https://auth.example.com" == spoken(table, 0)
    assert "exp, expires: Fri 29 May 2026, 14:39:20, in 2 h 01 min" == spoken(table, 4)


def test_the_meaning_is_description_and_tool_tip(table: ClaimsTable) -> None:
    index = table.model().index(0, 0)

    assert "Issuer (RFC7519, Section 4.1.1)" == index.data(
        Qt.ItemDataRole.AccessibleDescriptionRole
    )
    assert index.data(Qt.ItemDataRole.ToolTipRole).endswith("\niss: https://auth.example.com")


def test_a_tool_tip_is_never_rich_text(table: ClaimsTable) -> None:
    table.show_state(state_of(signed({"<b>x": "<h1>big</h1>"})), NOW)

    tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)

    assert not GuiQt.mightBeRichText(tip)
    assert tip.endswith("<b>x: <h1>big</h1>")


def test_the_copy_key_copies_the_value_exactly(qtbot: QtBot, table: ClaimsTable) -> None:
    go_to(table, ROLES)

    with qtbot.waitSignal(table.copy_requested) as told:
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert ['["viewer", "billing"]'] == told.args


def test_the_copy_key_without_a_row_does_nothing(qtbot: QtBot, table: ClaimsTable) -> None:
    with qtbot.assertNotEmitted(table.copy_requested):
        QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_the_menu_copies_value_name_and_whole_claim(table: ClaimsTable) -> None:
    told: list[str] = []
    table.copy_requested.connect(told.append)
    menu = table.make_menu(table.row_at(table.model().index(ROLES, 0)))

    for action in menu.actions():
        action.trigger()

    assert ['["viewer", "billing"]', "roles", '"roles": ["viewer", "billing"]'] == told


def test_arrow_keys_move_over_the_rows_and_enter_chooses(qtbot: QtBot, table: ClaimsTable) -> None:
    go_to(table, 0)

    QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.claim_chosen) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert ["roles"] == told.args


def test_a_click_on_a_name_chooses_and_one_on_a_value_does_not(
    qtbot: QtBot, table: ClaimsTable
) -> None:
    place = table.visualRect(table.model().index(ROLES, 0))
    name = QPoint(place.left() + 20, place.center().y())

    with qtbot.waitSignal(table.claim_chosen) as told:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=name)
    with qtbot.assertNotEmitted(table.claim_chosen):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place.center())

    assert ["roles"] == told.args


def test_the_pointer_shows_that_a_name_can_be_clicked(table: ClaimsTable) -> None:
    place = table.visualRect(table.model().index(ROLES, 0))

    QTest.mouseMove(table.viewport(), QPoint(place.left() + 20, place.center().y()))
    over_name = table.viewport().cursor().shape()
    QTest.mouseMove(table.viewport(), place.center())

    assert Qt.CursorShape.PointingHandCursor is over_name
    assert Qt.CursorShape.ArrowCursor is table.viewport().cursor().shape()


def test_a_part_of_an_encrypted_token_is_no_claim_to_choose(
    qtbot: QtBot, table: ClaimsTable
) -> None:
    table.show_state(sealed(), NOW)
    go_to(table, 0)

    with qtbot.assertNotEmitted(table.claim_chosen):
        QTest.keyClick(table, Qt.Key.Key_Return)

    assert spoken(table, 0).startswith("alg, key wrap: RSA-OAEP-256")


def test_a_second_later_the_row_and_the_place_stay(table: ClaimsTable) -> None:
    claims = {f"claim_{number}": number for number in range(900)}
    table.show_state(state_of(signed(claims)), NOW)
    go_to(table, 600)
    table.verticalScrollBar().setValue(300)

    table.show_state(state_of(signed(claims)), NOW + timedelta(seconds=1))

    assert 600 == table.currentIndex().row()
    assert 300 == table.verticalScrollBar().value()


def test_a_distance_counts_on(table: ClaimsTable) -> None:
    table.show_state(state_of(signed()), NOW + timedelta(hours=3))

    assert spoken(table, 4).endswith("59 min ago")


def test_green_is_for_a_verified_token_alone(table: ClaimsTable) -> None:
    unchecked = inks(table)
    table.show_state(state_of(signed(), KeyInput(SECRET)), NOW)

    assert LIGHT.ok.lower() not in unchecked
    assert LIGHT.ok.lower() in inks(table)


def test_an_edited_claim_lies_on_the_tint_of_edits(table: ClaimsTable) -> None:
    before = inks(table)
    edits = edited(Outcome.RESIGNED, {"roles": "[]", "jti": '"7"'})
    table.show_state(state_of(signed(), edits=edits), NOW)

    assert LIGHT.accent_tint.lower() not in before
    assert LIGHT.accent_tint.lower() in inks(table)
    assert 'jti, removed: "7", removed by you' == spoken(table, 5)


def test_a_removed_claim_is_none_to_choose(qtbot: QtBot, table: ClaimsTable) -> None:
    edits = edited(Outcome.RESIGNED, {"jti": '"7"'})
    table.show_state(state_of(signed(), edits=edits), NOW)
    go_to(table, 5)

    with qtbot.assertNotEmitted(table.claim_chosen):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_the_current_row_has_a_ring(table: ClaimsTable) -> None:
    before = inks(table)

    go_to(table, 0)

    assert LIGHT.accent.lower() not in before
    assert LIGHT.accent.lower() in inks(table)


def test_a_narrow_row_is_one_line(table: ClaimsTable) -> None:
    high = table.sizeHintForRow(0)

    table.set_look(Look(LIGHT, narrow=True))

    assert table.sizeHintForRow(0) < high


@pytest.mark.parametrize(
    ("narrow", "width", "time"),
    [
        (True, 600, "Fri 29 May 2026, 14:39:20"),
        (True, 380, "29 May 2026, 14:39:20"),
        (True, 330, "29 May 2026, 14:39"),
        (True, 260, "29 May 2026, 14:39"),
        (False, 420, "Fri 29 May 2026, 14:39:20"),
        (False, 290, "29 May 2026, 14:39:20"),
        (False, 260, "29 May 2026, 14:39"),
    ],
)
def test_a_time_is_rather_shorter_than_cut(
    table: ClaimsTable,
    monkeypatch: pytest.MonkeyPatch,
    narrow: bool,  # noqa: FBT001 - a column
    width: int,
    time: str,
) -> None:
    drawn: dict[str, bool] = {}

    def draw(_painter: QPainter, room: QRect, text: str, writing: Writing) -> None:
        drawn[text] = QFontMetrics(writing.font).horizontalAdvance(text) <= room.width()

    monkeypatch.setattr(table, "draw", draw)
    table.set_look(Look(LIGHT, narrow=narrow))
    table.resize(width, 500)
    table.grab()

    assert drawn[time]


def test_rows_grow_with_the_zoom(table: ClaimsTable) -> None:
    high = table.sizeHintForRow(0)

    table.set_look(Look(LIGHT, 2.0))

    assert 2 * high - 2 <= table.sizeHintForRow(0)


@pytest.mark.parametrize("look", [Look(DARK), Look(HIGH_CONTRAST, narrow=True)])
def test_names_have_the_ink_of_the_payload(table: ClaimsTable, look: Look) -> None:
    table.setStyleSheet(f"background: {look.palette.card}")

    table.set_look(look)

    assert QColor(look.palette.payload).name() in inks(table)


def test_rows_mirror_and_values_do_not(table: ClaimsTable) -> None:
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    image = table.grab().toImage()

    ink = QColor(LIGHT.payload)
    places = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) == ink for y in range(0, image.height(), 1))
    ]
    assert min(places) > image.width() // 2


def test_a_payload_that_is_no_object_says_so(table: ClaimsTable) -> None:
    table.show_state(state_of(signed("[1]")), NOW)

    assert 0 == table.model().rowCount()
    assert "The payload is a JSON array" in table.accessibleDescription()
    assert LIGHT.text2.lower() in inks(table)


def test_an_empty_table_waits_for_a_token(table: ClaimsTable) -> None:
    table.show_state(State(), NOW)

    assert "Claims appear once there is a token" == table.accessibleDescription()


@pytest.mark.parametrize(
    ("reason", "names"),
    [
        (QContextMenuEvent.Reason.Mouse, ["roles"]),
        (QContextMenuEvent.Reason.Keyboard, ["exp", "exp"]),
    ],
)
def test_the_menu_opens_for_the_row_that_is_meant(
    table: ClaimsTable, reason: Any, names: list[str]
) -> None:
    place = table.visualRect(table.model().index(ROLES, 0)).center()
    go_to(table, 4)

    for point in (place, QPoint(20, 480)):
        QApplication.sendEvent(
            table.viewport(), QContextMenuEvent(reason, point, table.mapToGlobal(point))
        )
    copied: list[str] = []
    table.copy_requested.connect(copied.append)
    menus = table.findChildren(QMenu)
    for menu in menus:
        menu.actions()[1].trigger()

    assert names == copied
    for menu in menus:
        menu.close()
