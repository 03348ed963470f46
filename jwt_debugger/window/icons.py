"""Every icon as a drawing of a few strokes, so that it is crisp at any size and in any colour.

A drawing lies on a field of 24 by 24. Its strokes are written as in SVG, with absolute
coordinates: M to, L line to, C cubic curve to, Z close; and two of our own: O centre and radius of
a circle, R left, top, width, height and corner radius of a rounded rectangle.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from itertools import islice

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

FIELD = 24.0  # the side of the square that a drawing lies on
SCREEN_SCALES = (1, 2, 3)  # a button's icon is drawn for screens of these device pixel ratios


class Icon(StrEnum):
    """The names of the icons."""

    CHECK_CIRCLE = "check-circle"
    CROSS_OCTAGON = "cross-octagon"
    QUESTION_DASHED = "question-dashed"
    SLASH_CIRCLE = "slash-circle"
    PENCIL_SQUARE = "pencil-square"
    LOCK_SQUARE = "lock-square"
    TRIANGLE = "triangle"
    INFO_CIRCLE = "info-circle"
    SHIELD = "shield"
    CLOCK = "clock"
    COPY = "copy"
    EYE = "eye"
    EYE_OFF = "eye-off"
    DICE = "dice"
    FILE = "file"
    CLIPBOARD = "clipboard"
    DOWNLOAD = "download"
    KEY = "key"
    LOCK = "lock"
    REVERT = "revert"
    PENCIL = "pencil"
    CHEVRON_DOWN = "chevron-down"
    CLOSE = "close"
    PLUS = "plus"
    SEARCH = "search"


class _Kind(Enum):
    """What a stroke's outline is used for; a cut is drawn in the colour of the ground."""

    LINE = 1
    FILL = 2
    CUT_LINE = 3
    CUT_FILL = 4
    DASHES = 5


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One layer of a drawing; `width` is the pen's, on the field of 24."""

    kind: _Kind
    outline: str
    width: float = 2.0


def paint_icon(painter: QPainter, icon: Icon, rect: QRectF, ink: QColor, paper: QColor) -> None:
    """Draw an icon centred in `rect`, as large as its shorter side.

    `paper` is the colour of the ground, for what is cut out of a filled shape.
    """
    scale = min(rect.width(), rect.height()) / FIELD
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(scale, scale)
    painter.translate(-FIELD / 2, -FIELD / 2)
    for stroke in _DRAWINGS[icon]:
        _paint_stroke(painter, stroke, ink, paper)
    painter.restore()


def icon_of(icon: Icon, ink: QColor, paper: QColor, size: int) -> QIcon:
    """Return an icon for a button, `size` pixels a side on screens of every density."""
    result = QIcon()
    for scale in SCREEN_SCALES:
        pixmap = QPixmap(size * scale, size * scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, icon, QRectF(0, 0, size * scale, size * scale), ink, paper)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        result.addPixmap(pixmap)
    return result


def _paint_stroke(painter: QPainter, stroke: _Stroke, ink: QColor, paper: QColor) -> None:
    colour = paper if stroke.kind in {_Kind.CUT_LINE, _Kind.CUT_FILL} else ink
    if stroke.kind in {_Kind.FILL, _Kind.CUT_FILL}:
        painter.fillPath(_path(stroke.outline), colour)
        return
    pen = QPen(colour, stroke.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if stroke.kind is _Kind.DASHES:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_EIGHT_DASHES)
        pen.setDashOffset(_EIGHT_DASHES[0] / 2 + 0.3)
    painter.strokePath(_path(stroke.outline), pen)


@cache
def _path(outline: str) -> QPainterPath:
    """Read an outline; it is a constant of this module, so that there are no mistakes in it."""
    path = QPainterPath()
    words = iter(outline.split())
    for command in words:
        match command:
            case "M":
                path.moveTo(*_numbers(words, 2))
            case "L":
                path.lineTo(*_numbers(words, 2))
            case "C":
                path.cubicTo(*_numbers(words, 6))
            case "Z":
                path.closeSubpath()
            case "O":
                x, y, radius = _numbers(words, 3)
                path.addEllipse(QPointF(x, y), radius, radius)
            case "R":
                x, y, width, height, radius = _numbers(words, 5)
                path.addRoundedRect(x, y, width, height, radius, radius)
    return path


