from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.state import KeyInput, Outcome, Request, State
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look, Palette
from jwt_debugger.window.verdict_strip import VerdictStrip, _Cell
from tests.window.key_states import NOW, SECRET, edited, signed, state_of
from tests.window.token_states import malformed

KEY, OTHER = KeyInput(SECRET), KeyInput("another secret of the tests, which is long enough")
VERIFIED = state_of(signed(), KEY)
CELLS = ("signature-cell", "time-cell", "findings-cell")
SIGNALS = ("signature_clicked", "time_clicked", "findings_clicked")


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    """Return a window to put a strip into."""
    host = QWidget()
    host.resize(1250, 200)
    QVBoxLayout(host).setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(host)
    return host


@pytest.fixture
def strip(qtbot: QtBot, host: QWidget) -> VerdictStrip:
    """Return a strip in a window that has the keyboard."""
    strip = VerdictStrip(Look(LIGHT))
    layout = host.layout()
    assert layout is not None
    layout.addWidget(strip)
    layout.setAlignment(strip, Qt.AlignmentFlag.AlignTop)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    return strip


def cell(strip: VerdictStrip, name: str) -> QAbstractButton:
    found = strip.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def timeline(strip: VerdictStrip) -> QWidget:
    found = strip.findChild(QWidget, "timeline")
    assert isinstance(found, QWidget)
    return found


def picture(strip: VerdictStrip) -> QImage:
    return strip.grab().toImage()


def colour(strip: VerdictStrip, name: str, from_left: int, from_top: int = 8) -> str:
    """Return a colour in a cell; a negative distance counts from its right."""
    place = cell(strip, name).geometry()
    x = place.left() + from_left if from_left >= 0 else place.right() + 1 + from_left
    return picture(strip).pixelColor(x, place.top() + from_top).name()


def shades(strip: VerdictStrip, name: str) -> set[str]:
    image = picture(strip).copy(cell(strip, name).geometry())
    width, height = image.width(), image.height()
    return {image.pixelColor(x, y).name() for x in range(width) for y in range(height)}


def tone(shade: str) -> str:
    return QColor(shade).name()


