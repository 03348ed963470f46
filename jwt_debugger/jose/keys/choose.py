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
    return _("key {place:,} of {count:,}").format(place=keys.index(key) + 1, count=len(keys))


def why_chosen(key: Key, keys: tuple[Key, ...], kid: object, algorithm: str) -> str:
    """Say in a few words why of several keys this one was used; empty where there is one alone."""
    if len(keys) < 2:
        return ""
    if key in _named(keys, kid):
        return _("named by “kid”")
    count = sum(suits(each, algorithm) is None for each in keys)
    if not count:
        return _("none of the keys suits {algorithm}").format(algorithm=shown(algorithm))
    by_type = ngettext("the only one for {algorithm}", "one of {count:,} for {algorithm}", count)
    why = by_type.format(algorithm=shown(algorithm), count=count)
    if not isinstance(kid, str):
        return why
    return _("{why}; none has this “kid”").format(why=why)


def of_several(reason: str, key: Key, keys: tuple[Key, ...], kid: object, algorithm: str) -> str:
    """Add to what is wrong with a key which of several it is, and why it was taken."""
    if len(keys) < 2:
        return reason
    named = name_with_reason(key, keys, kid, algorithm)
    return _("{reason}: {key}").format(reason=reason, key=named)


def name_with_reason(key: Key, keys: tuple[Key, ...], kid: object, algorithm: str) -> str:
    """Name one of several keys, and say why it was used: key 2 of 3 (the only one for ES256)."""
    name, why = name_of(key, keys), why_chosen(key, keys, kid, algorithm)
    return _("{name} ({why})").format(name=name, why=why) if why else name


def _named(keys: tuple[Key, ...], kid: object) -> tuple[Key, ...]:
    return tuple(key for key in keys if key.kid == kid) if isinstance(kid, str) else ()


def _remoteness(key: Key, algorithm: str) -> int:
    """Order fitting keys: made for the algorithm, silent about it, made for another."""
    if key.algorithm is None:
        return 1
    return 0 if key.algorithm == algorithm else 2
