"""What is left to say where no variant verifies: lengths, kid, types, or another signer."""

from collections.abc import Iterator
from typing import Final

from jwt_debugger.inspection.diagnosis.methods import (
    FIXED_SIZES,
    HMAC_SIZES,
    methods,
    signature_size,
)
from jwt_debugger.inspection.diagnosis.question import Question
from jwt_debugger.inspection.diagnosis.search import Record
from jwt_debugger.inspection.diagnosis.telling import no_key_with_kid, tries
from jwt_debugger.inspection.diagnosis.variant import Cause
from jwt_debugger.inspection.result import Diagnosis
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.key import KeyKind
from jwt_debugger.jose.keys import describe, read_keys, suits
from jwt_debugger.jose.problems import ProblemKind, Segment
from jwt_debugger.translation import _, ngettext

# Where the key says how long a signature is, one of these lengths was made by a shorter key, and
# is not cut off: the usual RSA moduli, and the Edwards curves; bytes.
_WHOLE_ELSEWHERE: Final = frozenset({64, 96, 114, 128, 192, 256, 384, 512, 768, 1024})


def conclusions(question: Question, record: Record) -> tuple[Diagnosis, ...]:
    """Say what can be concluded; nothing where the token or the key has a fault that says more."""
    found = (
        *(tuple(_truncated(question)) or no_key_with_kid(question.keys, question.kid)),
        *_mismatch(question),
    )
    if found or question.malformed or not question.fitting:
        return found
    return (_no_variant(question, record),)


def _truncated(question: Question) -> Iterator[Diagnosis]:
    """Say that the signature is shorter than the algorithm makes it."""
    size, count = _size(question), len(question.signature)
    if size is None or count >= size:
        return
    if count in _whole_sizes(question.algorithm) and not question.cut:
        return
    if not question.part.text:
        explanation = _("There is no signature: {algorithm} makes one of {size:,} bytes.")
    else:
        explanation = ngettext(
            "The signature has {count:,} byte, and {algorithm} makes {size:,}: its end is missing.",
            "The signature has {count:,} bytes, and {algorithm} makes {size:,}:"
            " its end is missing.",
            count,
        )
    explanation = explanation.format(count=count, algorithm=question.algorithm, size=size)
    yield Diagnosis(Cause.SIGNATURE_TRUNCATED, explanation, _("Copy the whole token."))


def _whole_sizes(algorithm: str) -> frozenset[int]:
    """Return the lengths that another key, or another algorithm of the family, makes; bytes.

    Such a signature is not cut off: the header or the key is another's.
    """
    if algorithm not in FIXED_SIZES:
        return _WHOLE_ELSEWHERE
    family = algorithm[:2]
    return frozenset(size for name, size in FIXED_SIZES.items() if name.startswith(family))


def _size(question: Question) -> int | None:
    """Return how many bytes the signature must have; None where no key tells."""
    algorithm = question.algorithm
    if algorithm in FIXED_SIZES:
        return FIXED_SIZES[algorithm]
    sizes = [signature_size(key) for key in question.fitting]
    return min(sizes, default=None)


def _mismatch(question: Question) -> Iterator[Diagnosis]:
    """Say that the key cannot be used with the algorithm, and what it takes."""
    keys = question.keys.keys
    verdict = question.inspection.signature
    if not keys or question.fitting or question.malformed:
        return
    key = verdict.key if verdict and verdict.key else keys[0]
    needed = _needed(question.algorithm)
    explanation = _("{misfit}. {algorithm} takes {needed}; this is: {key}.").format(
        misfit=suits(key, question.algorithm),
        algorithm=question.algorithm,
        needed=needed,
        key=describe(key),
    )
    if _matches_as_key(question):
        yield Diagnosis(
            Cause.KEY_TYPE_MISMATCH,
            _("The text is a key, and it was taken for a secret. Read as a key, it matches."),
            _("Matches as a key: read it so"),
            key_format="auto",
        )
        return
    remedy = _("Give {needed}.").format(needed=needed)
    yield Diagnosis(Cause.KEY_TYPE_MISMATCH, explanation, remedy)


def _needed(algorithm: str) -> str:
    """Name the key that an algorithm takes."""
    if algorithm in HMAC_SIZES:
        return _("a shared secret")
    if algorithm.startswith(("RS", "PS")):
        return _("an RSA key")
    curves = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521", "ES256K": "secp256k1"}
    if algorithm in curves:
        return _("an EC key on the curve {curve}").format(curve=curves[algorithm])
    if algorithm == "EdDSA":
        return _("an Ed25519 or Ed448 key")
    return _("an {algorithm} key").format(algorithm=algorithm)


def _matches_as_key(question: Question) -> bool:
    """Tell whether a text that was taken for a secret verifies when it is read as a key."""
    if question.text is None or not question.secrets or question.is_hmac:
        return False
    data = question.inspection.signing_input
    return any(
        method.value.matches(key, data, question.signature)
        for key in read_keys(question.text, "auto").keys
        if key.kind is not KeyKind.SECRET and suits(key, question.algorithm) is None
        for method in methods(question, key)
        if not method.steps
    )


def _no_variant(question: Question, record: Record) -> Diagnosis:
    """Say what was tried, and what it means that nothing matches."""
    if _may_be_detached(question):
        meaning = _("The payload is empty here. What is kept apart from the token is signed too.")
        remedy = _("Give the payload that is kept apart.")
    elif question.fitting[0].kind is KeyKind.SECRET:
        meaning = _("Another secret signed it, or the token was changed after it was signed.")
        remedy = _("Get the secret that the issuer signs with, and the token as it was issued.")
    else:
        meaning = _("Another key signed it, or the token was changed after it was signed.")
        remedy = _("Get the key that the issuer signs with, and the token as it was issued.")
    explanation = " ".join((*tries(record), meaning, *_hints(question)))
    return Diagnosis(Cause.NO_VARIANT_MATCHES, explanation, remedy)


def _may_be_detached(question: Question) -> bool:
    """Tell a token whose payload may be kept apart, and was not given (RFC 7515 appendix F)."""
    return any(
        (problem.segment, problem.kind) == (Segment.PAYLOAD, ProblemKind.EMPTY)
        for problem in question.inspection.problems
    )


def _hints(question: Question) -> Iterator[str]:
    """Add what the token itself says of the key that signed it."""
    kid, keys = question.kid, question.keys.keys
    if isinstance(kid, str) and len(keys) == 1 and keys[0].kid not in (None, kid):
        yield _("The header asks for the key {kid}, and this one is {own}.").format(
            kid=quoted(kid), own=quoted(keys[0].kid or "")
        )
    size, count = _size(question), len(question.signature)
    if size is not None and count != size:
        yield ngettext(
            "The signature has {count:,} byte; with this key it would have {size:,}.",
            "The signature has {count:,} bytes; with this key it would have {size:,}.",
            count,
        ).format(count=count, size=size)
