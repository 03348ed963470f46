"""What kind of token it is, by its `typ` and by its claims: each kind has rules of its own."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from jwt_debugger.inspection.result import Form, Inspection

LOGOUT_EVENT: Final = "http://schemas.openid.net/event/backchannel-logout"


class Kind(StrEnum):
    """The profiles that are known here."""

    ACCESS_TOKEN = "access-token"  # RFC 9068  # noqa: S105 - a kind, no password
    ID_TOKEN = "id-token"  # OpenID Connect Core  # noqa: S105
    DPOP_PROOF = "dpop-proof"  # RFC 9449
    LOGOUT_TOKEN = "logout-token"  # OpenID Connect Back-Channel Logout  # noqa: S105
    CLIENT_ASSERTION = "client-assertion"  # RFC 7523
    SD_JWT_VC = "sd-jwt-vc"
    OTHER = "other"  # of a type with rules that are not known here
    PLAIN = "plain"  # a JWT and no more


_BY_TYPE: Final = {
    "at+jwt": Kind.ACCESS_TOKEN,
    "dpop+jwt": Kind.DPOP_PROOF,
    "logout+jwt": Kind.LOGOUT_TOKEN,
    "client-authentication+jwt": Kind.CLIENT_ASSERTION,
    "dc+sd-jwt": Kind.SD_JWT_VC,
    "vc+sd-jwt": Kind.SD_JWT_VC,  # its name before November 2024
}
UNTYPED: Final = frozenset({"", "jwt", "jws", "jwe", "jose"})
_HASHES: Final = frozenset({"at_hash", "c_hash"})
_OF_ID_TOKENS: Final = _HASHES | {"nonce", "azp", "auth_time", "acr", "amr"}
# What an access token says that an ID token does not: what its bearer may do.
_OF_ACCESS: Final = frozenset({"scope", "scp", "permissions", "client_id"})
_OF_ASSERTIONS: Final = frozenset({"iss", "sub", "aud", "exp", "iat", "nbf", "jti"})


def kind_of(inspection: Inspection) -> Kind:
    """Recognise a token's kind, by its type before its claims."""
    named = type_of(inspection.header or {})
    if named in _BY_TYPE:
        return _BY_TYPE[named]
    return _kind_by_claims(inspection.claims, inspection.form) if named in UNTYPED else Kind.OTHER


def type_of(header: Mapping[str, Any]) -> str:
    """Return the header's `typ` in small letters, without "application/"."""
    named = header.get("typ")
    return named.lower().removeprefix("application/") if type(named) is str else ""


def _kind_by_claims(claims: Mapping[str, Any], form: Form) -> Kind:
    events = claims.get("events")
    if isinstance(events, dict) and LOGOUT_EVENT in events:
        return Kind.LOGOUT_TOKEN
    if form is Form.SD_JWT and "vct" in claims:
        return Kind.SD_JWT_VC
    if isinstance(claims.get("vc") or claims.get("vp"), dict):
        return Kind.OTHER  # a credential of the W3C: long-lived, and for whoever asks
    if {"htm", "htu", "jti"} <= claims.keys():
        return Kind.DPOP_PROOF
    if _is_client_assertion(claims):
        return Kind.CLIENT_ASSERTION
    return Kind.ID_TOKEN if _is_id_token(claims) else Kind.PLAIN


def _is_client_assertion(claims: Mapping[str, Any]) -> bool:
    """Recognise a client that speaks for itself: issuer and subject are one (RFC 7523)."""
    issuer = claims.get("iss")
    return (
        type(issuer) is str
        and issuer == claims.get("sub")
        and {"aud", "jti"} <= claims.keys() <= _OF_ASSERTIONS
    )


def _is_id_token(claims: Mapping[str, Any]) -> bool:
    """Recognise what tells a client who signed in, and how, but not what it may do."""
    names = claims.keys()
    if names & _OF_ACCESS:
        return False
    identifies = {"iss", "sub", "aud"} <= names
    return bool(names & _HASHES) or (identifies and bool(names & _OF_ID_TOKENS))
