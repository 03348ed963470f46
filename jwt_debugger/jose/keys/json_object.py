"""The JSON of a key: strict, and without a word of it in the sentences about its faults."""

from typing import Any

from jwt_debugger.jose.json_text import JsonReading, read_json
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.translation import _


def parse_json(text: str) -> JsonReading:
    """Parse the JSON text of a key; a byte order mark before it is passed over."""
    return read_json(text.removeprefix("\ufeff"))


def value_of(reading: JsonReading) -> Any:
    """Return the value; raises UnreadableKeyError with the place of a fault."""
    if reading.fault:
        raise UnreadableKeyError(
            _(
                "The JSON of the key has a fault in line {line}, column {column}. "
                "Copy the whole of it, from the first brace to the last."
            ).format(line=reading.fault.line, column=reading.fault.column)
        )
    for twice in reading.duplicates:
        raise UnreadableKeyError(
            _(
                "The JSON of the key has “{name}” a second time in line {line}, column {column}. "
                "Remove the wrong one."
            ).format(name=shown(twice.name), line=twice.line, column=twice.column)
        )
    return reading.value


def shown(value: Any) -> str:
    """Make a short, printable text of a name or value that a key declares."""
    text = str(value)[:40]
    return "".join(character if character.isprintable() else "�" for character in text)
