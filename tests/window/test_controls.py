from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.window.button import Button
from jwt_debugger.window.card import Card
from jwt_debugger.window.choice import Choice
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.label import Label, plain_tip
from jwt_debugger.window.note import Note
from jwt_debugger.window.segments import SegmentedControl
from jwt_debugger.window.style import qt_palette, stylesheet
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look, Tone

Shower = Callable[..., None]

LOOKS = [Look(LIGHT), Look(DARK, 2.0), Look(HIGH_CONTRAST, 0.8, narrow=True)]


def colours(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    width, height = image.width(), image.height()
    return {image.pixelColor(x, y).name() for x in range(width) for y in range(height)}


@pytest.fixture
def show(qtbot: QtBot) -> Shower:
    """Show widgets in a window that has the keyboard."""
    host = QWidget()
    layout = QVBoxLayout(host)
    qtbot.addWidget(host)

    def show(*widgets: QWidget) -> None:
        for widget in widgets:
            layout.addWidget(widget)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()

    return show


def margins(note: Note) -> tuple[int, int]:
    layout = note.layout()
    assert layout is not None
    return layout.contentsMargins().left(), layout.contentsMargins().right()


def segment(control: SegmentedControl, name: str) -> QWidget:
    found = control.findChild(QWidget, name)
    assert found is not None
    return found


def segments() -> SegmentedControl:
    return SegmentedControl(Look(LIGHT), (("a", "One"), ("b", "Two"), ("c", "Three")))


def test_a_segment_is_chosen_by_a_click(qtbot: QtBot, show: Shower) -> None:
    control = segments()
    show(control)
    second = segment(control, "b")

    with qtbot.waitSignal(control.chosen) as told:
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)

    assert ["b"] == told.args
    assert "b" == control.current()


def test_a_segment_is_chosen_by_an_arrow_key(qtbot: QtBot, show: Shower) -> None:
    control = segments()
    show(control)
    first = segment(control, "a")
    first.setFocus()

    with qtbot.waitSignal(control.chosen) as told:
        QTest.keyClick(first, Qt.Key.Key_Right)

    assert ["b"] == told.args


def test_choosing_by_program_sends_no_signal(qtbot: QtBot) -> None:
    control = segments()
    qtbot.addWidget(control)

    with qtbot.assertNotEmitted(control.chosen):
        control.set_chosen("c")

    assert "c" == control.current()


def test_another_label_changes_the_width_and_not_the_choice(qtbot: QtBot) -> None:
    control = segments()
    qtbot.addWidget(control)
    before = control.sizeHint().width()

    control.set_label("b", "Findings 4")

    assert control.sizeHint().width() > before
    assert "a" == control.current()


def test_choosing_moves_no_segment(qtbot: QtBot) -> None:
    control = segments()
    qtbot.addWidget(control)
    before = control.sizeHint()

    control.set_chosen("b")

    assert before == control.sizeHint()


