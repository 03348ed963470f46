"""Any text or bytes that a person has as a key, read into keys or into one clear sentence."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from jwt_debugger.jose.key import KeyReading
from jwt_debugger.jose.keys.bounds import MAX_INPUT
from jwt_debugger.jose.keys.containers import read_der
from jwt_debugger.jose.keys.der import is_cut_key, is_one_structure
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.json_object import parse_json, value_of
from jwt_debugger.jose.keys.jwk import is_jwk, read_jwk_value
from jwt_debugger.jose.keys.material import merged
from jwt_debugger.jose.keys.openssh import looks_like_openssh
from jwt_debugger.jose.keys.pem import bare_der, read_bare, read_pem
from jwt_debugger.jose.keys.pem_blocks import looks_like_pem
from jwt_debugger.jose.keys.secret_text import read_secret, secret_reading, utf8_text
from jwt_debugger.translation import _

KEY_FORMATS: Final = ("auto", "utf8", "base64", "base64url", "hex", "pem", "der", "jwk", "jwks")
_SECRET_FORMATS: Final = ("utf8", "base64", "base64url", "hex")
_JWK_ATTEMPT = re.compile(r"""["'](?:kty|keys)["']\s{0,20}:""")


def read_keys(
    given: str | bytes, key_format: str = "auto", passphrase: str | None = None
) -> KeyReading:
    """Read the keys of a text or of a file's bytes; what is wrong with them is in the answer.

    Under `auto`, a text that is no PEM, DER, JWK or JWK Set is a UTF-8 secret, byte for byte; one
    that plainly was meant as such and is broken is a problem.
    """
    if len(given) > MAX_INPUT:
        return KeyReading(
            problem=_("The key has {count:,} characters; above {limit:,} it is not read.").format(
                count=len(given), limit=MAX_INPUT
            )
        )
    try:
        return _read(given, key_format, passphrase)
    except UnreadableKeyError as fault:
        return KeyReading(problem=str(fault), needs_passphrase=fault.needs_passphrase)


def _read(given: str | bytes, key_format: str, passphrase: str | None) -> KeyReading:
    if key_format == "auto":
        return _read_auto(given, passphrase)
    if key_format in _SECRET_FORMATS:
        return read_secret(given, key_format)
    if key_format == "der":
        return _read_der(given, passphrase)
    if key_format == "pem":
        return read_pem(utf8_text(given), passphrase)
    if key_format in ("jwk", "jwks"):
        return read_jwk_value(value_of(parse_json(utf8_text(given))))
    raise UnreadableKeyError(
        _("“{key_format}” is no key format. Known are: {known}.").format(
            key_format=key_format[:20], known=", ".join(KEY_FORMATS)
        )
    )


def _read_auto(given: str | bytes, passphrase: str | None) -> KeyReading:
    if isinstance(given, bytes):
        if is_one_structure(given) or is_cut_key(given):
            return _read_der(given, passphrase)
        try:
            text = given.decode()
        except UnicodeDecodeError:
            return _read_utf16(given, passphrase) or secret_reading(given, "bytes")
    else:
        text = given
    return _read_auto_text(text, passphrase) or read_secret(given, "utf8")


def _read_utf16(given: bytes, passphrase: str | None) -> KeyReading | None:
    """Read a key that Windows wrote as UTF-16 with its mark; None: it is none, and so a secret."""
    if not given.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return None
    try:
        return _read_auto_text(given.decode("utf-16"), passphrase)
    except UnicodeDecodeError:
        return None


def _read_auto_text(text: str, passphrase: str | None) -> KeyReading | None:
    """Read what has the marks of a key; None: it has none, and so is a secret."""
    start = text.lstrip(" \t\r\n\ufeff")
    if start.startswith(("{", "[")):
        reading = parse_json(text)
        if is_jwk(reading.value) or (reading.fault and _JWK_ATTEMPT.search(start)):
            return read_jwk_value(value_of(reading))
    if looks_like_pem(text) or looks_like_openssh(text):
        return read_pem(text, passphrase)
    bare = bare_der(text)
    if bare is not None:
        return read_bare(bare, passphrase)
    return None


def _read_der(given: str | bytes, passphrase: str | None) -> KeyReading:
    if isinstance(given, str):
        bare = bare_der(given)
        if bare is None:
            raise UnreadableKeyError(
                _(
                    "DER is no text. Open the key's file, give its bytes in Base64, "
                    "or choose “auto”."
                )
            )
        given = bare
    return KeyReading(merged(read_der(given, passphrase)), "der")
