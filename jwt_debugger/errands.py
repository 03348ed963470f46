"""Work that an act of the user needs done, and that may take a while: pure functions."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from jwt_debugger.inspection.forms import is_token_in_json, read_any
from jwt_debugger.issue import sign_segments
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.key import KeyReading
from jwt_debugger.paste.find import FoundToken, describe_stripped, scan_tokens
from jwt_debugger.paste.in_json import objects_in_json
from jwt_debugger.paste.stripped import stripped_of_one
from jwt_debugger.state import KeyInput
from jwt_debugger.templates import TEMPLATES, make_new_token
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class Begun:
    """A new token, signed with a key that was made for it."""

    title: str
    token: str = field(repr=False)
    key: KeyInput


def begun(template: str, now: datetime) -> Begun:
    """Make the token of a template as of an aware instant, with a key of its own."""
    from jwt_debugger.jose.keys import generate_key, key_text

    algorithm = next(each.algorithm for each in TEMPLATES if each.id == template)
    key = generate_key(algorithm)
    new = make_new_token(template, now, key)
    header, payload = encode(new.header_text.encode()), encode(new.payload_text.encode())
    text, key_format = key_text(key)
    return Begun(
        new.title,
        sign_segments(header, payload, KeyReading((key,))),
        KeyInput(text, format=key_format),
    )


@dataclass(frozen=True, slots=True)
class Searched:
    """What came of a search: the token to show, what to tell of it, and all that there are.

    `stripped` says of each of several what was left out, decoded or joined; empty for nothing.
    """

    token: str = field(repr=False)
    notice: str
    tokens: tuple[FoundToken, ...] = field(default=(), repr=False)
    stripped: tuple[str, ...] = ()


def searched(text: str, report: Callable[[float], bool] | None = None) -> Searched:
    """Find the tokens of a text, telling how far it is from 0 to 1; False as its answer ends it.

    A text that is a token as a whole is that token, though no compact one is found in it: one in
    JSON, which may hold another, or one that is damaged.
    """
    whole = Searched(text, "", (FoundToken(text, 0, len(text), _("whole text")),))
    if is_token_in_json(text):
        return whole
    found = tokens_of(text, report)
    if found:
        notice = describe_stripped(text, found[0])
        stripped = tuple(stripped_of_one(text, each) for each in found)
        return Searched(found[0].text, notice, tuple(found), stripped)
    reading = read_any(text)
    if reading.fault is None or reading.header is not None:
        return whole
    return Searched(text, _("No token found: this is the text as it was pasted"))


def tokens_of(text: str, report: Callable[[float], bool] | None = None) -> Sequence[FoundToken]:
    """Find the tokens of a text in order, each once: compact ones, and whole ones in JSON."""
    compact = scan_tokens(text, report)
    in_json: list[FoundToken] = []
    for each in objects_in_json(text):
        if report and not report(1.0):
            return ()
        if is_token_in_json(each.text):
            in_json.append(each)
    starts = [each.start for each in in_json]
    apart = (each for each in compact if not _is_held(each, in_json, starts))
    distinct: dict[str, FoundToken] = {}
    for each in sorted((*apart, *in_json), key=lambda found: found.start):
        distinct.setdefault(each.text, each)
    return tuple(distinct.values())


def _is_held(found: FoundToken, others: Sequence[FoundToken], starts: Sequence[int]) -> bool:
    """Tell whether a token is a part of one of the others, which are in order of their starts."""
    at = bisect_right(starts, found.start)
    if not at:
        return False
    outer = others[at - 1]
    return found.start < outer.end and found.text in outer.text


def generated(header: Any) -> KeyInput | str:
    """Make a key for a header's algorithm; where there is none, a sentence."""
    from jwt_debugger.jose.keys import generate_key, key_text

    named = header or {"alg": "HS256"}
    algorithm, encryption = named.get("alg"), named.get("enc")
    if type(algorithm) is not str:
        return _("The header names no algorithm to make a key for")
    try:
        key = generate_key(algorithm, encryption=encryption if type(encryption) is str else None)
    except TokenError as error:
        return str(error)
    text, key_format = key_text(key)
    return KeyInput(text, format=key_format)