def _numbers(words: Iterator[str], count: int) -> list[float]:
    return [float(word) for word in islice(words, count)]


# Round a circle of radius 10 with a pen of 2, in widths of that pen: eight dashes and gaps.
_EIGHT_DASHES = (2.62, 1.307)

_CIRCLE = "O 12 12 10"
_DISC = "O 12 12 11"
_TILE = "R 1 1 22 22 5.6"
_OCTAGON = "M 7.45 1 L 16.55 1 L 23 7.45 L 23 16.55 L 16.55 23 L 7.45 23 L 1 16.55 L 1 7.45 Z"
_EYE = "M 1.4 12 C 5.4 4.2 18.6 4.2 22.6 12 C 18.6 19.8 5.4 19.8 1.4 12 Z O 12 12 3.7"
_WARNING = "M 12 2.7 L 22.2 20.4 L 1.8 20.4 Z"
_QUESTION = "M 9 9.7 C 9 7.9 10.3 6.9 12 6.9 C 13.8 6.9 15 8 15 9.6 C 15 11.8 12 12 12 14.4"
_SHIELD = "M 12 2.2 L 19.8 4.9 C 20.3 12.2 17.4 18.2 12 21.8 C 6.6 18.2 3.7 12.2 4.2 4.9 Z"
_SHEET_BEHIND = "M 5 15.2 C 4 15.2 3 14.4 3 13 L 3 5 C 3 4 4 3 5 3 L 13 3 C 14.4 3 15.2 4 15.2 5"
_SHEET = (
    "M 13.6 2.2 L 6.8 2.2 C 5.6 2.2 4.8 3 4.8 4.2 L 4.8 19.8 C 4.8 21 5.6 21.8 6.8 21.8"
    " L 17.2 21.8 C 18.4 21.8 19.2 21 19.2 19.8 L 19.2 7.8 Z M 13.6 2.2 L 13.6 7.8 L 19.2 7.8"
)
_KEY = "O 7.4 16.6 4.4 M 10.6 13.4 L 21.6 2.4 M 15.2 8.8 L 18.4 12 M 18.8 5.2 L 21.4 7.8"
_LOCK = "R 4.6 10.4 14.8 10.8 2 M 7.8 10.4 L 7.8 7.4 C 7.8 1.4 16.2 1.4 16.2 7.4 L 16.2 10.4"
_SMALL_LOCK = "R 6.9 11.2 10.2 7.2 1 M 9 11.2 L 9 9.4 C 9 4.4 15 4.4 15 9.4 L 15 11.2"
_REVERT = "M 8 3.2 L 3 8.2 L 8 13.2 M 3 8.2 L 15.2 8.2 C 23 8.2 23 20.4 15.2 20.4 L 8.4 20.4"
_PENCIL = "M 3 21 L 4.4 15.6 L 16.6 3.4 L 20.6 7.4 L 8.4 19.6 Z M 13.6 6.4 L 17.6 10.4"
_SMALL_PENCIL = "M 6.3 17.7 L 7.5 14 L 14.6 6.7 L 17.4 9.5 L 10.2 16.6 Z"

