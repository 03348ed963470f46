"""Members put into the text of a JSON object, without touching a character of the others."""

import json
from collections.abc import Mapping
from typing import Any

from jwt_debugger.jose.json_text import members, read_json


def with_members(text: str, wanted: Mapping[str, Any]) -> str:
    """Return the text of an object in which each wanted member has the value that it should.

    One that is there with another value is replaced, one that is missing is put at the end.
    """
    present = read_json(text).value
    for name, value in wanted.items():
        if name not in present or present[name] != value:
            text = _with_member(text, name, json.dumps(value, separators=(",", ":")))
    return text


def _with_member(text: str, name: str, value: str) -> str:
    """Replace the last member of that name, the one that counts, or add one."""
    there = members(text)
    for member in reversed(there):
        if member.name == name:
            return text[: member.value_start] + value + text[member.value_end :]
    if there:
        end = there[-1].value_end
        return f"{text[:end]},{json.dumps(name)}:{value}{text[end:]}"
    end = text.index("{") + 1
    return f"{text[:end]}{json.dumps(name)}:{value}{text[end:]}"
