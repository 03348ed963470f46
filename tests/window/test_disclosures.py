"""An SD-JWT in the window: its disclosures on a page of their own, and what a verifier sees."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QClipboard, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QRadioButton, QScrollArea
from pytestqt.qtbot import QtBot

from jwt_debugger.state import KeyInput
from jwt_debugger.window.claim_row import Mood
from jwt_debugger.window.claim_rows import beside, claim_rows
from jwt_debugger.window.disclosures_list import DisclosuresList
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.tab_words import tab_words
from jwt_debugger.window.theme import Tone
from jwt_debugger.window.verdicts import signature_verdict, time_verdict
from tests.key_material import private_pem
from tests.selective import ISSUERS_KEY, bind, disclosure, holder, issue, present, refused
from tests.window.bench import claims, click, copied, find, press, verdict
from tests.window.key_states import NOW

EMAIL = disclosure("salt1", "email", "a@example.com")
TOKEN = bind(present(issue({**holder(), "sub": "1"}, [EMAIL]), EMAIL))


def listed(window: MainWindow) -> DisclosuresList:
    return find(window, DisclosuresList, "disclosures")


def switches(window: MainWindow) -> list[QRadioButton]:
    found = window.findChildren(QRadioButton, "disclosures")
    return [switch for switch in found if switch.isVisible()]


def opened(window: MainWindow, token: str = TOKEN) -> None:
    window.model.give_key(KeyInput(ISSUERS_KEY, format="auto"))
    window.model.set_token(token)


@pytest.mark.parametrize(("width", "words"), [(1280, "Disclosures 1"), (900, "Disclosures")])
def test_the_page_is_there_only_for_an_sd_jwt(window: MainWindow, width: int, words: str) -> None:
    window.resize(width, 700)
    opened(window)
    (switch,) = switches(window)
    assert words == switch.text()

    switch.click()
    assert listed(window).isVisible()
    window.model.set_token(issue({"sub": "1"}))

    assert [] == switches(window)
    assert not listed(window).isVisible()
    assert claims(window).isVisible()


@pytest.mark.parametrize(("reason", "token"), refused().items(), ids=refused())
def test_what_has_to_be_refused_is_nowhere_said_to_be_in_order(
    window: MainWindow, reason: str, token: str
) -> None:
    opened(window, token)

    signature, time = (verdict(window, f"{name}-cell") for name in ("signature", "time"))
    assert signature.startswith("Verified, but to be refused. ")
    assert reason.lower() in signature.lower()
    assert "Nothing proves it yet" in time
    assert "to be refused" in tab_words(window.model.state.tabs[0])
    state = window.model.state
    assert Tone.WARN is signature_verdict(state, NOW).tone
    assert Tone.NEUTRAL is time_verdict(state, NOW).tone
    assert "1 error" in verdict(window, "findings-cell")
    expiry = next(row for row in claim_rows(state) if row.name == "exp")
    assert Mood.PLAIN is beside(expiry, state, NOW).mood


def test_a_presentation_that_no_longer_holds_after_an_edit_is_warned_of(
    window: MainWindow,
) -> None:
    opened(window)
    window.model.give_key(KeyInput(private_pem("P-256"), format="auto"))

    window.model.set_claim("sub", '"2"')

    assert "Re-signed by you. “sd_hash” does not match" in verdict(window)


@pytest.mark.parametrize("page", ["json", "claims", "disclosures", "findings"])
def test_the_smallest_window_need_not_be_scrolled_sideways(
    window: MainWindow, qtbot: QtBot, page: str
) -> None:
    window.resize(720, 520)
    opened(window)

    window.show_page(page)

    bar = find(window, QScrollArea, "arrangement").horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert listed(window).horizontalScrollBar().maximum() == 0


def test_the_claims_are_those_that_a_verifier_sees(window: MainWindow) -> None:
    opened(window)

    model = claims(window).model()
    said = [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    assert any("email" in line and "a@example.com" in line for line in said)
    assert not any("_sd" in line for line in said)


def test_a_screen_reader_hears_each_disclosure_and_the_key_binding(window: MainWindow) -> None:
    opened(window)

    model = listed(window).model()
    said = [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    assert said[0].startswith("email: a@example.com, matches its digest")
    assert said[1].startswith("Key binding, EdDSA, verified")


def test_the_value_is_copied_by_key_and_the_rest_by_menu(
    window: MainWindow, clipboard: QClipboard
) -> None:
    del clipboard  # emptied
    opened(window)
    window.show_page("disclosures")
    view = listed(window)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))

    press("Ctrl+C")
    assert "a@example.com" == copied()
    menu = view.make_menu(view.row_at(view.currentIndex()))
    for action, text in zip(menu.actions()[1:], ("salt1", None, EMAIL), strict=True):
        action.trigger()
        assert text is None or text == copied()

    view.setCurrentIndex(view.model().index(1, 0))
    press("Ctrl+C")
    assert copied().startswith("Key binding, EdDSA")


def test_the_menu_comes_up_by_mouse_and_by_keyboard(window: MainWindow) -> None:
    opened(window)
    window.show_page("disclosures")
    view = listed(window)
    reason = QContextMenuEvent.Reason
    below = QPoint(5, view.height() - 5)
    view.contextMenuEvent(QContextMenuEvent(reason.Mouse, below, view.mapToGlobal(below)))
    assert QApplication.activePopupWidget() is None

    for why, point in ((reason.Mouse, QPoint(20, 10)), (reason.Keyboard, QPoint())):
        view.setCurrentIndex(view.model().index(0, 0))
        view.contextMenuEvent(QContextMenuEvent(why, point, view.mapToGlobal(point)))
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        popup.close()


def test_the_pages_lines_are_copied_as_text(window: MainWindow) -> None:
    opened(window)
    window.show_page("disclosures")

    click(window, "copy_page")

    assert copied().startswith("email: a@example.com")


def test_f6_goes_to_the_page_that_is_in_sight(window: MainWindow) -> None:
    opened(window)
    window.show_page("disclosures")
    window.model.say("")

    for _pane in range(5):
        press("F6")
        QTest.qWait(0)
        if listed(window).hasFocus():
            return
    raise AssertionError
