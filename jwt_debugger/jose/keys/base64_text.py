"""Base64 and Base64url as keys have them: padding or none, each fault with its place (RFC 4648)."""

from dataclasses import dataclass, field
from typing import Final

from jwt_debugger.jose import base64url
from jwt_debugger.jose.problems import ProblemKind

# The alphabet of Base64 as that of Base64url, whose own characters are foreign to it.
_FROM_STANDARD: Final = str.maketrans("+/-_", "-_!!")


class MisencodedError(ValueError):
    """The text is no Base64; `offset` is 0-based, and no character of the text is in here.

    `kind` is ALPHABET, LENGTH (4n + 1 characters) or PADDING (not as many "=" as are needed).
    """

    def __init__(self, kind: ProblemKind, offset: int) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Decoded:
    """The bytes; whether the text had padding, and bits in its last character for no byte."""

    data: bytes = field(repr=False)
    padded: bool
    loose_bits: bool


def decode_base64(text: str, *, url: bool) -> Decoded:
    """Decode the whole text in the alphabet of Base64 or Base64url; raises MisencodedError."""
    core = text.rstrip("=")
    read = base64url.decode(core if url else core.translate(_FROM_STANDARD))
    loose_bits = bool(read.fault and read.fault.kind is ProblemKind.TRAILING_BITS)
    if read.fault and not loose_bits:
        raise MisencodedError(read.fault.kind, read.fault.offset)
    padding = len(text) - len(core)
    if padding not in {0, -len(core) % 4}:
        raise MisencodedError(ProblemKind.PADDING, len(core))
    return Decoded(read.data, bool(padding), loose_bits)
