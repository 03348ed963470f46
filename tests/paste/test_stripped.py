"""What the status bar tells of a paste."""

import base64

import pytest

from jwt_debugger.paste.find import describe_stripped, find_tokens
from tests.paste.corpus import wrapped
from tests.paste.given_tokens import HS256, RS256

BASE64 = base64.b64encode(HS256.encode()).decode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HS256, ""),
        (f" \n{HS256}\r\n", ""),
        (f'"{HS256}"', "Token found: quote marks around it left out"),
        (f"Bearer {HS256}", "Token found: “Bearer” before it left out"),
        (f"{HS256}=", "Token found: padding “=” behind it left out"),
        (f"Authorization: Bearer {HS256}", "Token found: taken from Authorization header"),
        (f"It is {HS256}, see?", "Token found: taken out of the text around it"),
        (wrapped(HS256, 200), "Token found: 1 line break taken out"),
        (wrapped(HS256, 90, "\r\n> "), "Token found: 2 line breaks taken out"),
        (f"{HS256[:99]} {HS256[99:]}", "Token found: white space within it taken out"),
        (wrapped(HS256, 90, "\u200b"), "Token found: characters that are no part of it taken out"),
        (HS256.replace(".", "%2E"), "Token found: percent-encoding and the like undone"),
        (BASE64, "Token found: decoded from Base64"),
        (
            f"token: {BASE64}\nnext: 1",
            "Token found: taken from Base64 in value of token",
        ),
        (
            f"Authorization: Bearer {wrapped(RS256, 300)}\r\nHost: a",
            "Token found: taken from Authorization header; 1 line break taken out",
        ),
    ],
)
def test_it_is_told_what_was_left_out_decoded_or_joined(text: str, told: str) -> None:
    assert told == describe_stripped(text, find_tokens(text)[0])
