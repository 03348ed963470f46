"""The windows of the Help menu; open each with `open()`."""

import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from itertools import groupby

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jwt_debugger.translation import _
from jwt_debugger.window.actions import shortcut_rows
from jwt_debugger.window.explanations import (
    jwt_introduction,
    jwt_sections,
    privacy_sections,
)
from jwt_debugger.window.label import Label
from jwt_debugger.window.page import Page, Prose
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.theme import BODY, SMALL, Look

NAME = "JWT Debugger"
NO_BREAK = "\N{NO-BREAK SPACE}"
ICON = 64  # px at 100 %


def what_is_a_jwt(look: Look, parent: QWidget | None = None) -> QDialog:
    """Explain a token to somebody who meets one for the first time."""
    page = Page(look, jwt_sections(), introduction=jwt_introduction(), numbered=True)
    return _page_dialog(look, _("What is a JWT?"), "what-is-a-jwt-dialog", page, parent)


def privacy(look: Look, parent: QWidget | None = None) -> QDialog:
    """Say what becomes of tokens and secrets."""
    page = Page(look, privacy_sections())
    return _page_dialog(look, _("Privacy"), "privacy-dialog", page, parent)


def shortcuts(look: Look, parent: QWidget | None = None) -> QDialog:
    """List the keys of everything that has some."""
    return ShortcutsDialog(look, parent)


def about(look: Look, parent: QWidget | None = None) -> QDialog:
    """Say what this is, which version, and under which licence."""
    return AboutDialog(look, parent)


class ShortcutsDialog(Sheet):
    """What can be done with the keyboard, menu by menu."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _("Shortcuts"), "shortcuts-dialog", parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(24))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(0, 1)
        for menu, rows in groupby(shortcut_rows(), key=_menu_of):
            line = grid.rowCount()
            heading = Label(look, menu, size=SMALL, bold=True, ink="text3")
            heading.setContentsMargins(0, look.px(8) if line > 1 else 0, 0, 0)
            grid.addWidget(heading, line, 0, 1, 2)
            for offset, (_menu, text, keys) in enumerate(rows, start=1):
                does = Label(look, text)
                does.setWordWrap(True)
                grid.addWidget(does, line + offset, 0)
                shown = Label(look, keys, ink="text2")
                grid.addWidget(shown, line + offset, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, look.px(12), 0)
        column.addLayout(grid)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("shortcuts")
        area.setAccessibleName(_("Shortcuts"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        for ground in (area.viewport(), content):
            ground.setAutoFillBackground(False)
        self.body.addWidget(area)
        close = self.add_button(_("Close"), name="close", primary=True)
        close.clicked.connect(self.accept)
        self.fit(480, 620)
        area.setFocus()


class AboutDialog(Sheet):
    """Name, version and licence; the versions of what it stands on help with a report."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, NAME, "about-dialog", parent)
        self.setWindowTitle(_("About {name}").format(name=NAME))
        words = QVBoxLayout()
        words.setSpacing(look.px(8))
        own = _("Version {version}").format(version=version_of("jwt-debugger"))
        words.addWidget(Label(look, own, size=BODY, bold=True))
        purpose = _("Looks into JSON Web Tokens, offline, and says exactly why one fails.")
        words.addWidget(Prose(look, purpose))
        words.addWidget(Prose(look, _("Free software under the MIT licence.")))
        self.versions = Label(look, _stands_on(), size=SMALL, ink="text2")
        self.versions.setObjectName("versions")
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.versions.setWordWrap(True)
        words.addWidget(self.versions)
        words.addWidget(
            Prose(look, _("The standard is") + " `https://www.rfc-editor.org/rfc/rfc7519`")
        )
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(look.px(20))
        row.addWidget(_emblem(look), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        close = self.add_button(_("Close"), name="close", primary=True)
        close.clicked.connect(self.accept)
        self.fit(540, 290)


def version_of(package: str) -> str:
    """Return an installed package's version; a bare checkout has none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def _stands_on() -> str:
    packages = ("PyJWT", "cryptography", "joserfc")
    names = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    names += [f"{package} {version_of(package)}" for package in packages]
    return " · ".join(name.replace(" ", NO_BREAK) for name in names)


def _emblem(look: Look) -> QLabel:
    emblem = QLabel()
    size = look.px(ICON)
    picture = QPixmap()
    icon = files("jwt_debugger.resources") / "icons" / "jwt-debugger-256.png"
    picture.loadFromData(icon.read_bytes())
    ratio = emblem.devicePixelRatioF()
    sharp = picture.scaledToWidth(round(size * ratio), Qt.TransformationMode.SmoothTransformation)
    sharp.setDevicePixelRatio(ratio)
    emblem.setPixmap(sharp)
    return emblem


def _page_dialog(look: Look, title: str, name: str, page: Page, parent: QWidget | None) -> QDialog:
    dialog = Sheet(look, title, name, parent)
    page.setAccessibleName(title)
    dialog.body.addWidget(page)
    close = dialog.add_button(_("Close"), name="close", primary=True)
    close.clicked.connect(dialog.accept)
    dialog.fit(660, 640)
    page.setFocus()
    return dialog


def _menu_of(row: tuple[str, str, str]) -> str:
    return row[0]
