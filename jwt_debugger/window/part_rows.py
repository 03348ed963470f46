"""The parts of an encrypted token as rows of the claims table; no Qt here."""

from collections.abc import Iterator

from jwt_debugger.inspection.claims import describe_header_parameter
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.jose.compact import Part
from jwt_debugger.jose.json_text import members
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _, ngettext
from jwt_debugger.window.claim_row import ClaimRow, ValueKind, read_value


def part_rows(inspection: Inspection) -> Iterator[ClaimRow]:
    """List the header parameters of an encrypted token and the sizes of its other parts."""
    text = inspection.whole_header or ""
    apart = inspection.unprotected
    for member in members(text):
        value_text = text[member.value_start : member.value_end]
        meaning = describe_header_parameter(member.name)
        shown, _kind, copied = read_value(value_text)
        label, second = _parameter_words(member.name, copied)
        yield ClaimRow(
            name=member.name,
            label=_("not protected") if member.name in apart else label or meaning.label,
            meaning=meaning.meaning,
            shown=shown,
            kind=ValueKind.WORDS,
            value_text=copied,
            json_text=text[member.start : member.end],
            place=Segment.HEADER,
            second=second or meaning.meaning,
        )
    for number, part in enumerate(inspection.parts[1:], start=2):
        yield _part_row(number, part)


def _parameter_words(name: str, value: str) -> tuple[str, str]:
    """Return label and second line of the parameters that encryption turns on."""
    if name == "alg":
        return _algorithm_words(value)
    return {
        "enc": (_("content"), _("encrypts the payload and proves it is intact")),
        "kid": (_("key id"), _("names the key to look for")),
    }.get(name, ("", ""))


def _algorithm_words(value: str) -> tuple[str, str]:
    """Say how the content key comes to the recipient."""
    if value.startswith("RSA"):
        return _("key wrap"), _("wraps the content key with your public key")
    if value.startswith("ECDH"):
        return _("key agreement"), _("agrees on the content key with your public key")
    if value.startswith("PBES2"):
        return _("key wrap"), _("wraps the content key with a password")
    if value == "dir":
        return _("shared key"), _("the shared key itself encrypts the content")
    return _("key wrap"), _("wraps the content key with a shared key")


def _part_row(number: int, part: Part) -> ClaimRow:
    """Make the row of an encrypted token's binary part."""
    name, second = {
        Segment.ENCRYPTED_KEY: ("key", _("encrypted content key")),
        Segment.IV: ("iv", _("initialisation vector")),
        Segment.CIPHERTEXT: ("data", _("cipher text, the payload")),
        Segment.TAG: ("tag", _("authentication tag")),
    }.get(part.segment, (part.segment.value, ""))
    count = len(part.data)
    return ClaimRow(
        name=name,
        label=_("segment {number}").format(number=number),
        meaning=second,
        shown=ngettext("{count:,} byte", "{count:,} bytes", count).format(count=count),
        kind=ValueKind.WORDS,
        value_text=part.text,
        json_text=part.text,
        place=part.segment,
        second=second,
    )
