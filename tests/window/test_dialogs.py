import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from jwt_debugger.window import dialogs
from jwt_debugger.window.actions import shortcut_rows
from jwt_debugger.window.explanations import jwt_sections, privacy_sections
from jwt_debugger.window.page import CodeBox, Page, Prose
from jwt_debugger.window.sheet import Sheet
from jwt_debugger.window.theme import BODY, DARK, HIGH_CONTRAST, LIGHT, Look

Maker = Callable[[Look, QWidget | None], QDialog]
ALL = [dialogs.what_is_a_jwt, dialogs.privacy, dialogs.shortcuts, dialogs.about]
NAMES = ["what-is-a-jwt-dialog", "privacy-dialog", "shortcuts-dialog", "about-dialog"]
NEAR = 60  # of a thin letter in some fonts no pixel has the ink undiluted

LOOKS = [Look(LIGHT), Look(DARK, 1.5, narrow=True), Look(HIGH_CONTRAST, 0.8)]


def opened(qtbot: QtBot, make: Maker, look: Look | None = None) -> QDialog:
    """Open a dialog that has the keyboard and is kept when it is closed."""
    dialog = make(look or Look(LIGHT), None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    return dialog


def area_of(dialog: QDialog) -> QScrollArea:
    area = dialog.findChild(QScrollArea)
    assert area is not None
    return area


def words_of(dialog: QDialog) -> str:
    """Return what is written in a dialog, as a screen reader has it."""
    labels = dialog.findChildren(QLabel)
    return "\n".join(label.accessibleName() or label.text() for label in labels)


@pytest.mark.parametrize(("make", "name"), list(zip(ALL, NAMES, strict=True)), ids=NAMES)
def test_a_dialog_can_be_found_by_its_name_and_blocks_nothing(
    qtbot: QtBot, make: Maker, name: str
) -> None:
    dialog = opened(qtbot, make)

    assert name == dialog.objectName()
    assert dialog.isVisible()
    assert dialog.windowTitle()


@pytest.mark.parametrize("make", ALL, ids=NAMES)
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_close_a_dialog(qtbot: QtBot, make: Maker, key: Qt.Key) -> None:
    dialog = opened(qtbot, make)

    QTest.keyClick(dialog.focusWidget(), key)

    assert not dialog.isVisible()


@pytest.mark.parametrize("make", ALL, ids=NAMES)
def test_the_button_closes_a_dialog(qtbot: QtBot, make: Maker) -> None:
    dialog = opened(qtbot, make)
    button = dialog.findChild(QPushButton, "close")
    assert button is not None

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert not dialog.isVisible()


@pytest.mark.parametrize("make", ALL, ids=NAMES)
def test_a_closed_dialog_is_gone(qtbot: QtBot, make: Maker) -> None:
    parent = QMainWindow()
    qtbot.addWidget(parent)
    dialog = make(Look(LIGHT), parent)

    with qtbot.waitSignal(dialog.destroyed):
        dialog.open()
        dialog.reject()

    assert [] == parent.findChildren(QDialog)


@pytest.mark.parametrize("make", ALL, ids=NAMES)
def test_a_dialog_is_never_larger_than_its_window(qtbot: QtBot, make: Maker) -> None:
    parent = QMainWindow()
    parent.resize(720, 520)
    qtbot.addWidget(parent)

    dialog = make(Look(LIGHT, 2.0, narrow=True), parent)

    assert dialog.width() <= 720
    assert dialog.height() <= 520


@pytest.mark.parametrize("make", [dialogs.what_is_a_jwt, dialogs.shortcuts])
def test_a_long_page_is_scrolled_by_keys(qtbot: QtBot, make: Maker) -> None:
    dialog = opened(qtbot, make)
    area = area_of(dialog)
    before = area.verticalScrollBar().value()

    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)

    assert area.verticalScrollBar().value() > before


@pytest.mark.parametrize("width", [380, 500, 700])
@pytest.mark.parametrize("look", LOOKS)
def test_a_page_fits_its_width(qtbot: QtBot, look: Look, width: int) -> None:
    dialog = opened(qtbot, dialogs.what_is_a_jwt, look)

    dialog.resize(width, 500)

    area = area_of(dialog)
    content = area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.width() <= area.viewport().width())


@pytest.mark.parametrize(
    "told",
    [
        "The signature seals both",
        "base64url",
        "joined by dots",
        "not encrypted",
        "a password never belongs into a payload",
        "environment variable",
        "dotenv",
        "never in the source",
        "at least 32 random bytes",
        "_id",
        "admin",
        "“7 hours”, “4 days” or “1 week”",
        "“120” has no unit and means milliseconds",
        "Authorization: Bearer ",
        "If one character was changed",
        "the request is denied",
        "If exp is past",
    ],
)
def test_what_a_jwt_is_answers_every_question_of_a_first_tutorial(qtbot: QtBot, told: str) -> None:
    dialog = opened(qtbot, dialogs.what_is_a_jwt)

    assert told in words_of(dialog)


def test_every_step_says_where_to_see_it() -> None:
    assert [True] * 6 == [bool(section.where) for section in jwt_sections()]


