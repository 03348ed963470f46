"""Tokens that were too long for one cookie."""

import base64
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jwt_debugger import find_tokens
from jwt_debugger.encrypting import encrypt
from jwt_debugger.issue import sign
from jwt_debugger.paste.find import describe_stripped

SECRET = "a secret of just thirty-two byte"
SIGNED = sign('{"alg":"HS256"}', json.dumps({"sub": "ada", "pad": "x" * 300}), SECRET)
SEALED = encrypt('{"alg":"dir","enc":"A256GCM"}', "y" * 300, SECRET, key_format="utf8")
SESSION = base64.b64encode(json.dumps({"access_token": SIGNED}).encode()).decode()


def split(value: str, width: int) -> list[str]:
    return [value[at : at + width] for at in range(0, len(value), width)]


def cookies(name: str, value: str, width: int = 150) -> list[str]:
    return [f"{name}.{number}={part}" for number, part in enumerate(split(value, width))]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Cookie: theme=dark; " + "; ".join(cookies("next-auth.session-token", SEALED)), SEALED),
        ("cookie: " + ";".join(cookies("__Secure-authjs.session-token", SEALED)) + "; a=b", SEALED),
        ("curl -b '" + "; ".join(cookies("sb-abc-auth-token", f"base64-{SESSION}")) + "'", SIGNED),
        ("\n".join(f"Set-Cookie: {each}; Path=/" for each in cookies("session", SIGNED)), SIGNED),
        ("Cookie: " + "; ".join(reversed(cookies("appSession", SEALED))), SEALED),
        ("Cookie: " + "; ".join(cookies("s", SIGNED, 60)), SIGNED),
        ("Cookie: " + "; ".join(cookies("s", SIGNED, len(SIGNED) - 10)), SIGNED),
    ],
)
def test_a_token_that_was_split_over_cookies_is_found_whole(text: str, token: str) -> None:
    assert [token] == [found.text for found in find_tokens(text)]


def test_it_is_said_that_the_parts_were_put_together() -> None:
    text = "Cookie: " + "; ".join(cookies("session", SEALED, 300))
    (found,) = find_tokens(text)

    assert "put together from 2 cookies" in describe_stripped(text, found)
    assert text.index(SEALED[:20]) == found.start
    assert len(text) == found.end


def test_two_values_that_are_split_are_two_tokens() -> None:
    text = "; ".join((*cookies("a", SIGNED), *cookies("b", SEALED)))

    assert [SIGNED, SEALED] == [found.text for found in find_tokens(f"Cookie: {text}")]


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_where_a_part_is_missing_no_token_is_made_up(missing: int) -> None:
    parts = cookies("session", SEALED)
    del parts[missing]

    assert [] == find_tokens("Cookie: " + "; ".join(parts))


def test_whole_tokens_in_numbered_cookies_stay_whole() -> None:
    text = f"Cookie: user.0={SIGNED}; user.1={SEALED}"

    assert [SIGNED, SEALED] == [found.text for found in find_tokens(text)]


@given(st.integers(10, 900))
def test_the_width_of_the_parts_does_not_matter(width: int) -> None:
    text = "Cookie: " + "; ".join(cookies("session", SEALED, width))

    assert [SEALED] == [found.text for found in find_tokens(text)]


@pytest.mark.parametrize("piece", ["a.1=", "a.0=x; a.1=y; ", "a" * 90 + ".1=", "a.a.a.a.1=b;"])
def test_very_many_numbered_names_take_no_long_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.perf_counter()

    assert [] == find_tokens(text)

    assert time.perf_counter() - start < 5
