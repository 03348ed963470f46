"""Tokens inside tokens: what is one, and which keys it is judged by (RFC 7519 section 5.2)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.jose.key import Key, KeyReading

# A token that is signed, then encrypted, has two levels; RFC 7519 advises against more.
MAX_NESTING: Final = 8

_TOKEN: Final = re.compile(
    r"\s*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){2}(?:(?:\.[A-Za-z0-9_-]*){2}|~\S*)?\s*"
)
# RFC 7519 section 5.2, RFC 7515 section 4.1.10; each may have "application/" before it.
_CONTENT_TYPES: Final = frozenset({"jwt", "jose", "jose+json"})


def holds_token(header: Mapping[str, Any] | None, text: str | None) -> bool:
    """Tell whether a payload is a token: by its content type, or by what it plainly is."""
    if text is None:
        return False
    content_type = (header or {}).get("cty")
    declared = content_type.lower() if isinstance(content_type, str) else ""
    if declared.removeprefix("application/") in _CONTENT_TYPES:
        return True
    start, dot, _rest = text.partition(".")
    return bool(dot) and _is_header(start.strip()) and _TOKEN.fullmatch(text) is not None


def _is_header(segment: str) -> bool:
    """Tell whether a segment is a JSON object that names an algorithm."""
    try:
        text = decode(segment).data.decode()
    except UnicodeDecodeError:
        return False
    value = read_json(text).value
    return isinstance(value, dict) and "alg" in value


def keys_left(given: KeyReading | None, used: Key | None) -> KeyReading | None:
    """Return the keys without the one that opened the level around; None where none is left."""
    if given is None:
        return None
    left = tuple(key for key in given.keys if key is not used)
    return replace(given, keys=left) if left else None
