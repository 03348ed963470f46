"""Tokens to start from, each with its key; their times lie around the instant they are made."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import Any, Final

from jwt_debugger.translation import _

MINUTE: Final = 60
DAY: Final = 86_400
ISSUED_AGO: Final = 119 * MINUTE
LIFETIME: Final = 240 * MINUTE

# Long enough for HS256 and HS384, and an example's alone: it stands in this very file.
SECRET: Final = "an example's secret, known to everybody: 8f2b71c4"  # noqa: S105 - public
WEAK_SECRET: Final = "secret123"  # noqa: S105 - the weak secret is what this example is about


@dataclass(frozen=True, slots=True)
class ExampleTitle:
    """What is said of an example before it is made; making one loads the cryptography."""

    id: str
    title: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class Example:
    """A token with the secret or key that belongs to it; no repr shows either."""

    id: str
    title: str
    subtitle: str
    token: str = field(repr=False)
    key_text: str = field(repr=False)
    key_format: str


@dataclass(frozen=True, slots=True)
class _Made:
    token: str = field(repr=False)
    key_text: str = field(default="", repr=False)
    key_format: str = "utf8"


def catalogue() -> tuple[ExampleTitle, ...]:
    """List the examples; the last is the token that a login hands out."""
    return (
        ExampleTitle("valid-hs256", _("Valid, HS256"), _("secret included")),
        ExampleTitle("valid-rs256", _("Valid, RS256"), _("public key included")),
        ExampleTitle("expired", _("Expired"), _("with a weak secret")),
        ExampleTitle("unsigned", _("Unsigned"), _("alg: none")),
        ExampleTitle("encrypted", _("Encrypted"), _("JWE with its private key")),
        ExampleTitle("malformed", _("Malformed"), _("one wrong character")),
        ExampleTitle(
            "login", _("Login token"), _("what a Node.js server hands out: _id, admin, for 1 week")
        ),
    )


def make_example(id: str, now: datetime) -> Example:  # noqa: A002 - the catalogue's word for it
    """Make the example with that id as of an aware instant."""
    said = next(each for each in catalogue() if each.id == id)
    made = _MAKERS[id](int(now.timestamp()))
    return Example(said.id, said.title, said.subtitle, made.token, made.key_text, made.key_format)


def _valid_hs256(at: int) -> _Made:
    return _Made(_hs256(_claims(at), SECRET, kid="2026-05-a"), SECRET)


def _valid_rs256(at: int) -> _Made:
    from jwt_debugger.issue import sign

    header = {"alg": "RS256", "typ": "JWT", "kid": "rsa-7"}
    token = sign(_compact(header), _compact(_claims(at)), _resource("signing-private.pem"))
    return _Made(token, _resource("signing-public.pem"), "auto")


def _expired(at: int) -> _Made:
    expired = at - 4 * DAY
    claims = {
        "iss": "legacy-portal",
        "sub": "1042",
        "email": "k.okafor@example.com",
        "admin": True,
        "iat": expired - 365 * DAY,
        "exp": expired,
    }
    return _Made(_hs256(claims, WEAK_SECRET), WEAK_SECRET)


def _unsigned(at: int) -> _Made:
    from jwt_debugger.issue import sign

    claims = _claims(at) | {"roles": ["admin"]}
    return _Made(sign(_compact({"alg": "none", "typ": "JWT"}), _compact(claims), None))


def _encrypted(at: int) -> _Made:
    from jwt_debugger.encrypting import encrypt

    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "kid": "enc-2026"}
    claims = {
        "iss": "https://bank.example.com",
        "sub": "customer-4471",
        "aud": "statements",
        "account": "DE02 1203 0000 0000 2020 51",
        "iat": at - ISSUED_AGO,
        "exp": at - ISSUED_AGO + LIFETIME,
    }
    key = _resource("encryption-private.pem")
    return _Made(encrypt(_compact(header), _compact(claims), key), key, "auto")


def _malformed(at: int) -> _Made:
    """Put a "+" for the first "-", which the "~" of the issuer brings into the payload."""
    claims = _claims(at) | {"iss": "https://signin.example.com/~shop"}
    header, dot, rest = _hs256(claims, SECRET, kid="2026-05-a").partition(".")
    return _Made(header + dot + rest.replace("-", "+", 1), SECRET)


def _login(at: int) -> _Made:
    """Make what jsonwebtoken's sign makes at a login, with expiresIn "1 week"."""
    claims = {"_id": "65f0c2a7e4b09d3f1c8a5e21", "admin": False, "iat": at, "exp": at + 7 * DAY}
    return _Made(_hs256(claims, SECRET), SECRET)


_MAKERS: Final[Mapping[str, Callable[[int], _Made]]] = {
    "valid-hs256": _valid_hs256,
    "valid-rs256": _valid_rs256,
    "expired": _expired,
    "unsigned": _unsigned,
    "encrypted": _encrypted,
    "malformed": _malformed,
    "login": _login,
}


def _claims(at: int) -> dict[str, Any]:
    issued = at - ISSUED_AGO
    return {
        "iss": "https://auth.example.com",
        "sub": "user_8Fq2",
        "aud": "orders-api",
        "name": "Zoë Nakamura",
        "roles": ["viewer", "billing"],
        "iat": issued,
        "nbf": issued,
        "exp": issued + LIFETIME,
    }


def _hs256(claims: Mapping[str, Any], secret: str, **header: str) -> str:
    from jwt_debugger.issue import sign

    return sign(_compact({"alg": "HS256", "typ": "JWT", **header}), _compact(claims), secret)


def _compact(value: Mapping[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _resource(name: str) -> str:
    folder = files("jwt_debugger.resources") / "examples"
    return (folder / name).read_text(encoding="utf-8")
