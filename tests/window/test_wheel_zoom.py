"""Ctrl and the wheel zoom the real window, wherever the pointer is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from jwt_debugger.window.main_window import MainWindow
from tests.window.bench import find, paste
from tests.window.token_states import token

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def turn(widget: QWidget, by: int, held: Qt.KeyboardModifier = CTRL) -> None:
    """Turn the wheel over a widget, away from oneself where `by` is above zero."""
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # noqa: FBT003 - Qt: as the system turns it
        ),
    )


def zoom(window: MainWindow) -> str:
    return find(window, QAbstractButton, "zoom").text()


@pytest.mark.parametrize("name", ["token", "payload", "header", "claims", "arrangement"])
def test_the_wheel_zooms_over_everything_that_scrolls(window: MainWindow, name: str) -> None:
    paste(token())
    area = find(window, QAbstractScrollArea, name).viewport()

    turn(area, 120)
    assert "Zoom 110 %" == zoom(window)
    turn(area, -240)
    assert "Zoom 90 %" == zoom(window)


def test_it_zooms_beside_that_too(window: MainWindow) -> None:
    turn(window, 120)

    assert "Zoom 110 %" == zoom(window)


def test_small_turns_of_a_touch_pad_add_up(window: MainWindow) -> None:
    for _turn in range(3):
        turn(window, 30)
    assert "Zoom 100 %" == zoom(window)

    turn(window, 30)
    assert "Zoom 110 %" == zoom(window)


def test_without_ctrl_the_wheel_scrolls(window: MainWindow) -> None:
    paste(token({f"claim{number}": number for number in range(100)}))
    area = find(window, QAbstractScrollArea, "payload")

    turn(area.viewport(), -240, NONE)

    assert "Zoom 100 %" == zoom(window)
    assert area.verticalScrollBar().value() > 0
