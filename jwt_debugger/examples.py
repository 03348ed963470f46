"""Tokens to start from, each with its key; their times lie around the instant they are opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import Any, Final

from jwt_debugger.issue import sign
from jwt_debugger.translation import _

MINUTE: Final = 60
DAY: Final = 86_400
ISSUED_AGO: Final = 119 * MINUTE
LIFETIME: Final = 240 * MINUTE

# Long enough for HS256 and HS384, and an example's alone: it stands in this very file.
SECRET: Final = "an example's secret, known to everybody: 8f2b71c4"  # noqa: S105 - public
WEAK_SECRET: Final = "secret123"  # noqa: S105 - the weak secret is what this example is about


@dataclass(frozen=True, slots=True)
class Example:
    """A token with the key that it comes with."""

    id: str
    title: str
    subtitle: str
    token: str = field(repr=False)
    key_text: str = field(default="", repr=False)
    key_format: str = "utf8"


def examples(now: datetime) -> tuple[Example, ...]:
    """Make the examples as of an aware instant."""
    at = int(now.timestamp())
    return (
        _valid(at),
        _valid_rsa(at),
        _expired(at),
        _login(at),
        _unsigned(at),
        _encrypted(),
        _malformed(at),
    )


def _claims(at: int, audience: str) -> dict[str, Any]:
    issued = at - ISSUED_AGO
    return {
        "iss": "https://auth.example.com",
        "sub": "user_8Fq2",
        "aud": audience,
        "name": "Zoë Nakamura",
        "roles": ["viewer", "billing"],
        "iat": issued,
        "nbf": issued,
        "exp": issued + LIFETIME,
    }


def _compact(value: Mapping[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _hs256(claims: Mapping[str, Any], secret: str, **header: str) -> str:
    return sign(_compact({"alg": "HS256", "typ": "JWT", **header}), _compact(claims), secret)


def _valid(at: int) -> Example:
    token = _hs256(_claims(at, "orders-api"), SECRET, kid="2026-05-a")
    return Example("valid-hs256", _("Valid, HS256"), _("secret included"), token, SECRET)


def _valid_rsa(at: int) -> Example:
    header = _compact({"alg": "RS256", "typ": "JWT", "kid": "rsa-7"})
    token = sign(header, _compact(_claims(at, "orders-api")), _resource("signing-private.pem"))
    title, subtitle = _("Valid, RS256"), _("public key included")
    return Example("valid-rs256", title, subtitle, token, _resource("signing-public.pem"), "pem")


def _expired(at: int) -> Example:
    expired = at - 4 * DAY
    claims = {
        "iss": "legacy-portal",
        "sub": "1042",
        "email": "k.okafor@example.com",
        "admin": True,
        "iat": expired - 365 * DAY,
        "exp": expired,
    }
    token = _hs256(claims, WEAK_SECRET)
    return Example("expired", _("Expired"), _("with a weak secret"), token, WEAK_SECRET)


def _login(at: int) -> Example:
    """Make the token of a login as jsonwebtoken's sign does with expiresIn "1 week"."""
    claims = {"_id": "65f0c2a7e4b09d3f1c8a5e21", "admin": False, "iat": at, "exp": at + 7 * DAY}
    token = _hs256(claims, SECRET)
    return Example("login", _("Login token"), _("Node.js, expires in 1 week"), token, SECRET)


def _unsigned(at: int) -> Example:
    token = sign(_compact({"alg": "none", "typ": "JWT"}), _compact(_claims(at, "orders-api")), None)
    return Example("unsigned", _("Unsigned"), _("alg: none"), token)


def _encrypted() -> Example:
    key = _resource("encryption-private.pem")
    title, subtitle = _("Encrypted"), _("JWE with its private key")
    return Example("encrypted", title, subtitle, _resource("encrypted.jwt").strip(), key, "pem")


def _malformed(at: int) -> Example:
    valid = _valid(at).token
    wrong = valid.index(".") + 61  # the 61st character of the payload
    token = f"{valid[:wrong]}+{valid[wrong + 1 :]}"
    return Example("malformed", _("Malformed"), _("one wrong character"), token, SECRET)


def _resource(name: str) -> str:
    folder = files("jwt_debugger.resources") / "examples"
    return (folder / name).read_text(encoding="utf-8")
