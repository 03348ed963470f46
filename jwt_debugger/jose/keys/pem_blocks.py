"""The blocks of a PEM text: repaired where that is safe, refused with the place where not."""

import re
from dataclasses import dataclass, field
from typing import Final

from jwt_debugger.jose.keys.base64_text import MisencodedError, decode_base64
from jwt_debugger.jose.keys.bounds import MAX_PEM_BLOCKS
from jwt_debugger.jose.keys.der import is_one_structure
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.problems import ProblemKind
from jwt_debugger.translation import _

# Every repetition is bounded, so that no text makes the search slow.
_ARMOUR = re.compile(
    r"(?<![-–—])[-–—]{2,20}[ \t]{0,4}(BEGIN|END)[ \t]{1,4}([A-Z0-9 ]{1,60}?)[ \t]{0,4}[-–—]{2,20}"
)
_EXACT = re.compile(
    r"-----(?:BEGIN|END) [A-Z0-9]+(?: [A-Z0-9]+)*-----"
    r"|---- (?:BEGIN|END) SSH2 PUBLIC KEY ----"  # RFC 4716
)
_ATTEMPT = re.compile(r"(?<![-–—])[-–—]{2,20}[ \t]{0,4}(?:BEGIN|END)[ \t]")
_ESCAPED_LINE_END = re.compile(r"(?:\\{1,8}r)?\\{1,8}n")
_ESCAPED_BEFORE_QUOTE = re.compile(r"""(?:\\{1,8}r)?\\{1,8}n(?=["'`])""")
_QUOTED_LINE = re.compile(r"""^[ \t]*(["'`])(.*)\1[ \t]*[+,;.\\]*[ \t]*$""", re.MULTILINE)
_QUOTE_ALONE = re.compile(r"""^[ \t]*["'`][ \t]*[+,;.\\]+[ \t]*$""", re.MULTILINE)
_ENCRYPTION = re.compile(
    r"Proc-Type:[ \t]*4,[ \t]*ENCRYPTED\s+DEK-Info:[ \t]*([A-Za-z0-9-]{1,30},[0-9A-Fa-f]{1,64})"
)
_HEADER_LINE = re.compile(r"^[ \t]*[A-Za-z][A-Za-z0-9-]{0,60}:.*$", re.MULTILINE)
_NOISE: Final = r"""\s"'`\\"""
_INDENTED = re.compile(r"^[ \t]+\S", re.MULTILINE)
_QUOTE = re.compile(r"""["'`]""")
_FOREIGN = re.compile(r"""[^\s"'`,;+\\\ufeff]""")
_EXAMPLE: Final = "-----BEGIN PUBLIC KEY-----"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its label, the 1-based line where it begins, and its bytes.

    `encryption` is the value of the DEK-Info header where the legacy encryption was used.
    """

    label: str
    line: int
    data: bytes = field(repr=False)
    encryption: str | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a text, the faults of others, and what had to be repaired."""

    blocks: tuple[Block, ...]
    faults: tuple[UnreadableKeyError, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """A block's place, armour included; its body is `text[start:stop]`.

    `missing` is the armour line that is not there, `other_label` what END says where BEGIN says
    something else.
    """

    label: str
    begin: int
    start: int
    stop: int
    end: int
    missing: str | None = None
    other_label: str | None = None


def looks_like_pem(text: str) -> bool:
    """Tell whether a text has, or plainly was meant to have, a BEGIN or END line."""
    return _ATTEMPT.search(text) is not None


def join_escaped_lines(text: str) -> str:
    r"""Turn each literal ``\n`` into the end of a line; before a quote the line ends anyway."""
    return _ESCAPED_LINE_END.sub("\n", _ESCAPED_BEFORE_QUOTE.sub("", text))


def find_blocks(text: str) -> Blocks:
    """Find the blocks of a text that `looks_like_pem`; raises UnreadableKeyError for none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = join_escaped_lines(lines)
    marks = list(_ARMOUR.finditer(plain))
    if len(marks) > 2 * MAX_PEM_BLOCKS:
        raise UnreadableKeyError(
            _("The text has more than {limit} PEM blocks. Give only those that matter.").format(
                limit=MAX_PEM_BLOCKS
            )
        )
    if not marks:
        raise UnreadableKeyError(_unfinished_armour(plain))
    remarks = [_("Each “\\n” was read as the end of a line.")] if plain != lines else []
    if any(not _EXACT.fullmatch(mark.group()) for mark in marks):
        remarks.append(_("A BEGIN or END line is misshapen; it was read as it is meant."))
    blocks, faults = [], []
    spans = _spans(plain, marks)
    for span in spans:
        try:
            blocks.append(_read_block(plain, span, remarks))
        except UnreadableKeyError as fault:
            faults.append(fault)
    remarks += _surroundings(plain, spans)
    return Blocks(tuple(blocks), tuple(faults), tuple(dict.fromkeys(remarks)))


def _unfinished_armour(text: str) -> str:
    attempt = _ATTEMPT.search(text)
    line = _line(text, attempt.start() if attempt else 0)
    return _(
        "Line {line} starts a PEM and is not complete. It has to read like “{example}”."
    ).format(line=line, example=_EXAMPLE)


def _spans(text: str, marks: list[re.Match[str]]) -> list[_Span]:
    """Match each BEGIN with its END; one that stands alone is a block that was cut off."""
    spans: list[_Span] = []
    opened: re.Match[str] | None = None
    place = 0
    for mark in marks:
        start, end = mark.span()
        if mark[1] == "BEGIN":
            if opened:
                spans.append(_Span(opened[2], opened.start(), place, start, start, "END"))
            opened = mark
        elif opened:
            other = mark[2] if mark[2] != opened[2] else None
            span = _Span(opened[2], opened.start(), place, start, end, other_label=other)
            spans.append(span)
            opened = None
        else:
            spans.append(_Span(mark[2], place, place, start, end, "BEGIN"))
        place = end
    if opened:
        spans.append(_Span(opened[2], opened.start(), place, len(text), len(text), "END"))
    return spans


def _read_block(text: str, span: _Span, remarks: list[str]) -> Block:
    line = _line(text, span.begin)
    if span.other_label:
        raise UnreadableKeyError(
            _(
                "The PEM block of line {line} begins as “{begin}” and ends, in line {end_line}, "
                "as “{end}”. Copy one whole block."
            ).format(
                line=line,
                begin=span.label,
                end_line=_line(text, span.stop),
                end=span.other_label,
            )
        )
    body = text[span.start : span.stop]
    encryption = _ENCRYPTION.search(body)
    if encryption:
        body = _blank(encryption, body)
    body = _without_dress(body, remarks)
    data = _decode(text, span, body)
    if span.missing:
        if encryption or not is_one_structure(data):
            raise UnreadableKeyError(_cut_off(text, span))
        remarks.append(
            _("The {armour} line of the PEM is missing; the key is whole.").format(
                armour=span.missing
            )
        )
    return Block(span.label, line, data, encryption[1] if encryption else None)


def _without_dress(body: str, remarks: list[str]) -> str:
    """Blank out quotes and headers, so that each character of the Base64 keeps its place."""
    if _QUOTED_LINE.search(body):
        body = _QUOTED_LINE.sub(_blank_quotes, body)
        remarks.append(_("The quotes around the lines were left out."))
    body = _HEADER_LINE.sub(_blank_all, _QUOTE_ALONE.sub(_blank_all, body))
    if "\n" not in body:
        remarks.append(_("The PEM is on one line; it was read as if it had line ends."))
    elif _INDENTED.search(body):
        remarks.append(_("The indentation of the lines was left out."))
    return body


def _blank_quotes(found: re.Match[str]) -> str:
    line = found[0]
    start, end = found.start(2) - found.start(), found.end(2) - found.start()
    return " " * start + line[start:end] + " " * (len(line) - end)


def _blank_all(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank(found: re.Match[str], text: str) -> str:
    blanks = re.sub(r"\S", " ", found[0])
    return text[: found.start()] + blanks + text[found.end() :]


def _decode(text: str, span: _Span, body: str) -> bytes:
    core = re.sub(f"[{_NOISE}]+", "", body)
    if not core:
        raise UnreadableKeyError(
            _("The PEM block of line {line} is empty. Copy the whole of it.").format(
                line=_line(text, span.begin)
            )
        )
    try:
        return decode_base64(core, url=False).data
    except MisencodedError as error:
        if span.missing:
            raise UnreadableKeyError(_cut_off(text, span)) from None
        raise UnreadableKeyError(_misencoded(text, span, body, error)) from None


def _misencoded(text: str, span: _Span, body: str, error: MisencodedError) -> str:
    if error.kind is ProblemKind.LENGTH:
        return _(
            "The Base64 text of the PEM block of line {line} has {count:,} characters, which no "
            "number of bytes makes: some are missing. Copy the whole of it."
        ).format(line=_line(text, span.begin), count=error.offset + 1)
    places = [found.start() for found in re.finditer(f"[^{_NOISE}]", body)]
    place = span.start + places[error.offset]
    return _(
        "Line {line}, character {column} of the PEM is not Base64 there. "
        "Copy the key anew from its source."
    ).format(line=_line(text, place), column=place - (text.rfind("\n", 0, place) + 1) + 1)


def _cut_off(text: str, span: _Span) -> str:
    if span.missing == "BEGIN":
        return _(
            "The PEM is cut off: there is no BEGIN line before the END line in line {line}. "
            "Copy the whole block, from BEGIN to END."
        ).format(line=_line(text, span.stop))
    return _(
        "The PEM is cut off: the block that begins in line {line} has no END line, and its "
        "content is not complete. Copy the whole block, from BEGIN to END."
    ).format(line=_line(text, span.begin))


def _surroundings(text: str, spans: list[_Span]) -> list[str]:
    """Remark on what stands before, between and after the blocks."""
    ends = [0, *(span.end for span in spans)]
    begins = [*(span.begin for span in spans), len(text)]
    outside = "".join(text[end:begin] for end, begin in zip(ends, begins, strict=True))
    remarks = []
    if _QUOTE.search(outside):
        remarks.append(_("The quotes around the key were left out."))
    if _FOREIGN.search(outside):
        remarks.append(_("The text around the key was left out."))
    return remarks


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
