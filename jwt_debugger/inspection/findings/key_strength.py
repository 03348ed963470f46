"""Findings on the key that was given: its strength, and what it says it is for (RFC 8725 3.5)."""

from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject
from jwt_debugger.inspection.result import Severity
from jwt_debugger.jose.key import KeyKind
from jwt_debugger.jose.keys import declared_use_forbids
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

MIN_RSA_BITS: Final = 2_048  # RFC 7518 section 3.3
USUAL_EXPONENT: Final = 65_537
NEEDED_BITS: Final = {"HS256": 256, "HS384": 384, "HS512": 512}  # RFC 7518 section 3.2
WEAK_SECRET_BITS: Final = 112  # below it a secret is within reach of who tries them all
_KEY_TEXTS: Final = (b"-----BEGIN PUBLIC", b"-----BEGIN CERT", b"-----BEGIN RSA PUB", b"ssh-rsa ")


def _short_secret(subject: Subject) -> Iterator[Remark]:
    key, algorithm = subject.key, subject.algorithm
    needed = NEEDED_BITS.get(algorithm, 0)
    if key is not None and key.kind is KeyKind.SECRET and key.size < needed:
        detail = _(
            "The secret has {bits} bits. {algorithm} asks for {needed} at least, or it can be"
            " guessed from a single token (RFC 7518, section 3.2)."
        )
        detail = detail.format(bits=key.size, algorithm=algorithm, needed=needed)
        remedy = _("Generate a {needed}-bit secret").format(needed=needed)
        severity = Severity.HIGH if key.size < WEAK_SECRET_BITS else Severity.MEDIUM
        yield Remark(detail, "alg", remedy, Segment.HEADER, severity)


def _public_key_as_secret(subject: Subject) -> Iterator[Remark]:
    key = subject.key
    if key is None or key.kind is not KeyKind.SECRET or not subject.algorithm.startswith("HS"):
        return
    if key.material.lstrip().startswith(_KEY_TEXTS):
        yield Remark(
            _(
                "The secret is the text of a public key, which everybody knows. A server that"
                " verifies this mistakes its public key for a secret (algorithm confusion)."
            ),
            "alg",
            _("Let the server accept its own algorithm alone"),
            Segment.HEADER,
        )


def _small_rsa(subject: Subject) -> Iterator[Remark]:
    key = subject.key
    if key is not None and key.kind is KeyKind.RSA and key.size < MIN_RSA_BITS:
        detail = _("The RSA key has {bits} bits; {least} are the least that is safe.")
        detail = detail.format(bits=f"{key.size:,}", least=f"{MIN_RSA_BITS:,}")
        yield Remark(detail, "alg", _("Make a new key pair"), Segment.HEADER)


def _odd_exponent(subject: Subject) -> Iterator[Remark]:
    key = subject.key
    if key is None or key.kind is not KeyKind.RSA:
        return
    public = key.material.public_key() if key.private else key.material
    exponent = public.public_numbers().e
    if exponent != USUAL_EXPONENT:
        detail = _("The RSA key's public exponent is {exponent:,}; {usual:,} is usual.")
        detail = detail.format(exponent=exponent, usual=USUAL_EXPONENT)
        severity = Severity.LOW if exponent < USUAL_EXPONENT else Severity.INFO
        yield Remark(detail, "alg", segment=Segment.HEADER, severity=severity)


def _declared_use(subject: Subject) -> Iterator[Remark]:
    key, encrypted = subject.key, subject.inspection.encryption is not None
    reason = (
        declared_use_forbids(key, "decrypt" if encrypted else "verify", subject.algorithm)
        if key
        else None
    )
    if reason is not None:
        yield Remark(reason, "alg", segment=Segment.HEADER)


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
    yield Remark(detail, segment=Segment.HEADER)


def _has_key(subject: Subject) -> bool:
    return subject.key is not None


RULES: Final = (
    Rule(
        "short-secret",
        Severity.MEDIUM,
        lambda: _("The secret is too short"),
        lambda: _("A secret is as long as its hash"),
        _short_secret,
        _has_key,
    ),
    Rule(
        "public-key-as-hmac-secret",
        Severity.HIGH,
        lambda: _("A public key is used as secret"),
        lambda: _("The secret is not the text of a public key"),
        _public_key_as_secret,
        _has_key,
    ),
    Rule(
        "rsa-key-small",
        Severity.HIGH,
        lambda: _("The RSA key is too small"),
        lambda: _("An RSA key has 2,048 bits or more"),
        _small_rsa,
        _has_key,
    ),
    Rule(
        "rsa-exponent-unusual",
        Severity.LOW,
        lambda: _("Unusual RSA exponent"),
        lambda: _("An RSA key has the usual exponent"),
        _odd_exponent,
        _has_key,
    ),
    Rule(
        "key-use-violated",
        Severity.MEDIUM,
        lambda: _("The key is declared for something else"),
        lambda: _("The key's use, key_ops and alg allow the check"),
        _declared_use,
        _has_key,
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
