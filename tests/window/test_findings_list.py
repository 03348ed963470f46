from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jwt_debugger.inspection.result import Finding, Severity
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.state import State
from jwt_debugger.window.findings_list import FindingsList
from jwt_debugger.window.theme import HIGH_CONTRAST, LIGHT, Look
from tests.window.key_states import NOW, having, signed, state_of

PROBLEM = Problem(
    ProblemKind.ALPHABET, Segment.PAYLOAD, 60, 121, "not base64url", "Payload, character 61."
)
WEAK = Finding("known-secret", Severity.HIGH, "Guessable", "It is listed.", "Generate one")
NO_AUD = Finding("no-audience", Severity.MEDIUM, "No audience", "Any service accepts it.")
EMAIL = Finding("personal-data", Severity.LOW, "Readable", "Anyone reads it.", claim="email")


def state(*findings: Finding, problem: Problem | None = None, repaired: str | None = None) -> State:
    base = state_of(signed(), repaired=repaired)
    return having(base, findings=findings, problems=(problem,) if problem else ())


@pytest.fixture
def findings(qtbot: QtBot) -> FindingsList:
    made = FindingsList(Look(LIGHT))
    qtbot.addWidget(made)
    made.resize(420, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_state(state(EMAIL, WEAK, NO_AUD), NOW)
    made.executeDelayedItemsLayout()
    return made


def go_to(findings: FindingsList, row: int) -> None:
    findings.setFocus()
    findings.setCurrentIndex(findings.model().index(row, 0))


def link_of(findings: FindingsList, row: int) -> QPoint:
    place = findings.visualRect(findings.model().index(row, 0))
    return QPoint(place.left() + 50, place.bottom() - 18)


def inks(findings: FindingsList) -> set[str]:
    image = findings.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_the_gravest_comes_first_and_is_read_out(findings: FindingsList) -> None:
    index = findings.model().index(0, 0)

    assert 3 == findings.count()
    assert "HIGH: Guessable. It is listed." == index.data()
    assert "Generate one" == index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


@pytest.mark.parametrize(
    ("row", "signal", "args"),
    [(0, "generate_requested", []), (2, "claim_chosen", ["email"])],
)
def test_a_link_does_what_it_says(
    qtbot: QtBot, findings: FindingsList, row: int, signal: str, args: list[str]
) -> None:
    with qtbot.waitSignal(getattr(findings, signal)) as clicked:
        QTest.mouseClick(findings.viewport(), Qt.MouseButton.LeftButton, pos=link_of(findings, row))
    go_to(findings, row)
    with qtbot.waitSignal(getattr(findings, signal)) as entered:
        QTest.keyClick(findings, Qt.Key.Key_Return)

    assert args == clicked.args == entered.args


def test_a_click_beside_the_link_does_nothing(qtbot: QtBot, findings: FindingsList) -> None:
    place = findings.visualRect(findings.model().index(2, 0))

    with qtbot.assertNotEmitted(findings.claim_chosen):
        QTest.mouseClick(
            findings.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(place.left() + 50, place.top() + 12),
        )
        QTest.mouseClick(
            findings.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, place.bottom() + 50)
        )


def test_a_repair_is_asked_for(qtbot: QtBot, findings: FindingsList) -> None:
    findings.show_state(state(problem=PROBLEM, repaired="mended"), NOW)
    go_to(findings, 0)

    with qtbot.waitSignal(findings.repair_requested):
        QTest.keyClick(findings, Qt.Key.Key_Enter)


def test_next_and_previous_go_round_and_tell_the_place(findings: FindingsList) -> None:
    told: list[object] = []
    findings.claim_chosen.connect(told.append)
    findings.problem_chosen.connect(lambda segment, at: told.append((segment, at)))
    findings.show_state(state(EMAIL, problem=PROBLEM), NOW)

    findings.next()
    findings.next()
    findings.next()
    findings.next()
    findings.previous()

    assert [("payload", 121), "email", ("payload", 121), "email"] == told


def test_previous_begins_at_the_last(findings: FindingsList) -> None:
    findings.previous()

    assert 2 == findings.currentIndex().row()


def test_with_no_rows_there_is_nowhere_to_go(qtbot: QtBot, findings: FindingsList) -> None:
    findings.show_state(state(), NOW)

    with qtbot.assertNotEmitted(findings.problem_chosen):
        findings.next()
        findings.previous()

    assert "No findings is no proof" in findings.accessibleDescription()


def test_a_longer_detail_makes_a_higher_row(findings: FindingsList) -> None:
    short = findings.sizeHintForRow(1)
    longer = Finding("x", Severity.HIGH, "Long", "many words " * 60)

    findings.show_state(state(longer), NOW)

    assert findings.sizeHintForRow(0) > 3 * short


def test_a_title_that_is_too_long_for_its_line_goes_on_in_the_next(findings: FindingsList) -> None:
    short = findings.visualRect(findings.model().index(0, 0)).height()

    longer = replace(WEAK, title="The header says where the key of the signature is found (jku)")
    findings.show_state(state(longer), NOW)
    findings.executeDelayedItemsLayout()

    assert findings.visualRect(findings.model().index(0, 0)).height() > short


def test_a_narrower_list_wraps_anew(findings: FindingsList) -> None:
    findings.show_state(state(Finding("x", Severity.HIGH, "Long", "many words " * 20)), NOW)
    findings.executeDelayedItemsLayout()
    wide = findings.visualRect(findings.model().index(0, 0)).height()

    findings.resize(250, 500)
    findings.executeDelayedItemsLayout()

    assert findings.visualRect(findings.model().index(0, 0)).height() > wide


def test_a_second_later_the_current_row_stays(findings: FindingsList) -> None:
    go_to(findings, 1)

    findings.show_state(state(EMAIL, WEAK, NO_AUD), NOW)

    assert 1 == findings.currentIndex().row()


def test_grades_have_their_colours(findings: FindingsList) -> None:
    assert {LIGHT.bad.lower(), LIGHT.warn.lower(), LIGHT.bad_tint.lower()} <= inks(findings)


def test_without_tints_a_pill_has_an_edge(findings: FindingsList) -> None:
    findings.setStyleSheet("background: white")

    findings.set_look(Look(HIGH_CONTRAST))

    assert HIGH_CONTRAST.bad.lower() in inks(findings)


def test_the_pointer_shows_that_a_link_can_be_clicked(findings: FindingsList) -> None:
    QTest.mouseMove(findings.viewport(), link_of(findings, 2))
    over_link = findings.viewport().cursor().shape()
    QTest.mouseMove(findings.viewport(), QPoint(60, 12))

    assert Qt.CursorShape.PointingHandCursor is over_link
    assert Qt.CursorShape.ArrowCursor is findings.viewport().cursor().shape()


def test_rows_mirror(findings: FindingsList) -> None:
    findings.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    image = findings.grab().toImage()
    half = image.width() // 2
    pill = LIGHT.bad_tint.lower()
    columns = {
        x for x in range(image.width()) for y in range(60) if image.pixelColor(x, y).name() == pill
    }

    assert max(columns) < half
