"""What the header of an encrypted token must hold for its algorithm (RFC 7518 section 4)."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.json_text import OutsizeNumber
from jwt_debugger.jose.jwe_algorithms import (
    AGREEMENT_ALGORITHMS,
    GCM_WRAPPING_ALGORITHMS,
    PASSWORD_ALGORITHMS,
)
from jwt_debugger.translation import _, ngettext

# Two million rounds take a second or two; OWASP advises 600,000 for a password.
MAX_ROUNDS: Final = 2_000_000

_GCM_IV_BYTES: Final = 12
_GCM_TAG_BYTES: Final = 16


def parameter_faults(header: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Name each parameter that is missing or wrong, with a sentence that says how."""
    algorithm = header.get("alg")
    if "zip" in header and type(header["zip"]) is not str:
        yield "zip", _("“zip” must be a string.")
    if algorithm in GCM_WRAPPING_ALGORITHMS:
        yield from _bytes_fault(header, "iv", size=_GCM_IV_BYTES)
        yield from _bytes_fault(header, "tag", size=_GCM_TAG_BYTES)
    elif algorithm in AGREEMENT_ALGORITHMS:
        yield from _one_time_key_fault(header)
        yield from _bytes_fault(header, "apu", optional=True)
        yield from _bytes_fault(header, "apv", optional=True)
    elif algorithm in PASSWORD_ALGORITHMS:
        yield from _bytes_fault(header, "p2s")
        yield from _rounds_fault(header)


def rounds_above_bound(header: Mapping[str, Any], share: int = 1) -> str:
    """Say that a password is hashed too often to be tried here; empty where it is not.

    The header has no fault of `parameter_faults`, though `p2c` may be missing. So many recipients
    `share` the bound.
    """
    rounds = header.get("p2c", 0) if header["alg"] in PASSWORD_ALGORITHMS else 0
    if not isinstance(rounds, OutsizeNumber) and rounds <= MAX_ROUNDS // share:
        return ""
    return _(
        "“p2c” asks for more than {limit:,} rounds of hashing, which is not tried here"
    ).format(limit=MAX_ROUNDS // share)


def _bytes_fault(
    header: Mapping[str, Any], name: str, *, size: int | None = None, optional: bool = False
) -> Iterator[tuple[str, str]]:
    """Judge a parameter that holds bytes in Base64url, of so many where a size is given."""
    if name not in header:
        if not optional:
            yield name, _missing(header, name)
        return
    value = header[name]
    if type(value) is not str:
        yield name, _("“{name}” must be a string.").format(name=name)
        return
    decoded = decode(value)
    if decoded.fault:
        yield name, _("“{name}” is not base64url.").format(name=name)
    elif size is not None and len(decoded.data) != size:
        yield (
            name,
            ngettext(
                "“{name}” has {count:,} byte, and {algorithm} needs {size}.",
                "“{name}” has {count:,} bytes, and {algorithm} needs {size}.",
                len(decoded.data),
            ).format(name=name, count=len(decoded.data), algorithm=header["alg"], size=size),
        )


def _one_time_key_fault(header: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Judge the sender's one-time public key; whether it is one is seen when it is read."""
    if "epk" not in header:
        yield "epk", _missing(header, "epk")
    elif not isinstance(header["epk"], dict):
        yield "epk", _("“epk” must be a public key as a JWK.")


def _rounds_fault(header: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Judge how often the password is hashed."""
    if "p2c" not in header:
        yield "p2c", _missing(header, "p2c")
    elif isinstance(header["p2c"], OutsizeNumber):
        return
    elif type(header["p2c"]) is not int or header["p2c"] < 1:
        yield "p2c", _("“p2c” must be a whole number above zero.")


def _missing(header: Mapping[str, Any], name: str) -> str:
    return _("“{name}” is missing, and {algorithm} needs it.").format(
        name=name, algorithm=header["alg"]
    )
