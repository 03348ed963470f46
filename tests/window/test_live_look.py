"""A look that changes while the window is open: it ends up as in a window opened in that look."""

from collections.abc import Callable
from typing import Protocol

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QImage
from pytestqt.qtbot import QtBot

from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import KeyInput
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.preferences import Preferences, Theme, save_preferences
from jwt_debugger.window.sheet import Sheet
from tests.key_material import public_pem
from tests.window.bench import forget_keyboard
from tests.window.conftest import Clock
from tests.window.token_states import SECRET, token


def keyless(window: MainWindow) -> None:
    window.model.paste(token())


def verified(window: MainWindow) -> None:
    window.model.paste(token())
    window.model.set_key_text(SECRET)


def edited(window: MainWindow) -> None:
    verified(window)
    window.model.edit_payload('{"sub":"somebody else"}')


def with_a_key(window: MainWindow) -> None:
    window.model.paste(token())
    window.model.give_key(KeyInput(public_pem("P-256"), format="auto"))


def empty(window: MainWindow) -> None:
    del window


class Draws(Protocol):
    """Opens a window in a theme, fills it, chooses actions one after the other, and draws it."""

    def __call__(
        self, fill: Callable[[MainWindow], None], theme: Theme, *actions: str
    ) -> QImage: ...


@pytest.fixture
def draw(qtbot: QtBot, clock: Clock, settings: QSettings) -> Draws:
    windows: list[MainWindow] = []  # kept: Qt takes them down in its own order

    def drawn(fill: Callable[[MainWindow], None], theme: Theme, *actions: str) -> QImage:
        save_preferences(settings, Preferences(theme=theme))
        jobs = Jobs(None)
        window = MainWindow(DebuggerModel(clock, jobs.run), jobs, settings, {"A_KEY": "b"})
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        fill(window)
        for name in actions:
            qtbot.wait(20)  # the look chosen next meets a window that was drawn
            action = window.findChild(QAction, name)
            assert action is not None, name
            action.trigger()
        forget_keyboard(window)
        qtbot.wait(50)
        opened = next((each for each in window.findChildren(Sheet) if each.isVisible()), None)
        image = (opened or window).grab().toImage()
        window.close()
        return image

    return drawn


@pytest.mark.parametrize("fill", [empty, keyless, verified, edited, with_a_key])
@pytest.mark.parametrize(
    ("theme", "actions", "like"),
    [
        (Theme.LIGHT, ("theme-dark",), Theme.DARK),
        (Theme.DARK, ("theme-light",), Theme.LIGHT),
        (Theme.LIGHT, (*["zoom-in"] * 5, "zoom-reset"), Theme.LIGHT),
        (Theme.DARK, ("zoom-in", "theme-light", "zoom-reset", "theme-dark"), Theme.DARK),
    ],
)
def test_a_look_chosen_later_is_drawn_as_if_the_window_had_been_opened_in_it(
    draw: Draws,
    fill: Callable[[MainWindow], None],
    theme: Theme,
    actions: tuple[str, ...],
    like: Theme,
) -> None:
    assert draw(fill, like) == draw(fill, theme, *actions)


@pytest.mark.parametrize(
    "action",
    [
        *("shortcuts", "what-is-a-jwt", "privacy", "about", "judge", "add-claim", "exp-other"),
        *("key-variable", "word-list", "compare"),
    ],
)
def test_a_dialog_that_is_open_follows_the_theme(draw: Draws, action: str) -> None:
    later = draw(edited, Theme.LIGHT, action, "theme-dark")

    assert draw(edited, Theme.DARK, action) == later
