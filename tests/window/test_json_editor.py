"""The editor of a JSON text, with real keys."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeySequence,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.window.json_editor import JsonEditor
from jwt_debugger.window.json_marks import Marks, read_marks, time_marks
from jwt_debugger.window.theme import DARK, HIGH_CONTRAST, LIGHT, Look, Palette, Tone
from tests.window.token_states import CLAIMS, NOW, compact, display

TEXT = display(compact(CLAIMS))


class Holder(QWidget):
    """A window with an editor, and with the shortcut of the one history."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.editor = JsonEditor(look, Tone.PAYLOAD, name="payload")
        self.undone: list[str] = []
        self.edits: list[str] = []
        QVBoxLayout(self).addWidget(self.editor)
        for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self._note)
        self.editor.edited.connect(self.edits.append)

    def _note(self) -> None:
        self.undone.append(self.editor.text())


@pytest.fixture
def holder(qtbot: QtBot) -> Holder:
    made = Holder(Look(LIGHT))
    qtbot.addWidget(made)
    made.resize(460, 420)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.editor.setFocus()
    qtbot.waitUntil(made.editor.hasFocus)
    return made


def put(editor: JsonEditor, text: str, at: int) -> None:
    """Show a text with the cursor at a place."""
    editor.show_text(text)
    cursor = editor.textCursor()
    cursor.setPosition(at)
    editor.setTextCursor(cursor)


def picture(editor: JsonEditor) -> QImage:
    return editor.grab().toImage()


def has_colour(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).rgb()
    return any(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_each_key_tells_the_whole_text(holder: Holder, qtbot: QtBot) -> None:
    put(holder.editor, '{"a":1}', 6)

    qtbot.keyClicks(holder.editor, "23")

    assert ['{"a":12}', '{"a":123}'] == holder.edits


def test_showing_a_text_tells_nothing(holder: Holder) -> None:
    holder.editor.show_text(TEXT)
    holder.editor.show_text(TEXT.replace("viewer", "admin"))

    assert [] == holder.edits
    assert TEXT.replace("viewer", "admin") == holder.editor.text()


def test_showing_the_same_text_leaves_cursor_and_selection(holder: Holder) -> None:
    put(holder.editor, TEXT, 5)
    cursor = holder.editor.textCursor()
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    holder.editor.setTextCursor(cursor)

    holder.editor.show_text(TEXT)

    assert (5, 9) == (
        holder.editor.textCursor().selectionStart(),
        holder.editor.textCursor().selectionEnd(),
    )


def test_taking_a_letter_back_leaves_the_cursor_where_it_was(holder: Holder, qtbot: QtBot) -> None:
    put(holder.editor, TEXT, TEXT.index("viewer"))
    qtbot.keyClicks(holder.editor, "x")

    holder.editor.show_text(TEXT)

    assert TEXT.index("viewer") == holder.editor.textCursor().position()


def test_what_typing_changes_elsewhere_leaves_the_cursor_where_it_is(
    holder: Holder, qtbot: QtBot
) -> None:
    put(holder.editor, '{"a":"b","c":"an old key"}', 6)
    qtbot.keyClicks(holder.editor, "x")

    holder.editor.show_text('{"a":"xb","c":"quite another one, and longer"}')
    qtbot.keyClicks(holder.editor, "y")

    assert '{"a":"xyb","c":"quite another one, and longer"}' == holder.editor.text()


def test_what_is_taken_back_elsewhere_is_where_the_cursor_goes(
    holder: Holder, qtbot: QtBot
) -> None:
    put(holder.editor, '{"a":"b","c":"d"}', 6)

    holder.editor.show_text('{"a":"b","c":"more"}')
    qtbot.keyClicks(holder.editor, "x")

    assert '{"a":"b","c":"morex"}' == holder.editor.text()


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ('{\n  "a": 1,', 11, '{\n  "a": 1,\n  '),
        ("{", 1, "{\n  "),
        ("{}", 1, "{\n  \n}"),
        ('{\n  "a": []\n}', 10, '{\n  "a": [\n    \n  ]\n}'),
    ],
    ids=["as before", "further in", "between brackets", "nested"],
)
def test_enter_indents(holder: Holder, qtbot: QtBot, text: str, at: int, expected: str) -> None:
    put(holder.editor, text, at)

    qtbot.keyClick(holder.editor, Qt.Key.Key_Return)

    assert expected == holder.editor.text()


