"""The icons, drawn as lines and shapes in a box of 24 units: one row an icon, at any size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPainterPathStroker, QPen, QPixmap

BOX: Final = 24.0
STROKE: Final = 2.0
CUT_OUT: Final = 2.6  # strokes of the sign inside a filled shape


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


@dataclass(frozen=True, slots=True)
class Drawing:
    """What an icon is made of: a ground filled with ink, lines in ink, lines in paper."""

    ground: QPainterPath | None = None
    lines: QPainterPath | None = None
    cut: QPainterPath | None = None


def paint_icon(painter: QPainter, icon: Icon, rect: QRectF, ink: QColor, paper: QColor) -> None:
    """Draw an icon into the middle of a rectangle; `paper` is the colour of what is cut out."""
    drawing = _DRAWINGS[icon]()
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(side, side) / 2)
    painter.scale(side / BOX, side / BOX)
    if drawing.ground is not None:
        painter.fillPath(drawing.ground, ink)
    if drawing.lines is not None:
        _stroke(painter, drawing.lines, ink, STROKE)
    if drawing.cut is not None:
        colour = ink if drawing.ground is None else paper
        _stroke(painter, drawing.cut, colour, CUT_OUT)
    painter.restore()


def icon_of(icon: Icon, ink: QColor, paper: QColor, size: int) -> QIcon:
    """Return the icon for a button or a menu, sharp on screens of up to three times the pixels."""
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(size * ratio, size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, icon, QRectF(0, 0, size, size), ink, paper)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _stroke(painter: QPainter, path: QPainterPath, colour: QColor, width: float) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, pen)


def _polyline(*points: tuple[float, float], closed: bool = False) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.closeSubpath()
    return path


def _joined(*paths: QPainterPath) -> QPainterPath:
    whole = QPainterPath()
    for path in paths:
        whole.addPath(path)
    return whole


def _circle(x: float, y: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


def _box(x: float, y: float, width: float, height: float, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)
    return path


def _arc(x: float, y: float, radius: float, start: float, sweep: float) -> QPainterPath:
    """Return an arc; degrees count counter-clockwise from three o'clock."""
    square = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path = QPainterPath()
    path.arcMoveTo(square, start)
    path.arcTo(square, start, sweep)
    return path


def _dot(x: float, y: float) -> QPainterPath:
    """Return a line so short that its round ends make a dot."""
    return _polyline((x, y), (x + 0.01, y))


def _octagon() -> QPainterPath:
    corners = [(12 + 11.4 * cos(turn), 12 + 11.4 * sin(turn)) for turn in _eighths()]
    return _polyline(*corners, closed=True)


def _eighths() -> list[float]:
    return [pi / 8 + step * pi / 4 for step in range(8)]


def _check_circle() -> Drawing:
    return Drawing(_circle(12, 12, 11), cut=_polyline((7.2, 12.4), (10.6, 15.8), (16.8, 8.8)))


def _cross_octagon() -> Drawing:
    cross = _joined(_polyline((8.6, 8.6), (15.4, 15.4)), _polyline((15.4, 8.6), (8.6, 15.4)))
    return Drawing(_octagon(), cut=cross)


def _question_dashed() -> Drawing:
    ring = _joined(*(_arc(12, 12, 10, start, 32) for start in range(6, 366, 45)))
    hook = _arc(12, 9.9, 2.9, 165, -205)
    hook.quadTo(12, 12.6, 12, 14)
    return Drawing(lines=_joined(ring, hook, _dot(12, 17.2)))


def _slash_circle() -> Drawing:
    return Drawing(lines=_joined(_circle(12, 12, 10), _polyline((5.2, 18.8), (18.8, 5.2))))


def _pencil_lines() -> QPainterPath:
    body = _polyline((5, 19), (6, 14.8), (15.6, 5.2), (18.8, 8.4), (9.2, 18), closed=True)
    return _joined(body, _polyline((13.4, 7.4), (16.6, 10.6)))


def _pencil_square() -> Drawing:
    body = _polyline((6.8, 17.2), (7.5, 14.2), (14.6, 7.1), (16.9, 9.4), (9.8, 16.5), closed=True)
    return Drawing(_box(1, 1, 22, 22, 5), cut=body)


def _lock_lines(x: float, y: float, size: float) -> QPainterPath:
    """Return a padlock whose body is `size` wide, its upper left corner at x and y."""
    body = _box(x, y, size, size * 0.72, size * 0.12)
    inset, top = size * 0.2, y - size * 0.22
    shackle = QPainterPath(QPointF(x + inset, y))
    shackle.lineTo(x + inset, top)
    shackle.arcTo(QRectF(x + inset, top - size * 0.3, size * 0.6, size * 0.6), 180, -180)
    shackle.lineTo(x + size - inset, y)
    return _joined(body, shackle)


def _lock_square() -> Drawing:
    return Drawing(_box(1, 1, 22, 22, 5), cut=_lock_lines(7, 11, 10))


def _triangle() -> Drawing:
    path = _polyline((12, 2.6), (22.4, 20.6), (1.6, 20.6), closed=True)
    rounded = _joined(path, _outline(path, STROKE))
    rounded.setFillRule(Qt.FillRule.WindingFill)
    return Drawing(rounded, cut=_joined(_polyline((12, 9), (12, 13.4)), _dot(12, 17.2)))


def _outline(path: QPainterPath, width: float) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(path)


