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
    "vc+sd-jwt": Kind.SD_JWT_VC,
}
_OF_ID_TOKENS: Final = ("nonce", "at_hash", "c_hash", "azp", "auth_time", "acr", "amr")
_OF_ASSERTIONS: Final = frozenset({"iss", "sub", "aud", "exp", "iat", "nbf", "jti"})


def kind_of(inspection: Inspection) -> Kind:
    """Recognise a token's kind, by its type before its claims."""
    named = type_of(inspection.header or {})
    if named in _BY_TYPE:
        return _BY_TYPE[named]
    if named not in ("", "jwt", "jws", "jose"):
        return Kind.OTHER
    return _kind_by_claims(inspection.claims, inspection.form)


def _kind_by_claims(claims: Mapping[str, Any], form: Form) -> Kind:
    events = claims.get("events")
    if isinstance(events, dict) and LOGOUT_EVENT in events:
        return Kind.LOGOUT_TOKEN
    if form is Form.SD_JWT and "vct" in claims:
        return Kind.SD_JWT_VC
    if _is_client_assertion(claims):
        return Kind.CLIENT_ASSERTION
    identifies = all(name in claims for name in ("iss", "sub", "aud")) and "scope" not in claims
    if identifies and any(name in claims for name in _OF_ID_TOKENS):
        return Kind.ID_TOKEN
    return Kind.PLAIN


def type_of(header: Mapping[str, Any]) -> str:
    """Return the header's `typ` in small letters, without "application/"."""
    named = header.get("typ")
    return named.lower().removeprefix("application/") if type(named) is str else ""


def _is_client_assertion(claims: Mapping[str, Any]) -> bool:
    """Recognise a client that speaks for itself: issuer and subject are one (RFC 7523)."""
    issuer = claims.get("iss")
    return (
        type(issuer) is str
        and issuer == claims.get("sub")
        and {"aud", "jti"} <= claims.keys() <= _OF_ASSERTIONS
    )
