"""Findings on what a kind of token must hold, by the document that defines the kind."""

from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.findings.kinds import LOGOUT_EVENT, Kind, type_of
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_claims
from jwt_debugger.inspection.result import Severity
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

_NEEDED: Final = {
    Kind.ACCESS_TOKEN: ("iss", "sub", "aud", "client_id", "iat", "jti"),  # RFC 9068 section 2.2
    Kind.ID_TOKEN: ("iss", "sub", "aud", "iat"),  # OpenID Connect Core section 2
    Kind.DPOP_PROOF: ("jti", "htm", "htu", "iat"),  # RFC 9449 section 4.2
    Kind.LOGOUT_TOKEN: ("iss", "aud", "iat", "jti", "events"),  # Back-Channel Logout section 2.4
    Kind.CLIENT_ASSERTION: ("iss", "sub", "aud", "jti"),  # RFC 7523 section 3
    Kind.SD_JWT_VC: ("vct",),
    Kind.PLAIN: ("aud",),
}
_PRIVATE_MEMBERS: Final = ("d", "k", "p", "q", "priv")


def kind_name(kind: Kind) -> str:
    """Name a kind in a sentence."""
    return {
        Kind.ACCESS_TOKEN: _("an access token (RFC 9068)"),
        Kind.ID_TOKEN: _("an ID token (OpenID Connect)"),
        Kind.DPOP_PROOF: _("a DPoP proof (RFC 9449)"),
        Kind.LOGOUT_TOKEN: _("a logout token (OpenID Connect)"),
        Kind.CLIENT_ASSERTION: _("a client assertion (RFC 7523)"),
        Kind.SD_JWT_VC: _("a verifiable credential (SD-JWT VC)"),
        Kind.OTHER: _("a token of its own kind"),
        Kind.PLAIN: _("a plain JWT"),
    }[kind]


def _missing(subject: Subject) -> Iterator[Remark]:
    for name in _NEEDED.get(subject.kind, ()):
        if name not in subject.claims:
            yield _missing_remark(subject, name)


def _missing_remark(subject: Subject, name: str) -> Remark:
    title = {
        "aud": _("No audience (aud)"),
        "iss": _("No issuer (iss)"),
        "sub": _("No subject (sub)"),
        "jti": _("No token ID (jti)"),
    }.get(name, _("“{name}” is missing").format(name=name))
    if name == "aud":
        detail = _("Any service that trusts this key accepts the token, not only the intended one.")
        # A token that names no issuer is most often a server's own: it speaks to nobody else.
        own = subject.kind is Kind.PLAIN and "iss" not in subject.claims
        return Remark(
            detail, title=title, id="no-aud", severity=Severity.INFO if own else Severity.MEDIUM
        )
    if name == "jti":
        detail = _("Without it, nobody notices that the token is used twice.")
    else:
        detail = _("This looks like {kind}, which must have it.")
        detail = detail.format(kind=kind_name(subject.kind))
    return Remark(detail, title=title, id=f"no-{name.replace('_', '-')}")


def _audiences(subject: Subject) -> Iterator[Remark]:
    audience = subject.claims.get("aud")
    if isinstance(audience, list) and len(audience) > 1 and "azp" not in subject.claims:
        yield Remark(
            _("There are several audiences, and “azp” does not say for which one it was issued."),
            "aud",
        )


def _dpop_key(subject: Subject) -> Iterator[Remark]:
    jwk = subject.header.get("jwk")
    if not isinstance(jwk, dict):
        yield Remark(
            _("A DPoP proof carries the public key that it is checked with, in “jwk”."),
            "jwk",
            segment=Segment.HEADER,
        )
    elif any(name in jwk for name in _PRIVATE_MEMBERS):
        yield Remark(
            _("The key in “jwk” is a private one: whoever sees the proof can make others."),
            "jwk",
            _("Make a new key pair, and send the public part alone"),
            Segment.HEADER,
            Severity.HIGH,
            _("The private key is in the header"),
            "dpop-private-key",
        )


