"""The outline of a DER structure: enough to tell what it is before a library opens it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

INTEGER: Final = 0x02
BIT_STRING: Final = 0x03
OCTET_STRING: Final = 0x04
OBJECT_ID: Final = 0x06
SEQUENCE: Final = 0x30
_MAX_LENGTH_BYTES: Final = 4
_MAX_DEPTH: Final = 12
_MAX_ELEMENTS: Final = 2_000
_SIGNED_DATA: Final = bytes.fromhex("2a864886f70d010702")


class DerError(ValueError):
    """The bytes are no DER; `missing` is how many bytes are lacking where they are cut off."""

    def __init__(self, missing: int = 0) -> None:
        super().__init__("no DER")
        self.missing = missing


class Shape(Enum):
    """What a DER structure is by its outline."""

    RSA_PRIVATE = "PKCS#1 private key"
    RSA_PUBLIC = "PKCS#1 public key"
    PRIVATE = "PKCS#8 private key"
    ENCRYPTED_PRIVATE = "encrypted PKCS#8 private key"
    EC_PRIVATE = "SEC1 private key"
    PUBLIC = "public key"
    CERTIFICATE = "X.509 certificate"
    PKCS12 = "PKCS#12"
    PKCS7 = "PKCS#7"
    DSA_PRIVATE = "DSA private key"


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


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag byte, and where its content starts and ends in the bytes."""

    tag: int
    start: int
    end: int


def elements(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Element]:
    """Yield the elements that follow each other; raises DerError where they do not fit."""
    stop = len(data) if end is None else end
    while start < stop:
        element = _element(data, start, stop)
        yield element
        start = element.end


def _element(data: bytes, start: int, stop: int) -> Element:
    if stop - start < 2:
        raise DerError(2 - (stop - start))
    tag, first = data[start], data[start + 1]
    content = start + 2
    if first < 0x80:
        length = first
    else:
        count = first & 0x7F
        if not 0 < count <= _MAX_LENGTH_BYTES:
            raise DerError
        if content + count > stop:
            raise DerError(content + count - stop)
        length = int.from_bytes(data[content : content + count], "big")
        content += count
    if content + length > stop:
        raise DerError(content + length - stop)
    return Element(tag, content, content + length)


def shape_of(data: bytes) -> Shape | None:
    """Tell what the one structure that fills the bytes is; None: none of those known here.

    Raises DerError where the bytes are not one whole DER structure.
    """
    outer = list(_at_most(elements(data), 2))
    if len(outer) != 1 or outer[0].tag != SEQUENCE:
        raise DerError
    inner = list(_at_most(elements(data, outer[0].start, outer[0].end), 12))
    return _shape_of_tags(tuple(element.tag for element in inner), data, inner)


def _shape_of_tags(tags: tuple[int, ...], data: bytes, inner: list[Element]) -> Shape | None:
    if set(tags) == {INTEGER}:
        return _BY_INTEGERS.get(len(tags))
    if tags[:1] == (OBJECT_ID,) and data[inner[0].start : inner[0].end] == _SIGNED_DATA:
        return Shape.PKCS7
    for start, shape in _BY_START:
        if tags[: len(start)] == start:
            return shape
    return _BY_TAGS.get(tags)


def is_one_structure(data: bytes) -> bool:
    """Tell whether the bytes are one whole DER SEQUENCE of a known shape."""
    try:
        return shape_of(data) is not None
    except DerError:
        return False


def integer_bits(data: bytes, position: int) -> int:
    """Count the bits of the integer at that place (0-based) within the outer SEQUENCE."""
    outer = next(elements(data))
    inner = list(elements(data, outer.start, outer.end))[position]
    return int.from_bytes(data[inner.start : inner.end], "big").bit_length()


def derivation_iterations(data: bytes) -> int:
    """Find the largest iteration count that opening this structure with a passphrase takes.

    Every such count is an INTEGER right after the salt, an OCTET STRING (RFC 8018, RFC 7292), or
    after a nested algorithm (scrypt's N too); what hides inside of encrypted parts has none.
    """
    largest, seen = 0, 0
    places = [(0, len(data), 0)]
    while places:
        start, end, depth = places.pop()
        previous = None
        for element in _readable(data, start, end):
            seen += 1
            if seen > _MAX_ELEMENTS:
                return largest
            if element.tag == INTEGER and previous == OCTET_STRING:
                number = int.from_bytes(data[element.start : element.end], "big")
                largest = max(largest, number)
            if depth < _MAX_DEPTH and (element.tag & 0x20 or element.tag == OCTET_STRING):
                places.append((element.start, element.end, depth + 1))
            previous = element.tag
    return largest


def _readable(data: bytes, start: int, end: int) -> Iterator[Element]:
    """Yield elements up to the first fault: an octet string need not hold DER."""
    try:
        yield from elements(data, start, end)
    except DerError:
        return


def _at_most(items: Iterator[Element], count: int) -> Iterator[Element]:
    for _number, item in zip(range(count), items, strict=False):
        yield item


def is_cut_key(data: bytes) -> bool:
    """Tell whether the bytes begin as a key in DER does, and end before it ends."""
    try:
        _element(data, 0, len(data))
    except DerError as error:
        return error.missing > 0 and _starts_as_key(data)
    return False


def _starts_as_key(data: bytes) -> bool:
    if len(data) < 8 or data[0] != SEQUENCE or data[1] not in {0x81, 0x82}:
        return False
    content = 2 + (data[1] & 0x7F)
    starts = (
        bytes((INTEGER, 1)),  # the version of a private key
        bytes((INTEGER, 0x81)),  # the modulus of a PKCS#1 public key
        bytes((INTEGER, 0x82)),
        bytes((SEQUENCE, 0x82)),  # a certificate
        bytes((SEQUENCE, 0x0D, OBJECT_ID)),  # the algorithm of a public key
        bytes((SEQUENCE, 0x10, OBJECT_ID)),
        bytes((SEQUENCE, 0x0B, OBJECT_ID)),
        bytes((SEQUENCE, 0x57, OBJECT_ID)),  # of an encrypted private key
        bytes((SEQUENCE, 0x5F, OBJECT_ID)),
    )
    return data[content:].startswith(starts)
