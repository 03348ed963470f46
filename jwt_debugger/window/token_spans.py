"""A token's text as coloured stretches, and the words for its places; no Qt here."""

from collections.abc import Iterator
from dataclasses import dataclass

from jwt_debugger.inspection.result import Form, Inspection
from jwt_debugger.jose.characters import name_character
from jwt_debugger.jose.compact import Part, segment_name
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment
from jwt_debugger.translation import _, ngettext

# The members of the palette that colour a segment; all others are neutral.
INKS = {
    Segment.HEADER: "header",
    Segment.PAYLOAD: "payload",
    Segment.SIGNATURE: "signature",
    Segment.IV: "number",
    Segment.CIPHERTEXT: "payload",
    Segment.TAG: "signature",
}
NEUTRAL_INK = "text2"


@dataclass(frozen=True, slots=True)
class Span:
    """A segment's stretch of the token; `changed` where it is not as it was pasted."""

    segment: Segment
    start: int
    end: int
    changed: bool = False


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A segment's name and length as the legend shows them; `ink` is a member of the palette."""

    ink: str
    name: str
    note: str = ""


def token_spans(inspection: Inspection, original: Inspection | None) -> tuple[Span, ...]:
    """Return the stretches of a token, compared with it as it was pasted."""
    return tuple(
        Span(
            part.segment,
            part.start,
            part.start + len(part.text),
            original is not None and _differs(nth, part, original),
        )
        for nth, part in enumerate(inspection.parts)
    )


def place_words(spans: tuple[Span, ...], index: int) -> str:
    """Say the segment of a cursor: "Payload, character 61 of 232"; empty where there is none."""
    for span in spans:
        if span.start <= index <= span.end:
            size = span.end - span.start
            return _("{segment}, character {offset:,} of {count:,}").format(
                segment=segment_name(span.segment),
                offset=min(index - span.start + 1, size),
                count=size,
            )
    return ""


def legend_items(inspection: Inspection, *, short: bool = False) -> tuple[LegendItem, ...]:
    """Name the segments: of a signed token with their lengths, of an encrypted one without."""
    encrypted = any(part.segment is Segment.CIPHERTEXT for part in inspection.parts)
    items = [
        LegendItem(
            INKS.get(part.segment, NEUTRAL_INK),
            _short_name(part.segment, short=short),
            "" if encrypted else f"{len(part.text):,}",
        )
        for part in inspection.parts
        if part.segment not in {Segment.DISCLOSURE, Segment.KEY_BINDING}
    ]
    return (*items, *_after_the_signature(inspection, short=short))


def _after_the_signature(inspection: Inspection, *, short: bool) -> Iterator[LegendItem]:
    """Name what an SD-JWT adds: in one colour, and so in one item."""
    disclosures, binding = _disclosures(inspection), inspection.part(Segment.KEY_BINDING)
    if disclosures and (short or binding):
        yield LegendItem(NEUTRAL_INK, _("More"))
    elif disclosures:
        yield LegendItem(NEUTRAL_INK, _("Disclosures"), f"{disclosures:,}")
    elif binding:
        name = _("Binding") if short else segment_name(Segment.KEY_BINDING)
        yield LegendItem(NEUTRAL_INK, name, f"{len(binding.text):,}")


def summary_words(inspection: Inspection) -> str:
    """Say a token's size and make: "337 characters · signed, 3 segments".

    Of an SD-JWT the disclosures are counted, of a token in JSON nothing.
    """
    size = len(inspection.token.strip())
    count = ngettext("{count:,} character", "{count:,} characters", size).format(count=size)
    disclosures, parts = _disclosures(inspection), len(inspection.parts)
    if disclosures:
        make = ngettext(
            "{make}, {count:,} disclosure", "{make}, {count:,} disclosures", disclosures
        )
    elif inspection.in_json:
        make = _("{make}, in JSON")
    else:
        make = ngettext("{make}, {count:,} segment", "{make}, {count:,} segments", parts)
    return f"{count} · {make.format(make=_make(inspection), count=disclosures or parts)}"


def fault_words(inspection: Inspection, fault: Problem) -> tuple[str, str]:
    """Say a fault in a title with its place and character, and one sentence."""
    token = inspection.token
    if fault.kind is ProblemKind.ALPHABET and fault.position < len(token):
        title = _("{segment}, character {offset}: {what}").format(
            segment=segment_name(fault.segment),
            offset=fault.offset + 1,
            what=name_character(token[fault.position]),
        )
        text = _("Not in the base64url alphabet (token position {position}).")
        return title, text.format(position=fault.position + 1)
    if fault.line is not None:
        title = _("{segment}, line {line}, column {column}: {what}").format(
            segment=segment_name(fault.segment),
            line=fault.line,
            column=fault.column,
            what=fault.summary,
        )
    elif fault.segment is Segment.TOKEN:
        title = _("Malformed: {what}").format(what=fault.summary)
    else:
        title = _("{segment}, character {offset}: {what}").format(
            segment=segment_name(fault.segment), offset=fault.offset + 1, what=fault.summary
        )
    return title, _reason(fault)


def _reason(fault: Problem) -> str:
    """Return a fault's sentence without the place at its beginning, which the title says."""
    place, colon, reason = fault.message.partition(": ")
    if not colon or not place.startswith(f"{segment_name(fault.segment)}, "):
        return fault.message
    return reason[:1].upper() + reason[1:]


def dots(text: str) -> Iterator[int]:
    """Pass over the places of the dots, and of the tildes of an SD-JWT, that part the segments."""
    return (at for at, character in enumerate(text) if character in ".~")


def _differs(nth: int, part: Part, original: Inspection) -> bool:
    if nth >= len(original.parts):
        return True
    return (part.segment, part.text) != (original.parts[nth].segment, original.parts[nth].text)


def _disclosures(inspection: Inspection) -> int:
    return sum(1 for part in inspection.parts if part.segment is Segment.DISCLOSURE)


def _short_name(segment: Segment, *, short: bool) -> str:
    """Name a segment in a word or two; with `short` there is no room for two."""
    names = {
        Segment.ENCRYPTED_KEY: _("Key"),
        Segment.IV: _("IV"),
        Segment.CIPHERTEXT: _("Data") if short else _("Cipher text"),
        Segment.TAG: _("Tag"),
    }
    return names.get(segment) or segment_name(segment)


def _make(inspection: Inspection) -> str:
    """Say in a word what protects the token, by its form alone."""
    if any(part.segment is Segment.CIPHERTEXT for part in inspection.parts):
        return _("encrypted")
    if inspection.form is Form.MALFORMED:
        return _("malformed")
    signature = inspection.part(Segment.SIGNATURE)
    return _("signed") if signature and signature.text else _("unsigned")
