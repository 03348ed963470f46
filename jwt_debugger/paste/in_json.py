"""Objects in a text that may be tokens in the JSON serialization.

RFC 7515 section 7.2, RFC 7516 section 7.2.
"""

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # it has no stub
from typing import Any, Final

from jwt_debugger.jose.json_serialization import MAX_JSON_TOKEN
from jwt_debugger.paste.found import FoundToken
from jwt_debugger.paste.source import source_of

# At up to three depths: JSON in a string has one backslash before a quote mark, then three, seven.
_BEGINNING: Final = re.compile(
    r"\{(?:[ \t\r\n]|\\++[nrt]){0,200}+(?P<escapes>\\{0,7}+)\""
    r"(?:payload|protected|header|signatures?|unprotected|recipients|encrypted_key|iv|ciphertext"
    r"|tag|aad)\\{0,7}+\"[ \t\r\n]{0,200}+:"
)
_NEEDED: Final = ("signature", "ciphertext")  # one of these is in each such token's text
_MAX_TRIES: Final = 64  # objects within one text that begin so and are none
_MOST: Final = 10_000  # objects within one text that are handed on: each is read as a token
_LENIENT: Final = json.JSONDecoder(parse_int=str, parse_float=str)


def objects_in_json(text: str) -> Iterator[FoundToken]:
    """Yield each object that has the members of a token, as it is written, or with escapes undone.

    Whether it is one is for the reader of tokens to tell.
    """
    if not any(name in text for name in _NEEDED):
        return
    index = tries = count = 0
    while tries < _MAX_TRIES and count < _MOST and (match := _BEGINNING.search(text, index)):
        start = match.start()
        found = _object_at(text, start)
        if found is None:
            tries += 1
            index = start + 1
            continue
        written, index = found
        count += 1
        yield FoundToken(written, start, index, source_of(text, start, index))


def _object_at(text: str, start: int) -> tuple[str, int] | None:
    """Read the object that begins here, and where it ends in the text."""
    near = text[start : start + 2 * MAX_JSON_TOKEN]
    try:
        near, end = _unescaped(near)
        value, length = _LENIENT.raw_decode(near)
    except (ValueError, RecursionError):
        return None
    if length > MAX_JSON_TOKEN or not _has_members(value):
        return None
    return near[:length], start + (end or length)


def _unescaped(near: str) -> tuple[str, int]:
    """Undo the escapes of the strings that an object stands in.

    Return it, and where the outermost string ends; 0 where it stands in none.
    """
    end = 0
    while (match := _BEGINNING.match(near)) and match["escapes"]:
        near, stop = scanstring(near, 0, False)  # noqa: FBT003 - control characters are let pass
        end = end or stop - 1
    return near, end


def _has_members(value: dict[str, Any]) -> bool:
    """Tell a token from what else has a payload or a header: it has what only a token has."""
    return "ciphertext" in value or "signatures" in value or {"payload", "signature"} <= {*value}
