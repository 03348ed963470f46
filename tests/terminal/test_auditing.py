import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jwt_debugger.inspection.word_list import Progress
from jwt_debugger.terminal.auditing import AuditOptions, run_audit
from tests.broken_tokens import hmac_token, signed_token
from tests.key_material import private_key
from tests.terminal_session import SECRET, around, run, token_of

KNOWN = token_of('{"sub":"ada"}', key="your-256-bit-secret")
SAFE = token_of('{"sub":"ada"}')


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_secret_that_is_publicly_known_is_named() -> None:
    session = run("audit", KNOWN)

    assert (1, "") == (session.status, session.errors)
    assert "The secret is known: your-256-bit-secret\n" in session.output
    assert "Anybody can forge such tokens." in session.output


def test_an_empty_secret_is_named() -> None:
    session = run("audit", hmac_token(b""))

    assert (1, "") == (session.status, session.errors)
    assert "The secret is empty.\n" in session.output


def test_a_secret_that_is_on_no_list_is_good() -> None:
    session = run("audit", SAFE)

    assert (0, "") == (session.status, session.errors)
    assert "The secret is none of the 103,781 that are publicly known.\n" == session.output


@pytest.mark.parametrize(("word", "status"), [(SECRET, 1), (f"{SECRET}!", 0)])
def test_a_word_list_is_tried_as_well(word: str, status: int, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(f"first\n{word}\r\nlast\n", encoding="utf-8", newline="")

    session = run("audit", SAFE, "--wordlist", str(path))

    assert (status, "") == (session.status, session.errors)
    assert status or f"nor the 3 words of {path}." in session.output


def test_a_known_secret_needs_no_word_list() -> None:
    assert 1 == run("audit", KNOWN, "--wordlist", "/no/such/file").status


def test_a_token_is_found_in_a_file_and_in_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    path.write_text(f"Authorization: Bearer {KNOWN}\n", encoding="utf-8")

    assert 1 == run("audit", str(path)).status
    assert 1 == run("audit", "-", given=f"token={KNOWN}\n".encode()).status


@pytest.mark.parametrize(
    ("token", "sentence"),
    [
        ("no token", "The argument holds no token."),
        (f"{SAFE[:-4]}", "The signature is not whole, so no secret can be told by it."),
        (
            signed_token(private_key("P-256"), "ES256"),
            "The token says “ES256”, which has no secret that could be on a list.",
        ),
        ("eyJhbGciOiJub25lIn0.e30.", "The token says “none”, which has no secret"),
        ("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0....", "The token is not signed with a secret."),
    ],
)
def test_what_has_no_secret_is_told_in_one_sentence(token: str, sentence: str) -> None:
    session = run("audit", token)

    assert (2, "") == (session.status, session.output)
    assert sentence in session.errors
    assert 1 == session.errors.count("\n")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("/no/such/file", "No such file or directory"), ("nul\0byte", "null byte")],
)
def test_a_word_list_that_cannot_be_read_is_told(name: str, reason: str) -> None:
    session = run("audit", SAFE, "--wordlist", name)

    assert 2 == session.status
    assert f"cannot be read: {reason}." in session.errors.replace("embedded ", "")


def test_a_terminal_is_told_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(b"one\ntwo\n")
    surroundings = around()
    terminal = replace(surroundings, errors=Terminal())

    run_audit(AuditOptions(SAFE, str(path)), terminal)

    assert isinstance(terminal.errors, Terminal)
    assert "100%  2 words, " in terminal.errors.getvalue()
    assert terminal.errors.getvalue().endswith(" a second\n")


def test_of_a_pipe_it_is_told_how_much_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    from jwt_debugger.inspection.word_list import Outcome
    from jwt_debugger.terminal import auditing

    def search(_target: object, _path: Path, *, progress: Callable[[Progress], None]) -> Outcome:
        told = Progress(10, None, 5, 1.0)
        progress(told)
        return Outcome(None, told, complete=True)

    monkeypatch.setattr(auditing, "search_word_list", search)
    terminal = replace(around(), errors=Terminal())

    assert 0 == run_audit(AuditOptions(SAFE, "pipe"), terminal)
    assert isinstance(terminal.errors, Terminal)
    assert "5 words, 5 a second\r" == terminal.errors.getvalue()
