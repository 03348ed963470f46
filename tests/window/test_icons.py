from math import cos, pi, sin

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from jwt_debugger.window.icons import Icon, icon_of, paint_icon

pytestmark = pytest.mark.usefixtures("qapp")

INK, PAPER = QColor("#ff0000"), QColor("#0000ff")
FILLED = {
    Icon.CHECK_CIRCLE,
    Icon.CROSS_OCTAGON,
    Icon.PENCIL_SQUARE,
    Icon.LOCK_SQUARE,
    Icon.TRIANGLE,
}


def painted(icon: Icon, width: int = 48, height: int = 48) -> QImage:
    """Paint an icon on a transparent ground."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, icon, QRectF(0, 0, width, height), INK, PAPER)
    painter.end()
    return image


def count(image: QImage, colour: QColor) -> int:
    width, height = image.width(), image.height()
    return sum(image.pixelColor(x, y) == colour for x in range(width) for y in range(height))


@pytest.mark.parametrize("icon", Icon)
def test_an_icon_is_drawn_in_its_ink_and_stays_in_its_box(icon: Icon) -> None:
    image = QImage(80, 80, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, icon, QRectF(16, 16, 48, 48), INK, PAPER)
    painter.end()

    inside = image.copy(15, 15, 50, 50)
    everywhere = sum(image.pixelColor(x, y).alpha() > 0 for x in range(80) for y in range(80))
    within = sum(inside.pixelColor(x, y).alpha() > 0 for x in range(50) for y in range(50))

    assert count(inside, INK) > 60
    assert everywhere == within


@pytest.mark.parametrize("icon", Icon)
def test_only_a_filled_shape_has_a_sign_cut_out_of_it(icon: Icon) -> None:
    image = painted(icon)

    assert (icon in FILLED) == (count(image, PAPER) > 10)


def test_no_two_icons_look_alike() -> None:
    pictures = {bytes(painted(icon).constBits()) for icon in Icon}

    assert len(Icon) == len(pictures)


@pytest.mark.parametrize("side", [16, 36, 48])
def test_the_ring_of_what_is_not_known_has_eight_gaps(side: int) -> None:
    image = painted(Icon.QUESTION_DASHED, side, side)
    radius = side * 10 / 24

    turns = [turn * pi / 180 for turn in range(360)]
    ring = [
        image.pixelColor(int(side / 2 + radius * cos(turn)), int(side / 2 + radius * sin(turn)))
        for turn in turns
    ]
    inked = [colour.alpha() > 140 for colour in ring]

    assert 8 == sum(here and not inked[place - 1] for place, here in enumerate(inked))


def test_an_icon_lies_in_the_middle_of_an_oblong() -> None:
    image = painted(Icon.CHECK_CIRCLE, 96, 48)

    assert 0 == image.pixelColor(20, 24).alpha()
    assert INK == image.pixelColor(28, 24)
    assert INK == image.pixelColor(67, 24)
    assert 0 == image.pixelColor(76, 24).alpha()


def test_painting_leaves_the_painter_as_it_was() -> None:
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    before = (painter.transform(), painter.pen(), painter.renderHints())

    paint_icon(painter, Icon.KEY, QRectF(4, 4, 16, 16), INK, PAPER)
    after = (painter.transform(), painter.pen(), painter.renderHints())
    painter.end()

    assert before == after


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_an_icon_of_a_button_is_sharp_on_dense_screens(ratio: int) -> None:
    icon = icon_of(Icon.CLOCK, INK, PAPER, 16)

    pixmap = icon.pixmap(QSize(16, 16), float(ratio))

    assert QSize(16 * ratio, 16 * ratio) == pixmap.size()
    assert count(pixmap.toImage(), INK) > 0
