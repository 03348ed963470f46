"""ASN.1 structures written by hand, for the tests of what reads them (X.690)."""

from jwt_debugger.jose.keys.der import INTEGER, SEQUENCE


def tlv(tag: int, content: bytes) -> bytes:
    """Return one element."""
    size = len(content)
    if size < 0x80:
        return bytes((tag, size)) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + content


def sequence(*elements: bytes) -> bytes:
    """Return a SEQUENCE of elements."""
    return tlv(SEQUENCE, b"".join(elements))


def number(value: int) -> bytes:
    """Return an INTEGER that is not negative."""
    return tlv(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big"))
