"""Two tokens side by side in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QWidget

from jwt_debugger.window.main_window import MainWindow
from jwt_debugger.window.sheet import Sheet
from tests.window.bench import click, copied, find, paste, press, told, type_text
from tests.window.token_states import HEADER, SECRET, encrypted, token

FIRST = {"sub": "ada", "scope": "read write", "exp": 1780065560, "old": 1}
SECOND = {"sub": "eve", "scope": "write admin", "exp": 1780068860, "new": [1]}


def view(window: MainWindow) -> Sheet:
    return next(each for each in window.findChildren(Sheet) if each.isVisible())


def rows(window: MainWindow) -> list[str]:
    model = find(view(window), QAbstractItemView, "differences").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(window: MainWindow) -> tuple[str, str]:
    before, after = (
        find(view(window), QComboBox, f"compare-{name}").currentText()
        for name in ("before", "after")
    )
    return before, after


def test_two_tabs_are_compared_by_one_key(window: MainWindow) -> None:
    paste(f"{token(FIRST)} {token(SECOND, {**HEADER, 'kid': '2026-06-b'})}")
    press("Ctrl+3")

    press("Ctrl+D")

    assert ("1  JWT · ada", "2  JWT · eve") == chosen(window)
    assert [
        "Header",
        'kid, changed: "2026-05-a" became "2026-06-b"',
        "Claims",
        'sub, changed: "ada" became "eve"',
        "scope, changed: − read, + admin",
        rows(window)[5],
        "old, removed: 1",
        "new, added: [1]",
    ] == rows(window)
    assert rows(window)[5].startswith("exp, changed: Fri 29 May 2026")
    assert rows(window)[5].endswith("expires 55 min later")
    assert "6 differences" == find(view(window), QLabel, "difference-count").text()
    note = find(view(window), QWidget, "same-key").accessibleName()
    assert "Neither signature was verified with a key, so they cannot be compared." == note


def test_it_is_told_whether_one_key_signs_both(window: MainWindow) -> None:
    paste(f"{token(FIRST)} {token(SECOND)}")
    press("Ctrl+2")
    type_text(SECRET)

    press("Ctrl+D")

    note = find(view(window), QWidget, "same-key").accessibleName()
    assert "The same key signs both." == note


def test_an_edited_token_is_compared_with_what_it_was(window: MainWindow) -> None:
    paste(token({"roles": ["viewer", "billing"]}))
    press("Ctrl+3")
    press("Ctrl+A")
    type_text('{"roles":["viewer","admin"]}')

    press("Ctrl+D")

    assert ("1  JWT, as pasted", "1  JWT, edited") == chosen(window)
    assert ["Claims", "roles, changed: − billing, + admin"] == rows(window)


def test_the_first_token_is_compared_with_the_next_as_that_is_by_now(window: MainWindow) -> None:
    paste(f"{token(FIRST)} {token(SECOND)}")
    window.model.select_tab(1)
    window.model.set_claim("sub", '"bob"')
    window.model.select_tab(0)

    press("Ctrl+D")

    assert ("1  JWT · ada", "2  JWT · bob, edited") == chosen(window)


def test_other_sides_are_chosen_swapped_and_copied(window: MainWindow) -> None:
    paste(f"{token(FIRST)} {token(SECOND)} {token({'sub': 'bob'})}")
    press("Ctrl+D")
    assert ("1  JWT · ada", "2  JWT · eve") == chosen(window)

    after = find(view(window), QComboBox, "compare-after")
    after.setFocus()
    QTest.keyClick(after, Qt.Key.Key_Down)
    after.activated.emit(2)
    assert ("1  JWT · ada", "3  JWT · bob") == chosen(window)
    click(view(window), "swap")
    assert ("3  JWT · bob", "1  JWT · ada") == chosen(window)
    click(view(window), "copy-comparison")

    assert copied().startswith("3  JWT · bob → 1  JWT · ada\n")
    assert 'sub, changed: "bob" became "ada"' in copied()
    assert "Copied" == told(window)


def test_tokens_that_are_alike_are_said_to_be(window: MainWindow) -> None:
    paste(token(FIRST))
    press("Ctrl+N")
    paste(token(FIRST))

    press("Ctrl+D")

    assert not rows(window)
    found = find(view(window), QAbstractItemView, "differences")
    assert "Header and payload are the same, to the last byte" == found.accessibleDescription()
    assert "0 differences" == find(view(window), QLabel, "difference-count").text()
    click(view(window), "copy-comparison")
    assert "the same, to the last byte" in copied()


def test_beside_a_token_that_is_sealed_no_claim_is_called_missing(window: MainWindow) -> None:
    paste(f"{token(FIRST)} {encrypted()}")

    press("Ctrl+D")
    click(view(window), "copy-comparison")

    unread = "The payload after cannot be read, so no claims are compared."
    assert find(view(window), QLabel, "difference-count").text().endswith(f"differences  {unread}")
    assert "Claims" not in rows(window)
    assert unread in copied().splitlines()


def test_with_one_token_there_is_nothing_to_compare(window: MainWindow) -> None:
    paste(token(FIRST))

    window._comparing.compare()

    assert "There is no second token to compare with" == told(window)
