"""Files that the user opens or drops: read once, with a bound, never watched."""

import stat
from pathlib import Path
from typing import Final

from jwt_debugger.jose.errors import TokenError
from jwt_debugger.translation import _

MEGABYTE: Final = 1024 * 1024
MAX_TOKEN_FILE: Final = 64 * MEGABYTE  # a large recording of a browser's traffic
MAX_KEY_FILE: Final = 2 * MEGABYTE

_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_token_file(path: str) -> str:
    """Return a file's text; bytes that are no text become U+FFFD. Raises TokenError."""
    return text_of(_read(Path(path), MAX_TOKEN_FILE))


def text_of(data: bytes) -> str:
    """Return the text of a file's bytes: UTF-8, or what its byte order mark says."""
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    return data.decode(encoding, "replace")


def read_key_file(path: str) -> tuple[str, bytes]:
    """Return a key file's name without its folder, and its bytes. Raises TokenError."""
    return Path(path).name, _read(Path(path), MAX_KEY_FILE)


def read_payload_file(path: str) -> bytes:
    """Return the bytes of a payload that is kept apart from its token. Raises TokenError."""
    return _read(Path(path), MAX_TOKEN_FILE)


def _read(path: Path, limit: int) -> bytes:
    """Read a whole file; raises TokenError, with one sentence, where that cannot be."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would keep the window waiting
            raise TokenError(_("“{name}” is no file.").format(name=path.name))
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = _("“{name}” cannot be read: {reason}.")
        raise TokenError(message.format(name=path.name, reason=reason)) from None
    if len(data) > limit:
        message = _("“{name}” has more than {limit} MB, which is the most that is read.")
        raise TokenError(message.format(name=path.name, limit=limit // MEGABYTE))
    return data
