"""What a value is that not everybody should read: a secret, personal data, a card, a token."""

import re
from functools import lru_cache
from typing import Any, Final

from jwt_debugger.inspection.findings.leaves import Leaf
from jwt_debugger.jose.base64url import decode
from jwt_debugger.translation import _

_LONGEST_NAME: Final = 100  # characters of a name's end that are looked at
_SHORTEST: Final = 16  # characters of a key, a hash or a URL with a password

_CAMEL: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_PRIVATE_KEY: Final = re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY")
_PRIVATE_MEMBERS: Final = frozenset({"d", "k"})  # of a JWK, which `kty` tells
_API_KEY: Final = re.compile(
    r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\b[sr]k_(?:live|test)_[A-Za-z0-9]{16}"
    r"|\bsk-[A-Za-z0-9_-]{24}|\bgh[pousr]_[A-Za-z0-9]{30}|\bgithub_pat_[A-Za-z0-9_]{30}"
    r"|\bxox[abprs]-[A-Za-z0-9-]{10}|\bAIza[A-Za-z0-9_-]{35}|\bGOCSPX-[A-Za-z0-9_-]{20}"
    r"|\bglpat-[A-Za-z0-9_-]{20}|\bnpm_[A-Za-z0-9]{36}|\bSG\.[A-Za-z0-9_-]{16,64}\.[A-Za-z0-9_-]{16}"
)
_URL_PASSWORD: Final = re.compile(r"://[^\s/:@?#]{0,64}:[^\s/@?#]{1,128}@")
_PASSWORD_HASH: Final = re.compile(
    r"\$(?:2[abxy]|argon2(?:id|i|d)|scrypt|[156y])\$|pbkdf2_sha\d+\$|\{SSHA\d*\}", re.ASCII
)
_SECRET_NAME: Final = re.compile(
    r"(?:^|[_.-])(?:pass|password|passwd|passphrase|passcode|pwd|secret|cvv2?|cvc|api[_-]?key"
    r"|private[_-]?key|secret[_-]?key|access[_-]?key|refresh[_-]?token)"
    r"(?:[_-](?:hash|hashed|plain|text|value))?$"
)
_CODE_NAME: Final = re.compile(r"(?:^|[_.-])(?:pin|pin[_-]code|otp|tan)$")
_CODE: Final = re.compile(r"[0-9]{4,8}")
# What stands in the place of a secret that is not shown, or says whether there is one.
_NO_SECRET: Final = re.compile(
    r"[^A-Za-z0-9]+|yes|no|true|false|on|off|none|null|n/a|unset|required|optional"
    r"|redacted|masked|hidden|removed|[\[<(*].{0,40}[\]>)*]",
    re.IGNORECASE,
)

_EMAIL: Final = re.compile(r"[^@\s<>\"']{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
_PHONE: Final = re.compile(r"\+[1-9][0-9 ().-]{7,18}[0-9]")
_PHONE_AT_HOME: Final = re.compile(r"[+(]?[0-9][0-9 ()./-]{5,18}[0-9]")
_PHONE_NAME: Final = re.compile(
    r"(?:^|[_.-])(?:phone|mobile|telephone|tel|cell|cellphone|msisdn)(?:_?(?:number|no|nr))?$"
)
_PERSONAL_NAMES: Final = frozenset(
    {
        *("birthdate", "birth_date", "date_of_birth", "dob"),
        *("ssn", "social_security_number", "national_id", "passport", "passport_number", "iban"),
        *("street_address", "postal_address", "home_address"),
    }
)

# Visa, Mastercard, American Express, Discover: beginnings and lengths of their numbers.
_CARD: Final = re.compile(
    r"4\d{15}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"
    r"|3[47]\d{13}|6(?:011|5\d\d)\d{12}",
    re.ASCII,
)
_CARD_SPACES: Final = re.compile(r"(?<=\d)[ -](?=\d)", re.ASCII)
_SHORTEST_CARD: Final = 15  # American Express
_LONGEST_CARD: Final = 31  # characters: sixteen digits, each with a space after it
_CARD_NAME: Final = re.compile(r"card|credit|(?:^|[_.-])(?:cc|pan)(?:$|[_.-])")
_ID_NAME: Final = re.compile(r"(?:^|[_.-])(?:id|ids|uid|sub|sid|jti|nonce|iat|nbf|exp)$")


def secret_in(leaf: Leaf) -> str:
    """Name the secret that a value is; empty where it is none."""
    text = _digits_or_text(leaf.value)
    if leaf.name in _PRIVATE_MEMBERS and "kty" in leaf.within:
        return _("a private key")
    if len(text) >= _SHORTEST and (what := _secret_by_look(text)):
        return what
    name = _snake(leaf.name)
    named = _SECRET_NAME.search(name) and not _NO_SECRET.fullmatch(text)
    if text and (named or (_CODE_NAME.search(name) and _CODE.fullmatch(text))):
        return _("a password or another secret")
    return ""


def _secret_by_look(text: str) -> str:
    """Name the secret that a text is, whatever its name."""
    if _PRIVATE_KEY.search(text):
        return _("a private key")
    if _API_KEY.search(text):
        return _("an API key")
    if _PASSWORD_HASH.match(text):
        return _("the hash of a password")
    return _("a URL with a password") if _URL_PASSWORD.search(text) else ""


def personal_in(leaf: Leaf) -> str:
    """Name the personal data that a value is; empty where it is none."""
    text = leaf.value if type(leaf.value) is str else ""
    if not text:
        return ""
    if _is_persons_email(text):
        return _("an e-mail address")
    if _PHONE.fullmatch(text):
        return _("a phone number")
    name = _snake(leaf.name)
    if name in _PERSONAL_NAMES or (name == "address" and " " in text.strip()):
        return _("personal data")
    if _PHONE_NAME.search(name) and _PHONE_AT_HOME.fullmatch(text):
        return _("a phone number")
    return ""


def _is_persons_email(text: str) -> bool:
    """Tell an address from that of a service, and from the contact that RFC 8292 asks for."""
    return (
        "@" in text
        and _EMAIL.fullmatch(text) is not None
        and not text.endswith(".gserviceaccount.com")
        and not text.startswith("mailto:")
    )


def is_card(leaf: Leaf) -> bool:
    """Tell whether a value is a card number: its beginning, its length and its check digit."""
    text = _digits_or_text(leaf.value).strip()
    if not _SHORTEST_CARD <= len(text) <= _LONGEST_CARD:
        return False
    number, name = _CARD_SPACES.sub("", text), _snake(leaf.name)
    if not _CARD.fullmatch(number) or _ID_NAME.search(name):
        return False
    # One number in ten has the right check digit by chance.
    if type(leaf.value) is not str and not _CARD_NAME.search(name):
        return False
    digits = [int(digit) for digit in number]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_token(leaf: Leaf) -> bool:
    """Tell whether a value is a token as it stands in a header."""
    text = leaf.value
    return (
        type(text) is str
        and text.startswith("eyJ")
        and text.count(".") in (2, 4)
        and b'"alg"' in decode(text.partition(".")[0]).data
    )


def _digits_or_text(value: Any) -> str:
    """Return a text, or the digits of a number that is short enough to be a code or a card."""
    if type(value) is str:
        return value
    return str(value) if type(value) is int and 0 <= value < 10**16 else ""


@lru_cache(maxsize=1_000)
def _snake(name: str) -> str:
    """Write userPassword as user_password; of a long name its end."""
    return _CAMEL.sub("_", name[-_LONGEST_NAME:]).lower()