def test_enter_between_brackets_puts_the_cursor_on_the_new_line(
    holder: Holder, qtbot: QtBot
) -> None:
    put(holder.editor, "{}", 1)

    qtbot.keyClick(holder.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(holder.editor, "1")

    assert "{\n  1\n}" == holder.editor.text()


def test_a_closing_bracket_at_the_beginning_of_its_line_steps_out(
    holder: Holder, qtbot: QtBot
) -> None:
    put(holder.editor, '{\n  "a": 1\n  ', 13)

    qtbot.keyClicks(holder.editor, "}")

    assert '{\n  "a": 1\n}' == holder.editor.text()


def test_a_closing_bracket_after_something_stays_there(holder: Holder, qtbot: QtBot) -> None:
    put(holder.editor, "{  1", 4)

    qtbot.keyClicks(holder.editor, "]")

    assert "{  1]" == holder.editor.text()


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"])
def test_the_history_is_the_windows(holder: Holder, qtbot: QtBot, keys: str) -> None:
    put(holder.editor, TEXT, 3)
    qtbot.keyClicks(holder.editor, "x")
    before = holder.editor.text()

    qtbot.keySequence(holder.editor, keys)

    assert [before] == holder.undone
    assert before == holder.editor.text()


def test_without_a_window_the_history_keys_do_nothing(qtbot: QtBot) -> None:
    editor = JsonEditor(Look(LIGHT), Tone.PAYLOAD, name="payload")
    qtbot.addWidget(editor)
    editor.show()
    qtbot.keyClicks(editor, "ab")

    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert "ab" == editor.text()


def test_tab_leaves_the_editor(holder: Holder, qtbot: QtBot) -> None:
    other = JsonEditor(Look(LIGHT), Tone.HEADER, name="header")
    holder.layout().addWidget(other)  # type: ignore[union-attr]
    other.show()

    qtbot.keyClick(holder.editor, Qt.Key.Key_Tab)

    assert other.hasFocus()
    assert "" == holder.editor.text()


def test_what_is_read_only_cannot_be_typed_in(holder: Holder, qtbot: QtBot) -> None:
    put(holder.editor, "{}", 1)
    holder.editor.setReadOnly(True)

    qtbot.keyClick(holder.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(holder.editor, "]x")

    assert "{}" == holder.editor.text()


def test_characters_that_hide_are_kept_and_drawn_as_escapes(holder: Holder, qtbot: QtBot) -> None:
    text = '{"a":"x\u202ey\r\n\u00a0\u2028z"}'
    put(holder.editor, text, 0)

    qtbot.keyClicks(holder.editor, " ")

    assert [f" {text}"] == holder.edits
    assert has_colour(picture(holder.editor), LIGHT.warn_tint)


def test_characters_beyond_16_bits_shift_no_edit(holder: Holder, qtbot: QtBot) -> None:
    holder.editor.show_text('{"a":"😀","b":1}')

    holder.editor.go_to(8)
    qtbot.keyClicks(holder.editor, " ")

    assert '{"a":"😀" ,"b":1}' == holder.editor.text()


def test_copying_gives_the_true_characters(holder: Holder, qtbot: QtBot) -> None:
    holder.editor.show_text('"a\u202e\nb"')

    holder.editor.selectAll()
    qtbot.keySequence(holder.editor, "Ctrl+C")

    assert '"a\u202e\nb"' == QApplication.clipboard().text()


def test_pasting_puts_the_true_characters_in(holder: Holder, qtbot: QtBot) -> None:
    put(holder.editor, "[]", 1)
    QApplication.clipboard().setText('"\u00a0\u202e"')

    qtbot.keySequence(holder.editor, "Ctrl+V")

    assert '["\u00a0\u202e"]' == holder.editor.text()


def test_a_files_name_is_not_taken_for_text(holder: Holder) -> None:
    data = QMimeData()
    data.setText("file:///tmp/x")
    data.setUrls([QUrl("file:///tmp/x")])

    assert not holder.editor.canInsertFromMimeData(data)


def test_the_menu_has_no_history_of_its_own(holder: Holder) -> None:
    menu = holder.editor.standard_menu()

    names = [action.objectName() for action in menu.actions()]

    assert "edit-copy" in names
    assert not {"edit-undo", "edit-redo"} & set(names)
    assert not menu.actions()[0].isSeparator()
    menu.deleteLater()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_changes_and_times_are_drawn(holder: Holder, palette: Palette) -> None:
    editor = holder.editor
    editor.set_look(Look(palette))
    editor.show_text(TEXT)
    marks = read_marks(TEXT, {"roles"})

    editor.show_marks(marks, time_marks(marks.times, NOW, verified=True), None)

    image = picture(editor)
    assert ("1 h 59 min ago", "in 2 h 01 min") == editor.time_words()
    assert has_colour(image, palette.accent_tint)
    assert has_colour(image, palette.ok_tint)
    assert has_colour(image, palette.payload)


def test_a_fault_is_drawn_on_its_line(holder: Holder) -> None:
    holder.editor.show_text(TEXT)

    holder.editor.show_marks(Marks(), (), TEXT.index('"roles"'))

    assert has_colour(picture(holder.editor), LIGHT.bad_tint)


def test_without_tints_words_and_shapes_remain(holder: Holder) -> None:
    holder.editor.set_look(Look(HIGH_CONTRAST))
    holder.editor.show_text(TEXT)
    marks = read_marks(TEXT, {"roles"})

    holder.editor.show_marks(marks, time_marks(marks.times, NOW, verified=True), len(TEXT))

    assert has_colour(picture(holder.editor), HIGH_CONTRAST.accent)


def test_going_to_a_member_puts_the_cursor_there(holder: Holder) -> None:
    holder.editor.show_text(TEXT)

    holder.editor.go_to_member("iat")

    assert holder.editor.textCursor().block().text().startswith('  "iat"')


def test_going_to_a_member_that_is_not_there_moves_nothing(holder: Holder) -> None:
    put(holder.editor, TEXT, 7)

    holder.editor.go_to_member("absent")

    assert 7 == holder.editor.textCursor().position()


def test_a_time_that_is_pointed_at_is_said_in_full(holder: Holder, qtbot: QtBot) -> None:
    editor = holder.editor
    editor.show_text(TEXT)
    marks = read_marks(TEXT)
    editor.show_marks(marks, time_marks(marks.times, NOW, verified=True), None, utc=True)
    line = next(time.line for time in marks.times)
    block = editor.document().findBlockByNumber(line)
    end = editor.cursorRect(QTextCursor(block)).center()
    end.setX(round(block.layout().lineAt(0).naturalTextWidth()) + 40)

    QApplication.sendEvent(
        editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, end, editor.mapToGlobal(end))
    )

    qtbot.waitUntil(lambda: "Fri 29 May 2026, 10:39:20" == QToolTip.text())


def test_a_time_without_room_is_left_out(holder: Holder) -> None:
    holder.editor.show_text(TEXT)
    marks = read_marks(TEXT)
    holder.editor.show_marks(marks, time_marks(marks.times, NOW, verified=True), None)
    assert has_colour(picture(holder.editor), LIGHT.ok_tint)

    holder.resize(280, 400)

    assert not has_colour(picture(holder.editor), LIGHT.ok_tint)


def test_the_menu_opens_where_it_is_asked_for(holder: Holder, qtbot: QtBot) -> None:
    spot = QPoint(20, 20)

    QApplication.sendEvent(
        holder.editor.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, holder.editor.mapToGlobal(spot)),
    )

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_lines_are_as_high_as_the_look_says(holder: Holder) -> None:
    holder.editor.show_text("{\n}\n")
    cursor = holder.editor.textCursor()
    tops = []
    for block in range(3):
        cursor.setPosition(holder.editor.document().findBlockByNumber(block).position())
        tops.append(holder.editor.cursorRect(cursor).top())

    height = round(Look(LIGHT).mono_line())
    assert [height, height] == [tops[1] - tops[0], tops[2] - tops[1]]
    assert height == holder.editor.line_height()


def test_a_click_finds_the_line_that_is_drawn_there(holder: Holder, qtbot: QtBot) -> None:
    holder.editor.show_text(TEXT)
    height = holder.editor.line_height()

    spot = QPoint(200, height * 4 + height // 2)
    qtbot.mouseClick(holder.editor.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert 4 == holder.editor.textCursor().blockNumber()


def test_a_quarter_of_a_million_characters_in_one_line_do_not_hang(holder: Holder) -> None:
    text = compact([1234567] * 32 * 1024)

    holder.editor.show_text(text)

    assert text == holder.editor.text()
    assert not picture(holder.editor).isNull()
