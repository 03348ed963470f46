"""The keyboard reaches every pane, in the order of the design, and each fault and claim."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from jwt_debugger.window.main_window import MainWindow
from tests.window.bench import (
    claims,
    click,
    find,
    findings,
    focused,
    paste,
    payload,
    press,
    secret,
    token_view,
)
from tests.window.token_states import HEADER, compact, malformed, signed, token

ORDER = [
    *("token", "secret", "show-secret", "encoding", "generate"),
    *("header", "payload", "claims"),
]


def tab_stops(window: MainWindow) -> list[str]:
    """Press Tab until it comes round, from the token on."""
    press("Ctrl+1")
    stops = [focused()]
    for _step in range(60):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        if focused() == stops[0]:
            break
        stops.append(focused())
    return stops


def test_tab_goes_through_the_panes_in_order_and_comes_round(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    QTest.keyClicks(secret(window), "secret")

    stops = tab_stops(window)

    assert ORDER == [name for name in stops if name in ORDER]
    assert {"signature-cell", "time-cell", "findings-cell", "time_zone", "zoom"} <= set(stops)


def test_tab_reaches_the_findings_instead_of_the_claims(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+5")

    stops = tab_stops(window)

    assert "findings" in stops
    assert "claims" not in stops
    assert stops.index("payload") < stops.index("findings")


def test_the_order_outlives_a_narrow_window(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    QTest.keyClicks(secret(window), "secret")
    window.resize(900, 600)
    window.resize(1280, 800)

    assert ORDER == [name for name in tab_stops(window) if name in ORDER]


def test_tab_reaches_the_headers_chips_beside_the_button_that_edits_them(
    window: MainWindow,
) -> None:
    window.resize(900, 600)
    paste(token())

    stops = tab_stops(window)

    at = stops.index("edit_header")
    assert ["header_chip"] * 3 == stops[at + 1 : at + 4]


def test_tab_in_an_empty_window_reaches_the_examples(window: MainWindow) -> None:
    stops = tab_stops(window)

    assert "paste_token" == stops[0]
    assert "example-valid-hs256" in stops


@pytest.mark.parametrize(
    ("keys", "name"),
    [("1", "token"), ("2", "secret"), ("3", "payload"), ("4", "claims"), ("5", "findings")],
)
@pytest.mark.parametrize("width", [1280, 900])
def test_each_pane_is_one_key_away(window: MainWindow, keys: str, name: str, width: int) -> None:
    paste(token())
    window.resize(width, 700)

    press(f"Ctrl+{keys}")

    assert name == focused()
    widget = QApplication.focusWidget()
    assert widget is not None
    assert widget.isVisible()


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (1280, ["secret", "payload", "claims", "token"]),
        (900, ["secret", "claims", "token", "secret"]),
    ],
)
def test_f6_goes_round_the_panes(window: MainWindow, width: int, names: list[str]) -> None:
    paste(token())
    window.resize(width, 700)
    press("Ctrl+1")

    visited = []
    for _step in range(4):
        press("F6")
        visited.append(focused())
    assert names == visited

    press("Shift+F6")
    assert ([*names, "token"] if width > 1100 else names)[2] == focused()


def test_f6_in_an_empty_window_reaches_the_examples(window: MainWindow) -> None:
    press("Ctrl+2")

    press("F6")

    widget = QApplication.focusWidget()
    assert widget is not None
    assert find(window, QWidget, "welcome").isAncestorOf(widget)


def test_the_cells_of_the_strip_lead_to_their_panes(window: MainWindow) -> None:
    paste(token())

    for cell, name in (
        ("signature-cell", "secret"),
        ("findings-cell", "findings"),
        ("time-cell", "claims"),
    ):
        click(window, cell)
        assert name == focused()


def test_a_claim_leads_to_its_line(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+4")
    claims(window).setCurrentIndex(claims(window).model().index(1, 0))

    press("Return")

    assert "payload" == focused()
    cursor = payload(window).textCursor()
    assert '"roles"' in cursor.block().text()


@pytest.mark.parametrize("width", [1280, 900])
def test_the_page_that_matters_comes_up_by_itself(window: MainWindow, width: int) -> None:
    window.resize(width, 700)

    paste(malformed().request.token)
    assert (width > 1100) == findings(window).isVisible()
    assert payload(window).isVisible()

    press("Ctrl+1")
    paste(token())
    assert claims(window).isVisible()


def test_the_page_stays_while_a_token_is_typed(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+5")
    press("Ctrl+1")

    QTest.keyClicks(token_view(window), "+")

    assert findings(window).isVisible()


def test_problems_are_gone_through_both_ways(window: MainWindow) -> None:
    paste(malformed().request.token)

    press("F8")
    first = findings(window).currentIndex().row()
    press("F8")
    assert first != findings(window).currentIndex().row()
    press("Shift+F8")

    assert first == findings(window).currentIndex().row()
    assert isinstance(find(window, QAbstractItemView, "findings"), QAbstractScrollArea)


def test_a_fault_of_json_leads_to_the_json(window: MainWindow) -> None:
    paste(signed(compact(HEADER), b'{"a":1,}'))

    press("F8")

    assert "payload" == focused()
    assert payload(window).isVisible()
