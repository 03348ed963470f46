"""Secrets as people write them: UTF-8, Base64, Base64url and hex."""

import re

from jwt_debugger.jose.key import Key, KeyKind, KeyReading
from jwt_debugger.jose.keys.base64_text import MisencodedError, decode_base64
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.problems import ProblemKind
from jwt_debugger.translation import _

_NO_HEX_DIGIT = re.compile(r"[^0-9A-Fa-f]")
_HEX_SEPARATORS = re.compile(r"[\s:]+")
_AROUND = " \t\r\n\v\f\ufeff\u00a0"


def read_secret(given: str | bytes, key_format: str) -> KeyReading:
    """Read a secret in the format utf8, base64, base64url or hex; raises UnreadableKeyError."""
    if key_format == "utf8":
        data = given if isinstance(given, bytes) else _utf8_bytes(given)
        return secret_reading(data, "utf8")
    text = utf8_text(given)
    if key_format == "hex":
        return _read_hex(text)
    return _read_base64(text, key_format)


def secret_reading(data: bytes, source: str, remarks: tuple[str, ...] = ()) -> KeyReading:
    """Wrap the bytes of a secret."""
    return KeyReading((secret_key(data, source),), source, remarks=remarks)


def secret_key(data: bytes, source: str) -> Key:
    """Make the key of a secret's bytes; it has no thumbprint, which would give a weak one away."""
    return Key(KeyKind.SECRET, data, private=True, size=8 * len(data), source=source)


def _utf8_bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableKeyError(
            _(
                "Character {place} of the secret is half of a surrogate pair, which UTF-8 cannot "
                "hold. Copy the secret anew, or give it as Base64 or hex."
            ).format(place=error.start + 1)
        ) from None


def utf8_text(given: str | bytes) -> str:
    """Return the text, of bytes that are UTF-8; raises UnreadableKeyError."""
    if isinstance(given, str):
        return given
    try:
        return given.decode()
    except UnicodeDecodeError as error:
        raise UnreadableKeyError(
            _(
                "Byte {place} is no text in UTF-8, and this format is one of text. "
                "Choose the format of the file, or “auto”."
            ).format(place=error.start + 1)
        ) from None


def _read_base64(text: str, key_format: str) -> KeyReading:
    core = text.strip(_AROUND)
    lead = len(text) - len(text.lstrip(_AROUND))
    try:
        decoded = decode_base64(core, url=key_format == "base64url")
    except MisencodedError as error:
        sentence = _base64_sentence(error, lead + error.offset + 1, core, key_format)
        raise UnreadableKeyError(sentence) from None
    remarks = [*_white_space_remark(text, core)]
    if decoded.loose_bits:
        remarks.append(
            _(
                "The last character holds bits that belong to no byte; they were dropped. "
                "A character may be missing or wrong."
            )
        )
    return secret_reading(decoded.data, key_format, tuple(remarks))


def _base64_sentence(error: MisencodedError, place: int, core: str, key_format: str) -> str:
    name = {"base64": "Base64", "base64url": "Base64url"}[key_format]
    if error.kind is ProblemKind.LENGTH:
        return _(
            "The secret has {count:,} {name} characters, which no number of bytes makes. "
            "One is missing at the end, or one is too many."
        ).format(count=len(core.rstrip("=")), name=name)
    if error.kind is ProblemKind.PADDING:
        return _(
            "The “=” from character {place} on are not as many as {name} needs there. "
            "Copy the whole secret, or leave them out."
        ).format(place=place, name=name)
    other = {"base64": ("-_", "Base64url"), "base64url": ("+/", "Base64")}[key_format]
    if core[error.offset] in other[0]:
        return _(
            "Character {place} is none of {name}, but one of {other}. Choose {other} as the format."
        ).format(place=place, name=name, other=other[1])
    return _(
        "Character {place} of the secret is none of {name}. Correct it, or choose another format."
    ).format(place=place, name=name)


def _read_hex(text: str) -> KeyReading:
    core = text.strip(_AROUND)
    lead = len(text) - len(text.lstrip(_AROUND))
    start = 2 if core[:2].lower() == "0x" else 0
    digits = _HEX_SEPARATORS.sub("", core[start:])
    stray = _NO_HEX_DIGIT.search(digits)
    if stray:
        place = lead + start + _place_of(stray.group(), core[start:]) + 1
        raise UnreadableKeyError(
            _(
                "Character {place} of the secret is no hex digit (0 to 9, A to F). "
                "Correct it, or choose another format."
            ).format(place=place)
        )
    if len(digits) % 2:
        raise UnreadableKeyError(
            _(
                "The secret has {count:,} hex digits, and two make a byte. "
                "One is missing, or one is too many."
            ).format(count=len(digits))
        )
    remarks = [*_white_space_remark(text, core)]
    if digits != core:
        remarks.append(_("The “0x”, colons or spaces between the hex digits were left out."))
    return secret_reading(bytes.fromhex(digits), "hex", tuple(remarks))


def _place_of(stray: str, core: str) -> int:
    """Find the first stray character where it stands among the separators."""
    return core.index(stray)


def _white_space_remark(text: str, core: str) -> tuple[str, ...]:
    if text == core:
        return ()
    return (_("White space around the secret was left out."),)
