from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from jwt_debugger.state import KeyInput, Outcome, State
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look
from jwt_debugger.window.timeline import Timeline
from tests.window.key_states import NOW, SECRET, edited, sealed, signed, state_of
from tests.window.token_states import malformed

KEY = KeyInput(SECRET)
AT = int(NOW.timestamp())
MIDDLE, SIDE = 25, 20  # px: of the line from the top, of its ends from the edges
WIDTH = 1240
Shower = Callable[..., Timeline]


@pytest.fixture
def shown(qtbot: QtBot) -> Shower:
    """Return a timeline that shows a state."""

    def shown(state: State, look: Look = Look(LIGHT), width: int = WIDTH) -> Timeline:  # noqa: B008 - a value
        timeline = Timeline(look)
        qtbot.addWidget(timeline)
        timeline.resize(width, timeline.sizeHint().height())
        timeline.show_state(state, NOW)
        return timeline

    return shown


def picture(timeline: Timeline) -> QImage:
    return timeline.grab().toImage()


def at(timeline: Timeline, share: float, y: int = MIDDLE) -> str:
    """Return the colour at a share of the line."""
    x = SIDE + share * (timeline.width() - 2 * SIDE)
    return picture(timeline).pixelColor(round(x), y).name()


def colours(timeline: Timeline, left: float = 0, right: float = 1) -> set[str]:
    """Return all colours between two shares of the line."""
    image = picture(timeline)
    line = timeline.width() - 2 * SIDE
    span = range(round(SIDE + left * line), round(SIDE + right * line))
    return {image.pixelColor(x, y).name() for x in span for y in range(image.height())}


def name(colour: str) -> str:
    return QColor(colour).name()


def life(start: int, end: int) -> str:
    """Return a token that lives from so many seconds before now to so many after it."""
    return signed({"iat": AT - start, "exp": AT + end})


def test_of_a_verified_life_the_past_is_solid_and_the_rest_an_outline(shown: Shower) -> None:
    timeline = shown(state_of(life(3600, 3600), KEY))

    assert name(LIGHT.ok) == at(timeline, 0.25)
    assert name(LIGHT.ok_tint) == at(timeline, 0.75)
    assert name(LIGHT.text) == at(timeline, 0.5)
    assert name(LIGHT.ok) == at(timeline, 0.94)
    assert name(LIGHT.hairline) == at(timeline, 0.02)
    assert name(LIGHT.hairline) == at(timeline, 0.98)


@pytest.mark.parametrize("palette", [LIGHT, DARK, HIGH_CONTRAST])
def test_nothing_of_an_unproven_life_is_green(shown: Shower, palette: object) -> None:
    timeline = shown(state_of(life(3600, 3600)), Look(palette))  # type: ignore[arg-type]

    assert {name(palette.ok), name(palette.ok_tint)} & colours(timeline) <= {  # type: ignore[attr-defined]
        name(palette.card)  # type: ignore[attr-defined]
    }
    assert name(palette.text3) == at(timeline, 0.25)  # type: ignore[attr-defined]


def test_an_expired_life_is_hatched_and_red_dots_lead_to_now(shown: Shower) -> None:
    timeline = shown(state_of(life(7200, -3600), KEY))

    assert {name(LIGHT.text3), name(LIGHT.win)} <= colours(timeline, 0.2, 0.4)
    assert name(LIGHT.bad) == at(timeline, 0.5)
    assert name(LIGHT.bad) in colours(timeline, 0.6, 0.8)
    assert name(LIGHT.bad) not in colours(timeline, 0.1, 0.4)


def test_the_issue_is_a_circle_and_the_beginning_a_triangle(shown: Shower) -> None:
    claims = {"iat": AT - 3600, "nbf": AT, "exp": AT + 3600}
    timeline = shown(state_of(signed(claims), KEY))
    timeline.show_state(state_of(signed(claims), KEY), NOW + timedelta(minutes=30))
    image = picture(timeline)
    circle, triangle = round(SIDE + 0.06 * 1200), round(SIDE + 0.5 * 1200)

    def is_drawn(x: int, y: int) -> bool:
        return image.pixelColor(x, MIDDLE + y).lightness() < 128

    assert [True, False, True, False] == [is_drawn(circle + x, 0) for x in (-5, 0, 4, 8)]
    assert [False, False] == [is_drawn(circle - 5, y) for y in (-5, 5)]
    assert [True, True, True] == [is_drawn(triangle - 5, y) for y in (-4, 0, 4)]
    assert [False, False] == [is_drawn(triangle + 4, y) for y in (-6, 6)]