def _info_circle() -> Drawing:
    sign = _joined(_polyline((12, 11.4), (12, 16.8)), _dot(12, 7.6))
    return Drawing(lines=_joined(_circle(12, 12, 10), sign))


def _shield() -> Drawing:
    path = QPainterPath(QPointF(12, 2))
    path.lineTo(20, 5)
    path.lineTo(20, 11.5)
    path.cubicTo(20, 16.5, 16.5, 20, 12, 22)
    path.cubicTo(7.5, 20, 4, 16.5, 4, 11.5)
    path.lineTo(4, 5)
    path.closeSubpath()
    return Drawing(lines=path)


def _clock() -> Drawing:
    return Drawing(lines=_joined(_circle(12, 12, 10), _polyline((12, 6), (12, 12), (16, 14.4))))


def _copy() -> Drawing:
    behind = _polyline(
        (5, 16), (4.4, 16), (3, 14.6), (3, 4.4), (4.4, 3), (14.6, 3), (16, 4.4), (16, 5)
    )
    return Drawing(lines=_joined(_box(8.5, 8.5, 12.5, 12.5, 2), behind))


def _eye_lines() -> QPainterPath:
    lid = QPainterPath(QPointF(1.5, 12))
    lid.cubicTo(5.5, 3.4, 18.5, 3.4, 22.5, 12)
    lid.cubicTo(18.5, 20.6, 5.5, 20.6, 1.5, 12)
    return _joined(lid, _circle(12, 12, 3.4))


def _eye() -> Drawing:
    return Drawing(lines=_eye_lines())


def _eye_off() -> Drawing:
    return Drawing(lines=_joined(_eye_lines(), _polyline((3.5, 20.5), (20.5, 3.5))))


def _dice() -> Drawing:
    dots = [_dot(x, y) for x, y in ((8, 8), (16, 16), (12, 12), (16, 8), (8, 16))]
    return Drawing(lines=_joined(_box(3, 3, 18, 18, 3), *dots))


def _file() -> Drawing:
    page = _polyline((14, 2), (5, 2), (5, 22), (19, 22), (19, 7), closed=True)
    return Drawing(lines=_joined(page, _polyline((14, 2), (14, 7), (19, 7))))


def _clipboard() -> Drawing:
    board = _polyline((8.5, 4), (5, 4), (5, 22), (19, 22), (19, 4), (15.5, 4))
    return Drawing(lines=_joined(board, _box(8.5, 2, 7, 4.5, 1)))


def _download() -> Drawing:
    arrow = _joined(_polyline((12, 2), (12, 14)), _polyline((7.4, 9.6), (12, 14.2), (16.6, 9.6)))
    tray = _polyline((2, 14), (2, 21), (22, 21), (22, 14))
    return Drawing(lines=_joined(arrow, tray))


def _key() -> Drawing:
    stem = _joined(_polyline((11, 13), (21, 3)), _polyline((17, 7), (20, 10)))
    return Drawing(
        lines=_joined(_circle(7.5, 16.5, 4.9), stem, _polyline((14.4, 9.6), (16.6, 11.8)))
    )


def _lock() -> Drawing:
    return Drawing(lines=_lock_lines(4, 10.5, 16))


def _revert() -> Drawing:
    path = QPainterPath(QPointF(4, 8.5))
    path.lineTo(14.5, 8.5)
    path.arcTo(QRectF(8.5, 8.5, 12, 11), 90, -180)
    path.lineTo(8.5, 19.5)
    return Drawing(lines=_joined(path, _polyline((8.5, 4), (4, 8.5), (8.5, 13))))


def _pencil() -> Drawing:
    return Drawing(lines=_pencil_lines())


def _chevron_down() -> Drawing:
    return Drawing(lines=_polyline((5, 8.5), (12, 15.5), (19, 8.5)))


def _close() -> Drawing:
    return Drawing(lines=_joined(_polyline((5, 5), (19, 19)), _polyline((19, 5), (5, 19))))


def _plus() -> Drawing:
    return Drawing(lines=_joined(_polyline((12, 4), (12, 20)), _polyline((4, 12), (20, 12))))


def _search() -> Drawing:
    return Drawing(lines=_joined(_circle(10.5, 10.5, 7.5), _polyline((16, 16), (21.5, 21.5))))


_DRAWINGS: Mapping[Icon, Callable[[], Drawing]] = {
    Icon.CHECK_CIRCLE: _check_circle,
    Icon.CROSS_OCTAGON: _cross_octagon,
    Icon.QUESTION_DASHED: _question_dashed,
    Icon.SLASH_CIRCLE: _slash_circle,
    Icon.PENCIL_SQUARE: _pencil_square,
    Icon.LOCK_SQUARE: _lock_square,
    Icon.TRIANGLE: _triangle,
    Icon.INFO_CIRCLE: _info_circle,
    Icon.SHIELD: _shield,
    Icon.CLOCK: _clock,
    Icon.COPY: _copy,
    Icon.EYE: _eye,
    Icon.EYE_OFF: _eye_off,
    Icon.DICE: _dice,
    Icon.FILE: _file,
    Icon.CLIPBOARD: _clipboard,
    Icon.DOWNLOAD: _download,
    Icon.KEY: _key,
    Icon.LOCK: _lock,
    Icon.REVERT: _revert,
    Icon.PENCIL: _pencil,
    Icon.CHEVRON_DOWN: _chevron_down,
    Icon.CLOSE: _close,
    Icon.PLUS: _plus,
    Icon.SEARCH: _search,
}
