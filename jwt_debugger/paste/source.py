"""Where a token was, in a few words: what stands before it tells."""

import re
from typing import Final

from jwt_debugger.translation import _

_NEAR: Final = 160  # characters before a token that name it
_LINE: Final = 2000  # characters before a token that tell of the line it is in

_UNDO: Final = re.compile(
    r"%(?:25)*+([2357][0-9A-Fa-f])|\\++u00([2357][0-9A-Fa-f])|&(quot|amp|apos|lt|gt|#39|#34);"
    r"|\\++([\"'/ntr])"
)
_ENTITIES: Final = {"quot": '"', "amp": "&", "apos": "'", "lt": "<", "gt": ">"}
_ENTITIES_BY_NUMBER: Final = {"#39": "'", "#34": '"'}
_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r"}

_SCHEME: Final = re.compile(
    r"\b(bearer|jwt|token|dpop|basic)(?:[ \t\n+]|\W-a\s|\W--auth\s)[\s\"'+]*\Z", re.IGNORECASE
)
_AUTHORIZATION: Final = re.compile(
    r"(?<![A-Za-z0-9_])(proxy-)?authorization\W{0,24}(?:value\W{1,8})?\Z", re.IGNORECASE
)
_NAME: Final = r"([A-Za-z0-9_.:\[\]-]{1,80})"
_ENTRY: Final = re.compile(
    rf"[\"']name[\"']\s*:\s*[\"']{_NAME}[\"']\s*,\s*[\"']value[\"']\s*:\s*[\"']\Z"
)
_MEMBER: Final = re.compile(rf"\"{_NAME}\"\s*:\s*\[?\s*\"\Z")
_PARAMETER: Final = re.compile(rf"[?&#]{_NAME}=\Z")
_QUOTED: Final = re.compile(rf"[\"'`]{_NAME}[\"'`]\s*(?:=>|[:,=])\s*[\[(]?\s*b?[\"'`]\Z")
_EQUALS: Final = re.compile(rf"(?<![A-Za-z0-9_.-]){_NAME}\s*=\s*[\[(]?\s*b?[\"'`$]*\Z")
_AT_LINE: Final = re.compile(rf"(?:\A|\n)[ \t>#*-]*+{_NAME}:\s*(?:[|>]-?\s*)?[\"'`]?\Z")
_HEADER: Final = re.compile(
    r"(?<![A-Za-z0-9_-])([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+|dpop):\s*[\"']?\Z", re.IGNORECASE
)
_ELEMENT: Final = re.compile(r"<([A-Za-z][\w:.-]{0,80})(?:\s[^<>]{0,80})?>\s*\Z")
_COOKIES: Final = re.compile(
    r"cookies?[\"']?\s*[:=,(]|(?:^|\s)-b[\s'\"$^]|--cookie\b", re.IGNORECASE
)
_HEADER_NAME: Final = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+|dpop", re.IGNORECASE)


def source_of(text: str, start: int, end: int) -> str:
    """Name the place of a token with this span."""
    return _named(text, start) or (
        _("text") if _stands_in_more(text, start, end) else _("whole text")
    )


def encoded_source(name: str) -> str:
    """Name a place whose Base64 was decoded."""
    return _("Base64 in {source}").format(source=name)


def _stands_in_more(text: str, start: int, end: int) -> bool:
    """Tell whether there is more around than white space and quote marks."""
    around = (text[max(0, start - _NEAR) : start], text[end : end + _NEAR])
    return any(side.strip(" \t\r\n\"'`“”") for side in around)


def _named(text: str, start: int) -> str:
    """Read the name that the token has; empty where it has none."""
    near = _UNDO.sub(_undone, text[max(0, start - _NEAR) : start])
    scheme = _SCHEME.search(near)
    if scheme:
        near = near[: scheme.start()]
    if match := _AUTHORIZATION.search(near):
        return _("Proxy-Authorization header") if match[1] else _("Authorization header")
    bearer = scheme is not None and scheme[1].lower() == "bearer"
    return _field(text, start, near) or (_("Bearer token") if bearer else "")


def _field(text: str, start: int, near: str) -> str:
    """Read the name of a parameter, a member, a cookie, a header or an element."""
    if match := _PARAMETER.search(near):
        return _("URL parameter {name}").format(name=match[1])
    if match := _ENTRY.search(near) or _MEMBER.search(near):
        return _("JSON member {name}").format(name=match[1])
    if match := _ELEMENT.search(near):
        return _("element {name}").format(name=match[1])
    for pattern in (_QUOTED, _EQUALS, _HEADER, _AT_LINE):
        match = pattern.search(near)
        name = match[1].lstrip("-:.[") if match else ""
        if name:
            return _assigned(text, start, name)
    return ""


def _assigned(text: str, start: int, name: str) -> str:
    """Tell a cookie and a header from any other name with a value."""
    line = text.rfind("\n", max(0, start - _LINE), start) + 1
    if _COOKIES.search(text, max(line, start - _LINE), start):
        return _("cookie {name}").format(name=name)
    if _HEADER_NAME.fullmatch(name):
        return _("{name} header").format(name=name)
    return _("value of {name}").format(name=name)


def _undone(match: re.Match[str]) -> str:
    """Turn one escape of a URL, JSON or HTML into its character."""
    number = match[1] or match[2]
    if number:
        return chr(int(number, 16))
    if match[3]:
        return _ENTITIES.get(match[3]) or _ENTITIES_BY_NUMBER[match[3]]
    return _ESCAPES.get(match[4], match[4])