@pytest.mark.parametrize("kind", ["plain", "primary", "quiet"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_button_is_pressed_by_mouse_and_key(
    qtbot: QtBot, show: Shower, kind: Any, look: Look
) -> None:
    button = Button(look, "Copy", Icon.COPY, kind=kind, name="copy")
    show(button)

    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)

    assert "copy" == button.objectName()
    assert button.height() >= 24 * look.zoom


def test_the_keyboard_is_seen_by_a_ring(show: Shower) -> None:
    button = Button(Look(LIGHT), "Copy", name="copy")
    show(QLineEdit(), button)
    without = LIGHT.accent.lower() in colours(button)

    button.setFocus()

    assert not without
    assert LIGHT.accent.lower() in colours(button)


def test_a_primary_button_is_filled_unless_it_is_disabled(show: Shower) -> None:
    button = Button(Look(LIGHT), "Paste", kind="primary", name="paste")
    show(QLineEdit(), button)
    filled = LIGHT.accent.lower() in colours(button)

    button.setEnabled(False)

    assert filled
    assert LIGHT.accent.lower() not in colours(button)


def test_where_room_lacks_a_button_gives_up_its_icon_and_never_more(qtbot: QtBot) -> None:
    button = Button(Look(LIGHT), "Generate", Icon.DICE, name="generate")
    qtbot.addWidget(button)
    bare = Button(Look(LIGHT), "Generate", name="generate")
    qtbot.addWidget(bare)

    button.set_icon(Icon.DICE)

    assert bare.sizeHint().width() == button.minimumSizeHint().width()
    assert bare.sizeHint() == bare.minimumSizeHint()


def test_another_icon_is_drawn(qtbot: QtBot) -> None:
    button = Button(Look(LIGHT), "", Icon.EYE, name="show")
    qtbot.addWidget(button)
    before = button.grab().toImage()

    button.set_icon(None)

    assert before != button.grab().toImage()


@pytest.mark.parametrize("look", LOOKS)
def test_a_note_has_the_tint_and_the_ink_of_its_tone(qtbot: QtBot, look: Look) -> None:
    note = Note(look)
    qtbot.addWidget(note)

    note.show_note(Tone.OK, Icon.CHECK_CIRCLE, "Matches this secret", "It does.")
    note.resize(300, 60)

    assert {look.palette.ok.lower(), look.palette.ok_tint.lower()} <= colours(note)
    assert "Matches this secret. It does." == note.accessibleName()


def test_a_narrow_note_leaves_its_second_line_to_the_tool_tip(qtbot: QtBot) -> None:
    note = Note(Look(LIGHT))
    qtbot.addWidget(note)
    note.show_note(Tone.WARN, Icon.TRIANGLE, "A public key cannot sign", "Add the private key.")
    high = note.sizeHint().height()

    note.set_look(Look(LIGHT, narrow=True))

    assert note.sizeHint().height() < high
    assert "Add the private key." == note.toolTip()


def test_a_note_asks_for_no_more_lines_than_its_width_needs(qtbot: QtBot) -> None:
    note, host = Note(Look(LIGHT, narrow=True)), QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(note)

    note.show_note(Tone.NEUTRAL, Icon.QUESTION_DASHED, "Not checked: no secret", "")
    host.resize(286, 200)

    assert host.heightForWidth(286) == layout.totalMinimumSize().height()


def test_a_tool_tip_that_quotes_markup_stays_plain() -> None:
    from PySide6.QtGui import Qt as GuiQt

    tip = plain_tip("kid “<b>x</b>” &lt;")

    assert not GuiQt.mightBeRichText(tip)


def test_a_note_puts_its_icon_on_the_reading_side(qtbot: QtBot) -> None:
    note = Note(Look(LIGHT))
    qtbot.addWidget(note)
    note.show_note(Tone.NEUTRAL, Icon.LOCK, "Locked", "")
    before = margins(note)

    note.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    after = margins(note)

    assert before == after[::-1]


def test_a_label_takes_markup_as_plain_text(qtbot: QtBot) -> None:
    label = Label(Look(LIGHT), "<b>bold</b>")
    qtbot.addWidget(label)

    assert Qt.TextFormat.PlainText is label.textFormat()


def test_a_label_changes_ink_and_weight(qtbot: QtBot) -> None:
    label = Label(Look(LIGHT), "words")
    qtbot.addWidget(label)

    label.show_text("other words", "warn", bold=True)

    assert QColor(LIGHT.warn) == label.palette().windowText().color()
    assert label.font().bold() or label.font().weight() > 400
    assert "other words" == label.text()


def test_a_label_begins_at_the_reading_side_unless_it_is_centred(qtbot: QtBot) -> None:
    label, centred = Label(Look(LIGHT), "words"), Label(Look(LIGHT), "words")
    centred.setAlignment(Qt.AlignmentFlag.AlignCenter)
    for one in (label, centred):
        qtbot.addWidget(one)

        one.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    assert centred.alignment() & Qt.AlignmentFlag.AlignHCenter


def test_a_card_shows_where_to_drop(qtbot: QtBot) -> None:
    card = Card(Look(LIGHT))
    qtbot.addWidget(card)
    card.resize(80, 80)
    before = colours(card)

    card.set_drop(active=True)

    assert LIGHT.accent.lower() not in before
    assert LIGHT.accent.lower() in colours(card)


def test_the_wheel_never_changes_a_choice(show: Shower) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    choice = Choice(Look(LIGHT), (("a", "One"), ("b", "Two")), name="choice")
    show(choice)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt
    )

    QApplication.sendEvent(choice, event)

    assert "a" == choice.currentData()


def test_a_choice_takes_its_rows_and_an_id(qtbot: QtBot) -> None:
    choice = Choice(Look(LIGHT), [("a", "One")], name="choice")
    qtbot.addWidget(choice)

    choice.set_rows([("a", "One"), ("b", "Two")])
    choice.set_chosen("b")
    choice.set_chosen("unknown")
    choice.set_shown("PEM, public key")

    assert "b" == choice.currentData()
    assert "PEM, public key" == choice.accessibleDescription()
    assert choice.grab().width() > 0


@pytest.mark.parametrize("look", LOOKS)
def test_the_style_sheet_is_one_that_qt_reads(qtbot: QtBot, look: Look) -> None:
    host = QWidget()
    field = QLineEdit("text", host)
    qtbot.addWidget(host)

    host.setStyleSheet(stylesheet(look))
    host.setPalette(qt_palette(look.palette))
    host.show()

    assert look.palette.inset.lower() in colours(field)
