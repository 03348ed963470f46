"""One token of any form where it begins: signed, encrypted, or with disclosures behind it."""

import re
from dataclasses import dataclass
from typing import Final

from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.json_text import read_json
from jwt_debugger.paste.header import Header
from jwt_debugger.paste.joints import joint_at
from jwt_debugger.paste.reader import Last, Reader

_CHUNK: Final = re.compile(r"[A-Za-z0-9_.~-]*+")
_DOTS: Final = re.compile(r"(\.++)([A-Za-z0-9_-]?)")
_OBJECT: Final = re.compile(rb"[ \t\r\n]*+\{")
# As in header.payload.<signature>, but no end of an element and no encoded quote mark.
_PLACEHOLDER: Final = re.compile(
    r"…|<(?!/|[bB][rR]|[pP]\b|wbr)|[\[({]|\*{3}|\$[A-Za-z{(]|%[a-z({]|#\{"
)
_COOKIE_MARKS: Final = ("s:", "s%3A", "s%3a")
_BEGINNING_LENGTH: Final = 64  # characters of a payload that show whether it is a JSON object


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a place on.

    `token` is the clean text, None where there is no token; the search goes on at `end`, and
    `furthest` is how far the text was looked at. `sure` says that the last segment is as long as
    the header's algorithm makes it.
    """

    token: str | None
    end: int
    furthest: int
    sure: bool = False


def read_token(text: str, start: int) -> Reading:
    """Read the token that begins at an index, over all its lines."""
    reader = Reader(text, start)
    opened = reader.header()
    if opened is None:
        return Reading(None, start + 1, reader.furthest)
    first, header = opened
    mark = reader.mark()
    body = _encrypted(reader, header) if header.encrypted else None
    if body is None:
        reader.back(mark)
        body = _signed(reader, header, start)
    if _has_more_segments(reader) and not _is_signed_cookie(text, start, body):
        # What has too many segments is shown as it is; no part of it is taken for the whole.
        end = _CHUNK.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing, too
        return Reading(None, end, reader.furthest)
    if body is None:
        return Reading(None, start + 1, reader.furthest)
    rest, last = body
    return Reading(f"{first}.{rest}", reader.position, reader.furthest, sure=last.fits)


def _encrypted(reader: Reader, header: Header) -> tuple[str, Last] | None:
    """Read four more segments (RFC 7516 section 7.1)."""
    segments: list[str] = []
    for _number in range(3):
        segment = reader.segment()
        if segment is None:
            return None
        segments.append(segment)
    last = reader.last(header.tag)
    if _is_cut(reader, last, header.tag) or not (segments[-1] and last.text):
        return None
    if reader.wrapping.crossed and not last.fits:
        return None
    return ".".join((*segments, last.text)), last


def _signed(reader: Reader, header: Header, start: int) -> tuple[str, Last] | None:
    """Read two more segments, and the disclosures after them (RFC 7515, RFC 9901)."""
    payload = reader.segment()
    if payload is None or (header.raw_payload and reader.wrapping.crossed):
        return None
    last = reader.last(header.signature)
    if _is_cut(reader, last, header.signature) or not _is_plain(reader, payload, last):
        return None
    return f"{payload}.{last.text}{_disclosures(reader, header, start)}", last


def _is_signed_cookie(text: str, start: int, body: tuple[str, Last] | None) -> bool:
    """Tell whether Express has put a signature of its own behind the token: `s:token.signature`."""
    marked = text.endswith(_COOKIE_MARKS, 0, start)
    return marked and body is not None and body[1].fits


def _has_more_segments(reader: Reader) -> bool:
    dots = _DOTS.match(reader.text, reader.position)
    return dots is not None and dots[1] == "." and bool(dots[2])


def _is_cut(reader: Reader, last: Last, lengths: tuple[int, ...]) -> bool:
    """Tell whether the token is shown in part only, or damaged in its last segment."""
    whole = last.fits and bool(last.text)
    if whole:
        return False
    dots = _DOTS.match(reader.text, reader.position)
    if dots and len(dots[1]) > 1:
        return True
    if last.text:
        shown_in_part = reader.text.startswith("…", reader.position)
    else:
        shown_in_part = not last.fits and bool(_PLACEHOLDER.match(reader.text, reader.position))
    return shown_in_part or reader.continues_foreign(last.text, lengths)


def _is_plain(reader: Reader, payload: str, last: Last) -> bool:
    """Tell whether the parts are what they stand for, all the more where they were joined."""
    wrapping = reader.wrapping
    if last.fits and last.text and not wrapping.spaced:
        return True
    if not wrapping.crossed:
        return bool(_OBJECT.match(decode(payload[:_BEGINNING_LENGTH]).data))
    decoded = decode(payload)
    if wrapping.spaced:
        return last.fits and not decoded.fault
    value = read_json(decoded.data.decode("utf-8", "replace")).value
    return not decoded.fault and isinstance(value, dict)


def _disclosures(reader: Reader, header: Header, start: int) -> str:
    """Read what follows the issuer's token, each with its tilde, and the key binding."""
    before = reader.mark()
    joint = joint_at(reader.text, reader.position)
    tilde = "~" if header.selective else "~W"
    if joint and reader.text.startswith(tilde, joint.end):
        reader.crosses()
    if not reader.passes("~"):
        reader.back(before)
        return ""
    suffix = "~"
    mark = reader.mark()
    while component := _component(reader):
        suffix += component
        mark = reader.mark()
        if not component.endswith("~"):
            return suffix
    reader.back(mark)
    struck_out = reader.text.startswith("~", reader.position) or (
        start > 0 and reader.text[start - 1] == "~"
    )
    if suffix == "~" and struck_out and not header.selective:
        reader.back(before)
        return ""
    return suffix


def _component(reader: Reader) -> str:
    """Read one disclosure with its tilde, or the key-binding token; empty where there is none."""
    joint = joint_at(reader.text, reader.position)
    if joint:
        bound = _binding_begins(reader.text, joint.end)
        if not (bound or reader.text.startswith("W", joint.end)):
            return ""
        reader.crosses(into_token=bound)
    mark = reader.mark()
    if key_binding := _key_binding(reader):
        return key_binding
    reader.back(mark)
    disclosure = reader.segment("~")
    if disclosure is not None:
        return f"{disclosure}~" if disclosure else ""
    reader.back(mark)
    # A disclosure that its tilde is missing from is kept: the fault is shown.
    unended = reader.run()
    return unended if decode(unended).data.startswith(b"[") else ""


def _binding_begins(text: str, index: int) -> bool:
    opened = Reader(text, index).header() if text.startswith("e", index) else None
    return opened is not None and opened[1].key_binding


def _key_binding(reader: Reader) -> str:
    opened = reader.header() if reader.text.startswith("e", reader.position) else None
    payload = reader.segment() if opened else None
    if opened is None or payload is None:
        return ""
    return f"{opened[0]}.{payload}.{reader.last(opened[1].signature).text}"