def test_an_edited_end_has_the_colour_of_edits(shown: Shower) -> None:
    edits = edited(Outcome.RESIGNED, {"exp": "1"})
    timeline = shown(state_of(life(3600, 3600), KEY, edits=edits))

    assert name(LIGHT.accent) == at(timeline, 0.94)
    assert name(LIGHT.accent) in colours(timeline, 0.85, 0.9)


def test_an_edited_beginning_has_the_colour_of_edits(shown: Shower) -> None:
    edits = edited(Outcome.RESIGNED, {"nbf": "1"})
    claims = {"iat": AT - 60, "nbf": AT - 60, "exp": AT + 60}
    timeline = shown(state_of(signed(claims), KEY, edits=edits))

    assert name(LIGHT.accent) in colours(timeline, 0, 0.1)


def test_the_line_never_runs_from_right_to_left(shown: Shower) -> None:
    timeline = shown(state_of(life(3600, 7200), KEY))
    before = picture(timeline)

    timeline.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert before == picture(timeline)


@pytest.mark.parametrize("look", [Look(LIGHT), Look(DARK, 1.5), Look(LIGHT, narrow=True)])
@pytest.mark.parametrize("state", [malformed(), sealed(), state_of(signed({"a": 1}))])
def test_where_there_are_no_dates_words_stand_between_dashes(
    shown: Shower, look: Look, state: State
) -> None:
    timeline = shown(state, look)
    image = picture(timeline)
    middle = timeline.height() // 2
    row = [image.pixelColor(x, middle).name() for x in range(image.width())]
    dashes, words = name(look.palette.hairline), name(look.palette.text2)
    left, right = row.index(words), len(row) - row[::-1].index(words)

    assert dashes in row[:left]
    assert dashes in row[right:]
    assert timeline.accessibleName()


def test_where_room_lacks_the_dashes_go(shown: Shower) -> None:
    timeline = shown(malformed(), width=250)

    assert name(LIGHT.hairline) not in colours(timeline)
    assert name(LIGHT.text2) in colours(timeline)


def test_the_line_can_be_read_aloud_and_in_full(shown: Shower) -> None:
    timeline = shown(state_of(life(3600, 3600), KEY))

    assert "Issued 11:38:20, now 12:38:20, expires 13:38:20" == timeline.accessibleName()
    assert "Expires: Fri 29 May 2026, 13:38:20" in timeline.toolTip()


@pytest.mark.parametrize(("start", "end"), [(7200, 60), (60, 7200)])
def test_close_to_an_instant_the_line_follows_every_second(
    shown: Shower, start: int, end: int
) -> None:
    state = state_of(life(start, end), KEY)
    timeline = shown(state)

    timeline.show_state(state, NOW + timedelta(seconds=1))

    assert "now 12:38:21" in timeline.accessibleName()


def test_far_from_all_instants_the_line_follows_every_minute(shown: Shower) -> None:
    state = state_of(life(7200, 7200), KEY)
    timeline = shown(state)

    timeline.show_state(state, NOW + timedelta(seconds=1))
    kept = timeline.accessibleName()
    timeline.show_state(state, NOW + timedelta(seconds=40))

    assert "now 12:38:20" in kept
    assert "now 12:39:00" in timeline.accessibleName()


def test_a_key_that_verifies_is_seen_at_once(shown: Shower) -> None:
    timeline = shown(state_of(life(3600, 7200)))

    timeline.show_state(state_of(life(3600, 7200), KEY), NOW)

    assert name(LIGHT.ok) == at(timeline, 0.2)


def test_another_look_redraws_the_line(shown: Shower) -> None:
    timeline = shown(state_of(life(3600, 3600), KEY))
    wide = timeline.sizeHint().height()

    timeline.set_look(Look(DARK, narrow=True))

    assert (64, 50) == (wide, timeline.sizeHint().height())
    assert name(DARK.ok) == at(timeline, 0.25, y=19)


def test_a_line_without_any_room_is_drawn_without_complaint(shown: Shower) -> None:
    timeline = shown(state_of(life(3600, 3600), KEY), width=10)

    assert timeline.minimumSizeHint().width() == 0
    assert not picture(timeline).isNull()
