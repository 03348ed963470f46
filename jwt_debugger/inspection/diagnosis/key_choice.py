"""Which keys may have been used: those that the header asks for, and the others of a set."""

from collections.abc import Iterator

from jwt_debugger.inspection.diagnosis.question import GivenKey
from jwt_debugger.inspection.diagnosis.variant import Cause, Secret, Step, Variant
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import name_of
from jwt_debugger.translation import _


def secrets(given: GivenKey) -> Iterator[Variant[Secret]]:
    """Yield the secrets as they were read."""
    for key in _in_order(given):
        if key.kind is KeyKind.SECRET:
            text = given.text if len(given.keys.keys) == 1 else None
            secret = Secret(key.material, text, given.key_format)
            yield Variant(secret, _steps(key, given))


def keys(given: GivenKey) -> Iterator[Variant[Key]]:
    """Yield the keys that are no secrets."""
    for key in _in_order(given):
        if key.kind is not KeyKind.SECRET:
            yield Variant(key, _steps(key, given))


def _in_order(given: GivenKey) -> tuple[Key, ...]:
    """Put those that are no surprise first."""
    surprising = _surprising(given)
    return tuple(sorted(given.keys.keys, key=lambda key: key in surprising))


def _steps(key: Key, given: GivenKey) -> tuple[Step, ...]:
    if key not in _surprising(given):
        return ()
    name = name_of(key, given.keys.keys)
    return (
        Step(
            Cause.OTHER_KEY_IN_SET,
            _("{name} is used, not the one that “kid” names").format(name=name),
            _("The header's “kid” names another key, or the keys of the set have been mixed up."),
            _("Matches {name}: take that key").format(name=name),
        ),
    )


def _surprising(given: GivenKey) -> tuple[Key, ...]:
    """Return the keys that the header's `kid` does not name, where it names one of the set."""
    everything = given.keys.keys
    named = [key for key in everything if isinstance(given.kid, str) and key.kid == given.kid]
    return tuple(key for key in everything if key not in named) if named else ()
