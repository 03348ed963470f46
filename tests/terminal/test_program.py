"""The program as a process of its own: streams, signals, and what it does not load."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal_session import SECRET, token_of

PROGRAM = (sys.executable, "-m", "jwt_debugger")
ROOT = Path(__file__).parent.parent.parent
TOKEN = token_of('{"sub":"ada"}')


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment without a display."""
    displays = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return {name: value for name, value in os.environ.items() if name not in displays} | more


def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        env=environment(**more),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_the_exit_status_is_the_answer() -> None:
    verified = run("inspect", TOKEN, "--key-env", "JWT_SECRET", JWT_SECRET=SECRET)
    invalid = run("inspect", TOKEN, "--key", "another")

    assert (0, 1) == (verified.returncode, invalid.returncode)
    assert "" == verified.stderr + invalid.stderr


def test_the_bare_program_answers_without_a_display() -> None:
    session = run(TOKEN)

    assert 0 == session.returncode
    assert '{"sub":"ada"}' in session.stdout
    assert "No display" in session.stderr


def test_a_display_that_is_named_and_not_there_is_none() -> None:
    session = run(TOKEN, DISPLAY=":9999")

    assert 0 == session.returncode
    assert '{"sub":"ada"}' in session.stdout
    assert "No display was found" in session.stderr


def test_a_picture_is_drawn_without_a_display(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"

    session = run("--screenshot", str(picture), "--theme", "dark", "--size", "900x600", TOKEN)

    assert (0, "") == (session.returncode, session.stderr)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    many = " ".join([TOKEN] * 2000)
    with subprocess.Popen(
        [*PROGRAM, "inspect", "-"],
        env=environment(),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.write(many.encode())
        process.stdin.close()
        errors = process.stderr.read()

    assert b"" == errors


def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        session = subprocess.run(
            [*PROGRAM, "inspect", TOKEN],
            env=environment(),
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    assert 2 == session.returncode
    assert (
        "jwt-debugger: The answer cannot be written: No space left on device.\n" == session.stderr
    )


@pytest.fixture
def ctrl_c_is_heard() -> Iterator[None]:
    """Hand on Ctrl+C to processes that are started, also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c_is_heard")
def test_ctrl_c_ends_it_without_a_word() -> None:
    with subprocess.Popen(
        [*PROGRAM, "inspect", "--json"],
        env=environment(PYTHONUNBUFFERED="1"),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        wait_until_it_reads(process.pid)
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)

    assert (130, b"", b"") == (process.returncode, output, errors)


def wait_until_it_reads(pid: int) -> None:
    """Wait until a process sleeps in a read of its standard input."""
    import time

    status = Path(f"/proc/{pid}/syscall")
    for _ in range(600):
        if status.read_text(encoding="ascii").startswith("0 0x0 "):
            return
        time.sleep(0.05)
    message = "the program never came to read its input"
    raise AssertionError(message)


def test_closed_streams_are_empty_ones() -> None:
    command = f"exec {sys.executable} -m jwt_debugger inspect <&- >&-"

    session = subprocess.run(
        ["/bin/sh", "-c", command],
        env=environment(),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )

    assert 2 == session.returncode
    assert session.stderr.startswith("jwt-debugger: Standard input is empty.")


def test_a_terminal_that_knows_no_unicode_gets_escapes() -> None:
    session = run("inspect", token_of('{"name":"Ж"}'), PYTHONIOENCODING="ascii")

    assert 0 == session.returncode
    assert r'{"name":"\u0416"}' in session.stdout


def test_the_terminal_loads_no_qt_and_without_a_key_no_cryptography() -> None:
    program = (
        "import sys\n"
        f"sys.argv = ['jwt-debugger', 'inspect', {TOKEN!r}]\n"
        "from jwt_debugger.__main__ import run\n"
        "status = run()\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'PySide6', 'shiboken6', 'cryptography', 'jwt', 'joserfc'}))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert "[]" == done.stdout.splitlines()[-1]
