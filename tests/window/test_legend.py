"""The legend of the segments."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from jwt_debugger.window.legend import Legend
from jwt_debugger.window.theme import LIGHT, Look
from jwt_debugger.window.token_spans import LegendItem

ITEMS = (LegendItem("header", "Header", "60"), LegendItem("payload", "Payload", "232"))


@pytest.fixture
def legend(qtbot: QtBot) -> Legend:
    made = Legend(Look(LIGHT), name="legend")
    qtbot.addWidget(made)
    made.show_items(ITEMS)
    return made


def columns(legend: Legend, colour: str) -> list[int]:
    """Return the columns in which a colour is painted, the ground being white."""
    image = legend.grab().toImage()
    wanted = QColor(colour).rgb()
    return [
        x
        for x in range(image.width())
        if any(image.pixel(x, y) == wanted for y in range(image.height()))
    ]


def test_names_stand_in_their_colours_with_their_notes(legend: Legend) -> None:
    legend.resize(300, legend.sizeHint().height())

    assert max(columns(legend, LIGHT.header)) < max(columns(legend, LIGHT.payload))
    assert columns(legend, LIGHT.text2)
    assert "Header 60, Payload 232" == legend.accessibleName()


def test_where_it_is_tight_the_notes_go(legend: Legend) -> None:
    legend.resize(160, legend.sizeHint().height())

    assert not columns(legend, LIGHT.text2)
    assert columns(legend, LIGHT.payload)


def test_it_is_mirrored_where_one_reads_from_the_right(legend: Legend) -> None:
    legend.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    legend.resize(300, legend.sizeHint().height())

    assert min(columns(legend, LIGHT.header)) > min(columns(legend, LIGHT.payload))
