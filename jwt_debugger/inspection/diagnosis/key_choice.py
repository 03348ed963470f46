"""Which keys may have signed: those that the header asks for, and the others of a set."""

from collections.abc import Iterator

from jwt_debugger.inspection.diagnosis.question import Question
from jwt_debugger.inspection.diagnosis.variant import Cause, Secret, Step, Variant
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import name_of
from jwt_debugger.translation import _


def secrets(question: Question) -> Iterator[Variant[Secret]]:
    """Yield the secrets as they were read."""
    for key in _in_order(question):
        if key.kind is KeyKind.SECRET:
            text = question.text if len(question.keys.keys) == 1 else None
            secret = Secret(key.material, text, question.key_format)
            yield Variant(secret, _steps(key, question))


def keys(question: Question) -> Iterator[Variant[Key]]:
    """Yield the keys that are no secrets."""
    for key in _in_order(question):
        if key.kind is not KeyKind.SECRET:
            yield Variant(key, _steps(key, question))


def _in_order(question: Question) -> tuple[Key, ...]:
    """Put those that are no surprise first."""
    surprising = _surprising(question)
    return tuple(sorted(question.keys.keys, key=lambda key: key in surprising))


def _steps(key: Key, question: Question) -> tuple[Step, ...]:
    if key not in _surprising(question):
        return ()
    return (other_key_step(name_of(key, question.keys.keys)),)


def other_key_step(name: str) -> Step:
    """Say that another key of the set is used, which `name` names."""
    return Step(
        Cause.OTHER_KEY_IN_SET,
        _("{name} is used, not the one that “kid” names").format(name=name),
        _("The header's “kid” names another key, or the keys of the set have been mixed up."),
        _("Matches {name}: take that key").format(name=name),
    )


def _surprising(question: Question) -> tuple[Key, ...]:
    """Return the keys that the header's `kid` does not name, where it names one of the set."""
    everything = question.keys.keys
    named = [key for key in everything if isinstance(question.kid, str) and key.kid == question.kid]
    return tuple(key for key in everything if key not in named) if named else ()
