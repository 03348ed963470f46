"""The JSON of a key, read strictly, its faults with line and column (RFC 8259)."""

import json
from typing import Any

from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.translation import _


class _DuplicateError(ValueError):
    """A member name is there twice; the name is the argument."""


def parse_json(text: str) -> Any:
    """Parse the JSON text of a key; raises UnreadableKeyError with the place of the fault."""
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_unique_members,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        sentence = _(
            "The JSON of the key has a fault in line {line}, column {column}. "
            "Copy the whole of it, from the first brace to the last."
        ).format(line=error.lineno, column=error.colno)
    except _DuplicateError as error:
        sentence = _(
            "The JSON of the key has the member “{name}” twice. Remove the wrong one."
        ).format(name=shown(error.args[0]))
    except RecursionError:
        sentence = _("The JSON of the key is nested too deep. A key is one flat object.")
    except ValueError:  # a number of more than 4,300 digits, or NaN
        sentence = _("The JSON of the key holds a number that no key has. Remove it.")
    raise UnreadableKeyError(sentence)


def shown(value: Any) -> str:
    """Make a short, printable text of a name or value that a key declares."""
    text = str(value)[:40]
    return "".join(character if character.isprintable() else "�" for character in text)


def _unique_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _value in pairs]
        raise _DuplicateError(next(name for name in names if names.count(name) > 1))
    return members


def _no_constant(name: str) -> Any:
    raise ValueError(name)