def test_the_menus_that_the_help_names_are_there() -> None:
    paths = {path for section in jwt_sections() for path in menu_paths(section.where)}
    paths |= {
        path for each in privacy_sections() for text in each.texts for path in menu_paths(text)
    }

    assert {("Token", "Set exp"), ("Edit", "Copy as", "Authorization Header")} <= paths
    assert paths <= menus()


def menu_paths(text: str) -> list[tuple[str, ...]]:
    """Return the menus that a sentence leads through: "Token ▸ Set exp gives"."""
    word = r"[A-Z][A-Za-z ]*?"
    end = r"(?= gives| makes| drops)"
    found = re.findall(rf"(?:{word} ▸ )+{word}{end}", text)
    return [tuple(path.split(" ▸ ")) for path in found]


def menus() -> set[tuple[str, ...]]:
    from jwt_debugger.window.actions import action_specs, menu_titles, plain

    titles = menu_titles()
    paths: set[tuple[str, ...]] = set()
    for spec in action_specs():
        menu = (plain(titles[spec.menu]),)
        inner = (*menu, plain(spec.submenu)) if spec.submenu else menu
        paths |= {menu, inner, (*inner, plain(spec.text))}
    return paths


@pytest.mark.parametrize(
    "told", ["no network code", "no history", "masked", "after 60 seconds", "theme, zoom", "swap"]
)
def test_privacy_says_what_becomes_of_what_is_typed(qtbot: QtBot, told: str) -> None:
    dialog = opened(qtbot, dialogs.privacy)

    assert told in words_of(dialog)


def test_the_minute_that_is_promised_is_the_one_that_is_kept() -> None:
    from jwt_debugger.window.clipboard import LIFETIME

    promised = " ".join(text for section in privacy_sections() for text in section.texts)

    assert f"after {LIFETIME // 1000} seconds" in promised


def test_every_shortcut_is_listed_with_its_keys(qtbot: QtBot) -> None:
    dialog = opened(qtbot, dialogs.shortcuts)

    words = words_of(dialog).split("\n")

    for menu, text, keys in shortcut_rows():
        assert {menu, text, keys} <= set(words)


@pytest.mark.parametrize("look", LOOKS)
def test_no_shortcut_is_cut_off(qtbot: QtBot, look: Look) -> None:
    dialog = opened(qtbot, dialogs.shortcuts, look)

    assert 0 == area_of(dialog).horizontalScrollBar().maximum()


def test_what_is_typed_in_a_dialog_grows_with_the_zoom(qtbot: QtBot) -> None:
    sheet = Sheet(Look(LIGHT, 2.0), "Title", "sheet")
    qtbot.addWidget(sheet)
    field = QLineEdit()
    sheet.body.addWidget(field)
    sheet.show()

    large = field.fontInfo().pixelSize()
    sheet.set_look(Look(LIGHT))

    assert (2 * BODY, BODY) == (large, field.fontInfo().pixelSize())


def test_about_tells_the_versions_that_a_report_needs(qtbot: QtBot) -> None:
    dialog = opened(qtbot, dialogs.about)

    words = words_of(dialog)

    assert f"Version {dialogs.version_of('jwt-debugger')}" in words
    assert "MIT" in words
    for name in ("Python", "Qt", "PyJWT", "cryptography", "joserfc"):
        assert re.search(rf"{name}\s\d", words)


def test_a_package_that_is_not_installed_has_no_version() -> None:
    assert "–" == dialogs.version_of("no-such-package-anywhere")


def test_about_shows_the_icon_sharp(qtbot: QtBot) -> None:
    dialog = opened(qtbot, dialogs.about)

    pictures = [label.pixmap() for label in dialog.findChildren(QLabel)]

    assert [64] == [
        round(each.deviceIndependentSize().width()) for each in pictures if not each.isNull()
    ]


def difference(one: QColor, other: QColor) -> int:
    """Return how far two colours are apart, 0 to 765."""
    red, green = one.red() - other.red(), one.green() - other.green()
    return abs(red) + abs(green) + abs(one.blue() - other.blue())


@pytest.mark.parametrize("look", LOOKS)
def test_the_three_parts_have_their_three_inks(qtbot: QtBot, look: Look) -> None:
    page = Page(look, jwt_sections())
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    box = page.findChildren(CodeBox)[0]

    image = box.grab().toImage()

    width, height = image.width(), image.height()
    seen = {image.pixel(x, y) for x in range(width) for y in range(height)}
    palette = look.palette
    for ink in (palette.header, palette.payload, palette.signature):
        assert min(difference(QColor(ink), QColor(each)) for each in seen) < NEAR, ink


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("`exp` is past", "ltr"),
        ("«שלום» exp", "rtl"),
        ("123 …", "ltr"),
        ("מה זה `exp`?", "rtl"),
    ],
)
def test_prose_runs_as_its_letters_do(qtbot: QtBot, text: str, direction: str) -> None:
    prose = Prose(Look(LIGHT), text)
    qtbot.addWidget(prose)

    assert f'dir="{direction}"' in prose.text()


def test_prose_takes_no_markup(qtbot: QtBot) -> None:
    prose = Prose(Look(LIGHT), "a <b>bold</b> & `<i>` text")
    qtbot.addWidget(prose)

    assert "a &lt;b&gt;bold&lt;/b&gt; &amp; " in prose.text()
    assert "&lt;i&gt;" in prose.text()
