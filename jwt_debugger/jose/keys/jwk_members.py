"""The members of one JWK, each read with a sentence for what can be wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from jwt_debugger.jose.json_text import OutsizeNumber
from jwt_debugger.jose.keys.base64_text import MisencodedError, decode_base64
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.problems import ProblemKind
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class Members:
    """A JWK's members, and the list that remarks on them are added to; no repr shows them."""

    values: Mapping[str, Any] = field(repr=False)
    remarks: list[str]

    def __contains__(self, name: str) -> bool:
        """Tell whether the JWK has that member."""
        return name in self.values

    def remark(self, sentence: str) -> None:
        """Note what was repaired or ignored."""
        self.remarks.append(sentence)

    def text(self, name: str) -> str:
        """Return a member that has to be there and to be a string."""
        if name not in self.values:
            raise UnreadableKeyError(
                _("The JWK has no member “{name}”, which a key of its type needs.").format(
                    name=name
                )
            )
        value = self.values[name]
        if not _is_text(value):
            raise UnreadableKeyError(
                _("The JWK's member “{name}” has to be a string.").format(name=name)
            )
        return value

    def data(self, name: str) -> bytes:
        """Return the bytes of a member in Base64url."""
        text = self.text(name)
        try:
            decoded = decode_base64(text, url=True)
        except MisencodedError as error:
            raise UnreadableKeyError(_misencoded(name, len(text), error)) from None
        if decoded.padded:
            self.remark(
                _("The “=” at the end of the JWK's member “{name}” do not belong there.").format(
                    name=name
                )
            )
        if decoded.loose_bits:
            self.remark(
                _(
                    "The last character of the JWK's member “{name}” holds bits that belong to no "
                    "byte; they were dropped."
                ).format(name=name)
            )
        return decoded.data

    def octets(self, name: str, count: int, owner: str) -> bytes:
        """Return a member in Base64url that has to have so many bytes, as `owner` asks."""
        data = self.data(name)
        if len(data) != count:
            raise UnreadableKeyError(
                _(
                    "The JWK's member “{name}” has {actual:,} bytes, and {owner} needs {count:,}, "
                    "leading zeros included."
                ).format(name=name, actual=len(data), owner=owner, count=count)
            )
        return data

    def number(self, name: str) -> int:
        """Return a member that is a Base64urlUInt (RFC 7518 section 2)."""
        data = self.data(name)
        if not data:
            raise UnreadableKeyError(_("The JWK's member “{name}” is empty.").format(name=name))
        if data[0] == 0 and len(data) > 1:
            self.remark(
                _(
                    "The JWK's member “{name}” begins with a zero byte that does not belong there."
                ).format(name=name)
            )
        return int.from_bytes(data, "big")

    def optional_text(self, name: str) -> str | None:
        """Return a member that may be missing; one of a wrong type is remarked and ignored."""
        value = self.values.get(name)
        if value is None or _is_text(value):
            return value
        self._ignore(name)
        return None

    def optional_texts(self, name: str) -> tuple[str, ...] | None:
        """Return a member that is an array of strings, or None as `optional_text` does."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, list) and all(map(_is_text, value)):
            return tuple(value)
        self._ignore(name)
        return None

    def _ignore(self, name: str) -> None:
        self.remark(
            _("The JWK's member “{name}” is of a wrong type; it was ignored.").format(name=name)
        )


def _is_text(value: Any) -> TypeGuard[str]:
    """Tell a string; half of a surrogate pair can neither be shown nor compared as text."""
    return (
        isinstance(value, str)
        and not isinstance(value, OutsizeNumber)
        and not any("\ud800" <= character <= "\udfff" for character in value)
    )


def _misencoded(name: str, length: int, error: MisencodedError) -> str:
    if error.kind is ProblemKind.ALPHABET:
        return _(
            "The JWK's member “{name}” is not Base64url: character {place} does not belong there."
        ).format(name=name, place=error.offset + 1)
    return _(
        "The JWK's member “{name}” has {count:,} characters, which Base64url never has. "
        "Some are missing, or too many."
    ).format(name=name, count=length)