@pytest.mark.parametrize(("name", "signal"), list(zip(CELLS, SIGNALS, strict=True)))
def test_a_cell_is_a_button_for_mouse_and_keyboard(
    qtbot: QtBot, strip: VerdictStrip, name: str, signal: str
) -> None:
    button = cell(strip, name)

    with qtbot.waitSignal(getattr(strip, signal)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(getattr(strip, signal)):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_tab_goes_through_the_cells_in_order(strip: VerdictStrip) -> None:
    cell(strip, "signature-cell").setFocus()

    QTest.keyClick(cell(strip, "signature-cell"), Qt.Key.Key_Tab)
    second = cell(strip, "time-cell").hasFocus()
    QTest.keyClick(cell(strip, "time-cell"), Qt.Key.Key_Tab)

    assert second
    assert cell(strip, "findings-cell").hasFocus()


def test_the_cell_that_has_the_keyboard_has_a_ring(strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)
    cell(strip, "time-cell").setFocus()

    assert tone(LIGHT.accent) in shades(strip, "time-cell")
    assert tone(LIGHT.accent) not in shades(strip, "findings-cell")


def test_a_cell_says_its_verdict_to_a_screen_reader(strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)

    assert "Signature verified. HS256, matches the secret you entered" == (
        cell(strip, "signature-cell").accessibleName()
    )
    assert "Expires in 2 h 01 min. Today 14:39:20 (UTC)" == (
        cell(strip, "time-cell").accessibleName()
    )


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
def test_a_tone_colours_ground_bar_and_icon(strip: VerdictStrip, palette: Palette) -> None:
    strip.set_look(Look(palette))
    strip.show_state(state_of(signed(), OTHER), NOW)

    assert tone(palette.bad) == colour(strip, "signature-cell", 2, 30)
    assert tone(palette.bad_tint) == colour(strip, "signature-cell", 200)
    assert tone(palette.bad) == colour(strip, "signature-cell", 25, 39)
    assert tone(palette.neutral_tint) == colour(strip, "time-cell", 200)
    assert tone(palette.neutral_tint) == colour(strip, "time-cell", 2)


def test_expired_and_verified_looks_like_both(strip: VerdictStrip) -> None:
    strip.show_state(state_of(signed({"exp": 1}), KEY), NOW)

    assert tone(LIGHT.ok_tint) == colour(strip, "signature-cell", 200)
    assert tone(LIGHT.bad_tint) == colour(strip, "time-cell", 200)


@pytest.mark.parametrize("key", [KeyInput(), OTHER])
def test_nothing_is_green_before_the_signature_is_verified(
    strip: VerdictStrip, key: KeyInput
) -> None:
    strip.show_state(state_of(signed(), key), NOW)

    for name in CELLS:
        assert not {tone(LIGHT.ok), tone(LIGHT.ok_tint)} & shades(strip, name)


def test_right_to_left_the_cells_and_their_bars_are_mirrored(
    host: QWidget, strip: VerdictStrip
) -> None:
    strip.show_state(VERIFIED, NOW)
    host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.qWait(0)

    assert cell(strip, "signature-cell").x() > cell(strip, "findings-cell").x()
    assert tone(LIGHT.ok) == colour(strip, "signature-cell", -2, 30)
    assert tone(LIGHT.ok_tint) == colour(strip, "signature-cell", 2, 30)
    assert tone(LIGHT.ok) == colour(strip, "signature-cell", -25, 39)


def test_the_cells_share_the_width(strip: VerdictStrip) -> None:
    widths = [cell(strip, name).width() for name in CELLS]

    assert [450, 450, 350] == widths


def test_a_narrow_strip_is_lower(strip: VerdictStrip) -> None:
    wide = [cell(strip, CELLS[0]).sizeHint().height(), timeline(strip).sizeHint().height()]

    strip.set_look(Look(LIGHT, narrow=True))

    assert [78, 64] == wide
    assert 64 == cell(strip, CELLS[0]).sizeHint().height()
    assert 50 == timeline(strip).sizeHint().height()


def test_the_timeline_is_there_with_a_token_only(strip: VerdictStrip) -> None:
    before = timeline(strip).isVisible()
    strip.show_state(VERIFIED, NOW)
    QTest.qWait(0)
    during, height = timeline(strip).isVisible(), strip.height()
    strip.show_state(State(), NOW)
    QTest.qWait(0)

    assert not before
    assert during
    assert 142 == height
    assert not timeline(strip).isVisible()
    assert 78 == strip.height()


def test_before_a_token_is_there_the_card_is_white(strip: VerdictStrip) -> None:
    strip.show_state(State(), NOW)

    assert tone(LIGHT.card) == colour(strip, "signature-cell", 200)
    assert tone(LIGHT.text) in shades(strip, "findings-cell")


def test_the_corners_of_the_card_are_round(strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)
    image = picture(strip)

    assert tone(LIGHT.ok) != image.pixelColor(QPoint(0, 0)).name()
    assert tone(LIGHT.ok) == image.pixelColor(QPoint(2, 20)).name()


def test_words_that_do_not_fit_are_in_the_tool_tip(host: QWidget, strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)
    wide = cell(strip, "signature-cell").toolTip()

    host.resize(620, 200)
    QTest.qWait(0)

    assert not wide
    assert "Signature verified\nHS256, matches the secret you entered" == (
        cell(strip, "signature-cell").toolTip()
    )


def test_a_title_without_room_is_brief_and_whole_in_the_tool_tip(
    host: QWidget, strip: VerdictStrip
) -> None:
    early = state_of(signed({"nbf": int(NOW.timestamp()) + 2400}), KEY)
    button = cell(strip, "time-cell")
    assert isinstance(button, _Cell)

    host.resize(700, 200)
    strip.set_look(Look(LIGHT, narrow=True))
    strip.show_state(early, NOW)
    tip, name = button.toolTip(), button.accessibleName()
    seen = button.grab().toImage()
    button.show_verdict(replace(button.verdict, title="Not valid before 13:18"), empty=False)

    assert "Not valid before 13:18 (in 40 min)" in tip
    assert name.startswith("Not valid before 13:18 (in 40 min). ")
    assert seen == button.grab().toImage()


@pytest.mark.parametrize("name", CELLS[:2])
@pytest.mark.parametrize(
    "title",
    [
        *(
            "Signature verified",
            "Signature not checked",
            "Edited, not re-signed",
            "Re-signed by you",
        ),
        *(
            "Malformed token",
            "Matches its own key",
            "Encrypted (JWE)",
            "Re-signed with another key",
        ),
        *("Expires in 23 h 59 min", "Expired 23 h 59 min ago", "Issued in the future"),
    ],
)
def test_a_title_is_whole_in_the_smallest_window(
    host: QWidget, strip: VerdictStrip, name: str, title: str
) -> None:
    host.resize(720 - 2 * 8, 200)
    strip.set_look(Look(LIGHT, narrow=True))
    QTest.qWait(0)
    button = cell(strip, name)
    assert isinstance(button, _Cell)

    button.show_verdict(replace(button.verdict, title=title), empty=False)
    words, font = button._title()

    assert title == words
    assert QFontMetrics(font).horizontalAdvance(words) <= button._text_rect().width()


def test_a_countdown_goes_on_each_second(strip: VerdictStrip) -> None:
    state = state_of(signed({"exp": int(NOW.timestamp()) + 61}), KEY)
    strip.show_state(state, NOW)
    before = cell(strip, "time-cell").accessibleName()

    strip.show_state(state, NOW + timedelta(seconds=2))

    assert before.startswith("Expires in 1 min 01 s")
    assert cell(strip, "time-cell").accessibleName().startswith("Expires in 59 s")


def test_the_same_state_is_not_drawn_again(strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)
    QTest.qWait(0)
    before = picture(strip)

    strip.show_state(VERIFIED, NOW)

    assert before == picture(strip)


def test_a_change_of_verdict_is_announced_once_after_a_while(
    qtbot: QtBot, strip: VerdictStrip
) -> None:
    told: list[str] = []
    strip.announced.connect(told.append)

    strip.show_state(state_of(signed(), OTHER), NOW)
    strip.show_state(VERIFIED, NOW)
    with qtbot.waitSignal(strip.announced, timeout=3000):
        pass

    assert ["Signature verified. Expires in 2 h 01 min. No findings"] == told


def test_time_that_goes_by_is_not_announced(qtbot: QtBot, strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)
    with qtbot.waitSignal(strip.announced, timeout=3000):
        pass

    with qtbot.assertNotEmitted(strip.announced, wait=900):
        strip.show_state(VERIFIED, NOW + timedelta(minutes=2))


def test_a_verdict_that_does_not_stay_is_not_announced(qtbot: QtBot, strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)
    with qtbot.waitSignal(strip.announced, timeout=3000):
        pass

    with qtbot.assertNotEmitted(strip.announced, wait=900):
        strip.show_state(state_of(signed(), OTHER), NOW)
        strip.show_state(VERIFIED, NOW)


def test_nothing_is_announced_of_an_empty_window(qtbot: QtBot, strip: VerdictStrip) -> None:
    with qtbot.assertNotEmitted(strip.announced, wait=900):
        strip.show_state(VERIFIED, NOW)
        strip.show_state(State(), NOW)


def test_while_a_token_is_read_the_verdicts_on_another_are_gone(strip: VerdictStrip) -> None:
    strip.show_state(VERIFIED, NOW)

    strip.show_state(replace(VERIFIED, request=Request(token=signed({})), busy=True), NOW)

    assert "Checking…. One moment" == cell(strip, "signature-cell").accessibleName()
    assert tone(LIGHT.ok) not in shades(strip, "signature-cell")


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK, 2.0), Look(HIGH_CONTRAST, 0.8, True)])  # noqa: FBT003 - narrow
@pytest.mark.parametrize(
    "state",
    [
        State(),
        VERIFIED,
        malformed(),
        state_of(signed({}), KEY, edits=edited(Outcome.RESIGNED)),
        state_of("eyJhbGciOiJub25lIn0.e30."),
    ],
)
def test_no_line_of_a_cell_is_cut_in_height(strip: VerdictStrip, look: Look, state: State) -> None:
    strip.set_look(look)
    strip.show_state(state, NOW)
    QTest.qWait(0)

    for name in CELLS:
        found = cell(strip, name)
        assert found.height() >= found.minimumSizeHint().height()
