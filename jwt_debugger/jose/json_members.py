"""Members put into the text of a JSON object, without touching a character of the others."""

import json
from collections.abc import Mapping
from typing import Any

from jwt_debugger.jose.json_text import Member, members, read_json


def with_members(text: str, wanted: Mapping[str, Any]) -> str:
    """Return the text of an object in which each wanted member has the value that it should.

    One that is there with another value is replaced, one that is missing is put at the end.
    """
    present = read_json(text).value
    for name, value in wanted.items():
        if name not in present or present[name] != value:
            text = with_member(text, name, json.dumps(value, separators=(",", ":")))
    return text


def with_member(text: str, name: str, value: str) -> str:
    """Give a member a JSON text as its value: the last of that name, which counts, or a new one.

    The text must be that of an object. A new member is spaced as the one before it.
    """
    there = members(text)
    for member in reversed(there):
        if member.name == name:
            return text[: member.value_start] + value + text[member.value_end :]
    if there:
        last = there[-1]
        before = text[there[-2].value_end : last.start] if len(there) > 1 else _lead(text, last)
        colon = _colon(text, last)
        added = f"{before}{json.dumps(name)}{colon}{value}"
        return f"{text[: last.value_end]}{added}{text[last.value_end :]}"
    end = text.index("{") + 1
    return f"{text[:end]}{json.dumps(name)}:{value}{text[end:]}"


def without_member(text: str, name: str) -> str:
    """Take every member of that name out of an object's text, each with its comma."""
    there = members(text)
    for index in reversed(range(len(there))):
        if there[index].name == name:
            text = _without(text, there, index)
            there = members(text)
    return text


def _without(text: str, there: tuple[Member, ...], index: int) -> str:
    if index:
        return text[: there[index - 1].value_end] + text[there[index].value_end :]
    end = there[1].start if len(there) > 1 else there[0].value_end
    return text[: there[0].start] + text[end:]


def _lead(text: str, only: Member) -> str:
    """Return a comma with the space that stands before an object's only member."""
    start = text.index("{") + 1
    return "," + text[start : only.start]


def _colon(text: str, member: Member) -> str:
    """Return a member's colon with the space around it."""
    name_end = text.rindex('"', member.start, member.value_start) + 1
    return text[name_end : member.value_start]
