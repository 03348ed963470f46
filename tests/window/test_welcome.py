import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.examples import catalogue
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look, Palette
from jwt_debugger.window.welcome import Welcome

IDS = [each.id for each in catalogue()]


class Bench:
    """The view in a window that has the keyboard."""

    def __init__(
        self, qtbot: QtBot, look: Look | None = None, size: tuple[int, int] = (900, 680)
    ) -> None:
        self.host = QWidget()
        self.view = Welcome(look or Look(LIGHT))
        layout = QVBoxLayout(self.host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        qtbot.addWidget(self.host)
        self.host.resize(*size)
        with qtbot.waitActive(self.host):
            self.host.show()
            self.host.activateWindow()

    def card(self, name: str) -> QPushButton:
        found: QPushButton | None = self.view.findChild(QPushButton, f"example-{name}")
        assert found is not None
        return found

    def tops(self) -> list[int]:
        return [self.card(name).mapTo(self.view, QPoint()).y() for name in IDS]

    def columns(self) -> int:
        return self.tops().count(self.tops()[0])


@pytest.mark.parametrize("name", IDS)
def test_a_click_opens_an_example(qtbot: QtBot, name: str) -> None:
    bench = Bench(qtbot)

    with qtbot.waitSignal(bench.view.example_chosen) as told:
        QTest.mouseClick(bench.card(name), Qt.MouseButton.LeftButton)

    assert [name] == told.args


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_opens_the_example_that_has_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    bench = Bench(qtbot)
    bench.card("expired").setFocus()

    with qtbot.waitSignal(bench.view.example_chosen) as told:
        QTest.keyClick(bench.card("expired"), key)

    assert ["expired"] == told.args


def test_tab_goes_through_all_examples_in_their_order(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.card(IDS[0]).setFocus()
    visited = []

    for _name in IDS:
        visited.append(focused().objectName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert [f"example-{name}" for name in IDS] == visited


def test_what_a_jwt_is_can_be_asked(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    button = bench.view.findChild(QPushButton, "what-is-a-jwt")
    assert button is not None

    with qtbot.waitSignal(bench.view.explanation_requested):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_it_says_what_the_program_is_for_and_that_it_is_offline(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    words = [label.text() for label in bench.view.findChildren(QLabel)]

    assert "Look inside a token, safely" in words
    assert any("no network code" in each for each in words)
    assert [True] * 3 == [step in words for step in ("Paste a token", "Read it", "Check it")]


def test_a_reader_hears_title_and_subtitle_of_an_example(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    assert "Valid, HS256, secret included" == bench.card("valid-hs256").accessibleName()


@pytest.mark.parametrize(
    ("look", "width", "columns"),
    [
        (Look(LIGHT), 900, 3),
        (Look(LIGHT, narrow=True), 580, 2),
        (Look(LIGHT, narrow=True), 370, 1),
        (Look(LIGHT, 1.5, narrow=True), 700, 2),
    ],
)
def test_so_many_examples_stand_side_by_side_as_have_room(
    qtbot: QtBot, look: Look, width: int, columns: int
) -> None:
    bench = Bench(qtbot, look, (width, 600))

    assert columns == bench.columns()


def test_the_columns_follow_the_width(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    bench.view.set_look(Look(LIGHT, narrow=True))
    bench.host.resize(370, 680)
    qtbot.waitUntil(lambda: bench.columns() == 1)
    bench.view.set_look(Look(LIGHT))
    bench.host.resize(900, 680)

    qtbot.waitUntil(lambda: bench.columns() == 3)


def test_nothing_is_cut_at_the_side_of_a_small_window(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Look(LIGHT, narrow=True), (370, 400))

    area = bench.view.findChild(QScrollArea)

    assert area is not None
    content = area.widget()
    assert content is not None
    assert content.width() <= area.viewport().width()
    assert area.verticalScrollBar().maximum() > 0


def test_the_focused_example_is_scrolled_into_view(qtbot: QtBot) -> None:
    bench = Bench(qtbot, Look(LIGHT, narrow=True), (370, 400))
    bench.card(IDS[0]).setFocus()

    for _step in IDS[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)

    last = bench.card(IDS[-1])
    assert last.hasFocus()
    assert bench.view.rect().contains(last.mapTo(bench.view, last.rect().center()))


def test_the_last_example_has_a_line_of_its_own(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    assert bench.card("login").width() > 2 * bench.card("expired").width()
    assert 1 == bench.tops().count(bench.tops()[-1])


def test_a_mirrored_window_has_the_first_example_at_the_right(qtbot: QtBot) -> None:
    bench = Bench(qtbot)

    bench.host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.waitUntil(lambda: bench.card("valid-hs256").x() > bench.card("expired").x())

    icons = bench.card("valid-hs256").grab().toImage()
    ratio = icons.devicePixelRatio()
    green = [
        x / ratio
        for x in range(icons.width())
        if icons.pixelColor(x, icons.height() // 3).name() == LIGHT.ok.lower()
    ]
    assert green
    assert min(green) > bench.card("valid-hs256").width() / 2


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
def test_the_verdicts_of_the_examples_have_their_inks(qtbot: QtBot, palette: Palette) -> None:
    bench = Bench(qtbot, Look(palette))

    inks = {name: colours(bench.card(name)) for name in ("valid-hs256", "malformed")}

    assert palette.ok.lower() in inks["valid-hs256"]
    assert palette.bad.lower() in inks["malformed"]


def test_the_focused_example_has_a_ring(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    card = bench.card("expired")
    before = colours(card)

    card.setFocus()

    assert LIGHT.accent.lower() not in before
    assert LIGHT.accent.lower() in colours(card)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
