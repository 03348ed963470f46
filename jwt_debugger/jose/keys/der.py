"""The outline of a DER structure: enough to tell what it is before a library opens it (X.690)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice, takewhile
from math import prod
from typing import Final

INTEGER: Final = 0x02
BIT_STRING: Final = 0x03
OCTET_STRING: Final = 0x04
OBJECT_ID: Final = 0x06
SEQUENCE: Final = 0x30
_CONSTRUCTED: Final = 0x20
_MAX_LENGTH_BYTES: Final = 4
_MAX_MEMBERS: Final = 12  # of the outer SEQUENCE; no key has more than 9
_HUGE: Final = 1 << 64  # stands for any number of more than 8 bytes
_SCRYPT_NUMBERS: Final = 3  # N, r and p; PBKDF2 has a count, and perhaps a length
_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")


class DerError(ValueError):
    """The bytes are no DER; `missing` is how many bytes are lacking where they are cut off."""

    def __init__(self, missing: int = 0) -> None:
        super().__init__("no DER")
        self.missing = missing


class Shape(Enum):
    """What a DER structure is by its outline; the values are names that people know."""

    RSA_PRIVATE = "RSA PRIVATE KEY (PKCS#1)"
    RSA_PUBLIC = "RSA PUBLIC KEY (PKCS#1)"
    PRIVATE = "PRIVATE KEY (PKCS#8)"
    ENCRYPTED_PRIVATE = "ENCRYPTED PRIVATE KEY (PKCS#8)"
    EC_PRIVATE = "EC PRIVATE KEY (SEC1)"
    PUBLIC = "PUBLIC KEY (SPKI)"
    CERTIFICATE = "CERTIFICATE (X.509)"
    PKCS12 = "PKCS#12"
    PKCS7 = "PKCS#7"
    DSA_PRIVATE = "DSA PRIVATE KEY"


_BY_INTEGERS: Final = {2: Shape.RSA_PUBLIC, 6: Shape.DSA_PRIVATE, 9: Shape.RSA_PRIVATE}
_BY_START: Final = (
    ((INTEGER, SEQUENCE, OCTET_STRING), Shape.PRIVATE),
    ((INTEGER, OCTET_STRING), Shape.EC_PRIVATE),
    ((INTEGER, SEQUENCE), Shape.PKCS12),
)
_BY_TAGS: Final = {
    (SEQUENCE, OCTET_STRING): Shape.ENCRYPTED_PRIVATE,
    (SEQUENCE, BIT_STRING): Shape.PUBLIC,
    (SEQUENCE, SEQUENCE, BIT_STRING): Shape.CERTIFICATE,
}

# How a structure with a key goes on after its own tag and length.
_KEY_STARTS: Final = (
    bytes((INTEGER, 1)),  # the version of a private key, or of PKCS#12
    bytes((INTEGER, 0x81)),  # the modulus of a PKCS#1 public key
    bytes((INTEGER, 0x82)),
    bytes((SEQUENCE, 0x82)),  # the content of a certificate
    *(bytes((SEQUENCE, length, OBJECT_ID)) for length in range(5, 0x80)),  # an algorithm
)


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag byte, and where its content starts and ends in the bytes."""

    tag: int
    start: int
    end: int


def shape_of(data: bytes) -> Shape | None:
    """Tell what the one structure that fills the bytes is; None: none of those known here.

    Raises DerError where the bytes are not one whole DER SEQUENCE.
    """
    outer = _element(data, 0, len(data))
    if outer.tag != SEQUENCE or outer.end != len(data):
        raise DerError
    inner = _readable(data, outer.start, outer.end, _MAX_MEMBERS)
    tags = tuple(element.tag for element in inner)
    if set(tags) == {INTEGER}:
        return _BY_INTEGERS.get(len(tags))
    if tags[:1] == (OBJECT_ID,) and data[inner[0].start : inner[0].end] == _SIGNED_DATA:
        return Shape.PKCS7
    for start, shape in _BY_START:
        if tags[: len(start)] == start:
            return shape
    return _BY_TAGS.get(tags)


def is_one_structure(data: bytes) -> bool:
    """Tell whether the bytes are one whole DER structure of a known shape."""
    try:
        return shape_of(data) is not None
    except DerError:
        return False


def is_cut_key(data: bytes) -> bool:
    """Tell whether the bytes begin as a key in DER does, and end before it ends."""
    try:
        _element(data, 0, len(data))
    except DerError as error:
        long_form = data[:2] in {b"\x30\x81", b"\x30\x82"}
        content = 2 + (data[1] & 0x7F) if long_form else 0
        return error.missing > 0 and long_form and data[content:].startswith(_KEY_STARTS)
    return False


def integer_bits(data: bytes, position: int) -> int:
    """Count the bits of the integer at that place (0-based) within the outer SEQUENCE."""
    outer = _element(data, 0, len(data))
    element = _readable(data, outer.start, outer.end)[position]
    return int.from_bytes(data[element.start : element.end], "big").bit_length()


def derivation_cost(data: bytes) -> int:
    """Tell how many steps opening this structure with a passphrase takes.

    The numbers stand right after the salt, an OCTET STRING: one iteration count for PBKDF2 and
    its older kin (RFC 8018, RFC 7292), or N, r and p for scrypt (RFC 7914).
    """
    largest = 0
    for level in _levels(data):
        for place, element in enumerate(level):
            if element.tag == OCTET_STRING:
                after = takewhile(lambda one: one.tag == INTEGER, level[place + 1 :])
                numbers = [_small_number(data, number) for number in after]
                counted = numbers if len(numbers) == _SCRYPT_NUMBERS else numbers[:1]
                largest = max(largest, prod(counted))
    return largest


def longest_encrypted_key(data: bytes) -> int:
    """Tell the bytes of the longest encrypted private key within a PKCS#12 structure."""
    return max(
        (
            level[1].end - level[1].start
            for level in _levels(data)
            if tuple(element.tag for element in level) == (SEQUENCE, OCTET_STRING)
        ),
        default=0,
    )


def _small_number(data: bytes, element: Element) -> int:
    if element.end - element.start > 8:
        return _HUGE
    return int.from_bytes(data[element.start : element.end], "big")


def _levels(data: bytes) -> Iterator[list[Element]]:
    """Yield the elements of every level, those within octet strings that hold DER too."""
    places = [(0, len(data))]
    while places:
        level = _readable(data, *places.pop())
        yield level
        places += [
            (element.start, element.end)
            for element in level
            if element.tag & _CONSTRUCTED or element.tag == OCTET_STRING
        ]


def _readable(data: bytes, start: int, stop: int, count: int | None = None) -> list[Element]:
    """Return the elements; none where the bytes are no DER, as an octet string need not be."""
    try:
        return list(islice(_elements(data, start, stop), count))
    except DerError:
        return []


def _elements(data: bytes, start: int, stop: int) -> Iterator[Element]:
    while start < stop:
        element = _element(data, start, stop)
        yield element
        start = element.end


def _element(data: bytes, start: int, stop: int) -> Element:
    if stop - start < 2:
        raise DerError(2 - (stop - start))
    tag, length = data[start], data[start + 1]
    content = start + 2
    if length >= 0x80:
        count = length & 0x7F
        if not 0 < count <= _MAX_LENGTH_BYTES:
            raise DerError
        length = int.from_bytes(data[content : content + count], "big")
        content += count
    if content + length > stop:
        raise DerError(content + length - stop)
    return Element(tag, content, content + length)
