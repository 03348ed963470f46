from importlib import metadata
from pathlib import Path

import pytest

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.terminal.opening import WindowOptions, read_window_options, size, token_text
from jwt_debugger.terminal.surroundings import has_display
from tests.terminal_session import Session, around, run, token_of


def test_without_a_display_the_same_inspection_is_printed_and_said_to_be() -> None:
    token = token_of('{"sub":"ada"}')

    session = run(token)

    assert run("inspect", token).output == session.output
    assert "jwt-debugger: No display was found, so here is the answer as text.\n" == session.errors


def test_without_a_display_and_a_token_there_is_a_hint() -> None:
    session = run()

    assert (2, "") == (session.status, session.output)
    assert "jwt-debugger inspect TOKEN" in session.errors


@pytest.mark.parametrize(
    ("expected", "environment", "platform"),
    [
        (False, {}, "linux"),
        (False, {"DISPLAY": ""}, "linux"),
        (True, {"DISPLAY": ":0"}, "linux"),
        (True, {"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        (True, {"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        (True, {}, "darwin"),
        (True, {}, "win32"),
    ],
)
def test_a_display_is_one_that_is_named(
    expected: bool,  # noqa: FBT001 - a column of the table
    environment: dict[str, str],
    platform: str,
) -> None:
    assert expected is has_display(environment, platform)


def test_a_picture_has_a_theme_and_a_size() -> None:
    options = read_window_options(
        ["--screenshot", "a.png", "--theme", "dark", "--size", "900x600", "a.b.c"]
    )

    assert WindowOptions("a.b.c", "a.png", "dark", (900, 600)) == options
    assert WindowOptions(picture="a.png") == read_window_options(["--screenshot", "a.png"])


def test_theme_and_size_are_a_pictures() -> None:
    with pytest.raises(TokenError, match="belong to --screenshot"):
        read_window_options(["--theme", "dark"])


@pytest.mark.parametrize("text", ["", "900", "900x", "719x600", "900x519", "9000x600", "-900x600"])
def test_what_is_no_size_is_said_to_be_none(text: str) -> None:
    with pytest.raises(TokenError, match="no size"):
        size(text)


def test_the_help_warns_of_secrets_and_names_the_commands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert Session(0, "", "") == run("--help")

    text = capsys.readouterr().out
    for words in ("seen by other processes", "--key-env", "--key-file", "inspect", "sign"):
        assert words in text


def test_the_help_of_a_command_warns_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert Session(0, "", "") == run("inspect", "--help")

    assert "seen by other processes" in capsys.readouterr().out


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == run("--version").status

    assert f"jwt-debugger {metadata.version('jwt-debugger')}\n" == capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("a", "b"), ("--no-such",), ("inspect", "--js", "x")])
def test_an_argument_that_is_not_known_is_one_sentence(arguments: tuple[str, ...]) -> None:
    session = run(*arguments)

    assert (2, "") == (session.status, session.output)
    assert 1 == session.errors.count("\n")
    assert "--help" in session.errors


def test_the_window_opens_on_what_the_argument_stands_for(tmp_path: Path) -> None:
    file = tmp_path / "token.txt"
    file.write_text("Bearer a.b.c", encoding="utf-8")

    assert "Bearer a.b.c" == token_text(str(file), around())
    assert "a.b.c" == token_text("a.b.c", around())
    assert token_text(None, around()) is None
