"""Trying the variants: every key, signature, algorithm and signed text that the families name."""

import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from jwt_debugger.inspection.diagnosis import (
    encoded_keys,
    key_choice,
    key_texts,
    methods,
    secret_texts,
    signature_forms,
    signed_texts,
)
from jwt_debugger.inspection.diagnosis.question import MAX_SECRET_TEXT, Question
from jwt_debugger.inspection.diagnosis.variant import Cause, Covered, Match, Secret, Step, Variant
from jwt_debugger.jose.key import Key
from jwt_debugger.translation import _

# The registry: a family of causes is one function in one of these rows.
SECRETS: Final[tuple[Callable[[Question], Iterator[Variant[Secret]]], ...]] = (
    key_choice.secrets,
    encoded_keys.secrets,
    key_texts.variants,
    secret_texts.variants,
)
KEYS: Final = (key_choice.keys, encoded_keys.keys)
SIGNATURES: Final = (signature_forms.variants,)
SIGNED_TEXTS: Final = (signed_texts.variants,)

# Of larger sets, no pairs of changes are tried that concern what was signed.
MAX_PLAY_KEYS: Final = 3

# As many bytes of a cut signature tell it from any other: one in 2 to the power of 64 is alike.
MIN_BEGINNING: Final = 8

_HASHES: Final = {"HS256": "sha256", "HS384": "sha384", "HS512": "sha512"}
_Value = TypeVar("_Value")


class CancelledError(Exception):
    """Nobody waits for the answer any more."""


@dataclass(slots=True)
class Record:
    """What has been tried so far: how much, and for which causes."""

    cancelled: Callable[[], bool]
    count: int = 0
    causes: set[Cause] = field(default_factory=set)

    def note(self, *steps: tuple[Step, ...]) -> None:
        """Note one trial; raises CancelledError where it is not wanted any more."""
        if self.cancelled():
            raise CancelledError
        self.count += 1
        for taken in steps:
            self.causes.update(step.cause for step in taken)


@dataclass(frozen=True, slots=True)
class _Aim:
    """What a digest must begin with for a signature to be explained."""

    beginning: bytes
    signature: Variant[bytes]
    method: tuple[Step, ...]


def find_match(question: Question, record: Record) -> Match | None:
    """Return the first variant that verifies; simple ones are tried first."""
    signatures = _all(SIGNATURES, question)
    secrets = _distinct_secrets(_all(SECRETS, question))
    keys = _all(KEYS, question)
    plain = [Variant(Covered(question.inspection.signing_input))]
    found = _by_secret(question, secrets, signatures, plain, record)
    found = found or _by_key(question, keys, signatures, plain, record)
    if found or not question.playful:
        return found
    texts = [text for text in _all(SIGNED_TEXTS, question) if text.steps]
    simple = [secret for secret in secrets if secret.weight <= 1 and _is_short(secret.value)]
    likely = [key for key in keys if len(keys) <= MAX_PLAY_KEYS or not key.steps]
    found = _by_secret(question, simple, signatures, texts, record)
    return found or _by_key(question, likely, signatures, texts, record)


def _is_short(secret: Secret) -> bool:
    """Tell a secret that it takes no time to hash a thousand times."""
    return len(secret.data) <= MAX_SECRET_TEXT


def _all(
    families: Iterable[Callable[[Question], Iterator[Variant[_Value]]]], question: Question
) -> list[Variant[_Value]]:
    """Collect what the families name, the likeliest first."""
    found = [variant for family in families for variant in family(question)]
    return sorted(found, key=lambda variant: variant.weight)


def _distinct_secrets(secrets: list[Variant[Secret]]) -> list[Variant[Secret]]:
    """Keep each secret once, with the likeliest steps that lead to it."""
    kept: dict[bytes, Variant[Secret]] = {}
    for secret in secrets:
        kept.setdefault(secret.value.data, secret)
    return list(kept.values())


def _by_secret(
    question: Question,
    secrets: list[Variant[Secret]],
    signatures: list[Variant[bytes]],
    texts: list[Variant[Covered]],
    record: Record,
) -> Match | None:
    """Compute the HMACs; the length of a signature says by which hash it can have been made."""
    aims = {name: list(_aims(question, name, signatures)) for name in _HASHES}
    wanted = [(_HASHES[name], found) for name, found in aims.items() if found]
    if not question.playful:
        secrets = [secret for secret in secrets if secret.weight <= 1]
    for secret in secrets:
        for text in texts:
            for name, found in wanted:
                record.note(secret.steps, text.steps)
                digest = hmac.digest(secret.value.data, text.value.data, name)
                for aim in found:
                    record.causes.update(step.cause for step in aim.method)
                    if digest.startswith(aim.beginning):
                        return Match(secret, aim.signature, text, aim.method)
    return None


def _aims(question: Question, name: str, signatures: list[Variant[bytes]]) -> Iterator[_Aim]:
    """Say which of the signatures an algorithm can have made."""
    size = methods.HMAC_SIZES[name]
    other = (
        () if name == question.algorithm else (methods.other_algorithm(name, question.algorithm),)
    )
    for signature in signatures:
        if len(signature.value) == size:
            yield _Aim(signature.value, signature, other)
    if not other and MIN_BEGINNING <= len(question.signature) < size:
        yield _Aim(
            question.signature, signatures[0], (truncated_step(len(question.signature), size),)
        )


def truncated_step(count: int, size: int) -> Step:
    """Say that the end of the signature is missing."""
    return Step(
        Cause.SIGNATURE_TRUNCATED,
        _(
            "the signature may be cut off: it has {count:,} bytes of {size:,}, and these are right"
        ).format(count=count, size=size),
        _("Its end was lost in copying, or a field that stores it is too short."),
        _("Copy the whole token."),
        applies=False,
    )


def _by_key(
    question: Question,
    keys: list[Variant[Key]],
    signatures: list[Variant[bytes]],
    texts: list[Variant[Covered]],
    record: Record,
) -> Match | None:
    """Verify with public keys, by each algorithm that they can be used with."""
    for key in keys:
        size = methods.signature_size(key.value)
        fitting = [signature for signature in signatures if len(signature.value) == size]
        for method in methods.methods(question, key.value):
            for signature in fitting:
                for text in texts:
                    if text.steps and method.steps and len(keys) > MAX_PLAY_KEYS:
                        continue
                    record.note(key.steps, method.steps, signature.steps, text.steps)
                    data = text.value.data
                    if method.value.matches(key.value, data, signature.value):
                        exact = methods.with_exact_salt(method, key.value, data, signature.value)
                        return Match(key, signature, text, exact)
    return None
