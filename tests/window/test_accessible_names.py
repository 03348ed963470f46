"""What a screen reader meets: everything that takes the keyboard has a name and a role."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.state import KeyInput
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.pages import CLAIMS, FINDINGS, JSON
from tests.key_material import public_pem
from tests.window.bench import press
from tests.window.token_states import SECRET, encrypted, token

SIZES = [(1280, 800), (900, 600)]
DIALOGS = ("shortcuts", "what-is-a-jwt", "about", "judge", "exp-other", "add-claim")


def empty(window: MainWindow) -> None:
    del window


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


def malformed(window: MainWindow) -> None:
    window.model.paste(token().replace(".", ".!", 1))


def sealed(window: MainWindow) -> None:
    window.model.paste(encrypted())


def in_tabs(window: MainWindow) -> None:
    verified(window)
    press("Ctrl+N")
    window.model.paste(token({"sub": "another"}))


def parts(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what a reader can reach, from the outside in."""
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child.isValid() and not child.state().invisible:
            yield from parts(child)


def unnamed(root: QWidget) -> list[str]:
    """List what takes the keyboard or a click, and says neither its name nor what it is."""
    return [
        f"{part.role()} {type(part.object()).__name__}"
        for part in parts(QAccessible.queryAccessibleInterface(root))
        if part.state().focusable
        and (not part.text(QAccessible.Text.Name).strip() or part.role() is QAccessible.Role.NoRole)
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "fill", [empty, keyless, verified, edited, with_a_key, malformed, sealed, in_tabs]
)
def test_everything_that_takes_the_keyboard_has_a_name(
    window: MainWindow,
    qtbot: QtBot,
    fill: Callable[[MainWindow], None],
    size: tuple[int, int],
) -> None:
    window.resize(*size)
    fill(window)

    for page in (JSON, CLAIMS, FINDINGS):
        window.show_page(page)
        qtbot.wait(20)
        assert [] == unnamed(window)


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name(window: MainWindow, qtbot: QtBot, name: str) -> None:
    verified(window)

    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()
    qtbot.wait(20)

    [dialog] = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert [] == unnamed(dialog)
    dialog.reject()
    QApplication.processEvents()
