"""What else the bytes of a signature can be: hex, Base64, or DER of an ECDSA signature."""

import re
from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.diagnosis.question import Question
from jwt_debugger.inspection.diagnosis.variant import Cause, Step, Variant
from jwt_debugger.jose.keys.base64_text import MisencodedError, decode_base64
from jwt_debugger.translation import _

MAX_SIGNATURE: Final = 16_384  # bytes: ML-DSA-87 in hex in Base64 has 12,000
_HEX: Final = re.compile(r"\s{0,4}(?:0x)?((?:[0-9A-Fa-f]{2})+)\s{0,4}", re.ASCII)
# r and s have at most so many bytes each, by the lengths of the curves' numbers.
_NUMBER_BYTES: Final = {"ES256": 32, "ES256K": 32, "ES384": 48, "ES512": 66}


def variants(question: Question) -> Iterator[Variant[bytes]]:
    """Yield the signature as it is, and what it is after one decoding, or two."""
    first = Variant(question.signature)
    yield first
    if len(question.part.text) > MAX_SIGNATURE:
        return
    seen = {first.value}
    layer = [first, *_new(_of_hex(question.part.text), first, seen)]
    yield from layer[1:]
    for outer in tuple(layer):
        for once in _new(_decoded(outer.value), outer, seen):
            yield once
            yield from _new(_decoded(once.value), once, seen)


def _new(
    found: Iterator[tuple[bytes, Step]], outer: Variant[bytes], seen: set[bytes]
) -> Iterator[Variant[bytes]]:
    for data, step in found:
        if data and data not in seen:
            seen.add(data)
            yield Variant(data, (*outer.steps, step))


def _decoded(data: bytes) -> Iterator[tuple[bytes, Step]]:
    """Take one encoding off."""
    yield from _of_der(data)
    if data.isascii():
        text = data.decode("ascii").strip().strip('"')
        yield from _of_hex(text)
        yield from _of_base64(text)


def _of_hex(text: str) -> Iterator[tuple[bytes, Step]]:
    digits = _HEX.fullmatch(text)
    if digits:
        yield (
            bytes.fromhex(digits[1]),
            Step(
                Cause.SIGNATURE_HEX,
                _("the signature is decoded from hex"),
                _(
                    "The signer has taken the hex digits of the digest instead of its bytes, as"
                    " hash functions return by default in PHP, Node.js and shells."
                ),
                _("Matches: repair the signature"),
            ),
        )


def _of_base64(text: str) -> Iterator[tuple[bytes, Step]]:
    joined = "".join(text.split())
    for url in (True, False):
        try:
            data = decode_base64(joined, url=url).data
        except MisencodedError:
            continue
        yield (
            data,
            Step(
                Cause.SIGNATURE_BASE64_TWICE,
                _("the signature is decoded from Base64 once more"),
                _("The signer's library returned Base64 already, and it was encoded again."),
                _("Matches: repair the signature"),
            ),
        )


def _of_der(data: bytes) -> Iterator[tuple[bytes, Step]]:
    """Read an ECDSA signature in DER, and write r and s in each length that fits."""
    if data[:1] != b"\x30":
        return
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    try:
        r, s = decode_dss_signature(data)
    except ValueError:
        return
    for size in sorted(set(_NUMBER_BYTES.values())):
        if max(r, s).bit_length() <= 8 * size and min(r, s) >= 0:
            yield (
                r.to_bytes(size, "big") + s.to_bytes(size, "big"),
                Step(
                    Cause.SIGNATURE_DER,
                    _("the signature is read as DER, and written as r and s side by side"),
                    _("OpenSSL and Java make ECDSA signatures in DER, which JWS does not use."),
                    _("Matches: repair the signature"),
                ),
            )
