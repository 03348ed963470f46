"""The window drawn to a picture without a display, for documents and for tests."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import KeyInput
from jwt_debugger.translation import _
from jwt_debugger.window.app import clock, make_application
from jwt_debugger.window.jobs import Jobs
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.preferences import Preferences, Theme, save_preferences

SCALE: Final = 2  # pixels of the picture to one of the window
SETTLING: Final = 8  # rounds of events until every layout has heard of those inside it
DOTS_PER_METRE: Final = round(96 * SCALE / 0.0254)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is in the picture beside the token.

    `example` is the id of an example, in place of a token. `page` is "json", "claims" or
    "findings"; None leaves the choice to the window. `zoom` is in per cent.
    """

    key: str | None = None
    key_format: str = "utf8"
    payload: str | None = None  # what the payload's JSON is edited to
    header: str | None = None
    example: str | None = None
    at: datetime | None = None
    page: str | None = None
    utc: bool = False
    zoom: int = 100
    mirrored: bool = False


def draw(
    path: str,
    token: str | None = None,
    *,
    theme: str = "light",
    size: tuple[int, int] = (1280, 800),
    scene: Scene | None = None,
) -> None:
    """Draw the window to a PNG, twice as sharp as its size says; raises TokenError.

    Needs no display: where there is no application yet, one is made that has none.
    """
    application = make_application("-platform", "offscreen")
    image = picture(application, token, theme, size, scene or Scene())
    writer = QImageWriter(path, QByteArray(b"png"))
    if not writer.write(image):
        message = _("The picture “{name}” cannot be written: {reason}.")
        name, reason = Path(path).name, writer.errorString()
        raise TokenError(message.format(name=name, reason=reason))


def picture(
    application: QApplication, token: str | None, theme: str, size: tuple[int, int], scene: Scene
) -> QImage:
    """Return the picture."""
    instant = scene.at or clock()
    jobs = Jobs(None)
    model = DebuggerModel(lambda: instant, jobs.run)
    window = MainWindow(model, jobs, _settings(Theme(theme), scene))
    if scene.mirrored:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.resize(*size)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()
    _play(window, model, token, scene)
    for _round in range(SETTLING):
        application.processEvents()
    image = QImage(QSize(*size) * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.setDotsPerMeterX(DOTS_PER_METRE)
    image.setDotsPerMeterY(DOTS_PER_METRE)
    window.render(image, QPoint())
    window.close()
    window.deleteLater()
    return image


def _settings(theme: Theme, scene: Scene) -> QSettings:
    """Return settings of nobody's: a file that does not exist and is not written."""
    settings = QSettings("/dev/null", QSettings.Format.IniFormat)
    save_preferences(settings, replace(Preferences(), theme=theme, zoom=scene.zoom, utc=scene.utc))
    return settings


def _play(window: MainWindow, model: DebuggerModel, token: str | None, scene: Scene) -> None:
    """Do what the scene says, as a user would."""
    if scene.example is not None:
        window.open_example(scene.example)
    if scene.key is not None:
        model.give_key(KeyInput(scene.key, format=scene.key_format))
    if token:
        model.paste(token)
    if scene.header is not None:
        model.edit_header(scene.header)
    if scene.payload is not None:
        model.edit_payload(scene.payload)
    if scene.page is not None:
        window.show_page(scene.page)
