"""Several tokens in the real window: a tab each, by keyboard and by mouse."""

from base64 import b64encode

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.documents import MAX_OPEN
from jwt_debugger.inspection.result import SignatureStatus
from jwt_debugger.model import DebuggerModel
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.tab_acts import MANY
from jwt_debugger.window.tab_row import TabRow
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT, Look, Palette
from tests.window.bench import (
    click,
    find,
    focused,
    forget_keyboard,
    paste,
    press,
    secret,
    token_view,
    told,
    type_text,
    verdict,
)
from tests.window.conftest import Clock
from tests.window.token_states import SECRET, encrypted, token

FIRST, SECOND, THIRD = (token({"sub": name}) for name in ("first", "second", "third"))


def bar(window: MainWindow) -> QTabBar:
    return find(window, QTabBar, "tabs")


def titles(window: MainWindow) -> list[str]:
    return [bar(window).accessibleTabName(index) for index in range(bar(window).count())]


def shown(window: MainWindow) -> str:
    return token_view(window).text()


def test_with_one_token_there_is_no_tab_bar(window: MainWindow) -> None:
    paste(FIRST)

    assert not bar(window).isVisible()


def test_each_tab_says_where_its_token_was_and_what_was_done_to_it(window: MainWindow) -> None:
    broken = f"{SECOND[:50]}\n  {SECOND[50:]}"
    encoded = b64encode(THIRD.encode()).decode()

    paste(f"Authorization: Bearer {FIRST}\nCookie: id={broken}; a=b\n\ndata:\n  token: {encoded}\n")

    assert (
        "3 tokens found, each on a tab of its own. This one: taken from Authorization header"
        == told(window)
    )
    press("Ctrl+Tab")
    assert SECOND == shown(window)
    assert "Token found: taken from cookie id; 1 line break taken out" == told(window)
    press("Ctrl+Tab")
    assert THIRD == shown(window)
    assert "Token found: taken from Base64 in value of token" == told(window)


def test_each_token_of_a_paste_opens_in_a_tab_of_its_own(window: MainWindow) -> None:
    paste(f"access {FIRST}\nid {SECOND}\nrefresh {THIRD}")

    assert bar(window).isVisible()
    assert FIRST == shown(window)
    assert "3 tokens found, each on a tab of its own" == told(window)
    assert [
        "JWT · first, signature not checked",
        "JWT · second, signature not checked",
        "JWT · third, signature not checked",
    ] == titles(window)


