"""Findings on what a kind of token must hold, by the document that defines the kind."""

from collections.abc import Callable, Iterator
from typing import Final

from jwt_debugger.inspection.findings.kinds import LOGOUT_EVENT, UNTYPED, Kind, type_of
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_kinds
from jwt_debugger.inspection.result import Severity
from jwt_debugger.inspection.token_hashes import HALF_HASHES, WHOLE_HASH, hash_length
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

# Which kinds must have a claim. RFC 9068 section 2.2, OpenID Connect Core section 2, RFC 9449
# section 4.2, OpenID Connect Back-Channel Logout section 2.4, RFC 7523 section 3, SD-JWT VC.
_NEEDED: Final = {
    "iss": (Kind.ACCESS_TOKEN, Kind.ID_TOKEN, Kind.LOGOUT_TOKEN, Kind.CLIENT_ASSERTION),
    "sub": (Kind.ACCESS_TOKEN, Kind.ID_TOKEN, Kind.CLIENT_ASSERTION),
    "aud": (
        *(Kind.ACCESS_TOKEN, Kind.ID_TOKEN, Kind.LOGOUT_TOKEN, Kind.CLIENT_ASSERTION),
        Kind.PLAIN,
    ),
    "iat": (Kind.ACCESS_TOKEN, Kind.ID_TOKEN, Kind.DPOP_PROOF, Kind.LOGOUT_TOKEN),
    "jti": (Kind.ACCESS_TOKEN, Kind.DPOP_PROOF, Kind.LOGOUT_TOKEN, Kind.CLIENT_ASSERTION),
    "client_id": (Kind.ACCESS_TOKEN,),
    "htm": (Kind.DPOP_PROOF,),
    "htu": (Kind.DPOP_PROOF,),
    "events": (Kind.LOGOUT_TOKEN,),
    "vct": (Kind.SD_JWT_VC,),
}
_PRIVATE_MEMBERS: Final = frozenset({"d", "k", "p", "q", "priv"})

# SD-JWT VC section 3.2.2.2: what a verifier must know cannot be left to the holder to show.
_NEVER_HIDDEN: Final = ("iss", "nbf", "exp", "cnf", "vct", "vct#integrity", "status")


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


def _missing(name: str) -> Callable[[Subject], Iterator[Remark]]:
    """Make the check that a claim is there."""

    def check(subject: Subject) -> Iterator[Remark]:
        if name not in subject.claims:
            remedy = _("Add “{name}”.").format(name=name)
            yield Remark(_missing_detail(name, subject), remedy, severity=_gravity(name, subject))

    return check


def _missing_detail(name: str, subject: Subject) -> str:
    """Say what goes wrong without a claim."""
    if name == "aud" and subject.algorithm.startswith("HS"):
        return _(
            "Any service that shares this secret accepts the token, not only the intended one."
        )
    if name == "aud":
        return _("Any service that trusts this key accepts the token, not only the intended one.")
    if name == "jti":
        return _("Without it, nobody notices that the token is used twice.")
    detail = _("This looks like {kind}, which must have it.")
    return detail.format(kind=kind_name(subject.kind))


def _gravity(name: str, subject: Subject) -> Severity:
    # A token that names no issuer is most often a server's own: it speaks to nobody else.
    own = subject.kind is Kind.PLAIN and "iss" not in subject.claims
    return Severity.INFO if name == "aud" and own else Severity.MEDIUM


def _missing_title(name: str) -> Callable[[], str]:
    def title() -> str:
        return {
            "aud": _("No audience (aud)"),
            "iss": _("No issuer (iss)"),
            "sub": _("No subject (sub)"),
            "jti": _("No token ID (jti)"),
            "iat": _("No time of issue (iat)"),
        }.get(name, _("“{name}” is missing").format(name=name))

    return title


def _needed_why(name: str) -> Callable[[], str]:
    def why() -> str:
        kinds = ", ".join(map(kind_name, _NEEDED[name]))
        return _("“{name}” is in {kinds}").format(name=name, kinds=kinds)

    return why


def _needed_rule(name: str) -> Rule:
    return Rule(
        f"no-{name.replace('_', '-')}",
        Severity.MEDIUM,
        _missing_title(name),
        _needed_why(name),
        _missing(name),
        of_kinds(*_NEEDED[name]),
    )


def _audiences(subject: Subject) -> Iterator[Remark]:
    audience = subject.claims.get("aud")
    if isinstance(audience, list) and len(audience) > 1 and "azp" not in subject.claims:
        yield Remark(
            _("There are several audiences, and nothing says for which one it was issued."),
            _("Name it in “azp”."),
            "aud",
        )