def _symmetric_proof(subject: Subject) -> Iterator[Remark]:
    if subject.algorithm.startswith("HS"):
        yield Remark(
            _("A DPoP proof is signed with a private key, never with a shared secret."),
            "alg",
            segment=Segment.HEADER,
        )


def _logout(subject: Subject) -> Iterator[Remark]:
    claims = subject.claims
    if "nonce" in claims:
        detail = _("A logout token must not have a nonce, or it could pass for an ID token.")
        yield Remark(detail, "nonce", id="logout-nonce", title=_("Nonce in a logout token"))
    if "sub" not in claims and "sid" not in claims:
        detail = _("It names neither a subject nor a session, so nobody can be logged out.")
        yield Remark(detail, id="logout-nobody", title=_("Neither sub nor sid"))
    events = claims.get("events")
    if "events" in claims and not (isinstance(events, dict) and LOGOUT_EVENT in events):
        detail = _("“events” must hold the member {name}.").format(name=LOGOUT_EVENT)
        yield Remark(detail, "events", id="logout-event", title=_("No logout event"))


def _untyped_logout(subject: Subject) -> Iterator[Remark]:
    if type_of(subject.header) != "logout+jwt":
        yield Remark(
            _("“typ” should be logout+jwt, so that it cannot pass for another kind of token."),
            "typ",
            segment=Segment.HEADER,
        )


def _assertion(subject: Subject) -> Iterator[Remark]:
    if subject.claims.get("iss") != subject.claims.get("sub"):
        yield Remark(_("In a client assertion “iss” and “sub” are both the client."), "sub")


def _is(*kinds: Kind) -> "_Asks":
    return _Asks(kinds)


class _Asks:
    """Asks of tokens of some kinds whose claims can be read."""

    def __init__(self, kinds: tuple[Kind, ...]) -> None:
        self._kinds = kinds

    def __call__(self, subject: Subject) -> bool:
        return subject.kind in self._kinds and of_claims(subject)


RULES: Final = (
    Rule(
        "claim-missing",
        Severity.MEDIUM,
        lambda: _("A claim is missing"),
        lambda: _("It has the claims that its kind must have"),
        _missing,
        lambda subject: subject.kind in _NEEDED and of_claims(subject),
    ),
    Rule(
        "azp-missing",
        Severity.LOW,
        lambda: _("Several audiences, no azp"),
        lambda: _("An ID token for several audiences names its party"),
        _audiences,
        _is(Kind.ID_TOKEN),
    ),
    Rule(
        "dpop-key-missing",
        Severity.MEDIUM,
        lambda: _("No public key in the proof"),
        lambda: _("A DPoP proof carries its public key, and no private one"),
        _dpop_key,
        _is(Kind.DPOP_PROOF),
    ),
    Rule(
        "dpop-symmetric",
        Severity.HIGH,
        lambda: _("Proof signed with a secret"),
        lambda: _("A DPoP proof is signed with a private key"),
        _symmetric_proof,
        _is(Kind.DPOP_PROOF),
    ),
    Rule(
        "logout-token",
        Severity.MEDIUM,
        lambda: _("Not a proper logout token"),
        lambda: _("A logout token names its event and whom it logs out"),
        _logout,
        _is(Kind.LOGOUT_TOKEN),
    ),
    Rule(
        "logout-untyped",
        Severity.INFO,
        lambda: _("Logout token without its type"),
        lambda: _("A logout token says its type"),
        _untyped_logout,
        _is(Kind.LOGOUT_TOKEN),
    ),
    Rule(
        "assertion-subject",
        Severity.MEDIUM,
        lambda: _("Issuer and subject differ"),
        lambda: _("A client assertion is from the client about itself"),
        _assertion,
        _is(Kind.CLIENT_ASSERTION),
    ),
)
