"""Findings on what anybody can read in a payload: it is encoded, not encrypted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from jwt_debugger.inspection.findings.kinds import Kind
from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_claims
from jwt_debugger.inspection.result import Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.base64url import decode
from jwt_debugger.translation import _

MAX_LEAVES: Final = 20_000  # values of a payload that are looked at

_EMAIL: Final = re.compile(r"[^@\s<>\"']{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_PHONE: Final = re.compile(r"\+[1-9][0-9 ().-]{7,18}[0-9]")
# Visa, Mastercard, American Express, Discover: beginnings and lengths of their numbers.
_CARD: Final = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"
    r"|3[47]\d{13}|6(?:011|5\d\d)\d{12}",
    re.ASCII,
)
_CARD_SPACES: Final = re.compile(r"(?<=\d)[ -](?=\d)", re.ASCII)
_PRIVATE_KEY: Final = re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----")
_API_KEY: Final = re.compile(
    r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bsk_(?:live|test)_[A-Za-z0-9]{16,}|\bgh[pousr]_[A-Za-z0-9]{30,}"
    r"|\bgithub_pat_[A-Za-z0-9_]{30,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bAIza[A-Za-z0-9_-]{35}\b"
    r"|\bglpat-[A-Za-z0-9_-]{20}|\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}"
)
_SECRET_NAME: Final = re.compile(
    r"(?:^|[_.-])(?:pass(?:word|wd|phrase|code)?|pwd|secret|pin(?:code)?|cvv|cvc|api[_-]?key"
    r"|private[_-]?key|client[_-]?secret|otp)(?:$|[_.-])",
    re.IGNORECASE,
)
_PHONE_NAME: Final = re.compile(r"phone|mobile|telephone|\btel\b", re.IGNORECASE)
_PERSONAL_NAMES: Final = frozenset(
    {"birthdate", "date_of_birth", "dob", "ssn", "social_security_number", "passport", "address"}
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value of the payload that holds no others: the claim it lies in, its own name, itself."""

    claim: str
    name: str
    value: Any


def leaves(claims: Any) -> Iterator[Leaf]:
    """Pass over the values of a payload, a stated number at most."""
    waiting: list[Leaf] = [Leaf(name, name, value) for name, value in reversed(claims.items())]
    count = 0
    while waiting and count < MAX_LEAVES:
        leaf = waiting.pop()
        if isinstance(leaf.value, dict):
            waiting.extend(Leaf(leaf.claim, name, value) for name, value in leaf.value.items())
        elif isinstance(leaf.value, list):
            waiting.extend(Leaf(leaf.claim, leaf.name, value) for value in leaf.value)
        else:
            count += 1
            yield leaf


def _secrets(subject: Subject) -> Iterator[Remark]:
    told = set()
    for leaf in leaves(subject.claims):
        what = _secret_kind(leaf)
        if what and leaf.claim not in told:
            told.add(leaf.claim)
            detail = _(
                "{claim} holds {what}. A payload is encoded, not encrypted: whoever has the token"
                " can read it."
            )
            remedy = _("Take it out, and change it: it has been seen")
            yield Remark(detail.format(claim=quoted(leaf.claim), what=what), leaf.claim, remedy)


def _secret_kind(leaf: Leaf) -> str:
    """Name the secret that a value is; empty where it is none."""
    if type(leaf.value) is not str or not leaf.value:
        return ""
    if _PRIVATE_KEY.search(leaf.value):
        return _("a private key")
    if _API_KEY.search(leaf.value):
        return _("an API key")
    separated = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", leaf.name)
    return _("a password or another secret") if _SECRET_NAME.search(separated) else ""


def _personal(subject: Subject) -> Iterator[Remark]:
    # OpenID Connect defines these claims for ID tokens: there they are meant to be read.
    severity = Severity.INFO if subject.kind is Kind.ID_TOKEN else Severity.LOW
    told = set()
    for leaf in leaves(subject.claims):
        what = _personal_kind(leaf)
        if what and leaf.claim not in told:
            told.add(leaf.claim)
            detail = _("{claim} holds {what}. It is encoded, not encrypted: anyone can read it.")
            detail = detail.format(claim=quoted(leaf.claim), what=what)
            yield Remark(detail, leaf.claim, severity=severity)


def _personal_kind(leaf: Leaf) -> str:
    """Name the personal data that a value is; empty where it is none."""
    text = leaf.value if type(leaf.value) is str else ""
    if not text:
        return ""
    if leaf.name.lower() in _PERSONAL_NAMES:
        return _("personal data")
    if _EMAIL.fullmatch(text) and not text.endswith(".gserviceaccount.com"):
        return _("an e-mail address")
    if _PHONE.fullmatch(text) or (_PHONE_NAME.search(leaf.name) and any(map(str.isdigit, text))):
        return _("a phone number")
    return ""


def _cards(subject: Subject) -> Iterator[Remark]:
    for leaf in leaves(subject.claims):
        if type(leaf.value) is str and _is_card(leaf.value):
            detail = _("{claim} holds a card number, which anyone who has the token can read.")
            yield Remark(detail.format(claim=quoted(leaf.claim)), leaf.claim)


def _is_card(text: str) -> bool:
    """Tell whether a text is a card number: its beginning, its length and its check digit."""
    number = _CARD_SPACES.sub("", text.strip())
    if not _CARD.fullmatch(number):
        return False
    digits = [int(digit) for digit in number]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _tokens(subject: Subject) -> Iterator[Remark]:
    for leaf in leaves(subject.claims):
        if type(leaf.value) is str and _is_token(leaf.value):
            detail = _(
                "{claim} holds a whole token. Who reads this one can use that one, too, as long"
                " as it is valid."
            )
            yield Remark(detail.format(claim=quoted(leaf.claim)), leaf.claim)


def _is_token(text: str) -> bool:
    return (
        text.startswith("eyJ")
        and text.count(".") in (2, 4)
        and b'"alg"' in decode(text.partition(".")[0]).data
    )


RULES: Final = (
    Rule(
        "secret-readable",
        Severity.HIGH,
        lambda: _("A secret is readable"),
        lambda: _("The payload holds no password, private key or API key"),
        _secrets,
        of_claims,
    ),
    Rule(
        "card-number-readable",
        Severity.MEDIUM,
        lambda: _("A card number is readable"),
        lambda: _("The payload holds no card number"),
        _cards,
        of_claims,
    ),
    Rule(
        "personal-data-readable",
        Severity.LOW,
        lambda: _("Personal data is readable"),
        lambda: _("The payload holds no personal data"),
        _personal,
        of_claims,
    ),
    Rule(
        "token-in-claim",
        Severity.LOW,
        lambda: _("A token inside a claim"),
        lambda: _("No claim holds another token"),
        _tokens,
        of_claims,
    ),
)