def _nonce(subject: Subject) -> Iterator[Remark]:
    if "nonce" not in subject.claims:
        yield Remark(
            _("If the client sent a nonce, it must refuse this: the token may be a replayed one."),
            _("Send a nonce with each request, and compare it."),
        )


def _hash_claims(subject: Subject) -> Iterator[Remark]:
    for name in (*HALF_HASHES, WHOLE_HASH):
        length = hash_length(name, subject.algorithm)
        value = subject.claims.get(name)
        if value is None or length is None or _is_hash(value, length):
            continue
        detail = _(
            "“{name}” is {value}, and {length} characters of base64url are needed. A client that"
            " compares it refuses the token."
        )
        yield Remark(
            detail.format(name=name, value=quoted(str(value)), length=length),
            _("Take the left half of the hash.")
            if name in HALF_HASHES
            else _("Take the whole SHA-256 hash."),
            name,
        )


def _is_hash(value: object, length: int) -> bool:
    return isinstance(value, str) and len(value) == length and decode(value).fault is None


def _proof_key(subject: Subject) -> Iterator[Remark]:
    if not isinstance(subject.header.get("jwk"), dict):
        yield Remark(
            _("A DPoP proof carries the public key that it is checked with."),
            _("Put the public key into the header, as “jwk”."),
            "jwk",
            Segment.HEADER,
        )


def _private_proof_key(subject: Subject) -> Iterator[Remark]:
    jwk = subject.header.get("jwk")
    if isinstance(jwk, dict) and _PRIVATE_MEMBERS & jwk.keys():
        yield Remark(
            _("The key in “jwk” is a private one: whoever sees the proof can make others."),
            _("Make a new key pair, and send the public part alone."),
            "jwk",
            Segment.HEADER,
        )


def _symmetric_proof(subject: Subject) -> Iterator[Remark]:
    if subject.algorithm.startswith("HS"):
        yield Remark(
            _("A DPoP proof is signed with a private key, never with a shared secret."),
            _("Sign it with ES256, for example."),
            "alg",
            Segment.HEADER,
        )


def _proof_target(subject: Subject) -> Iterator[Remark]:
    target = subject.claims.get("htu")
    if type(target) is str and ("?" in target or "#" in target):
        yield Remark(
            _("“htu” must have neither query nor fragment, or a server may not find it the same."),
            _("Cut it before the “?” or “#”."),
            "htu",
        )


def _type(needed: str) -> Callable[[Subject], Iterator[Remark]]:
    """Make the check that a token says its type."""

    def check(subject: Subject) -> Iterator[Remark]:
        if type_of(subject.header) in UNTYPED:
            detail = _("Without its type it could pass for {kind} where another one is wanted.")
            detail = detail.format(kind=kind_name(subject.kind))
            remedy = _("Set “typ” to {type}.").format(type=quoted(needed))
            yield Remark(detail, remedy, "typ", Segment.HEADER)

    return check


def _logout_nonce(subject: Subject) -> Iterator[Remark]:
    if "nonce" in subject.claims:
        detail = _("A logout token must not have a nonce, or it could pass for an ID token.")
        yield Remark(detail, _("Leave “nonce” out."), "nonce")


def _logout_nobody(subject: Subject) -> Iterator[Remark]:
    if not subject.claims.keys() & {"sub", "sid"}:
        detail = _("It names neither a subject nor a session, so nobody can be logged out.")
        yield Remark(detail, _("Add “sub”, “sid” or both."))


def _logout_event(subject: Subject) -> Iterator[Remark]:
    events = subject.claims.get("events", {LOGOUT_EVENT: {}})
    if not (isinstance(events, dict) and isinstance(events.get(LOGOUT_EVENT), dict)):
        detail = _("“events” does not say that this is a logout.")
        remedy = _("Give it the member {name} with an empty object.")
        yield Remark(detail, remedy.format(name=quoted(LOGOUT_EVENT)), "events")


def _assertion(subject: Subject) -> Iterator[Remark]:
    claims = subject.claims
    if {"iss", "sub"} <= claims.keys() and claims["iss"] != claims["sub"]:
        yield Remark(
            _("In a client assertion “iss” and “sub” are both the client."),
            _("Set both to the client_id."),
            "sub",
        )


