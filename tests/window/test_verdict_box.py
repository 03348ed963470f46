"""The note on the key in the real window: the reason, what mends it, and all of the reasons."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from jwt_debugger.inspection.result import SignatureStatus
from jwt_debugger.window.diagnosis_sheet import DiagnosisSheet
from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.note import Note
from tests.window.bench import find, paste, press, press_button, secret, type_text, verdict
from tests.window.token_states import SECRET, token


def sheet(window: MainWindow) -> DiagnosisSheet:
    return next(each for each in window.findChildren(DiagnosisSheet) if each.isVisible())


def test_the_remedy_is_one_click_and_undo_takes_it_back(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(f"'{SECRET}'")
    assert verdict(window).startswith("Signature invalid")

    press_button(window, "apply-remedy")

    assert verdict(window).startswith("Signature verified")
    assert SECRET == secret(window).text()
    assert not find(window, QAbstractButton, "explain-diagnosis").isVisible()
    press("Ctrl+Z")
    assert f"'{SECRET}'" == secret(window).text()
    assert find(window, QAbstractButton, "apply-remedy").isVisible()


def test_what_was_tried_in_vain_is_told_in_full(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text("quite another secret")
    note = find(window, Note, "key-verdict").accessibleName()
    assert "variants were tried, and none matches." in note

    press_button(window, "explain-diagnosis")

    told = find(sheet(window), QLabel, "explanation-0").text()
    assert "the secret decoded as Base64" in told
    QTest.keyClick(sheet(window), Qt.Key.Key_Escape)


def test_a_remedy_can_be_taken_from_the_full_explanation(window: MainWindow) -> None:
    paste(token())
    press("Ctrl+2")
    type_text(SECRET.encode().hex())

    press_button(window, "explain-diagnosis")
    QTest.mouseClick(find(sheet(window), QAbstractButton, "remedy-0"), Qt.MouseButton.LeftButton)

    assert verdict(window).startswith("Signature verified")
    inspection = window.model.state.inspection
    assert inspection is not None
    assert inspection.signature is not None
    assert SignatureStatus.VERIFIED is inspection.signature.status
    assert "hex" == window.model.state.request.key.format
