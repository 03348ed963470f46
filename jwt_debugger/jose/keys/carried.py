"""The key that a token's header brings itself: `jwk` and `x5c` (RFC 7515, 4.1.3 and 4.1.6)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from jwt_debugger.jose.json_text import members

_PEM_LINE: Final = 64  # characters


@dataclass(frozen=True, slots=True)
class CarriedKey:
    """The text of a key and its format, "jwk" or "pem"; `parameter` is where the header has it."""

    parameter: str
    text: str
    format: str


def carried_key(header: Mapping[str, Any], header_text: str) -> CarriedKey | None:
    """Return the key of `jwk` as it is written, else the first certificate of `x5c` as PEM.

    Whether it can be read is another question. None where there is neither. Whoever writes a token
    writes its header too: a signature that matches such a key proves no issuer.
    """
    if isinstance(header.get("jwk"), dict):
        text = _member_text(header_text, "jwk") or json.dumps(header["jwk"], default=str)
        return CarriedKey("jwk", text, "jwk")
    chain = header.get("x5c")
    if isinstance(chain, list) and chain and isinstance(chain[0], str):
        lines = ("-----BEGIN CERTIFICATE-----", *wrap(chain[0], _PEM_LINE))
        return CarriedKey("x5c", "\n".join((*lines, "-----END CERTIFICATE-----", "")), "pem")
    return None


def _member_text(text: str, name: str) -> str:
    """Return the text of a member's value, of several the last one's; empty: there is none.

    In the JSON serialization a parameter may stand in the unprotected header, away from the text.
    """
    values = [
        text[each.value_start : each.value_end] for each in members(text) if each.name == name
    ]
    return values[-1] if values else ""
