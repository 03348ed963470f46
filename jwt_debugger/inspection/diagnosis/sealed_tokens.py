"""Why an encrypted token does not open: another reading of the key, another key, or algorithm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any, Final

from jwt_debugger.inspection.diagnosis import encoded_keys, key_choice, secret_texts
from jwt_debugger.inspection.diagnosis.question import GivenKey, text_and_bytes
from jwt_debugger.inspection.diagnosis.search import Record
from jwt_debugger.inspection.diagnosis.telling import key_input, no_key_with_kid, sentence, tries
from jwt_debugger.inspection.diagnosis.variant import ORDER, Cause, Secret, Step, Variant
from jwt_debugger.inspection.forms import read_any
from jwt_debugger.inspection.result import Diagnosis, EncryptionStatus, Inspection
from jwt_debugger.jose.encryption import Sealed, cannot_decrypt, decrypt
from jwt_debugger.jose.jwe_algorithms import PASSWORD_ALGORITHMS, RSA_ALGORITHMS
from jwt_debugger.jose.jwe_parameters import MAX_ROUNDS
from jwt_debugger.jose.key import Key, KeyKind, KeyReading
from jwt_debugger.jose.keys import describe, read_keys, suits
from jwt_debugger.translation import _

# Decryptions that are tried, and how many RSA keys of 2,048 bits the RSA keys together come to.
MAX_SECRETS: Final = 400
MAX_PRIVATE: Final = 20


@dataclass(frozen=True, slots=True)
class SealedQuestion(GivenKey):
    """An encrypted token, and the key that it does not open with."""

    sealed: Sealed
    used: Key

    @property
    def algorithm(self) -> str:
        """Return the header's `alg`."""
        return str(self.sealed.header["alg"])


def sealed_question_of(
    inspection: Inspection, given: str | bytes, key_format: str, keys: KeyReading
) -> SealedQuestion | None:
    """Put the question; None: there is none, or it concerns one of several recipients."""
    encryption = inspection.encryption
    if encryption is None or encryption.key is None:
        return None
    if encryption.status not in (EncryptionStatus.FAILED, EncryptionStatus.UNCHECKED):
        return None
    reading = read_any(inspection.token)
    if reading.sealed is None or reading.others:
        return None
    kid = reading.sealed.header.get("kid")
    asked = (kid, keys, key_format, *text_and_bytes(given))
    return SealedQuestion(*asked, sealed=reading.sealed, used=encryption.key)


def diagnose_sealed(question: SealedQuestion, record: Record) -> tuple[Diagnosis, ...]:
    """Say what would open the token, or what follows from that nothing does.

    Raises CancelledError where nobody waits for it any more.
    """
    for key, change in _variants(question):
        for method in _methods(question, key):
            steps = (*change.steps, *method.steps)
            if not steps or cannot_decrypt(method.value.header, key) is not None:
                continue
            record.note(steps)
            if decrypt(method.value, key).plaintext is not None:
                return tuple(_told(steps, change.value, question))
    return tuple(_conclusions(question, record))


def _variants(question: SealedQuestion) -> Iterator[tuple[Key, Variant[Secret | Key]]]:
    """Yield every key that can have been meant, the likeliest first, and how to give it."""
    readable = chain(key_choice.keys(question), encoded_keys.keys(question))
    for variant in islice(readable, MAX_PRIVATE):
        yield variant.value, Variant(variant.value, variant.steps)
    yield from _taken_for_a_secret(question)
    budget = MAX_SECRETS
    if question.algorithm in PASSWORD_ALGORITHMS:
        budget = MAX_ROUNDS // question.sealed.header["p2c"]
    seen: set[bytes] = set()
    families = (key_choice.secrets, encoded_keys.secrets, secret_texts.variants)
    secrets = chain.from_iterable(family(question) for family in families)
    for secret in sorted(secrets, key=lambda each: each.weight):
        data = secret.value.data
        if data and data not in seen and len(seen) < budget and _fits(question, data):
            seen.add(data)
            yield read_keys(data.hex(), "hex").keys[0], Variant(secret.value, secret.steps)


