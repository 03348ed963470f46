"""The text of a key as the secret of an HMAC: a JWK's, and that of a public key (confusion)."""

import base64
import json
from collections.abc import Iterator
from typing import Any, Final

from jwt_debugger.inspection.diagnosis.question import MAX_SECRET_TEXT, Question
from jwt_debugger.inspection.diagnosis.secret_texts import secret_of
from jwt_debugger.inspection.diagnosis.variant import Cause, Secret, Step, Variant
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import public_part, read_keys, to_jwk
from jwt_debugger.translation import _

MAX_KEYS: Final = 20  # of a set, so many are written out as texts


def variants(question: Question) -> Iterator[Variant[Secret]]:
    """Yield the secrets that the text of a key can be, where the header says HMAC."""
    if not question.is_hmac:
        return
    keys = question.keys.keys
    if question.keys.format == "utf8" and question.text is not None:
        yield from _read_as_jwk(question.text)
        keys = read_keys(question.text, "auto").keys
    asymmetric = [key for key in keys if key.kind is not KeyKind.SECRET][:MAX_KEYS]
    yield from _jwk_texts(question)
    if any(not key.private for key in asymmetric):
        yield from (Variant(form, (_as_public_key(),)) for form in _forms_of_text(question))
    elif asymmetric:
        yield from (Variant(form, (_as_private_key(),)) for form in _forms_of_text(question))
    for key in asymmetric:
        yield from (Variant(form, (_as_public_key(),)) for form in _forms_of_key(public_part(key)))


def _read_as_jwk(text: str) -> Iterator[Variant[Secret]]:
    """Read a text that was taken as it stands as the JWK that it is."""
    for key in read_keys(text, "auto").keys:
        if key.kind is KeyKind.SECRET and key.source in ("jwk", "jwks"):
            secret = Secret(key.material, text, "jwk")
            yield Variant(secret, (_as_jwk(_("the text is read as the JWK that it is")),))


def _jwk_texts(question: Question) -> Iterator[Variant[Secret]]:
    """Take the text of a secret's JWK, or its member `k`, for the secret itself."""
    secrets = [key for key in question.secrets if key.source in ("jwk", "jwks")][:MAX_KEYS]
    if not secrets:
        return
    change = _("the text of the JWK's member “k” is used, not the bytes that it encodes")
    for key in secrets:
        yield Variant(secret_of((key.members or {})["k"]), (_as_jwk(change),))
    change = _("the text of the JWK itself is used")
    for key in secrets:
        yield from (Variant(form, (_as_jwk(change),)) for form in _json_forms(key.members))
    yield from (Variant(form, (_as_jwk(change),)) for form in _forms_of_text(question))


def _forms_of_text(question: Question) -> Iterator[Secret]:
    """Write the text as it is, and with the line ends that it may have had elsewhere."""
    if len(question.data) > MAX_SECRET_TEXT:
        return
    if question.text is None:
        yield Secret(question.data, question.data.hex(), "hex")
        return
    lines = question.text.replace("\r\n", "\n").replace("\\r\\n", "\n").replace("\\n", "\n")
    bare = lines.strip().strip("\"'").strip()
    yield from map(secret_of, (question.text, lines, *_with_ends(bare)))
    escaped = bare.replace("\n", "\\n")
    yield from map(secret_of, (escaped, f"{escaped}\\n"))


def _with_ends(text: str) -> tuple[str, ...]:
    """Return a text of lines with and without a line end, in Unix's and in Windows' way."""
    windows = text.replace("\n", "\r\n")
    joined = "".join(text.split("\n"))
    ends = ("", "\n", "\r\n", "\n\n")
    return (*(f"{text}{end}" for end in ends), windows, f"{windows}\r\n", joined)


def _forms_of_key(key: Key) -> Iterator[Secret]:
    """Write a public key in every form in which a server may keep it."""
    ders = list(_ders(key))
    for label, der in ders:
        body = base64.encodebytes(der).decode().replace("\n", "")
        lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
        pem = f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----"
        yield from map(secret_of, _with_ends(pem))
        yield from map(secret_of, _with_ends(lines))
        yield secret_of(base64.b64encode(f"{pem}\n".encode()).decode())
        yield secret_of(base64.b64encode(pem.encode()).decode())
        yield Secret(der, der.hex(), "hex")
    for raw in _raw(key):
        yield Secret(raw, raw.hex(), "hex")
    yield from _json_forms(to_jwk(key))
    if key.members:
        yield from _json_forms(key.members)


def _json_forms(members: Any) -> Iterator[Secret]:
    """Write a JWK as common libraries do."""
    for value in (members, dict(sorted(members.items()))):
        for options in (
            {"separators": (",", ":")},
            {},
            {"indent": 2},
            {"indent": 4},
        ):
            text = json.dumps(dict(value), ensure_ascii=False, **options)
            yield from map(secret_of, (text, f"{text}\n"))


def _ders(key: Key) -> Iterator[tuple[str, bytes]]:
    """Yield SPKI, and PKCS#1 of an RSA key, each with its label in PEM."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    spki = key.material.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    yield "PUBLIC KEY", spki
    if key.kind is KeyKind.RSA:
        yield "RSA PUBLIC KEY", key.material.public_bytes(Encoding.DER, PublicFormat.PKCS1)


def _raw(key: Key) -> Iterator[bytes]:
    """Yield the bytes that make the key, without any frame."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if key.kind is KeyKind.EC:
        for form in (PublicFormat.UncompressedPoint, PublicFormat.CompressedPoint):
            yield key.material.public_bytes(Encoding.X962, form)
    elif key.kind is not KeyKind.RSA:
        yield key.material.public_bytes_raw()


def _as_jwk(change: str) -> Step:
    return Step(
        Cause.SECRET_IS_JWK,
        change,
        _("A JWK's “k” is Base64url of the secret; not every program decodes it."),
        _("Matches so: use it"),
    )


def _as_private_key() -> Step:
    return Step(
        Cause.SECRET_IS_TEXT,
        _("the text of the private key is used as a secret"),
        _("The header says HMAC, which takes any text as its secret."),
        _("Matches as text: use it as a secret"),
    )


def _as_public_key() -> Step:
    return Step(
        Cause.PUBLIC_KEY_AS_HMAC_SECRET,
        _("the public key is used as the secret of HMAC"),
        _(
            "This is algorithm confusion: everybody knows a public key, so anybody can make such a"
            " token. A server must accept the algorithm of its key alone."
        ),
        _("Matches as HMAC secret: use it so"),
    )
