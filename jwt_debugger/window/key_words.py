"""What the secret pane says of a key: what was understood, and why the token matches or not.

No Qt here: the words are tested without a widget.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jwt_debugger.inspection.durations import format_date, in_zone
from jwt_debugger.inspection.visible import MAX_QUOTED, visible
from jwt_debugger.jose.base64url import decode
from jwt_debugger.jose.key import Certificate, Key, KeyKind
from jwt_debugger.jose.keys import describe, name_with_reason
from jwt_debugger.state import KeyInput, KeySource, Outcome, State
from jwt_debugger.translation import _, ngettext

# RFC 7518 section 3.2: the secret is at least as long as the digest.
HMAC_BITS = {"HS256": 256, "HS384": 384, "HS512": 512}

# Below this, in bits, a secret is not merely shorter than asked for: it can be searched for.
FAR_TOO_SHORT = 128


class Weight(StrEnum):
    """How much a line matters: its colour."""

    PLAIN = "plain"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """The line below the key; `detail` is its tool tip."""

    text: str
    weight: Weight = Weight.PLAIN
    detail: str = ""


def key_line(state: State) -> KeyLine:
    """Say what was understood of the key, or what the token's algorithm asks for."""
    reading = state.key
    if state.request.key.empty:
        return KeyLine(_need(state))
    if reading.problem:
        return KeyLine("\n".join((reading.problem, *reading.remarks)), Weight.BAD)
    if not reading.keys:
        return KeyLine(_need(state))
    key = used_key(state)
    line = _secret_line(state, key) if key.kind is KeyKind.SECRET else _public_line(key)
    rest = [*_source_remark(state.request.key), *_set_remark(state)]
    rest += [*_certificate_lines(state, key.certificate), *reading.remarks]
    if state.request.key.format == "utf8":
        rest += _edge_remarks(state.request.key.text)
    return KeyLine("\n".join((line.text, *rest)), line.weight, line.detail)


def used_key(state: State) -> Key:
    """Return the key that the verdict speaks of, or the first one given; there must be one."""
    inspection = state.inspection
    verdict = inspection.verdict if inspection else None
    return (verdict and verdict.key) or state.key.keys[0]


def placeholder(state: State) -> str:
    """Say in the empty field what belongs there."""
    algorithm = token_algorithm(state)
    if state.request.key.file_name is not None:
        return visible(state.request.key.file_name, MAX_QUOTED)
    if not state.request.key.is_secret:
        if state.inspection is not None and state.inspection.encryption is not None:
            return _("Drop a private key file, PEM or JWK")
        return _("Paste or drop a key, PEM or JWK")
    if state.inspection is None:
        return _("Paste the secret, or drop a key file")
    if algorithm is None or algorithm.lower() == "none":
        return _("No secret is used with alg: none")
    return _("Type or paste the secret")


def format_words(state: State) -> str | None:
    """Say what the format was detected to be: “PEM, public key”; None: nothing was."""
    reading = state.key
    if state.request.key.format != "auto" or not reading.keys or state.request.key.empty:
        return None
    name = {"pem": "PEM", "der": "DER", "jwk": "JWK", "jwks": _("JWK Set")}.get(
        str(reading.format).lower(), _("Secret") if reading.format == "utf8" else reading.format
    )
    if len(reading.keys) > 1:
        count = len(reading.keys)
        kind = ngettext("{count:,} key", "{count:,} keys", count).format(count=count)
    elif reading.keys[0].kind is KeyKind.SECRET:
        kind = _("UTF-8 text") if reading.format == "utf8" else _("shared secret")
    elif reading.keys[0].certificate is not None:
        kind = _("certificate")
    else:
        kind = _("private key") if reading.keys[0].private else _("public key")
    return _("{format}, {kind}").format(format=name, kind=kind)


def token_algorithm(state: State) -> str | None:
    """Return the alg of the token's header, where it is a text."""
    header: Any = state.inspection.header if state.inspection else None
    algorithm = header.get("alg") if header else None
    return algorithm if isinstance(algorithm, str) else None


def _need(state: State) -> str:
    """Say what the algorithm needs, while there is no key."""
    algorithm = token_algorithm(state)
    if algorithm is None:
        return _no_need(state)
    if algorithm.lower() == "none":
        return _("Change alg in the header to sign this token")
    if algorithm in HMAC_BITS:
        sentence = _("{algorithm} needs the shared secret of the issuer")
    elif algorithm.startswith(("RSA", "ECDH")):
        sentence = _("{algorithm} needs the recipient’s private key")
    elif algorithm.startswith("PBES2"):
        sentence = _("{algorithm} needs the password")
    elif algorithm == "dir" or algorithm.endswith("KW"):
        sentence = _("{algorithm} needs the shared key")
    elif algorithm.startswith(("RS", "PS", "ES", "Ed", "ML-DSA")):
        sentence = _("{algorithm} needs the issuer’s public key")
    else:
        return _no_need(state)
    return sentence.format(algorithm=visible(algorithm, MAX_QUOTED))