@pytest.mark.parametrize(
    ("forward", "back"), [("Ctrl+Tab", "Ctrl+Shift+Tab"), ("Ctrl+PgDown", "Ctrl+PgUp")]
)
@pytest.mark.parametrize("place", ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4"])
def test_keys_go_from_tab_to_tab_wherever_the_keyboard_is(
    window: MainWindow, forward: str, back: str, place: str
) -> None:
    paste(f"{FIRST} {SECOND}")
    press(place)

    press(forward)
    assert SECOND == shown(window)
    press(forward)
    assert FIRST == shown(window)
    press(back)
    assert SECOND == shown(window)


def test_each_tab_has_its_own_key_and_says_its_verdict(window: MainWindow) -> None:
    paste(f"{FIRST} {SECOND}")
    press("Ctrl+2")
    type_text(SECRET)

    press("Ctrl+Tab")

    assert "" == secret(window).text()
    assert SignatureStatus.VERIFIED is window.model.state.tabs[0].signature
    assert [
        "JWT · first, signature verified",
        "JWT · second, signature not checked",
    ] == titles(window)


def test_the_key_of_another_tab_is_one_click_away(window: MainWindow) -> None:
    paste(f"{FIRST} {SECOND}")
    press("Ctrl+2")
    type_text(SECRET)
    offer = find(window, QAbstractButton, "key_of_tab")
    assert not offer.isVisible()
    press("Ctrl+Tab")
    assert "Use the matching key of “JWT · first”" == offer.text() == offer.toolTip()

    click(window, "key_of_tab")

    assert verdict(window).startswith("Signature verified")
    assert not offer.isVisible()


def test_of_several_keys_the_one_that_matches_is_offered(window: MainWindow) -> None:
    paste(f"{FIRST} {SECOND} {THIRD}")
    press("Ctrl+2")
    type_text(SECRET)
    press("Ctrl+Tab")
    press("Ctrl+2")
    type_text("another secret of the same length")

    press("Ctrl+Tab")

    offer = find(window, QAbstractButton, "key_of_tab")
    assert "Use the matching key of “JWT · first”" == offer.text()


def test_a_key_that_does_not_match_is_offered_as_one_to_try(window: MainWindow) -> None:
    paste(f"{FIRST} {SECOND}")
    press("Ctrl+2")
    type_text("another secret of the same length")

    press("Ctrl+Tab")

    offer = find(window, QAbstractButton, "key_of_tab")
    assert "Use the key of “JWT · first”" == offer.text()


def test_a_tab_is_opened_closed_and_reopened_by_keys(window: MainWindow) -> None:
    paste(FIRST)

    press("Ctrl+N")
    assert find(window, QWidget, "welcome").isVisible()
    assert ["JWT · first, signature not checked", "New token, no token yet"] == titles(window)
    paste(SECOND)
    press("Ctrl+W")
    assert FIRST == shown(window)
    assert not bar(window).isVisible()
    press("Ctrl+Shift+T")

    assert SECOND == shown(window)
    assert 2 == bar(window).count()


def test_the_last_tab_that_is_closed_leaves_an_empty_window(window: MainWindow) -> None:
    paste(FIRST)

    press("Ctrl+W")

    assert find(window, QWidget, "welcome").isVisible()
    press("Ctrl+Shift+T")
    assert FIRST == shown(window)


def test_the_mouse_chooses_closes_and_opens_tabs(window: MainWindow) -> None:
    paste(f"{FIRST} {SECOND} {THIRD}")
    tabs = bar(window)

    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert SECOND == shown(window)
    QTest.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(0).center())
    assert 2 == tabs.count()
    assert SECOND == shown(window)
    cross = tabs.tabButton(1, QTabBar.ButtonPosition.RightSide)
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert ["JWT · second, signature not checked"] == titles(window)
    press("Ctrl+N")
    click(window, "add_tab")
    assert 3 == tabs.count()
    assert focused()


def test_arrow_keys_move_within_the_tab_bar(window: MainWindow) -> None:
    paste(f"{FIRST} {SECOND}")
    bar(window).setFocus()

    press("Right")

    assert SECOND == shown(window)
    assert "tabs" == focused()


def test_a_screen_reader_hears_a_list_of_tabs(window: MainWindow) -> None:
    paste(f"{FIRST} {SECOND}")

    interface = QAccessible.queryAccessibleInterface(bar(window))

    assert QAccessible.Role.PageTabList == interface.role()
    tab = interface.child(0)
    assert QAccessible.Role.PageTab == tab.role()
    assert "JWT · first, signature not checked" == tab.text(QAccessible.Text.Name)
    cross = bar(window).tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert "Close JWT · first" == cross.accessibleName()


def test_of_very_many_tokens_the_user_is_asked_first(window: MainWindow) -> None:
    many = [token({"sub": str(number)}) for number in range(MANY + 2)]
    paste("\n".join(many))
    assert not bar(window).isVisible()
    chooser = next(each for each in window.findChildren(Sheet) if each.isVisible())

    click(chooser, "open-all")

    assert many[0] == shown(window)
    assert MANY + 2 == bar(window).count()


def test_of_more_tokens_than_there_is_room_for_it_is_told_how_many_are_open(
    window: MainWindow,
) -> None:
    for _number in range(MAX_OPEN - 2):
        press("Ctrl+N")

    paste(f"{FIRST} {SECOND} {THIRD}")

    assert "3 tokens found, 2 opened: there is no room for more tabs" == told(window)
    assert MAX_OPEN == bar(window).count()


