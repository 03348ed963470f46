"""Findings on the key: its strength, and what it says it is for (RFC 8725 section 3.5)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject
from jwt_debugger.inspection.result import Finding, Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import declared_use_forbids, read_keys
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

MIN_RSA_BITS: Final = 2_048  # RFC 7518 section 3.3
USUAL_EXPONENT: Final = 65_537
NEEDED_BITS: Final = {"HS256": 256, "HS384": 384, "HS512": 512}  # RFC 7518 section 3.2
WEAK_SECRET_BITS: Final = 112  # below it a secret is within reach of who tries them all

# The findings that say that a secret is not secret, and those that a new secret puts right. The
# first is found by the search for known secrets, which takes longer than a review.
KNOWN_SECRET: Final = "known-secret"  # noqa: S105 - the id of a finding
GUESSABLE_FINDINGS: Final = frozenset({KNOWN_SECRET, "guessable-secret"})
SECRET_FINDINGS: Final = GUESSABLE_FINDINGS | {"short-secret"}

# A secret of at most so many bytes that are repeated is guessed as quickly as these bytes are.
_REPEATED: Final = 12
_STEADY: Final = 0.8  # the part of a secret's steps from a byte to the next that are 0, 1 or -1


def _short_secret(subject: Subject) -> Iterator[Remark]:
    key, algorithm = subject.key, subject.algorithm
    needed = NEEDED_BITS[algorithm]
    if key is not None and key.size < needed:
        detail = _(
            "The secret has {bits} bits. {algorithm} asks for {needed} at least, or it can be"
            " guessed from a single token (RFC 7518, section 3.2)."
        )
        detail = detail.format(bits=key.size, algorithm=algorithm, needed=needed)
        severity = Severity.HIGH if key.size < WEAK_SECRET_BITS else Severity.MEDIUM
        yield Remark(detail, new_secret(algorithm), "alg", Segment.HEADER, severity)


def _guessable_secret(subject: Subject) -> Iterator[Remark]:
    reason = _ease(subject.key.material, subject) if subject.key else ""
    if reason:
        yield Remark(reason, new_secret(subject.algorithm), "alg", Segment.HEADER)


def _ease(secret: bytes, subject: Subject) -> str:
    """Say why a secret is easily guessed, however long it is; empty where it is not."""
    longest = min(_REPEATED, len(secret) // 2)
    if any(secret[unit:] == secret[:-unit] for unit in range(1, longest + 1)):
        return _("The secret repeats the same few characters, so it is guessed at once.")
    steady = sum(abs(after - before) <= 1 for before, after in pairwise(secret))
    if steady >= _STEADY * (len(secret) - 1):
        return _("The secret runs on like the alphabet or a row of digits, and is guessed at once.")
    for name, value in (*subject.header.items(), *subject.claims.items()):
        if type(value) is str and value.encode("utf-8", "replace") == secret:
            return _("The secret is the value of {name}: it stands in the token.").format(
                name=quoted(name)
            )
    return ""


def new_secret(algorithm: str | None) -> str:
    """Advise a new secret that is as long as the algorithm asks for."""
    needed = NEEDED_BITS.get(algorithm or "", 256)
    return _("Generate a {needed}-bit secret").format(needed=needed)


def _public_key_as_secret(subject: Subject) -> Iterator[Remark]:
    read = read_keys(subject.key.material).keys if subject.key else ()
    if any(key.kind is not KeyKind.SECRET and not key.private for key in read):
        yield _algorithm_confusion()


def _algorithm_confusion() -> Remark:
    return Remark(
        _(
            "The secret is the text of a public key, which everybody knows. A server that"
            " verifies this mistakes its public key for a secret (algorithm confusion)."
        ),
        _("Let the server accept its own algorithm alone."),
        "alg",
        Segment.HEADER,
    )


def _small_rsa(subject: Subject) -> Iterator[Remark]:
    key = subject.key
    if key is not None and key.size < MIN_RSA_BITS:
        detail = _("The RSA key has {bits} bits; {least} are the least that is safe.")
        detail = detail.format(bits=f"{key.size:,}", least=f"{MIN_RSA_BITS:,}")
        yield Remark(detail, _("Make a new key pair."), "alg", Segment.HEADER)


def _odd_exponent(subject: Subject) -> Iterator[Remark]:
    exponent = _exponent(subject.key) if subject.key else USUAL_EXPONENT
    if exponent != USUAL_EXPONENT:
        detail = _("The RSA key's public exponent is {exponent:,}; {usual:,} is usual.")
        detail = detail.format(exponent=exponent, usual=USUAL_EXPONENT)
        severity = Severity.LOW if exponent < USUAL_EXPONENT else Severity.INFO
        remedy = _("Make the next key pair with the usual one.")
        yield Remark(detail, remedy, "alg", Segment.HEADER, severity)


def _exponent(key: Key) -> int:
    public = key.material.public_key() if key.private else key.material
    return int(public.public_numbers().e)


def _declared_use(subject: Subject) -> Iterator[Remark]:
    encrypted = subject.inspection.encryption is not None
    reason = subject.key and declared_use_forbids(
        subject.key, "decrypt" if encrypted else "verify", subject.algorithm
    )
    if reason:
        remedy = _("Take a key that is meant for this, or correct what it declares.")
        yield Remark(reason, remedy, "alg", Segment.HEADER)


def _certificate_dates(subject: Subject) -> Iterator[Remark]:
    certificate = subject.key.certificate if subject.key else None
    if certificate is None or certificate.not_before <= subject.at <= certificate.not_after:
        return
    over = subject.at > certificate.not_after
    detail = (
        _("The certificate of the key has expired.")
        if over
        else _("The certificate of the key is not valid yet.")
    )
    yield Remark(detail, _("Renew it, or judge by another instant."), segment=Segment.HEADER)


def _has(kind: KeyKind, subject: Subject) -> bool:
    return subject.key is not None and subject.key.kind is kind


def _of_secrets(subject: Subject) -> bool:
    return _has(KeyKind.SECRET, subject) and subject.algorithm in NEEDED_BITS


def _of_rsa(subject: Subject) -> bool:
    return _has(KeyKind.RSA, subject)


_PUBLIC_KEY_AS_SECRET: Final = Rule(
    "public-key-as-hmac-secret",
    Severity.HIGH,
    lambda: _("A public key is used as secret"),
    lambda: _("The secret is not the text of a public key"),
    _public_key_as_secret,
    _of_secrets,
)
RULES: Final = (
    Rule(
        "short-secret",
        Severity.MEDIUM,
        lambda: _("The secret is too short"),
        lambda: _("A secret is as long as its hash"),
        _short_secret,
        _of_secrets,
    ),
    Rule(
        "guessable-secret",
        Severity.HIGH,
        lambda: _("The secret is guessable"),
        lambda: _("A secret has no plain pattern, and does not stand in the token"),
        _guessable_secret,
        _of_secrets,
    ),
    _PUBLIC_KEY_AS_SECRET,
    Rule(
        "rsa-key-small",
        Severity.HIGH,
        lambda: _("The RSA key is too small"),
        lambda: _("An RSA key has 2,048 bits or more"),
        _small_rsa,
        _of_rsa,
    ),
    Rule(
        "rsa-exponent-unusual",
        Severity.LOW,
        lambda: _("Unusual RSA exponent"),
        lambda: _("An RSA key has the usual exponent"),
        _odd_exponent,
        _of_rsa,
    ),
    Rule(
        "key-use-violated",
        Severity.MEDIUM,
        lambda: _("The key is declared for something else"),
        lambda: _("The key's use, key_ops and alg allow the check"),
        _declared_use,
        lambda subject: subject.key is not None,
    ),
    Rule(
        "certificate-out-of-date",
        Severity.LOW,
        lambda: _("The certificate is out of date"),
        lambda: _("The key's certificate is valid now"),
        _certificate_dates,
        lambda subject: subject.key is not None and subject.key.certificate is not None,
        timely=True,
    ),
)


def public_key_as_secret() -> Finding:
    """Return what is found where a diagnosis shows that a public key given is the secret."""
    return _PUBLIC_KEY_AS_SECRET.finding(_algorithm_confusion())
