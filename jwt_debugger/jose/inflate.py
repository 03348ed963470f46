"""DEFLATE, as `zip: DEF` means it: raw, and within a bound (RFC 7516 section 4.1.3, RFC 1951)."""

import zlib
from dataclasses import dataclass, field
from typing import Final

from jwt_debugger.translation import _

DEFLATE: Final = "DEF"  # the one name of a compression that there is

# A token of a few kilobytes can be made to inflate to gigabytes.
MAX_INFLATED: Final = 4 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Inflated:
    """The bytes as they were before compression; None where `problem`, a sentence, says why."""

    data: bytes | None = field(repr=False)
    problem: str = ""


def inflate(data: bytes) -> Inflated:
    """Inflate; what is wrong with the bytes is in the answer."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        inflated = inflater.decompress(data, MAX_INFLATED + 1)
    except zlib.error:
        problem = _("The content is said to be compressed (“zip”: “DEF”), and is no DEFLATE data.")
        return Inflated(None, problem)
    if len(inflated) > MAX_INFLATED:
        problem = _("The content inflates to more than {limit:,} bytes, which is not read here.")
        return Inflated(None, problem.format(limit=MAX_INFLATED))
    if not inflater.eof:
        return Inflated(None, _("The compressed content ends too early: a part of it is missing."))
    return Inflated(inflated)


def deflate(data: bytes) -> bytes:
    """Compress."""
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(data) + deflater.flush()
