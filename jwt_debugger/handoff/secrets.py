"""The secrets that a report must not show, in every form in which they could stand in one."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from jwt_debugger.inspection.result import Inspection
from jwt_debugger.inspection.visible import visible
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.key import Key, KeyKind

BLANK: Final = "…"

# A shorter text may be anybody's: only a value that is the very secret is blanked then.
LEAST_PIECE: Final = 8

_JSON_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Secrets:
    """Texts to keep to oneself; no repr shows them."""

    texts: tuple[str, ...] = field(repr=False)

    def in_text(self, text: str) -> bool:
        """Tell whether a text holds one of them, as it is or as JSON writes it."""
        return any(form in text for each in self._long() for form in _forms(each))

    def is_one(self, value: Any) -> bool:
        """Tell whether a value is one of them, however short."""
        return type(value) is str and value in self.texts

    def out_of(self, text: str) -> str:
        """Return a text with a blank for each of them."""
        for each in self._long():
            for form in sorted(_forms(each), key=len, reverse=True):
                text = text.replace(form, BLANK)
        return text

    def out_of_json(self, text: str) -> str:
        """Return a JSON text, written in ASCII, with a blank for each of them in its strings."""
        return _JSON_STRING.sub(self._out_of_string, text) if self._long() else text

    def _out_of_string(self, match: re.Match[str]) -> str:
        string: str = json.loads(match[0])
        return json.dumps(self.out_of(string))

    def _long(self) -> tuple[str, ...]:
        return tuple(each for each in self.texts if len(each) >= LEAST_PIECE)


def secrets_of(inspection: Inspection, given: str = "") -> Secrets:
    """Collect what was typed as the secret, and what the answer itself knows of it."""
    found = dict.fromkeys((given, given.strip(), *_known(inspection)))
    return Secrets(tuple(each for each in found if each))


def _known(inspection: Inspection) -> Iterator[str]:
    for verdict in (inspection.signature, inspection.encryption):
        if verdict and verdict.key:
            yield from _key_texts(verdict.key)
    for diagnosis in inspection.diagnosis:
        yield diagnosis.key_text or ""
    for inner in (inspection.nested, inspection.key_binding):
        if inner:
            yield from _known(inner)


def _key_texts(key: Key) -> Iterator[str]:
    """Write the bytes of a shared secret in every way that people write them."""
    if key.kind is not KeyKind.SECRET:
        return
    data: bytes = key.material
    yield data.decode("utf-8", "replace")
    yield data.hex()
    yield data.hex().upper()
    yield encode(data)
    yield b64encode(data).decode("ascii")


def _forms(text: str) -> set[str]:
    """Return a text as it is, as JSON writes it, and as a sentence shows it."""
    return {
        text,
        json.dumps(text)[1:-1],
        json.dumps(text, ensure_ascii=False)[1:-1],
        visible(text),
    }
