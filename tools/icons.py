"""Draw the program's icon, resources/icons/jwt-debugger.svg, to a PNG of each usual size.

To be run when the drawing was changed: python tools/icons.py
"""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)  # px


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """Draw the icon on a transparent ground."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def main() -> None:
    """Write all sizes beside the drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    renderer = QSvgRenderer(str(ICONS / "jwt-debugger.svg"))
    for size in SIZES:
        draw(renderer, size).save(str(ICONS / f"jwt-debugger-{size}.png"))
    application.quit()


if __name__ == "__main__":
    main()