_DRAWINGS = {
    Icon.CHECK_CIRCLE: (
        _Stroke(_Kind.FILL, _DISC),
        _Stroke(_Kind.CUT_LINE, "M 7 12.3 L 10.6 16.2 L 17.2 8.7", 2.4),
    ),
    Icon.CROSS_OCTAGON: (
        _Stroke(_Kind.FILL, _OCTAGON),
        _Stroke(_Kind.CUT_LINE, "M 8.3 8.3 L 15.7 15.7 M 15.7 8.3 L 8.3 15.7", 2.6),
    ),
    Icon.QUESTION_DASHED: (
        _Stroke(_Kind.DASHES, _CIRCLE),
        _Stroke(_Kind.LINE, _QUESTION, 2.1),
        _Stroke(_Kind.FILL, "O 12 17.5 1.25"),
    ),
    Icon.SLASH_CIRCLE: (
        _Stroke(_Kind.LINE, _CIRCLE),
        _Stroke(_Kind.LINE, "M 5 19 L 19 5"),
    ),
    Icon.PENCIL_SQUARE: (
        _Stroke(_Kind.FILL, _TILE),
        _Stroke(_Kind.CUT_LINE, _SMALL_PENCIL, 1.9),
    ),
    Icon.LOCK_SQUARE: (
        _Stroke(_Kind.FILL, _TILE),
        _Stroke(_Kind.CUT_LINE, _SMALL_LOCK, 1.9),
    ),
    Icon.TRIANGLE: (
        _Stroke(_Kind.FILL, _WARNING),
        _Stroke(_Kind.LINE, _WARNING),
        _Stroke(_Kind.CUT_LINE, "M 12 9 L 12 14.2", 2.4),
        _Stroke(_Kind.CUT_FILL, "O 12 17.7 1.35"),
    ),
    Icon.INFO_CIRCLE: (
        _Stroke(_Kind.LINE, _CIRCLE),
        _Stroke(_Kind.LINE, "M 12 11.3 L 12 17", 2.2),
        _Stroke(_Kind.FILL, "O 12 7.4 1.35"),
    ),
    Icon.SHIELD: (_Stroke(_Kind.LINE, _SHIELD),),
    Icon.CLOCK: (
        _Stroke(_Kind.LINE, _CIRCLE),
        _Stroke(_Kind.LINE, "M 12 6.3 L 12 12.1 L 16.2 14.7", 2.2),
    ),
    Icon.COPY: (
        _Stroke(_Kind.LINE, "R 8.8 8.8 12.4 12.4 2.4"),
        _Stroke(_Kind.LINE, _SHEET_BEHIND),
    ),
    Icon.EYE: (_Stroke(_Kind.LINE, _EYE, 1.8),),
    Icon.EYE_OFF: (
        _Stroke(_Kind.LINE, _EYE, 1.8),
        _Stroke(_Kind.LINE, "M 4.2 20.4 L 19.8 3.6", 1.8),
    ),
    Icon.DICE: (
        _Stroke(_Kind.LINE, "R 2.6 2.6 18.8 18.8 3"),
        _Stroke(_Kind.FILL, "O 7.8 7.8 1.6 O 12 12 1.6 O 16.2 16.2 1.6"),
    ),
    Icon.FILE: (_Stroke(_Kind.LINE, _SHEET),),
    Icon.CLIPBOARD: (
        _Stroke(_Kind.LINE, "R 4 4.2 16 17.6 2.6"),
        _Stroke(_Kind.FILL, "R 7.6 1.6 8.8 5.8 1.8"),
    ),
    Icon.DOWNLOAD: (
        _Stroke(_Kind.LINE, "M 12 2.8 L 12 15.6 M 6.6 10.4 L 12 15.8 L 17.4 10.4"),
        _Stroke(_Kind.LINE, "M 2.8 14.4 L 2.8 21 L 21.2 21 L 21.2 14.4"),
    ),
    Icon.KEY: (_Stroke(_Kind.LINE, _KEY),),
    Icon.LOCK: (_Stroke(_Kind.LINE, _LOCK),),
    Icon.REVERT: (_Stroke(_Kind.LINE, _REVERT),),
    Icon.PENCIL: (_Stroke(_Kind.LINE, _PENCIL),),
    Icon.CHEVRON_DOWN: (_Stroke(_Kind.LINE, "M 5.4 9 L 12 15.6 L 18.6 9", 2.2),),
    Icon.CLOSE: (_Stroke(_Kind.LINE, "M 5.4 5.4 L 18.6 18.6 M 18.6 5.4 L 5.4 18.6", 2.2),),
    Icon.PLUS: (_Stroke(_Kind.LINE, "M 12 4 L 12 20 M 4 12 L 20 12", 2.2),),
    Icon.SEARCH: (
        _Stroke(_Kind.LINE, "O 10.4 10.4 7.6"),
        _Stroke(_Kind.LINE, "M 16 16 L 21.4 21.4", 2.2),
    ),
}