def test_of_very_many_tokens_one_can_be_taken(window: MainWindow) -> None:
    many = [token({"sub": str(number)}) for number in range(MANY + 2)]
    paste("\n".join(many))
    chooser = next(each for each in window.findChildren(Sheet) if each.isVisible())

    QTest.keyClick(find(chooser, QWidget, "tokens"), Qt.Key.Key_Down)
    click(chooser, "choose")

    assert many[1] == shown(window)
    assert not bar(window).isVisible()


def test_many_tabs_scroll_and_take_no_more_room_than_there_is(window: MainWindow) -> None:
    paste(" ".join(token({"sub": f"user number {number}"}) for number in range(MANY)))

    assert bar(window).width() <= window.width()
    assert bar(window).sizeHint().width() > window.width()
    press("Ctrl+Shift+Tab")
    last = bar(window).tabRect(MANY - 1)
    assert bar(window).rect().contains(last.center())


def test_a_tab_shows_that_its_token_was_edited_and_has_expired(window: MainWindow) -> None:
    paste(f"{token({'sub': 'old', 'exp': 1})} {encrypted()}")
    press("Ctrl+3")
    press("Ctrl+A")
    type_text('{"sub":"new","exp":2}')

    assert [
        "JWT · new, signature invalid, expired, edited",
        "Encrypted, encrypted",
    ] == [name.replace("not checked", "invalid") for name in titles(window)]


@pytest.mark.parametrize("palette", [HIGH_CONTRAST, HIGH_CONTRAST_DARK])
def test_in_high_contrast_a_second_frame_tells_the_tab_on_screen(
    window: MainWindow, palette: Palette
) -> None:
    paste(f"{FIRST} {SECOND}")
    find(window, TabRow, "tab_row").set_look(Look(palette))

    picture = bar(window).grab().toImage()

    def frames(index: int) -> int:
        """Count the lines that a walk from the left side of a tab to its mark crosses."""
        place = bar(window).tabRect(index)
        walk = range(place.left(), place.left() + 8)
        colours = [picture.pixelColor(x, place.center().y()).name() for x in walk]
        return colours.count(palette.edge.lower())

    assert [2, 1] == [frames(0), frames(1)]


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK])
def test_a_cross_that_is_pointed_at_stays_in_sight(window: MainWindow, palette: Palette) -> None:
    paste(f"{FIRST} {SECOND}")
    find(window, TabRow, "tab_row").set_look(Look(palette))
    cross = bar(window).findChildren(QAbstractButton, "close_this_tab")[0]
    QTest.mouseMove(cross)

    picture = cross.grab().toImage()

    inside = QRect(4, 4, cross.width() - 8, cross.height() - 8)
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }
    assert cross.underMouse()
    assert 1 < len(colours)


def test_without_the_keyboard_in_a_pane_a_new_tab_takes_a_paste(window: MainWindow) -> None:
    paste(FIRST)
    press("Ctrl+N")
    forget_keyboard(window)

    paste(SECOND)

    assert (SECOND, 2) == (shown(window), bar(window).count())


def test_with_real_threads_every_tab_of_a_paste_is_judged(
    qtbot: QtBot, clock: Clock, settings: QSettings
) -> None:
    jobs = Jobs()
    window = MainWindow(DebuggerModel(clock, jobs.run), jobs, settings)
    qtbot.addWidget(window)
    window.show()

    window.model.paste(f"{FIRST} {SECOND} {THIRD}")

    qtbot.waitUntil(
        lambda: (
            [SignatureStatus.UNCHECKED] * 3 == [tab.signature for tab in window.model.state.tabs]
        ),
        timeout=10_000,
    )
    assert FIRST == shown(window)
    window.close()
