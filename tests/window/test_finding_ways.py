"""From a finding to what it speaks of, in the real window, by F8 and by Enter."""

from PySide6.QtWidgets import QApplication

from jwt_debugger import sign
from jwt_debugger.window.main_window import MainWindow
from tests.key_material import HMAC_SECRET
from tests.window.bench import findings, focused, paste, press, type_text, verdict

WEAK = sign('{"alg":"HS256"}', '{"password":"hunter2","exp":1780065560}', "secret")


def row(window: MainWindow) -> str:
    return str(findings(window).currentIndex().data())


def test_f8_leads_from_a_known_secret_to_the_secret_and_on_to_the_claims(
    window: MainWindow,
) -> None:
    paste(WEAK)
    QApplication.processEvents()
    assert "high" in verdict(window, "findings-cell")

    press("F8")

    assert "secret" == focused()
    assert "This secret is public" in row(window)
    press("F8")
    assert "secret" != focused()
    press("Shift+F8")
    assert "secret" == focused()


def test_after_the_last_finding_comes_the_first(window: MainWindow) -> None:
    paste(WEAK)
    count = len(window.model.state.inspection.findings)  # type: ignore[union-attr]
    press("F8")
    first = row(window)

    for _number in range(count):
        press("F8")

    assert first == row(window)


def test_a_finding_that_comes_late_is_counted_and_listed(window: MainWindow) -> None:
    paste(sign('{"alg":"HS256"}', '{"exp":1780065560}', HMAC_SECRET))
    before = verdict(window, "findings-cell")

    paste(WEAK)

    assert before != verdict(window, "findings-cell")
    press("Ctrl+5")
    assert "findings" == focused()


def test_a_secret_that_is_known_is_said_once_also_where_it_is_given(window: MainWindow) -> None:
    paste(WEAK)
    press("Ctrl+2")

    type_text("secret")

    inspection = window.model.state.inspection
    assert inspection is not None
    ids = {each.id for each in inspection.findings}
    assert {"known-secret"} == ids & {"known-secret", "guessable-secret", "short-secret"}
