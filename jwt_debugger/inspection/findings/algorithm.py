"""Findings on how a token is signed or encrypted (RFC 8725 section 3.1 to 3.6, RFC 7518)."""

from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.findings.rule import Remark, Rule, Subject, of_jwe, of_jws
from jwt_debugger.inspection.header_faults import unknown_extensions
from jwt_debugger.inspection.reading import is_unsecured
from jwt_debugger.inspection.result import Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.jwe_parameters import MAX_ROUNDS
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _

MIN_ROUNDS: Final = 1_000  # RFC 7518 section 4.8.1.2
FAIR_ROUNDS: Final = 10_000  # below it a password that a person chose is soon guessed today


def _unsecured(subject: Subject) -> Iterator[Remark]:
    if is_unsecured(subject.header):
        yield Remark(
            _("Nothing is signed: anybody can write such a token. A server must refuse it."),
            _("Sign it, with HS256 or ES256 for example."),
            "alg",
            Segment.HEADER,
        )


def _zero_signature(subject: Subject) -> Iterator[Remark]:
    signature = subject.inspection.part(Segment.SIGNATURE)
    if not subject.algorithm.startswith("ES") or signature is None or not signature.data:
        return
    half = len(signature.data) // 2
    if not any(signature.data[:half]) or not any(signature.data[half:]):
        yield Remark(
            _(
                "r or s of the ECDSA signature is zero. Java 15 to 18 took such a signature for"
                " genuine, whatever was signed (CVE-2022-21449)."
            ),
            _("Refuse it, and look for who sent it."),
            segment=Segment.SIGNATURE,
        )


def _not_encoded(subject: Subject) -> Iterator[Remark]:
    if subject.header.get("b64") is False:
        yield Remark(
            _(
                "“b64” is false: the payload is signed as it stands. A library that does not know"
                " this reads another payload than was signed."
            ),
            _("Use it only where both sides are known to understand it (RFC 7797)."),
            "b64",
            Segment.HEADER,
        )


def _unknown_critical(subject: Subject) -> Iterator[Remark]:
    encrypted = subject.inspection.encryption is not None
    for name in unknown_extensions(subject.header, encrypted=encrypted):
        detail = _("The header makes {name} critical. Who does not know it must refuse the token.")
        yield Remark(
            detail.format(name=quoted(name)),
            _("Leave it out of “crit”, unless every receiver knows it."),
            "crit",
            Segment.HEADER,
        )


def _old_rsa(subject: Subject) -> Iterator[Remark]:
    if subject.algorithm == "RSA1_5":
        yield Remark(
            _(
                "RSA1_5 has been broken again and again by servers that tell good padding from"
                " bad (RFC 8725, section 3.2)."
            ),
            _("Use RSA-OAEP-256 or ECDH-ES."),
            "alg",
            Segment.HEADER,
        )


def _few_rounds(subject: Subject) -> Iterator[Remark]:
    rounds = subject.header.get("p2c")
    if type(rounds) is int and 0 < rounds < FAIR_ROUNDS:
        detail = _(
            "The password is hashed {rounds:,} times. RFC 7518 asks for {least:,} at least; today"
            " hundreds of thousands are usual."
        )
        detail = detail.format(rounds=rounds, least=MIN_ROUNDS)
        remedy = _("Raise “p2c”, to 600,000 if you can.")
        severity = Severity.MEDIUM if rounds < MIN_ROUNDS else Severity.LOW
        yield Remark(detail, remedy, "p2c", Segment.HEADER, severity)


def _many_rounds(subject: Subject) -> Iterator[Remark]:
    rounds = subject.header.get("p2c")
    if type(rounds) is int and rounds > MAX_ROUNDS:
        yield Remark(
            _("“p2c” makes whoever opens it hash for seconds: a way to bring a server down."),
            _("Let the server refuse so many rounds."),
            "p2c",
            Segment.HEADER,
        )


def _compressed(subject: Subject) -> Iterator[Remark]:
    if "zip" in subject.header:
        yield Remark(
            _(
                "It is compressed before it is encrypted, so its length tells something of what"
                " is in it (RFC 8725, section 3.6)."
            ),
            _("Leave “zip” out."),
            "zip",
            Segment.HEADER,
        )


def _of_passwords(subject: Subject) -> bool:
    return subject.algorithm.startswith("PBES2")


RULES: Final = (
    Rule(
        "alg-none",
        Severity.HIGH,
        lambda: _("Not signed (alg: none)"),
        lambda: _("The token is signed at all"),
        _unsecured,
        of_jws,
    ),
    Rule(
        "ecdsa-zero-signature",
        Severity.HIGH,
        lambda: _("Signature of zeros"),
        lambda: _("An ECDSA signature is not made of zeros"),
        _zero_signature,
        of_jws,
    ),
    Rule(
        "payload-not-encoded",
        Severity.LOW,
        lambda: _("Payload is not encoded (b64: false)"),
        lambda: _("The payload is encoded as usual"),
        _not_encoded,
        of_jws,
    ),
    Rule(
        "crit-unknown",
        Severity.MEDIUM,
        lambda: _("Critical extension that is not known here"),
        lambda: _("Every critical extension is known"),
        _unknown_critical,
        lambda subject: "crit" in subject.header,
    ),
    Rule(
        "rsa1-5",
        Severity.MEDIUM,
        lambda: _("Encrypted with RSA1_5"),
        lambda: _("The content key is not wrapped with RSA1_5"),
        _old_rsa,
        of_jwe,
    ),
    Rule(
        "pbes2-few-rounds",
        Severity.MEDIUM,
        lambda: _("Password hashed too few times"),
        lambda: _("A password is hashed often enough"),
        _few_rounds,
        _of_passwords,
    ),
    Rule(
        "pbes2-many-rounds",
        Severity.LOW,
        lambda: _("Password hashed too many times"),
        lambda: _("A password is not hashed so often that a server stands still"),
        _many_rounds,
        _of_passwords,
    ),
    Rule(
        "compressed",
        Severity.LOW,
        lambda: _("Compressed, then encrypted"),
        lambda: _("What is encrypted was not compressed before"),
        _compressed,
        of_jwe,
    ),
)
