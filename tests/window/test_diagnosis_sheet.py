import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jwt_debugger.inspection.result import Diagnosis
from jwt_debugger.window.diagnosis_sheet import DiagnosisSheet
from jwt_debugger.window.theme import LIGHT, Look

WITH_REMEDY = Diagnosis("secret-is-hex", "It is hex.", "Read & switch", key_format="hex")
CONCLUSION = Diagnosis("no-variant-matches", "Nothing\u202e matches.", "Ask the issuer.")


@pytest.fixture
def sheet(qtbot: QtBot) -> DiagnosisSheet:
    sheet = DiagnosisSheet(Look(LIGHT), (WITH_REMEDY, CONCLUSION))
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.open()
    return sheet


def words(sheet: QWidget) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel)]


def test_every_cause_is_told_in_full(sheet: DiagnosisSheet) -> None:
    assert {"It is hex.", "Ask the issuer.", "secret-is-hex"} < set(words(sheet))


def test_what_is_told_hides_nothing(sheet: DiagnosisSheet) -> None:
    assert "Nothing\\u202e matches." in words(sheet)


def test_what_a_click_can_do_is_a_button(qtbot: QtBot, sheet: DiagnosisSheet) -> None:
    button = sheet.findChild(QPushButton, "remedy-0")
    assert button is not None
    assert "Read && switch" == button.text()
    assert None is sheet.findChild(QPushButton, "remedy-1")

    with qtbot.waitSignal(sheet.remedy_chosen) as chosen:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert [WITH_REMEDY] == chosen.args
    assert not sheet.isVisible()


def test_escape_and_enter_close_it(sheet: DiagnosisSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Return)

    assert not sheet.isVisible()
