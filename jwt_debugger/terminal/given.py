"""What a user gives on the command line, read: texts, files, keys, instants."""

import codecs
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from jwt_debugger.inspection.numeric_date import read_numeric_date
from jwt_debugger.jose.errors import TokenError
from jwt_debugger.jose.json_text import OutsizeNumber
from jwt_debugger.terminal.surroundings import Surroundings
from jwt_debugger.translation import _

# More than this is no token, payload or key, but a mistake such as /dev/zero; bytes.
MAX_GIVEN = 64 * 1024 * 1024

STANDARD_INPUT = "-"
MAX_LEEWAY_DIGITS = 10  # 300 years

_SECONDS = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?", re.ASCII)
_RFC3339 = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,20})?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)
# What only a file is called like: no token begins with a slash, or is a word and an ending.
_FILE_NAME = re.compile(r"(?:~|\.{1,2})?/\S{0,1000}|[^\s./]{1,100}\.(?:json|jwt|log|txt)")
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes and where they came from, as a sentence names it."""

    data: bytes = field(repr=False)
    origin: str

    @property
    def text(self) -> str:
        """Return the text, in which U+FFFD stands for what is none; tokens are ASCII anyway.

        What PowerShell writes to a file is UTF-16, and its byte order mark says so.
        """
        for mark, encoding in _BYTE_ORDER_MARKS.items():
            if self.data.startswith(mark):
                return self.data.decode(encoding, "replace")
        return self.data.decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class GivenKey:
    """The key options, read; a text that is UTF-8 is one, anything else stays bytes."""

    value: str | bytes | None = field(repr=False)
    format: str
    passphrase: str | None = field(repr=False)

    @property
    def given(self) -> bool:
        """Tell whether there is a key, be it an empty one."""
        return self.value is not None


def read_given(argument: str, around: Surroundings) -> Given:
    """Read what an argument stands for: "-" standard input, a path its file, else itself.

    Raises TokenError for a file's name where there is no such file: a missing "payload.json" must
    not be signed as a text of twelve characters.
    """
    if argument == STANDARD_INPUT:
        return Given(_read_standard_input(around), _("Standard input"))
    there = os.path.exists(argument)  # noqa: PTH110 - any text is asked here; Path raises for long ones
    if there or _FILE_NAME.fullmatch(argument):
        return Given(read_file(argument), argument)
    return Given(_utf8(argument), _("The argument"))


def read_file(name: str) -> bytes:
    """Read a file, a pipe or a device up to the bound; raises TokenError with the reason."""
    try:
        with Path(name).open("rb") as file:
            return _bounded(file, name)
    except (OSError, ValueError) as error:
        message = _("{name} cannot be read: {reason}.")
        raise TokenError(message.format(name=name, reason=_reason(error))) from None


def read_key(
    text: str | None, file: str | None, variable: str | None, around: Surroundings
) -> str | bytes | None:
    """Return the key from whichever option it was given in; None: from none."""
    if text is not None:
        return _text_or_bytes(_utf8(text))
    if file is not None:
        return _text_or_bytes(read_file(file))
    if variable is not None:
        return _text_or_bytes(_utf8(read_variable(variable, around.environment)))
    return None


def read_variable(name: str, environment: Mapping[str, str]) -> str:
    """Return an environment variable; raises TokenError where it is not set."""
    if name not in environment:
        message = _("The environment variable {name} is not set. Export it, then try again.")
        raise TokenError(message.format(name=name))
    return environment[name]


def instant(text: str) -> datetime:
    """Read RFC 3339, or seconds since 1970."""
    seconds = read_numeric_date(OutsizeNumber(text)) if _SECONDS.fullmatch(text) else None
    found = seconds.instant if seconds else _from_rfc3339(text)
    if found is None:
        message = _(
            "“{text}” is no instant. Write seconds since 1970, or a date, time and zone such as"
            " 2026-05-29T14:38:20Z."
        )
        raise TokenError(message.format(text=text[:60]))
    return found


def leeway(text: str) -> int:
    """Read a whole number of seconds that is not negative."""
    if not (text.isascii() and text.isdigit() and len(text) <= MAX_LEEWAY_DIGITS):
        message = _("“{text}” is no leeway. Write whole seconds, such as 30.")
        raise TokenError(message.format(text=text[:60]))
    return int(text)


def _from_rfc3339(text: str) -> datetime | None:
    """Read a date and time with a zone; one without would mean another instant elsewhere."""
    if not _RFC3339.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _read_standard_input(around: Surroundings) -> bytes:
    if around.source.isatty():
        around.complain(_("Paste here, then press Enter and Ctrl+D (on Windows Ctrl+Z and Enter)."))
    try:
        return _bounded(around.source, _("Standard input"))
    except OSError as error:
        message = _("Standard input cannot be read: {reason}.")
        raise TokenError(message.format(reason=_reason(error))) from None


def _reason(error: OSError | ValueError) -> str:
    """Return the system's words without the number and the path."""
    return getattr(error, "strerror", None) or str(error)


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_GIVEN + 1)
    if len(data) > MAX_GIVEN:
        message = _("{name} has more than {limit} MB, which is no token, payload or key.")
        raise TokenError(message.format(name=name, limit=MAX_GIVEN // 1024 // 1024))
    return data


def _utf8(argument: str) -> bytes:
    """Return an argument's bytes; those that Python could not decode come back as they were."""
    try:
        return argument.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a surrogate pair, which Windows lets through
        return argument.encode("utf-8", "surrogatepass")


def _text_or_bytes(data: bytes) -> str | bytes:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data
