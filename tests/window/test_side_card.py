"""The card of claims and findings: its two pages, and their text on the clipboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from jwt_debugger.window.claims_table import ClaimsTable
from jwt_debugger.window.disclosures_list import DisclosuresList
from jwt_debugger.window.findings_list import FindingsList
from jwt_debugger.window.side_card import SideCard
from jwt_debugger.window.theme import DARK, LIGHT, Look
from tests.window.token_states import NOW, malformed, state, token


class Bench:
    def __init__(self, qtbot: QtBot) -> None:
        look = Look(LIGHT)
        self.card = SideCard(look)
        self.claims, self.findings = ClaimsTable(look), FindingsList(look)
        qtbot.addWidget(self.card)
        self.disclosures = DisclosuresList(look)
        self.card.set_pages(self.claims, self.findings, self.disclosures)
        self.card.resize(400, 500)
        self.card.show()

    def button(self, name: str) -> QPushButton:
        found = self.card.findChild(QPushButton, name)
        assert found is not None
        return found

    def switch(self, name: str) -> QRadioButton:
        found = self.card.findChild(QRadioButton, name)
        assert found is not None
        return found


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_one_page_is_shown_at_a_time(bench: Bench, qtbot: QtBot) -> None:
    assert bench.claims.isVisible()
    assert "claims" == bench.card.page()

    with qtbot.waitSignal(bench.card.page_chosen) as told:
        qtbot.mouseClick(bench.switch("findings"), Qt.MouseButton.LeftButton)

    assert ["findings"] == told.args
    assert bench.findings.isVisible()
    assert not bench.claims.isVisible()


def test_a_page_is_shown_without_a_signal(bench: Bench, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bench.card.page_chosen):
        bench.card.show_page("findings")

    assert bench.findings.isVisible()


def test_the_labels_can_be_changed(bench: Bench) -> None:
    bench.card.set_labels("Parts", "Findings 4")
    bench.card.set_look(Look(DARK, 1.5))

    assert ("Parts", "Findings 4") == (
        bench.switch("claims").text(),
        bench.switch("findings").text(),
    )


def test_the_page_is_copied_as_lines(bench: Bench, qtbot: QtBot) -> None:
    bench.claims.show_state(state(token()), NOW)
    with qtbot.waitSignal(bench.card.copy_requested) as told:
        qtbot.mouseClick(bench.button("copy_page"), Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0].startswith("iss, issuer: https://auth.example.com\n")
    assert 4 == told.args[0].count("\n")

    bench.findings.show_state(malformed(), NOW)
    bench.card.show_page("findings")
    with qtbot.waitSignal(bench.card.copy_requested) as told:
        qtbot.mouseClick(bench.button("copy_page"), Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert "base64url" in told.args[0]


def test_nothing_is_copied_from_an_empty_page_or_a_card_without_pages(
    bench: Bench, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(bench.card.copy_requested):
        qtbot.mouseClick(bench.button("copy_page"), Qt.MouseButton.LeftButton)
        bench.card.take_pages()
        bench.card.show_page("findings")
        qtbot.mouseClick(bench.button("copy_page"), Qt.MouseButton.LeftButton)

    assert "findings" == bench.card.page()