def _no_need(state: State) -> str:
    if state.request.key.is_secret:
        return _("Optional: decoding needs no secret")
    return _("Optional: decoding needs no key")


def _secret_line(state: State, key: Key) -> KeyLine:
    """Say the length of a secret, and whether it is enough."""
    count = key.size // 8
    length = ngettext(
        "{count:,} byte · {bits:,} bits", "{count:,} bytes · {bits:,} bits", count
    ).format(count=count, bits=key.size)
    algorithm = token_algorithm(state)
    needed = HMAC_BITS.get(algorithm or "")
    if needed is None:
        return KeyLine(length)
    weight = Weight.PLAIN if key.size >= needed else Weight.WARN
    if key.size < min(needed, FAR_TOO_SHORT):
        sentence = _("{length}, far too short for {algorithm}")
    elif key.size < needed:
        sentence = _("{length}, shorter than the {needed} {algorithm} asks for")
    elif state.edits is not None and state.edits.outcome is Outcome.RESIGNED:
        sentence = _("{length}, used to verify and to sign")
    else:
        sentence = _("{length}, long enough for {algorithm}")
    return KeyLine(sentence.format(length=length, algorithm=algorithm, needed=needed), weight)


def _public_line(key: Key) -> KeyLine:
    """Say type, size and fingerprint of a key; the tool tip says all that it declares."""
    if key.kind is KeyKind.RSA:
        name = _("RSA {size} bits").format(size=key.size)
    elif key.kind is KeyKind.EC:
        name = _("EC {curve}").format(curve=key.curve)
    else:
        name = str(key.curve)
    detail = "\n".join(_declared(key))
    if key.thumbprint is None:
        return KeyLine(name, detail=detail)
    text = _("{key} · fingerprint SHA-256 {fingerprint}")
    return KeyLine(text.format(key=name, fingerprint=fingerprint(key.thumbprint)), detail=detail)


def fingerprint(thumbprint: str) -> str:
    """Shorten a base64url thumbprint to its ends in hex: 4f:1c:9e…d2."""
    data = decode(thumbprint).data
    return f"{data[:3].hex(':')}…{data[-1:].hex()}"


def _declared(key: Key) -> Iterator[str]:
    """Say what the key is, its RFC 7638 thumbprint, and what it declares of itself."""
    yield describe(key)
    if key.thumbprint is not None:
        yield _("JWK thumbprint (RFC 7638): {thumbprint}").format(thumbprint=key.thumbprint)
    for name, value in (
        ("kid", key.kid),
        ("use", key.use),
        ("alg", key.algorithm),
        ("key_ops", ", ".join(key.key_ops) if key.key_ops is not None else None),
    ):
        if value is not None:
            yield f"{name}: {visible(value, MAX_QUOTED)}"


def _set_remark(state: State) -> Iterator[str]:
    """Say which of several keys is meant, and why this one."""
    keys = state.key.keys
    if len(keys) < 2:
        return
    algorithm = token_algorithm(state)
    if algorithm is None:
        yield _("The first of {count:,} keys").format(count=len(keys))
    else:
        kid = state.inspection and (state.inspection.header or {}).get("kid")
        words = name_with_reason(used_key(state), keys, kid, algorithm)
        yield words[:1].upper() + words[1:]


def _source_remark(key: KeyInput) -> Iterator[str]:
    """Say where a key comes from that nobody typed or pasted as it stands."""
    words = {
        KeySource.DOTENV: _("From the variable {name}"),
        KeySource.ENVIRONMENT: _("From the environment variable {name}"),
        KeySource.HEADER: _("From the token’s own header ({name})"),
    }.get(key.source)
    if words is not None:
        yield words.format(name=visible(key.name or "", MAX_QUOTED))


def _certificate_lines(state: State, certificate: Certificate | None) -> Iterator[str]:
    """Say whom a certificate is for, and how long."""
    if certificate is not None:
        yield _("Certificate of {subject}").format(
            subject=visible(certificate.subject, 2 * MAX_QUOTED)
        )
        yield _("Valid from {start} to {end}").format(
            start=format_date(in_zone(certificate.not_before, state.utc)),
            end=format_date(in_zone(certificate.not_after, state.utc)),
        )


def _edge_remarks(text: str) -> Iterator[str]:
    """Say what no field shows: white space around the secret, which counts."""
    core = text.strip()
    if not core:
        if text:
            yield _("White space only")
        return
    if text[0].isspace():
        yield _("Starts with white space, which counts")
    if text.endswith(("\n", "\r")):
        yield _("Ends with a line break, which counts")
    elif text[-1].isspace():
        yield _("Ends with white space, which counts")
    if "\n" in core or "\r" in core:
        yield _("Has line breaks inside")
