"""The pane of header and payload, with real keys."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import State
from jwt_debugger.window.decoded_pane import DecodedPane
from jwt_debugger.window.header_chips import chip_texts
from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.payload_words import MAX_EDITED
from jwt_debugger.window.theme import LIGHT, Look
from tests.window.token_states import (
    CLAIMS,
    HEADER,
    NOW,
    edited,
    encrypted,
    frozen,
    malformed,
    signed,
    state,
    token,
)

WIDE, NARROW = Look(LIGHT), Look(LIGHT, narrow=True)


@pytest.fixture
def pane(qtbot: QtBot) -> DecodedPane:
    made = DecodedPane(WIDE)
    qtbot.addWidget(made)
    made.resize(560, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def editor(pane: DecodedPane, name: str) -> JsonEditor:
    found = pane.findChild(QPlainTextEdit, name)
    assert isinstance(found, JsonEditor)
    return found


def button(pane: DecodedPane, name: str) -> QAbstractButton:
    found = pane.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def said(pane: DecodedPane, name: str) -> str:
    """Return what a widget tells a screen reader."""
    found = pane.findChild(QWidget, name)
    assert found is not None
    return found.accessibleName() if found.isVisible() else ""


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    """Return a list that grows with each emission."""
    calls: list[tuple[object, ...]] = []

    def note(*arguments: object) -> None:
        calls.append(arguments)

    signal.connect(note)
    return calls


def has_colour(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def narrow(pane: DecodedPane) -> tuple[QWidget, QWidget, QWidget]:
    """Make the pane narrow, with its pages."""
    pages = (QWidget(), QWidget(), QWidget())
    pane.set_look(NARROW)
    pane.set_pages(*pages)
    return pages


def test_header_and_payload_are_shown_as_the_state_says(pane: DecodedPane) -> None:
    made = state(token())

    pane.show_state(made, NOW)

    assert made.header_display == editor(pane, "header").text()
    assert made.payload_display == editor(pane, "payload").text()
    assert "Payload edit to try a change" == said(pane, "payload_legend")


def test_before_there_is_a_token_nothing_is_shown(pane: DecodedPane) -> None:
    pane.show_state(State(), NOW)

    assert not editor(pane, "header").isVisible()
    assert not editor(pane, "payload").isVisible()


def test_typing_tells_the_whole_text_of_its_segment(pane: DecodedPane, qtbot: QtBot) -> None:
    pane.show_state(state(token({"a": 1}, {"alg": "HS256"})), NOW)
    headers, payloads = heard(pane.header_edited), heard(pane.payload_edited)

    editor(pane, "payload").go_to(10)
    qtbot.keyClicks(editor(pane, "payload"), "2")
    editor(pane, "header").go_to(0)
    qtbot.keyClicks(editor(pane, "header"), " ")

    assert [('{\n  "a": 12\n}',)] == payloads
    assert [(' {\n  "alg": "HS256"\n}',)] == headers


def test_drawing_tells_nothing_and_moves_no_cursor(pane: DecodedPane) -> None:
    edits = heard(pane.payload_edited)
    pane.show_state(state(token()), NOW)
    editor(pane, "payload").go_to(12)

    pane.show_state(state(token()), NOW + timedelta(seconds=1))

    assert [] == edits
    assert 12 == editor(pane, "payload").textCursor().position()


def test_times_follow_the_clock(pane: DecodedPane) -> None:
    made = state(token())
    pane.show_state(made, NOW)
    before = editor(pane, "payload").time_words()

    pane.show_state(made, NOW + timedelta(minutes=1))

    assert ("1 h 59 min ago", "in 2 h 01 min") == before
    assert ("2 h 00 min ago", "in 2 h 00 min") == editor(pane, "payload").time_words()


def test_an_edit_is_marked(pane: DecodedPane) -> None:
    pane.show_state(edited(), NOW)

    assert "Payload edited by you" == said(pane, "payload_legend")
    assert has_colour(editor(pane, "payload").grab().toImage(), LIGHT.accent_tint)


def test_a_header_edit_is_marked(pane: DecodedPane) -> None:
    made = edited()
    assert made.edits is not None
    edits = replace(made.edits, header=True, header_members={"kid": None})

    pane.show_state(replace(made, edits=edits), NOW)

    assert "Header edited by you" == said(pane, "header_legend")
    assert has_colour(editor(pane, "header").grab().toImage(), LIGHT.accent_tint)


def test_broken_json_is_marked_where_it_breaks(pane: DecodedPane) -> None:
    pane.show_state(frozen(), NOW)

    assert "Payload no JSON: line 4, column 13" == said(pane, "payload_legend")
    assert has_colour(editor(pane, "payload").grab().toImage(), LIGHT.bad_tint)
    assert pane.go_to_fault()
    assert 3 == editor(pane, "payload").textCursor().blockNumber()


def test_sound_json_has_no_fault_to_go_to(pane: DecodedPane) -> None:
    pane.show_state(state(token()), NOW)

    assert not pane.go_to_fault()


def test_a_broken_payload_is_shown_up_to_the_fault(pane: DecodedPane) -> None:
    pane.show_state(malformed(), NOW)

    assert editor(pane, "payload").isVisible()
    assert editor(pane, "payload").isReadOnly()
    assert said(pane, "payload_notice").startswith("The payload stops here. 22 bytes decoded")


def test_an_encrypted_payload_is_said_to_be(pane: DecodedPane) -> None:
    pane.show_state(state(encrypted(), key=False), NOW)

    assert not editor(pane, "payload").isVisible()
    assert editor(pane, "header").isReadOnly()
    assert said(pane, "payload_notice").startswith("The payload is encrypted.")


def test_a_damaged_header_is_not_to_be_edited(pane: DecodedPane) -> None:
    pane.show_state(state("eyJhbG+i.e30.AAAA"), NOW)

    assert editor(pane, "header").isReadOnly()
    assert "Header readable up to the error" == said(pane, "header_legend")


def test_a_header_that_is_no_json_says_where(pane: DecodedPane) -> None:
    pane.show_state(state("ew.e30.AAAA"), NOW)

    assert said(pane, "header_legend").startswith("Header no JSON: line 1, column ")


def test_the_header_is_as_high_as_its_text_within_bounds(pane: DecodedPane) -> None:
    pane.show_state(state(token()), NOW)
    small = editor(pane, "header").height()

    pane.show_state(state(token(header=HEADER | {f"x{n}": n for n in range(40)})), NOW)
    large = editor(pane, "header").height()

    line = editor(pane, "header").line_height()
    assert 5 * line < small < 7 * line
    assert 8 * line < large < 11 * line


def test_a_large_payload_is_shown_on_demand(pane: DecodedPane, qtbot: QtBot) -> None:
    made = state(signed('{"alg":"HS256"}', b'{"a":"' + b"x" * MAX_EDITED + b'"}'))
    pane.show_state(made, NOW)
    assert not editor(pane, "payload").isVisible()

    qtbot.mouseClick(button(pane, "show_large_payload"), Qt.MouseButton.LeftButton)
    pane.show_state(replace(made), NOW)

    assert MAX_EDITED == len(editor(pane, "payload").text())
    assert editor(pane, "payload").isReadOnly()


@pytest.mark.parametrize(
    ("made", "name", "expected"),
    [
        (state(token()), "copy_json", "payload"),
        (state(token()), "copy_header", "header"),
        (state(encrypted(), key=False), "copy_json", "header"),
    ],
)
def test_the_json_can_be_copied(
    pane: DecodedPane, qtbot: QtBot, made: State, name: str, expected: str
) -> None:
    pane.show_state(made, NOW)
    copied = heard(pane.copy_requested)

    qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)

    assert [(expected,)] == copied


def test_a_narrow_pane_shows_the_header_as_chips(pane: DecodedPane) -> None:
    narrow(pane)

    pane.show_state(state(token()), NOW)

    assert not editor(pane, "header").isVisible()
    chips = pane.findChildren(QAbstractButton, "header_chip")
    assert ["alg HS256", "typ JWT", "kid 2026-05-a"] == [chip.accessibleName() for chip in chips]
    assert "Payload 4 claims" == said(pane, "payload_legend")


@pytest.mark.parametrize("name", ["edit_header", "header_chip"])
def test_a_chip_opens_the_header_and_the_button_is_done_with_it(
    pane: DecodedPane, qtbot: QtBot, name: str
) -> None:
    narrow(pane)
    pane.show_state(state(token()), NOW)
    edits = heard(pane.header_edited)

    qtbot.mouseClick(button(pane, name), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor(pane, "header"), " ")
    opened = editor(pane, "header").isVisible()
    qtbot.mouseClick(button(pane, "edit_header"), Qt.MouseButton.LeftButton)

    assert opened
    assert 1 == len(edits)
    assert not editor(pane, "header").isVisible()


def test_a_narrow_pane_opens_a_broken_header_by_itself(pane: DecodedPane) -> None:
    narrow(pane)

    pane.show_state(state("ew.e30.AAAA"), NOW)

    assert editor(pane, "header").isVisible()


def test_a_narrow_pane_has_three_pages(pane: DecodedPane, qtbot: QtBot) -> None:
    claims, findings, _disclosures = narrow(pane)
    pane.show_state(state(token()), NOW)
    chosen = heard(pane.page_chosen)

    qtbot.mouseClick(button(pane, "claims"), Qt.MouseButton.LeftButton)
    shown = claims.isVisible(), findings.isVisible(), editor(pane, "payload").isVisible()
    qtbot.mouseClick(button(pane, "findings"), Qt.MouseButton.LeftButton)

    assert [("claims",), ("findings",)] == chosen
    assert (True, False, False) == shown
    assert findings.isVisible()
    assert "" == said(pane, "payload_legend")
    assert "findings" == pane.page()


def test_the_pages_can_be_taken_for_a_wide_window(pane: DecodedPane) -> None:
    pages = narrow(pane)
    pane.show_state(state(token()), NOW)
    pane.show_page("findings")

    taken = pane.take_pages()
    pane.set_look(WIDE)

    assert pages == taken
    assert pages[0].parent() is None
    assert pane.take_pages() is None
    assert "json" == pane.page()
    assert editor(pane, "payload").isVisible()
    for page in pages:
        page.deleteLater()


def test_the_findings_position_says_how_many(pane: DecodedPane) -> None:
    narrow(pane)

    pane.set_labels("Claims", "Findings 4")

    found = pane.findChild(QRadioButton, "findings")
    assert found is not None
    assert "Findings 4" == found.text()


def test_going_to_a_member_shows_its_editor(pane: DecodedPane) -> None:
    narrow(pane)
    pane.show_state(state(token()), NOW)
    pane.show_page("claims")

    pane.go_to_member(Segment.HEADER, "kid")
    in_header = editor(pane, "header").textCursor().block().text()
    pane.go_to_member(Segment.PAYLOAD, "exp")

    assert '  "kid": "2026-05-a"' == in_header
    assert editor(pane, "payload").textCursor().block().text().startswith('  "exp"')
    assert "json" == pane.page()


def test_the_payload_can_be_given_the_keyboard(pane: DecodedPane) -> None:
    pane.show_state(state(token()), NOW)

    pane.focus_payload()

    assert editor(pane, "payload").hasFocus()


def test_an_encrypted_payload_in_a_narrow_pane_has_no_legend(pane: DecodedPane) -> None:
    narrow(pane)

    pane.show_state(state(encrypted(), key=False), NOW)

    assert "" == said(pane, "payload_legend")
    assert "Show the whole header" == said(pane, "edit_header")


def test_very_many_parameters_become_a_few_chips(pane: DecodedPane, qtbot: QtBot) -> None:
    narrow(pane)

    pane.show_state(state(token(CLAIMS, {"alg": "HS256"} | {f"x{n}": n for n in range(20)})), NOW)

    chips = pane.findChildren(QAbstractButton, "header_chip")
    assert "+ 13 more" == chips[-1].accessibleName()
    row = chips[-1].parentWidget()
    assert row is not None
    qtbot.waitUntil(lambda: chips[-1].geometry().bottom() < row.height())
    assert chips[-1].geometry().top() > chips[-9].geometry().top()


def test_chips_are_short_and_hide_nothing() -> None:
    text = '{"kid":"a\u202e' + "x" * 80 + '","b64":false,"crit":[ "b64" ]}'

    first, second, third = chip_texts(text, frozenset({"b64"}))

    assert first.value.startswith("a\\u202exx")
    assert len(first.value) <= 30
    assert ("false", True) == (second.value, second.changed)
    assert '[ "b64" ]' == third.value
