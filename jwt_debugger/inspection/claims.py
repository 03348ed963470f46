"""What claims and header parameters mean, from IANA's registries and in short words."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

from jwt_debugger.translation import _

# A registered description up to this length, in characters, serves as the label too.
MAX_LABEL = 24


@dataclass(frozen=True, slots=True)
class ClaimMeaning:
    """What a name stands for.

    `label` is a word or two for a table, `meaning` a phrase, in the registry's own words for a
    registered claim, and `reference` the document that defines it; None: nobody registered it.
    """

    label: str
    meaning: str
    reference: str | None = None


def describe_claim(name: str) -> ClaimMeaning:
    """Say what a claim of that name means (RFC 7519 section 10.1)."""
    registered = _registry().get(name)
    label = _claim_labels().get(name)
    if registered is None:
        return ClaimMeaning(_("custom"), _("Not registered: the issuer gives it its meaning"))
    description, reference = registered
    return ClaimMeaning(label or _label_from(name, description), description, reference)


def describe_header_parameter(name: str) -> ClaimMeaning:
    """Say what a header parameter means; a claim repeated in the header keeps its own meaning.

    RFC 7515 section 4.1, RFC 7516 section 4.1, RFC 7518 section 4; RFC 7519 section 5.3.
    """
    return _header_parameters().get(name) or describe_claim(name)


@cache
def registered_claims() -> tuple[str, ...]:
    """List the names of IANA's registry in its order."""
    return tuple(_registry())


@cache
def _registry() -> dict[str, tuple[str, str]]:
    """Read the shipped registry: each claim's description and reference."""
    source = files("jwt_debugger.resources") / "iana_jwt_claims.csv"
    rows = csv.DictReader(StringIO(source.read_text(encoding="utf-8")))
    return {
        row["claim"]: (row["description"].rstrip("."), _readable_reference(row["reference"]))
        for row in rows
    }


def _readable_reference(reference: str) -> str:
    """Take the registry's brackets off: "[RFC8055][RFC3261]" names two documents."""
    return reference.strip().removeprefix("[").removesuffix("]").replace("][", "; ")


def _label_from(name: str, description: str) -> str:
    """Shorten a description to a label, or fall back on the name's own words."""
    if len(description) <= MAX_LABEL and "(" not in description:
        plain = all(word[1:] == word[1:].lower() for word in description.split())
        return description.lower() if plain else description
    return name.strip("_").replace("_", " ")


def _claim_labels() -> dict[str, str]:
    """Return the labels of the claims that people meet most, where the registry's are longer."""
    return {
        "iss": _("issuer"),
        "sub": _("subject"),
        "aud": _("audience"),
        "exp": _("expires"),
        "nbf": _("not before"),
        "iat": _("issued at"),
        "jti": _("token ID"),
        "name": _("name"),
        "given_name": _("given name"),
        "family_name": _("family name"),
        "preferred_username": _("user name"),
        "email": _("e-mail"),
        "email_verified": _("e-mail verified"),
        "phone_number": _("phone"),
        "phone_number_verified": _("phone verified"),
        "updated_at": _("updated at"),
        "auth_time": _("signed in at"),
        "azp": _("authorized party"),
        "nonce": _("nonce"),
        "acr": _("authentication class"),
        "amr": _("how signed in"),
        "at_hash": _("access token hash"),
        "c_hash": _("code hash"),
        "scope": _("scopes"),
        "client_id": _("client"),
        "roles": _("roles"),
        "groups": _("groups"),
        "act": _("acting for it"),
        "cnf": _("bound to key"),
        "sid": _("session"),
    }


def _header_parameters() -> dict[str, ClaimMeaning]:
    """Return the header parameters that the RFCs define."""
    return {**_signing_parameters(), **_key_parameters(), **_encryption_parameters()}


def _signing_parameters() -> dict[str, ClaimMeaning]:
    """Return the parameters that say how the token is made."""
    jws = "RFC 7515, section 4.1"
    return {
        "alg": ClaimMeaning(_("algorithm"), _("How the token is signed or encrypted"), jws),
        "typ": ClaimMeaning(_("type"), _("What kind of token this is"), jws),
        "cty": ClaimMeaning(
            _("content type"), _("What the payload is; JWT for a token in it"), jws
        ),
        "crit": ClaimMeaning(
            _("critical"), _("Parameters that must be understood, or the token is refused"), jws
        ),
        "b64": ClaimMeaning(
            _("encoded payload"), _("False: the payload is signed as it stands"), "RFC 7797"
        ),
        "url": ClaimMeaning(_("URL"), _("The URL that an ACME request goes to"), "RFC 8555"),
        "nonce": ClaimMeaning(
            _("nonce"), _("A value that is used once, against replay"), "RFC 8555"
        ),
        "ppt": ClaimMeaning(_("PASSporT"), _("The kind of a telephony token"), "RFC 8225"),
    }


def _key_parameters() -> dict[str, ClaimMeaning]:
    """Return the parameters that point to a key; none of them makes it trustworthy."""
    jws = "RFC 7515, section 4.1"
    return {
        "kid": ClaimMeaning(_("key ID"), _("Names the key to look for"), jws),
        "jku": ClaimMeaning(_("key set URL"), _("Where the signer's key set is said to be"), jws),
        "jwk": ClaimMeaning(_("key"), _("The signer's public key, by its own claim"), jws),
        "x5u": ClaimMeaning(
            _("certificate URL"), _("Where the signer's certificate is said to be"), jws
        ),
        "x5c": ClaimMeaning(
            _("certificates"), _("The signer's certificates, by its own claim"), jws
        ),
        "x5t": ClaimMeaning(_("certificate hash"), _("SHA-1 of the signer's certificate"), jws),
        "x5t#S256": ClaimMeaning(
            _("certificate hash"), _("SHA-256 of the signer's certificate"), jws
        ),
    }


def _encryption_parameters() -> dict[str, ClaimMeaning]:
    """Return the parameters of encryption."""
    jwe, jwa = "RFC 7516, section 4.1", "RFC 7518, section 4"
    return {
        "enc": ClaimMeaning(_("content"), _("Encrypts the payload and proves it is intact"), jwe),
        "zip": ClaimMeaning(_("compression"), _("DEF: the payload was compressed first"), jwe),
        "epk": ClaimMeaning(_("one-time key"), _("The sender's public key for this token"), jwa),
        "apu": ClaimMeaning(_("sender"), _("What goes into the key about the sender"), jwa),
        "apv": ClaimMeaning(_("recipient"), _("What goes into the key about the recipient"), jwa),
        "iv": ClaimMeaning(_("key wrap IV"), _("Initialization vector of the wrapped key"), jwa),
        "tag": ClaimMeaning(_("key wrap tag"), _("Authentication tag of the wrapped key"), jwa),
        "p2s": ClaimMeaning(_("salt"), _("Goes into the key together with the password"), jwa),
        "p2c": ClaimMeaning(_("rounds"), _("How often the password is hashed"), jwa),
    }
