"""Base64 and Base64url read strictly, each fault with its place (RFC 4648)."""

import base64
import re
from dataclasses import dataclass, field
from enum import Enum

_OUTSIDE = {False: re.compile(r"[^A-Za-z0-9+/]"), True: re.compile(r"[^A-Za-z0-9_-]")}


class Base64Fault(Enum):
    """What can be wrong with a text in Base64."""

    ALPHABET = "alphabet"  # a character outside the alphabet
    LENGTH = "length"  # 4n + 1 characters: one is missing, or one too many
    PADDING = "padding"  # as many "=" as do not belong there


class MisencodedError(ValueError):
    """The text is no Base64; `offset` is 0-based, and no character of the text is in here."""

    def __init__(self, fault: Base64Fault, offset: int) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Decoded:
    """The bytes, and whether the text had padding, or bits in its last character for no byte."""

    data: bytes = field(repr=False)
    padded: bool
    excess_bits: bool


def decode_base64(text: str, *, url: bool) -> Decoded:
    """Decode the whole text in the alphabet of Base64 or Base64url; padding may be left out.

    Raises MisencodedError.
    """
    core = text.rstrip("=")
    stray = _OUTSIDE[url].search(core)
    if stray:
        raise MisencodedError(Base64Fault.ALPHABET, stray.start())
    if len(core) % 4 == 1:
        raise MisencodedError(Base64Fault.LENGTH, len(core))
    missing = "=" * (-len(core) % 4)
    padding = text[len(core) :]
    if padding not in ("", missing):
        raise MisencodedError(Base64Fault.PADDING, len(core))
    data = base64.b64decode(core + missing, b"-_" if url else None)
    return Decoded(data, bool(padding), _encode(data, url=url) != core)


def encode_base64url(data: bytes) -> str:
    """Encode without padding, as RFC 7515 section 2 has it."""
    return _encode(data, url=True)


def _encode(data: bytes, *, url: bool) -> str:
    return base64.b64encode(data, b"-_" if url else None).rstrip(b"=").decode("ascii")
