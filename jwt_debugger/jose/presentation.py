"""An SD-JWT as it is presented: an issuer's token, disclosures, perhaps a key-binding token.

RFC 9901 section 4; "~" stands between them, and at the end where there is no key binding.
"""

from dataclasses import dataclass
from typing import Final

from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.compact import SIGNED, Part
from jwt_debugger.jose.disclosures import MAX_DISCLOSURES
from jwt_debugger.jose.json_serialization import Entry
from jwt_debugger.jose.problems import Segment

_SEPARATOR: Final = "~"


@dataclass(frozen=True, slots=True)
class Presentation:
    """The pieces of an SD-JWT.

    `issued` is the text up to the first "~", in JSON all of it. `covered` is what the key-binding
    token's `sd_hash` covers: all before that token. `count` is the number of disclosures, of
    which none is cut out where there are more than MAX_DISCLOSURES.
    """

    issued: str
    disclosures: tuple[Part, ...]
    binding: Part | None
    covered: str
    count: int


def cut_presentation(text: str) -> Presentation | None:
    """Cut an SD-JWT at its separators; None: the text is none."""
    issued, separator, _rest = text.partition(_SEPARATOR)
    if not separator or issued.count(".") + 1 != len(SIGNED):
        return None
    end = text.rindex(_SEPARATOR) + 1
    binding = text[end:].rstrip()
    count = text.count(_SEPARATOR) - 1
    return Presentation(
        issued,
        _disclosures(text, len(issued) + 1, end) if count <= MAX_DISCLOSURES else (),
        Part(Segment.KEY_BINDING, binding, end, b"") if binding else None,
        text[:end].lstrip(),
        count,
    )


def presentation_in_json(text: str, entry: Entry) -> Presentation | None:
    """Find the same in the JSON serialization's unprotected header; None: it is not there.

    RFC 9901 section 8: the members `disclosures` and `kb_jwt` of the first signature's header.
    """
    texts = entry.unprotected.get("disclosures") if len(entry.parts) == len(SIGNED) else None
    if not isinstance(texts, list) or not all(type(each) is str for each in texts):
        return None
    binding = entry.unprotected.get("kb_jwt")
    compact = ".".join(part.text for part in entry.parts)
    cut_out = texts if len(texts) <= MAX_DISCLOSURES else []
    return Presentation(
        text,
        tuple(_part_in(text, Segment.DISCLOSURE, each) for each in cut_out),
        _part_in(text, Segment.KEY_BINDING, binding) if type(binding) is str else None,
        _SEPARATOR.join((compact, *texts, "")),
        len(texts),
    )


def _part_in(text: str, segment: Segment, piece: str) -> Part:
    """Locate a string of the JSON text; at its beginning where it is written with escapes."""
    start = max(text.find(f'"{piece}"') + 1, 0)
    data = decode(piece).data if segment is Segment.DISCLOSURE else b""
    return Part(segment, piece, start, data)


def _disclosures(text: str, start: int, end: int) -> tuple[Part, ...]:
    """Cut out what stands between the separators."""
    parts = []
    for piece in text[start:end].split(_SEPARATOR)[:-1]:
        parts.append(Part(Segment.DISCLOSURE, piece, start, decode(piece).data))
        start += len(piece) + 1
    return tuple(parts)
