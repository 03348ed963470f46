"""New tokens to begin with: header and payload of common kinds, each as its own document asks."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jwt_debugger.inspection.durations import DAY, HOUR, MINUTE
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys import to_jwk
from jwt_debugger.translation import _

Random = Callable[[int], bytes]

# So many bytes make an ID that no one guesses and no two tokens share.
_ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of token: what is said of it, and how its claims are made at a Unix time.

    `algorithm` is what its header names, and what a key has to be made for. With `carries_key`
    the public part of that key belongs into the header.
    """

    id: str
    title: Callable[[], str]
    subtitle: Callable[[], str]
    algorithm: str
    type: str
    claims: Callable[[int, Random], Mapping[str, Any]]
    carries_key: bool = False


@dataclass(frozen=True, slots=True)
class NewToken:
    """The texts of a token that is not signed yet."""

    id: str
    title: str
    header_text: str
    payload_text: str
    algorithm: str


def make_new_token(
    id: str,  # noqa: A002 - the registry's word for it
    now: datetime,
    key: Key | None = None,
    random: Random = secrets.token_bytes,
) -> NewToken:
    """Make the texts of the template with that id, its times around an aware instant.

    `key` is the one that will sign; its public part goes where the template carries it. Raises
    KeyUnusableError for a secret there. `random` gives the bytes of IDs.
    """
    template = next(each for each in TEMPLATES if each.id == id)
    header: dict[str, Any] = {"alg": template.algorithm, "typ": template.type}
    if template.carries_key and key is not None:
        header["jwk"] = to_jwk(key, public=True)
    payload = template.claims(int(now.timestamp()), random)
    return NewToken(id, template.title(), _compact(header), _compact(payload), template.algorithm)


def _login(at: int, _random: Random) -> Mapping[str, Any]:
    """Claim what jsonwebtoken's sign does at a login, with expiresIn "1 week"."""
    return {"_id": "65f0c2a7e4b09d3f1c8a5e21", "admin": False, "iat": at, "exp": at + 7 * DAY}


def _access_token(at: int, random: Random) -> Mapping[str, Any]:
    """Claim what RFC 9068 section 2.2 asks for."""
    return {
        "iss": "https://auth.example.com",
        "sub": "user_8Fq2",
        "aud": "https://api.example.com",
        "client_id": "web-shop",
        "scope": "orders:read",
        "iat": at,
        "exp": at + HOUR,
        "jti": encode(random(_ID_BYTES)),
    }


def _id_token(at: int, random: Random) -> Mapping[str, Any]:
    """Claim what OpenID Connect Core section 2 asks for; the user signed in a minute ago."""
    return {
        "iss": "https://auth.example.com",
        "sub": "user_8Fq2",
        "aud": "web-shop",
        "iat": at,
        "exp": at + HOUR,
        "auth_time": at - MINUTE,
        "nonce": encode(random(_ID_BYTES)),
    }


def _dpop_proof(at: int, random: Random) -> Mapping[str, Any]:
    """Claim what RFC 9449 section 4.2 asks for: a proof is for one request, so it has no end."""
    return {
        "jti": encode(random(_ID_BYTES)),
        "htm": "POST",
        "htu": "https://auth.example.com/token",
        "iat": at,
    }


def _nothing(_at: int, _random: Random) -> Mapping[str, Any]:
    return {}


def _compact(value: Mapping[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"))


TEMPLATES: Final = (
    Template(
        "login",
        lambda: _("Login token"),
        lambda: _("what a Node.js server hands out: _id, admin, for 1 week"),
        "HS256",
        "JWT",
        _login,
    ),
    Template(
        "access-token",
        lambda: _("Access token"),
        lambda: _("for an API, with scopes (RFC 9068)"),
        "RS256",
        "at+jwt",
        _access_token,
    ),
    Template(
        "id-token",
        lambda: _("ID token"),
        lambda: _("who has signed in (OpenID Connect)"),
        "RS256",
        "JWT",
        _id_token,
    ),
    Template(
        "dpop-proof",
        lambda: _("DPoP proof"),
        lambda: _("binds one request to a key (RFC 9449)"),
        "ES256",
        "dpop+jwt",
        _dpop_proof,
        carries_key=True,
    ),
    Template(
        "empty",
        lambda: _("Empty token"),
        lambda: _("no claims yet"),
        "HS256",
        "JWT",
        _nothing,
    ),
)
