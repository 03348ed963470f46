"""The Qt binding does not eat Python's own objects, as PySide6 6.12.0 on Python 3.11 does."""

import sys
from importlib import metadata

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter

CALLS = 300

# Other code may take or give back a few references meanwhile; the fault takes one a call.
TOLERANCE = CALLS // 10


class Sender(QObject):
    """Emits a signal to nobody."""

    sent = Signal(bool)


def test_void_calls_of_a_painter_cost_no_reference_to_none() -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        painter.setPen(Qt.GlobalColor.black)
        painter.drawPoint(8, 8)
    after = sys.getrefcount(None)
    painter.end()

    assert abs(before - after) < TOLERANCE


def test_emitting_costs_no_reference_to_true() -> None:
    sender = Sender()
    before = sys.getrefcount(True)  # noqa: FBT003 - the very object is counted

    for _ in range(CALLS):
        sender.sent.emit(True)  # noqa: FBT003 - the signal's value
    after = sys.getrefcount(True)  # noqa: FBT003 - the very object is counted

    assert abs(before - after) < TOLERANCE


def test_the_release_with_the_fault_is_not_the_one_installed() -> None:
    assert "6.12.0" != metadata.version("PySide6-Essentials")


def test_the_window_needs_the_essentials_of_qt_and_no_more() -> None:
    installed = {distribution.metadata["Name"] for distribution in metadata.distributions()}

    assert "PySide6_Addons" not in installed
    assert "PySide6-Addons" not in installed
