"""Which of several keys a token asks for: by `kid`, else by type and algorithm (RFC 7517)."""

from jwt_debugger.jose.key import Key
from jwt_debugger.jose.keys.describe import describe
from jwt_debugger.jose.keys.json_object import shown
from jwt_debugger.jose.keys.suitability import suits
from jwt_debugger.translation import _, ngettext


def candidates(keys: tuple[Key, ...], kid: object, algorithm: str) -> tuple[Key, ...]:
    """Return the keys that come into question, likeliest first; none only where `keys` is empty.

    Those that `kid` names, else all; of these, those that suit the algorithm, unless none does.
    """
    named = _named(keys, kid) or keys
    fitting = tuple(key for key in named if suits(key, algorithm) is None)
    return tuple(sorted(fitting, key=lambda key: _remoteness(key, algorithm))) or named


def is_named(keys: tuple[Key, ...], kid: object) -> bool:
    """Tell whether `kid` names one of the keys."""
    return bool(_named(keys, kid))


def name_of(key: Key, keys: tuple[Key, ...]) -> str:
    """Name one of several keys for a person: by its kid where that is its own, else by place."""
    if len(keys) == 1:
        return describe(key)
    if key.kid and len(_named(keys, key.kid)) == 1:
        return _("key “{kid}”").format(kid=shown(key.kid))
    return _("key {place} of {count}").format(place=keys.index(key) + 1, count=len(keys))


def why_chosen(key: Key, keys: tuple[Key, ...], kid: object, algorithm: str) -> str:
    """Say in one sentence which of the keys was used and why; empty where there is one alone."""
    if len(keys) < 2:
        return ""
    name, kind = name_of(key, keys), describe(key)
    if key in _named(keys, kid):
        return _("The header's “kid” names {name}: {kind}.").format(name=name, kind=kind)
    count = len(candidates(keys, kid, algorithm))
    template = (
        ngettext(
            "The header's “kid” names none of the keys; {name} is the one for {algorithm}: {kind}.",
            "The header's “kid” names none of the keys; {name} is one of {count} for {algorithm}: "
            "{kind}.",
            count,
        )
        if isinstance(kid, str)
        else ngettext(
            "The header has no “kid”; {name} is the one for {algorithm}: {kind}.",
            "The header has no “kid”; {name} is one of {count} for {algorithm}: {kind}.",
            count,
        )
    )
    return template.format(name=name, algorithm=shown(algorithm), kind=kind, count=count)


def _named(keys: tuple[Key, ...], kid: object) -> tuple[Key, ...]:
    return tuple(key for key in keys if key.kid == kid) if isinstance(kid, str) else ()


def _remoteness(key: Key, algorithm: str) -> int:
    """Order fitting keys: made for the algorithm, silent about it, made for another."""
    if key.algorithm is None:
        return 1
    return 0 if key.algorithm == algorithm else 2
