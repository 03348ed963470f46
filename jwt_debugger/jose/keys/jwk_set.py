"""JWK Sets (RFC 7517 section 5)."""

from typing import Any

from jwt_debugger.jose.key import Key, KeyReading
from jwt_debugger.jose.keys.bounds import MAX_SET_KEYS
from jwt_debugger.jose.keys.fault import UnreadableKeyError
from jwt_debugger.jose.keys.json_object import shown
from jwt_debugger.jose.keys.jwk import read_jwk
from jwt_debugger.translation import _


def read_set(values: Any) -> KeyReading:
    """Read the keys of a set, those that cannot be read as remarks; raises UnreadableKeyError."""
    if not isinstance(values, list):
        raise UnreadableKeyError(_("The member “keys” of a JWK Set has to be an array."))
    if len(values) > MAX_SET_KEYS:
        raise UnreadableKeyError(
            _(
                "The JWK Set has {count:,} keys; above {limit:,} it is not read. "
                "Give only the keys that matter."
            ).format(count=len(values), limit=MAX_SET_KEYS)
        )
    if not values:
        raise UnreadableKeyError(_("The JWK Set has no keys."))
    keys: list[Key] = []
    remarks: list[str] = []
    for number, value in enumerate(values, start=1):
        notes: list[str] = []
        try:
            keys.append(read_jwk(value, "jwks", notes))
        except UnreadableKeyError as fault:
            notes = [str(fault)]
        remarks += [_in_key(number, value, note) for note in notes]
    if not keys:
        raise UnreadableKeyError(
            _("No key of the JWK Set can be read. {first}").format(first=remarks[0])
        )
    return KeyReading(tuple(keys), "jwks", remarks=tuple(remarks))


def _in_key(number: int, value: Any, note: str) -> str:
    kid = value.get("kid") if isinstance(value, dict) else None
    if isinstance(kid, str) and kid:
        return _("Key {number} (“{kid}”): {note}").format(number=number, kid=shown(kid), note=note)
    return _("Key {number}: {note}").format(number=number, note=note)
