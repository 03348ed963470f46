"""Base64url without padding, as every segment is written (RFC 4648 section 5, RFC 7515)."""

import re
from binascii import a2b_base64, b2a_base64
from dataclasses import dataclass, field

from jwt_debugger.jose.problems import ProblemKind

_FOREIGN = re.compile(r"[^A-Za-z0-9_-]")
_TO_STANDARD = bytes.maketrans(b"-_", b"+/")
_TO_URL = bytes.maketrans(b"+/", b"-_")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

# By the length of the last, incomplete group of four: the bits of its last character that no
# byte takes up, and that therefore must be zero.
_LOOSE_BITS = {2: 0b1111, 3: 0b11}


@dataclass(frozen=True, slots=True)
class Fault:
    """The first departure from base64url, at a 0-based character offset of the text."""

    kind: ProblemKind
    offset: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """The bytes of a text; with a fault, the whole bytes that stand before it."""

    data: bytes = field(repr=False)
    fault: Fault | None = None


def decode(text: str) -> Decoded:
    """Decode strictly; what is wrong is in the answer."""
    foreign = None if _is_clean(text) else _FOREIGN.search(text)
    good = text[: foreign.start()] if foreign else text
    fault = _foreign_fault(text, foreign.start()) if foreign else _ending_fault(good)
    return Decoded(_whole_bytes(good), fault)


def encode(data: bytes) -> str:
    """Encode without padding."""
    return b2a_base64(data, newline=False).translate(_TO_URL).rstrip(b"=").decode("ascii")


def _is_clean(text: str) -> bool:
    """Tell whether a text is of the alphabet alone; in large ones far quicker than a search."""
    return text.isascii() and not text.encode("ascii").translate(None, _ALPHABET.encode("ascii"))


def _foreign_fault(text: str, offset: int) -> Fault:
    """Tell padding at the end from a character that has no place anywhere."""
    padding = not text[offset:].strip("=")
    return Fault(ProblemKind.PADDING if padding else ProblemKind.ALPHABET, offset)


def _ending_fault(text: str) -> Fault | None:
    """Judge the last group of a text that has no foreign character."""
    rest = len(text) % 4
    last = len(text) - 1
    if rest == 1:
        return Fault(ProblemKind.LENGTH, last)
    if rest and _ALPHABET.index(text[last]) & _LOOSE_BITS[rest]:
        return Fault(ProblemKind.TRAILING_BITS, last)
    return None


def _whole_bytes(text: str) -> bytes:
    """Decode a text of the alphabet alone; a single last character makes no byte."""
    usable = text[:-1] if len(text) % 4 == 1 else text
    padded = usable.encode("ascii") + b"=" * (-len(usable) % 4)
    return a2b_base64(padded.translate(_TO_STANDARD))
