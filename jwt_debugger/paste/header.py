"""The first segment of a token: what tells it from other text, and how long its last one is."""

import json
import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.json_text import read_json

# The sizes in bytes of a signature, by the beginning of the algorithm's name. An RSA signature is
# as long as the key's modulus.
_RSA: Final = (128, 192, 256, 384, 512, 1024)
_SIGNATURES: Final[tuple[tuple[str, tuple[int, ...]], ...]] = (
    ("HS256/64", (8,)),
    ("HS256", (32,)),
    ("HS384", (48,)),
    ("HS512", (64,)),
    ("RS", _RSA),
    ("PS", _RSA),
    ("ES256", (64,)),
    ("ES384", (96,)),
    ("ES512", (132,)),
    ("EdDSA", (64, 114)),
    ("Ed25519", (64,)),
    ("Ed448", (114,)),
    ("ML-DSA-44", (2420,)),
    ("ML-DSA-65", (3309,)),
    ("ML-DSA-87", (4627,)),
    ("none", (0,)),
)
_TAGS: Final = {
    "A128CBC-HS256": (16,),
    "A192CBC-HS384": (24,),
    "A256CBC-HS512": (32,),
    "A128GCM": (16,),
    "A192GCM": (16,),
    "A256GCM": (16,),
    "C20P": (16,),
    "XC20P": (16,),
}

_ALG: Final = re.compile(r'"alg"\s*+:\s*+"([^"\\]{0,80})"')
_BEGINNING: Final = re.compile(rb'\{[ \t\r\n]*+(?:\Z|"[^"\x00-\x1f]*+(?:\Z|"[ \t\r\n]*+(?:\Z|:)))')
_BEGINNING_LENGTH: Final = 44  # characters that show whether it can be a header at all
_LENIENT: Final = json.JSONDecoder(parse_int=str, parse_float=str)
_SHORT: Final = 4096  # headers up to here are remembered, as a log repeats the same one


@dataclass(frozen=True, slots=True)
class Header:
    """A token's header; `whole` tells whether it is valid JSON or its beginning only.

    `raw_payload` says that the payload is not in base64url (RFC 7797).

    `signature` and `tag` are the lengths in characters that the last segment of a JWS or a JWE
    can have; empty where the algorithm is not known.
    """

    whole: bool
    raw_payload: bool
    encrypted: bool
    selective: bool
    key_binding: bool
    signature: tuple[int, ...]
    tag: tuple[int, ...]


def may_begin_header(text: str, start: int) -> bool:
    """Tell quickly whether a JSON object's first name can stand here in base64url."""
    return bool(_BEGINNING.match(decode(text[start : start + _BEGINNING_LENGTH]).data))


def may_be_cut_header(segment: str) -> bool:
    """Tell whether a text can be the first part of a header that goes on."""
    try:
        _LENIENT.decode(getincrementaldecoder("utf-8")().decode(decode(segment).data))
    except json.JSONDecodeError as error:
        if error.msg.startswith("Unterminated string"):
            return True
        # What is cut within a word or an escape is found wrong a few characters earlier.
        return not error.msg.startswith("Extra data") and error.pos >= len(error.doc) - 8
    except (UnicodeDecodeError, RecursionError):
        return False
    return False


def read_header(segment: str) -> Header | None:
    """Read a first segment; None where it is no header of a token."""
    return _remembered(segment) if len(segment) <= _SHORT else _read(segment)


def _read(segment: str) -> Header | None:
    text = decode(segment).data.decode("utf-8", "replace")
    if not text.startswith("{"):
        return None
    reading = read_json(text)
    if isinstance(reading.value, dict):
        return _header_of(reading.value)
    algorithm = _ALG.search(text, 0, _SHORT)
    return _made({"alg": algorithm[1]}, whole=False) if algorithm else None


_remembered = lru_cache(maxsize=512)(_read)


def _header_of(members: dict[str, Any]) -> Header | None:
    """Ask for an algorithm, or another member that only a token's header has."""
    typ = str(members.get("typ", "")).lower()
    if "alg" in members or "enc" in members or "jwt" in typ:
        return _made(members, whole=True)
    return None


def _made(members: dict[str, Any], *, whole: bool) -> Header:
    typ = str(members.get("typ", "")).lower()
    encryption = members.get("enc")
    return Header(
        whole=whole,
        raw_payload=members.get("b64") is False,
        encrypted="enc" in members,
        selective="sd-jwt" in typ or "sd+jwt" in typ,
        key_binding="kb+jwt" in typ,
        signature=_characters(_signature_sizes(members.get("alg"))),
        tag=_characters(_TAGS.get(encryption, ()) if isinstance(encryption, str) else ()),
    )


def _signature_sizes(algorithm: Any) -> tuple[int, ...]:
    name = str(algorithm)
    return next((sizes for start, sizes in _SIGNATURES if name.startswith(start)), ())


def _characters(sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Turn bytes into characters of base64url."""
    return tuple((4 * size + 2) // 3 for size in sizes)
