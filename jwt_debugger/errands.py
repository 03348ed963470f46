"""Work that an act of the user needs done, and that may take a while: pure functions."""

from typing import Any

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.paste.find import FoundToken, describe_stripped, find_tokens
from jwt_debugger.state import KeyInput
from jwt_debugger.translation import _


def searched(text: str) -> tuple[str, str, list[FoundToken]]:
    """Find the token to show, what to tell of it, and all tokens that there are."""
    found = find_tokens(text)
    if not found:
        return text, _("No token found: this is the text as it was pasted"), []
    return found[0].text, describe_stripped(text, found[0]), found


def generated(header: Any) -> KeyInput | str:
    """Make a key for a header's algorithm; where there is none, a sentence."""
    from jwt_debugger.jose.keys import generate_key, key_text

    named = header or {"alg": "HS256"}
    algorithm, encryption = named.get("alg"), named.get("enc")
    if type(algorithm) is not str:
        return _("The header names no algorithm to make a key for")
    try:
        key = generate_key(algorithm, encryption=encryption if type(encryption) is str else None)
    except TokenError as error:
        return str(error)
    text, key_format = key_text(key)
    return KeyInput(text, format=key_format)