def _taken_for_a_secret(
    question: SealedQuestion,
) -> Iterator[tuple[Key, Variant[Secret | Key]]]:
    """Read a text that was taken for a secret as the key that it is."""
    if question.text is None or len(question.secrets) < len(question.keys.keys):
        return
    for key in read_keys(question.text, "auto").keys[:MAX_PRIVATE]:
        if key.kind is not KeyKind.SECRET:
            secret = Secret(question.data, question.text, "auto")
            yield key, Variant(secret, (_as_key(),))


def _as_key() -> Step:
    return Step(
        Cause.KEY_TYPE_MISMATCH,
        _("the text is read as the key that it is"),
        _("It was taken for a secret."),
        _("Opens as a key: read it so"),
    )


def _fits(question: SealedQuestion, data: bytes) -> bool:
    """Tell whether a secret has a length that the algorithm takes: of most, one alone."""
    key = replace(question.used, kind=KeyKind.SECRET, size=8 * len(data), private=True)
    return cannot_decrypt(question.sealed.header, key) is None


def _methods(question: SealedQuestion, key: Key) -> Iterator[Variant[Sealed]]:
    """Yield the token as it is, and as if its header named another algorithm for the key."""
    yield Variant(question.sealed)
    if key.kind is not KeyKind.RSA or question.algorithm not in RSA_ALGORITHMS:
        return
    for name in RSA_ALGORITHMS:
        if name != question.algorithm and suits(key, name) is None:
            header: Mapping[str, Any] = {**question.sealed.header, "alg": name}
            yield Variant(
                replace(question.sealed, header=header), (_other_algorithm(name, question),)
            )


def _other_algorithm(name: str, question: SealedQuestion) -> Step:
    return Step(
        Cause.OTHER_ALGORITHM,
        _("{name} is used, and not {said} as the header says").format(
            name=name, said=question.algorithm
        ),
        _("The sender's configuration and the header that it writes do not agree."),
        _("Let the sender write “alg”: “{name}”, or encrypt with {said}.").format(
            name=name, said=question.algorithm
        ),
        applies=False,
    )


def _told_misfit(misfit: str, question: SealedQuestion) -> tuple[str, str]:
    """Say why the key cannot open the token, and what to do."""
    key = question.used
    if suits(key, question.algorithm) is not None:
        words = _("{misfit}. This is: {key}.").format(misfit=misfit, key=describe(key))
        return words, _("Give a key that {algorithm} takes.").format(algorithm=question.algorithm)
    if key.private:
        return f"{misfit}.", _("Get the key that the sender encrypts to.")
    words = _("{misfit}. Senders have the public one; only the recipient can open a token.")
    return words.format(misfit=misfit), _("Give the private key.")


def _told(
    steps: tuple[Step, ...], key: Secret | Key, question: SealedQuestion
) -> Iterator[Diagnosis]:
    """Tell each cause, with what a click changes."""
    text, key_format = key_input(key)
    whole = sentence(_("The token opens when {changes}."), steps)
    for number, step in enumerate(sorted(steps, key=lambda step: ORDER.index(step.cause))):
        words = f"{whole} {step.hint}" if number == 0 else step.hint
        told = Diagnosis(step.cause, words, step.remedy)
        if step.applies:
            told = replace(
                told,
                key_text=None if text == question.text else text,
                key_format=None if key_format == question.key_format else key_format,
            )
        yield told


def _conclusions(question: SealedQuestion, record: Record) -> Iterator[Diagnosis]:
    """Say what is left: a public key, a key of another type, a set without it, or another key."""
    misfit = cannot_decrypt(question.sealed.header, question.used)
    yield from no_key_with_kid(question.keys, question.kid)
    if misfit is not None:
        yield Diagnosis(Cause.KEY_TYPE_MISMATCH, *_told_misfit(misfit, question))
    else:
        meaning = _("Another key encrypted it, or the token was changed afterwards.")
        yield Diagnosis(
            Cause.NO_VARIANT_MATCHES,
            " ".join((*tries(record), meaning)),
            _("Get the key that the sender encrypts to, and the token as it was sent."),
        )
