"""Large texts: searched in a time proportional to their length, with progress, and cancellable."""

import base64
import json
from time import perf_counter

import pytest

from jwt_debugger.jose.base64url import encode
from jwt_debugger.paste.find import find_tokens, scan_tokens
from tests.paste.given_tokens import ES256, HS256

MEGABYTE = 1_000_000
WINDOW = 1 << 20

# Each is made to lead a careless search back over the same text again and again.
HOSTILE = {
    "beginnings": "eyJ",
    "beginnings on lines": "eyJ\n",
    "names on lines": "eyJhbGci\n",
    "headers on lines": "eyJhbGciOiJIUzI1NiJ9\n",
    "headers with dots": "eyJhbGciOiJIUzI1NiJ9.",
    "headers with dots on lines": "eyJhbGciOiJIUzI1NiJ9.\n",
    "headers behind backslashes": "eyJhbGciOiJIUzI1NiJ9\\",
    "cut tokens": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0 ",
    "strings": 'eyJhbGciOiJIUzI1NiJ9"\n"',
    "open tags": "eyJhbGci<a ",
    "line ends": "\r\n",
    "spaces": " ",
    "backslashes": "\\",
    "escapes": "\\n",
    "quote marks": "> ",
    "dots": ".",
    "tildes": "~",
    "letters": "e",
    "percent signs": "%25",
}


def random_looking(size: int) -> bytes:
    return bytes((number * number * 7 + (number >> 3)) % 251 for number in range(size))


def log(lines: int) -> tuple[str, list[str]]:
    """Return a log and the tokens in it."""
    first, _payload, last = HS256.split(".")
    payloads = [encode(json.dumps({"sub": number}).encode()) for number in range(lines)]
    tokens = [f"{first}.{payload}.{last}" for payload in payloads]
    line = "2026-01-01T00:00:00Z INFO request {} Authorization: Bearer {} status=200 in 12 ms\n"
    return "".join(line.format(n, token) for n, token in enumerate(tokens)), tokens


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_makes_the_search_slow(piece: str) -> None:
    text = piece * (MEGABYTE // len(piece))

    start = perf_counter()
    assert [ES256] == [token.text for token in find_tokens(f"{text} \n\n{ES256}")]
    assert perf_counter() - start < 10


def test_a_log_of_ten_megabytes_is_searched_in_seconds() -> None:
    text, tokens = log(40_000)

    start = perf_counter()
    assert tokens == [token.text for token in find_tokens(text)]
    assert perf_counter() - start < 10


def test_ten_megabytes_of_base64_hide_nothing() -> None:
    blob = base64.b64encode(random_looking(7_500_000)).decode()
    lines = base64.encodebytes(b'[{"id":1,"tags":[{"a":"b"}]},\n' * 50_000).decode()

    start = perf_counter()
    assert [HS256] == [token.text for token in find_tokens(f"{blob}\n{lines}\n{HS256}\n{lines}")]
    assert perf_counter() - start < 20


def test_a_token_across_the_border_of_two_steps_is_found() -> None:
    for before in range(WINDOW - len(HS256) - 2, WINDOW + 2, 5):
        assert [HS256] == [token.text for token in find_tokens(" " * before + HS256)]


def test_progress_goes_from_nothing_to_all() -> None:
    told: list[float] = []

    def report(part: float) -> bool:
        told.append(part)
        return True

    found = scan_tokens(f"{'word ' * MEGABYTE}{HS256}", report)

    assert [HS256] == [token.text for token in found]
    assert told == sorted(told)
    assert 0 < told[0] < 0.5
    assert 1 == told[-1]


def test_every_pass_over_the_text_is_told_of_and_can_be_cancelled() -> None:
    told: list[float] = []

    def report(part: float) -> bool:
        told.append(round(part, 3))
        return True

    scan_tokens(f"{'word ' * MEGABYTE}name.1=x", report)

    for begin, end in ((0, 0.5), (0.5, 0.55), (0.55, 0.6), (0.6, 1)):
        assert [part for part in told if begin < part < end]


@pytest.mark.parametrize("calls", [1, 3, 8])
def test_a_search_that_was_cancelled_finds_nothing(calls: int) -> None:
    told: list[float] = []

    def report(part: float) -> bool:
        told.append(part)
        return len(told) < calls

    assert [] == scan_tokens(f"{HS256}{' word' * MEGABYTE}", report)
    assert calls == len(told)
