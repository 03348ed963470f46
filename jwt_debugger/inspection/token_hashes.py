"""The hashes by which one token is tied to another: at_hash, c_hash, s_hash and ath."""

import hashlib
import re
from collections.abc import Mapping
from typing import Final

from jwt_debugger.inspection.result import Inspection
from jwt_debugger.jose.base64url import encode

# OpenID Connect Core section 3.1.3.6 and 3.3.2.11, FAPI 1.0 part 2 section 5.1: half a hash, that
# of the algorithm which signs the token. RFC 9449 section 4.2: the whole of SHA-256.
HALF_HASHES: Final = ("at_hash", "c_hash", "s_hash")
WHOLE_HASH: Final = "ath"

_SCHEME: Final = re.compile(r"\A(?:authorization:\s*)?(?:bearer|dpop)\s+", re.IGNORECASE)
_HASHES: Final = {"256": hashlib.sha256, "384": hashlib.sha384, "512": hashlib.sha512}


def expected_hash(claim: str, text: str, algorithm: str) -> str | None:
    """Return what the claim must be for an access token, a code or a state.

    `algorithm` is that of the token which has the claim. None: no such claim, or no document says
    which hash goes with that algorithm.
    """
    data = text.encode("utf-8", "surrogatepass")
    if claim == WHOLE_HASH:
        return encode(hashlib.sha256(data).digest())
    digest = _HASHES.get(algorithm[-3:])
    if claim not in HALF_HASHES or digest is None:
        return None
    whole = digest(data).digest()
    return encode(whole[: len(whole) // 2])


def is_tied_to(inspection: Inspection, claim: str, text: str) -> bool | None:
    """Tell whether a claim of a token (`at_hash`, say) is the hash of that access token or code.

    None: the token has no such claim, or it cannot be told.
    """
    algorithm = inspection.header.get("alg") if inspection.header else None
    expected = expected_hash(claim, text, algorithm if type(algorithm) is str else "")
    if expected is None or claim not in inspection.claims:
        return None
    return bool(inspection.claims[claim] == expected)


def ties(inspection: Inspection, text: str) -> Mapping[str, bool]:
    """Tell of each hash that the token claims whether it is that of a token, code or state.

    An access token may be given as its Authorization header has it (RFC 6750 section 2.1).
    """
    bare = _SCHEME.sub("", text)
    told = {name: is_tied_to(inspection, name, bare) for name in (*HALF_HASHES, WHOLE_HASH)}
    return {name: tied for name, tied in told.items() if tied is not None}


def hash_length(claim: str, algorithm: str) -> int | None:
    """Return how many characters the claim must have; None where it cannot be told."""
    expected = expected_hash(claim, "", algorithm)
    return None if expected is None else len(expected)
