import io
import sys

import pytest

from jwt_debugger.terminal.surroundings import surroundings


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("expected", "environment"),
    [
        (True, {}),
        (True, {"NO_COLOR": ""}),
        (False, {"NO_COLOR": "1"}),
        (False, {"TERM": "dumb"}),
    ],
)
def test_colours_are_for_terminals_whose_user_wants_them(
    monkeypatch: pytest.MonkeyPatch,
    expected: bool,  # noqa: FBT001 - a column of the table
    environment: dict[str, str],
) -> None:
    monkeypatch.setattr(sys, "stdout", Screen())
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert expected is surroundings().coloured


def test_a_file_gets_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    assert not surroundings().coloured


@pytest.mark.parametrize(("expected", "columns"), [(40, "10"), (80, "80"), (100, "300")])
def test_lines_are_as_wide_as_can_be_read(
    monkeypatch: pytest.MonkeyPatch, expected: int, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert expected == surroundings().width


def test_streams_that_are_closed_are_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)

    around = surroundings()
    around.say("nobody hears")
    around.complain("nobody cares")

    assert b"" == around.source.read()
