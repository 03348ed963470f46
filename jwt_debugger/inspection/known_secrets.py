"""The secrets that are publicly known, and whether one of them is that of a token.

Whoever can guess the secret of an HMAC can make any token; what is on a list is guessed first.
"""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from time import sleep
from typing import Final

from jwt_debugger.inspection.result import Inspection
from jwt_debugger.inspection.word_trial import matching, words_of
from jwt_debugger.jose.problems import Segment

# So much is tried at a time, a millisecond or less of work; then other threads have a turn.
SLICE: Final = 4_096  # bytes
TURN: Final = 0.000_05  # seconds

_LIST: Final = "known_jwt_secrets.txt.gz"
_HASHES: Final = {"HS256": ("sha256", 32), "HS384": ("sha384", 48), "HS512": ("sha512", 64)}


@dataclass(frozen=True, slots=True)
class Target:
    """What a secret must give: the HMAC by that hash of the message."""

    hash_name: str
    message: bytes = field(repr=False)
    signature: bytes


def never() -> bool:
    """Cancel nothing."""
    return False


def target_of(inspection: Inspection) -> Target | None:
    """Return what to look for; None where the token has no HMAC, or none that is whole."""
    part = inspection.part(Segment.SIGNATURE)
    algorithm = inspection.signature.algorithm if inspection.signature else None
    if part is None or algorithm not in _HASHES:
        return None
    hash_name, size = _HASHES[algorithm]
    if len(part.data) != size:
        return None
    return Target(hash_name, inspection.signing_input, part.data)


def find_known_secret(
    target: Target,
    *,
    cancelled: Callable[[], bool] = never,
    progress: Callable[[int, int], None] | None = None,
) -> bytes | None:
    """Look through the built-in list; None: the secret is not on it, or it was cancelled.

    No secret at all is known best: it is what programs sign with where a variable is not set.
    This takes a fifth of a second for a token of ordinary size, and leaves other threads their
    turn. `progress` is told how many bytes of the list are done, and how many there are.
    """
    if matching([b""], target.hash_name, target.message, target.signature) is not None:
        return b""
    listed = known_secrets()
    for start, block in _slices(listed):
        if cancelled():
            return None
        found = matching(words_of(block), target.hash_name, target.message, target.signature)
        if found is not None:
            return found
        if progress is not None:
            progress(start + len(block), len(listed))
        sleep(TURN)
    return None


def is_publicly_known(secret: bytes) -> bool:
    """Tell whether a secret is on the built-in list."""
    return bool(secret) and b"\n" not in secret and b"\n%s\n" % secret in known_secrets()


@cache
def known_secrets() -> bytes:
    """Return the built-in list: a line end, and then each secret with one after it."""
    data = (files("jwt_debugger.resources") / _LIST).read_bytes()
    return b"\n" + gzip.decompress(data).rstrip(b"\n") + b"\n"


def _slices(listed: bytes) -> Iterator[tuple[int, bytes]]:
    """Cut a list at line ends, and say where each piece begins."""
    start = 0
    while start < len(listed):
        end = listed.find(b"\n", start + SLICE) + 1 or len(listed)
        yield start, listed[start:end]
        start = end