def _hidden_claims(subject: Subject) -> Iterator[Remark]:
    issued = subject.inspection.nested
    for name in _NEVER_HIDDEN:
        if issued is not None and name in subject.claims and name not in issued.claims:
            detail = _("“{name}” is disclosed by the holder, who could leave it out as well.")
            remedy = _("Let the issuer sign it in the open.")
            yield Remark(detail.format(name=name), remedy, name)


RULES: Final = (
    *map(_needed_rule, _NEEDED),
    Rule(
        "no-nonce",
        Severity.INFO,
        lambda: _("No nonce"),
        lambda: _("An ID token repeats the nonce of its request"),
        _nonce,
        of_kinds(Kind.ID_TOKEN),
    ),
    Rule(
        "azp-missing",
        Severity.LOW,
        lambda: _("Several audiences, no azp"),
        lambda: _("An ID token for several audiences names its party"),
        _audiences,
        of_kinds(Kind.ID_TOKEN),
    ),
    Rule(
        "token-hash-malformed",
        Severity.MEDIUM,
        lambda: _("Not the hash of a token or code"),
        lambda: _("at_hash, c_hash, s_hash and ath are as long as their hash"),
        _hash_claims,
        lambda subject: bool(subject.claims.keys() & {*HALF_HASHES, WHOLE_HASH}),
    ),
    Rule(
        "dpop-key-missing",
        Severity.MEDIUM,
        lambda: _("No public key in the proof"),
        lambda: _("A DPoP proof carries its public key"),
        _proof_key,
        of_kinds(Kind.DPOP_PROOF),
    ),
    Rule(
        "dpop-private-key",
        Severity.HIGH,
        lambda: _("The private key is in the header"),
        lambda: _("A DPoP proof does not carry its private key"),
        _private_proof_key,
        of_kinds(Kind.DPOP_PROOF),
    ),
    Rule(
        "dpop-symmetric",
        Severity.HIGH,
        lambda: _("Proof signed with a secret"),
        lambda: _("A DPoP proof is signed with a private key"),
        _symmetric_proof,
        of_kinds(Kind.DPOP_PROOF),
    ),
    Rule(
        "dpop-htu",
        Severity.LOW,
        lambda: _("Query or fragment in htu"),
        lambda: _("A DPoP proof names its target without query and fragment"),
        _proof_target,
        of_kinds(Kind.DPOP_PROOF),
    ),
    Rule(
        "dpop-untyped",
        Severity.MEDIUM,
        lambda: _("DPoP proof without its type"),
        lambda: _("A DPoP proof says its type"),
        _type("dpop+jwt"),
        of_kinds(Kind.DPOP_PROOF),
    ),
    Rule(
        "logout-nonce",
        Severity.MEDIUM,
        lambda: _("Nonce in a logout token"),
        lambda: _("A logout token has no nonce"),
        _logout_nonce,
        of_kinds(Kind.LOGOUT_TOKEN),
    ),
    Rule(
        "logout-nobody",
        Severity.MEDIUM,
        lambda: _("Neither sub nor sid"),
        lambda: _("A logout token says whom or which session it ends"),
        _logout_nobody,
        of_kinds(Kind.LOGOUT_TOKEN),
    ),
    Rule(
        "logout-event",
        Severity.MEDIUM,
        lambda: _("No logout event"),
        lambda: _("A logout token names its event"),
        _logout_event,
        of_kinds(Kind.LOGOUT_TOKEN),
    ),
    Rule(
        "logout-untyped",
        Severity.INFO,
        lambda: _("Logout token without its type"),
        lambda: _("A logout token says its type"),
        _type("logout+jwt"),
        of_kinds(Kind.LOGOUT_TOKEN),
    ),
    Rule(
        "assertion-subject",
        Severity.MEDIUM,
        lambda: _("Issuer and subject differ"),
        lambda: _("A client assertion is from the client about itself"),
        _assertion,
        of_kinds(Kind.CLIENT_ASSERTION),
    ),
    Rule(
        "credential-untyped",
        Severity.MEDIUM,
        lambda: _("Credential without its type"),
        lambda: _("A verifiable credential says its type"),
        _type("dc+sd-jwt"),
        of_kinds(Kind.SD_JWT_VC),
    ),
    Rule(
        "credential-hidden-claim",
        Severity.MEDIUM,
        lambda: _("A claim that must not be hidden"),
        lambda: _("What a verifier must know of a credential is not selectively disclosed"),
        _hidden_claims,
        lambda subject: subject.kind is Kind.SD_JWT_VC and bool(subject.inspection.disclosures),
    ),
)
