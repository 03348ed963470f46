"""Findings on what anybody can read in a payload: it is encoded, not encrypted."""

from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.findings.leaves import first_of_each
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_claims
from jwt_debugger.inspection.findings.sensitive import is_card, is_token, personal_in, secret_in
from jwt_debugger.inspection.result import Form, Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.translation import _

# A holder's proof and a statement of others carry tokens by design.
_HOLD_TOKENS: Final = frozenset({"vp", "software_statement", "trust_marks"})


def _secrets(subject: Subject) -> Iterator[Remark]:
    for claim, what in first_of_each(subject.leaves, secret_in):
        detail = _(
            "{claim} holds {what}. A payload is encoded, not encrypted: whoever has the token can"
            " read it."
        )
        detail = detail.format(claim=quoted(claim), what=what)
        yield Remark(detail, _("Take it out, and change it: it has been seen."), claim)


def _personal(subject: Subject) -> Iterator[Remark]:
    # OpenID Connect defines such claims for ID tokens, and a credential is about a person.
    meant = subject.kind is Kind.ID_TOKEN or subject.inspection.form is Form.SD_JWT
    severity = Severity.INFO if meant else None
    for claim, what in first_of_each(subject.leaves, personal_in):
        detail = _("{claim} holds {what}. It is encoded, not encrypted: anyone can read it.")
        detail = detail.format(claim=quoted(claim), what=what)
        remedy = _("Leave it out if the receiver does not need it.")
        yield Remark(detail, remedy, claim, severity=severity)


def _cards(subject: Subject) -> Iterator[Remark]:
    for claim, _what in first_of_each(subject.leaves, lambda leaf: "card" * is_card(leaf)):
        detail = _("{claim} holds a card number, which anyone who has the token can read.")
        remedy = _("Take it out: a token is no place for it.")
        yield Remark(detail.format(claim=quoted(claim)), remedy, claim)


def _tokens(subject: Subject) -> Iterator[Remark]:
    for claim, _what in first_of_each(subject.leaves, lambda leaf: "token" * is_token(leaf)):
        meant = subject.kind is Kind.OTHER or claim in _HOLD_TOKENS
        detail = _(
            "{claim} holds a whole token. Who reads this one can use that one, too, as long as it"
            " is valid."
        )
        remedy = _("Refer to it by its “jti”, or encrypt this one.")
        severity = Severity.INFO if meant else None
        yield Remark(detail.format(claim=quoted(claim)), remedy, claim, severity=severity)


def _in_the_open(subject: Subject) -> bool:
    """Ask of claims that anybody can read."""
    return of_claims(subject) and not subject.sealed


RULES: Final = (
    Rule(
        "secret-readable",
        Severity.HIGH,
        lambda: _("A secret is readable"),
        lambda: _("The payload holds no password, private key or API key"),
        _secrets,
        _in_the_open,
    ),
    Rule(
        "card-number-readable",
        Severity.MEDIUM,
        lambda: _("A card number is readable"),
        lambda: _("The payload holds no card number"),
        _cards,
        _in_the_open,
    ),
    Rule(
        "personal-data-readable",
        Severity.LOW,
        lambda: _("Personal data is readable"),
        lambda: _("The payload holds no personal data"),
        _personal,
        _in_the_open,
    ),
    Rule(
        "token-in-claim",
        Severity.LOW,
        lambda: _("A token inside a claim"),
        lambda: _("No claim holds another token"),
        _tokens,
        _in_the_open,
    ),
)
