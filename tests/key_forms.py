"""One key in every form that it can have, public and private, none of them written by us."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives import serialization

from tests.key_material import (
    EC_CURVES,
    KEY_NAMES,
    PASSPHRASE,
    certificate_der,
    certificate_pem,
    encrypted_pem,
    openssh_line,
    pkcs7_pem,
    pkcs12_file,
    private_der,
    private_jwk,
    private_key,
    private_pem,
    public_der,
    public_jwk,
    public_pem,
)


@dataclass(frozen=True)
class Form:
    """A form of keys: `make` writes the key of a name, one of `names`."""

    make: Callable[[str], str | bytes]
    names: tuple[str, ...] = KEY_NAMES
    passphrase: str | None = None


def _set(jwk: dict[str, object]) -> str:
    """Return a set with another key before this one."""
    others = private_jwk("P-256" if jwk["kty"] == "RSA" else "RSA", 2)
    return json.dumps({"keys": [others, jwk]})


def _encrypted_der(name: str) -> bytes:
    data: bytes = private_key(name).private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(PASSPHRASE.encode()),
    )
    return data


# cryptography writes PKCS#12 and OpenSSH for some types alone.
_IN_PKCS12 = ("RSA", *EC_CURVES, "Ed25519", "Ed448")
_IN_OPENSSH = ("RSA", "P-256", "P-384", "P-521", "Ed25519")
_IN_OLDER = ("RSA", *EC_CURVES)

PUBLIC_FORMS = {
    "PEM": Form(public_pem),
    "older PEM": Form(lambda name: public_pem(name, form="PKCS1"), ("RSA",)),
    "DER": Form(public_der),
    "JWK": Form(lambda name: json.dumps(public_jwk(name))),
    "JWK Set": Form(lambda name: _set(public_jwk(name))),
    "certificate": Form(certificate_pem),
    "certificate in DER": Form(certificate_der),
    "PKCS#7": Form(pkcs7_pem),
    "OpenSSH": Form(openssh_line, _IN_OPENSSH),
}
PRIVATE_FORMS = {
    "private PEM": Form(private_pem),
    "older private PEM": Form(lambda name: private_pem(name, 0, "TraditionalOpenSSL"), _IN_OLDER),
    "encrypted PEM": Form(encrypted_pem, passphrase=PASSPHRASE),
    "older encrypted PEM": Form(
        lambda name: encrypted_pem(name, "TraditionalOpenSSL"), _IN_OLDER, PASSPHRASE
    ),
    "private DER": Form(private_der),
    "encrypted DER": Form(_encrypted_der, passphrase=PASSPHRASE),
    "private JWK": Form(lambda name: json.dumps(private_jwk(name))),
    "private JWK Set": Form(lambda name: _set(private_jwk(name))),
    "PKCS#12": Form(pkcs12_file, _IN_PKCS12, PASSPHRASE),
}
FORMS = PUBLIC_FORMS | PRIVATE_FORMS


@cache
def key_in(form: str, name: str) -> str | bytes:
    """Write the key of a name in one of FORMS."""
    return FORMS[form].make(name)


def passphrase_of(form: str) -> str | None:
    """Return what opens a key in that form; None: nothing is needed."""
    return FORMS[form].passphrase
