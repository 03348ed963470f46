"""What may stand between two pieces of one token: line ends, quote marks, tags, invisible signs.

Every repetition is possessive, so that no text makes the matching slow.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

_SPACE: Final = r"[ \t\x0b\x0c\xa0\u2000-\u200a\u202f\u205f\u3000]"
_INVISIBLE: Final = r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_COLOUR: Final = r"\x1b\[[0-9;]*+[mK]"  # as grep and terminals paint a line

# A line end as it is, and as JSON (at any depth), HTML and URLs write it.
_LINE_END: Final = (
    r"(?:\r*+\n|\r|[\x85\u2028\u2029]|(?:\\++r)?\\++n|<[bB][rR][ ]?/?>|%0[Dd]%0[Aa]|%0[Aa]"
    r"|</(?:p|div)>[ \t\r\n]*+<(?:p|div)(?:[ \t][^<>]{0,200}+)?>)"
)
# Indentation, the quote marks of mail, and the marks of comments, tables and differences.
_MARGIN: Final = (
    rf"(?:{_SPACE}|{_INVISIBLE}|{_COLOUR}|[>|#*\u2502\u2503\u2551]|//|\\++t|&gt;|&nbsp;|%20)*+"
)
# As editors, `cat -n` and `grep -n` number lines.
_NUMBER: Final = rf"(?:{_SPACE}*+[0-9]{{1,6}}+(?:[:|\u2502]|\t|[ ]{{2}}|[ ](?=[|\u2502])))?"
# A shell, PowerShell, cmd and quoted-printable each mark a line that goes on; so do tables.
_LINE: Final = (
    rf"(?:{_SPACE}|{_INVISIBLE}|{_COLOUR}|&nbsp;)*+[\\^`=|\u2502\u2503\u2551]?{_SPACE}*+"
    rf"{_LINE_END}\+?{_NUMBER}{_MARGIN}(?:{_LINE_END}\+?{_MARGIN})?"
)
_PLUS: Final = r"(?:\+|\|\||\.\.?|&(?:[ ]_)?)"  # puts strings together, in one language or another
_STRINGS: Final = (
    rf"(?P<quote>[\"'`])"
    rf"(?:{_SPACE}*+{_PLUS}?{_LINE}(?:{_PLUS}{_SPACE}*+)?|{_SPACE}*+{_PLUS}{_SPACE}*+)"
    rf"[bfr]?(?P=quote)"
)
_TAG: Final = r"</?(?:span|wbr|b|i|em|strong|font|mark|u|code|a)(?:[ \t\r\n/][^<>]{0,300}+)?>"
_GLUE: Final = rf"(?:{_INVISIBLE}|{_COLOUR}|{_TAG}|&(?:shy|ZeroWidthSpace|#8203|#x200[bB]|#173);)++"

_JOINT: Final = re.compile(
    rf"(?:(?P<line>{_LINE})|(?P<strings>{_STRINGS})|(?P<glue>{_GLUE})|(?P<space>{_SPACE}++))"
    r"(?=[A-Za-z0-9_.~-])"
)
ENCODED: Final = re.compile(
    r"(?:%(?:25)*+|\\++(?:u00|x)|&#[xX])(?:(2[Dd])|(2[Ee])|(5[Ff])|(7[Ee]));?"
    r"|&#(?:(45)|(46)|(95)|(126));|(=2[Dd])|(=2[Ee])|(=5[Ff])|(=7[Ee])"
    r"|\\++(?:(-)|(\.)|(_)|(~))"
)
_ESCAPES: Final = ("%", "\\", "&", "=")
_CHARACTERS: Final = "-._~"

LINE_END: Final = re.compile(_LINE_END)
SPACES: Final = re.compile(rf"{_SPACE}++")


class Kind(Enum):
    """How a token goes on after a joint."""

    LINE = "line"  # on the next line, or in the next of several strings
    GLUE = "glue"  # where it was, for what is seen
    SPACE = "space"  # after white space in the same line


@dataclass(frozen=True, slots=True)
class Joint:
    """A joint's kind, where the next piece begins, and whether a line between is blank."""

    kind: Kind
    end: int
    blank: bool = False


def joint_at(text: str, index: int) -> Joint | None:
    """Return the joint here after which characters of a token follow."""
    match = _JOINT.match(text, index)
    if match is None:
        return None
    if match["glue"]:
        return Joint(Kind.GLUE, match.end())
    if match["space"]:
        return Joint(Kind.SPACE, match.end())
    return Joint(Kind.LINE, match.end(), blank=len(LINE_END.findall(match[0])) > 1)


def encoded_at(text: str, index: int) -> tuple[str, int] | None:
    """Read one of “-._~” as a URL, JSON, HTML, Markdown or a mail writes it; and where it ends."""
    if not text.startswith(_ESCAPES, index):
        return None
    match = ENCODED.match(text, index)
    if match is None:
        return None
    return _CHARACTERS[((match.lastindex or 1) - 1) % 4], match.end()
