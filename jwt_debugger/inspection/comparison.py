"""What differs between two tokens, member by member, and whether the same key signs both."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from jwt_debugger.inspection.durations import format_duration
from jwt_debugger.inspection.numeric_date import read_numeric_date
from jwt_debugger.inspection.result import Form, Inspection, SignatureStatus
from jwt_debugger.inspection.token_hashes import ties
from jwt_debugger.jose.json_text import members, read_json
from jwt_debugger.jose.key import Key, KeyKind
from jwt_debugger.jose.keys import suits, thumbprint
from jwt_debugger.jose.problems import Segment
from jwt_debugger.jose.signatures import SIGNATURE_ALGORITHMS, verify
from jwt_debugger.translation import _

# Claims whose order says nothing. Of a namespaced name, https://example.com/roles, the end counts.
SETS: Final = frozenset(
    {
        *("scope", "scp", "aud", "amr"),
        *("roles", "role", "groups", "permissions", "authorities", "entitlements"),
        *("realm_access", "resource_access"),  # Keycloak: objects with lists of roles
    }
)
_WORDS_OF_A_STRING: Final = frozenset({"scope", "scp"})  # RFC 8693 section 4.2, and Microsoft's
_LISTS_IN_OBJECTS: Final = "roles"


class Change(StrEnum):
    """What became of a member."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A member that the two tokens do not have alike.

    `before` and `after` are JSON texts as they are written, None where the member is missing. Of
    scopes, roles, audiences and the like `is_set` is true, and `gained` and `lost` are the members
    of that set which one of the tokens has alone. `said` is the difference of a time in words, or
    that a set has the same members in both.
    """

    name: str
    before: str | None
    after: str | None
    is_set: bool = False
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    said: str = ""

    @property
    def change(self) -> Change:
        """Return what became of the member."""
        if self.before is None:
            return Change.ADDED
        return Change.REMOVED if self.after is None else Change.CHANGED


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tokens side by side; the first is the one before.

    A value that is only spaced or escaped otherwise is no difference; `same_bytes` is true where
    header and payload are the same to the last byte. Where a payload cannot be read at all, being
    encrypted or no base64url, no claims are compared, and `unread` says so in one sentence; else it
    is empty. `same_key` is None where it cannot be told whether one key signs both, and
    `key_reason` says in one sentence how it came about. `ties` are sentences on the hashes by which
    one of them is tied to the other (`at_hash`, `ath`).
    """

    header: tuple[Difference, ...]
    claims: tuple[Difference, ...]
    same_bytes: bool
    same_key: bool | None
    key_reason: str
    ties: tuple[str, ...] = ()
    unread: str = ""


def compare(a: Inspection, b: Inspection) -> Comparison:
    """Compare two tokens; of an encrypted one the claims and the signature inside it."""
    same_key, key_reason = _compare_keys(_signed(a), _signed(b))
    claims_a, claims_b = _claimant(a), _claimant(b)
    unread = "" if a.token == b.token else _unread(claims_a, claims_b)
    same_bytes = (a.header_text, claims_a.payload_bytes) == (b.header_text, claims_b.payload_bytes)
    return Comparison(
        tuple(_differences(_texts(a.header_text), _texts(b.header_text))),
        () if unread else tuple(_differences(_claim_texts(claims_a), _claim_texts(claims_b))),
        same_bytes and not unread,
        same_key,
        key_reason,
        (
            *_ties(claims_a, b.token, _("“{claim}” before is the hash of the token after.")),
            *_ties(claims_b, a.token, _("“{claim}” after is the hash of the token before.")),
        ),
        unread,
    )


def _unread(a: Inspection, b: Inspection) -> str:
    """Say whose payload nothing is known of; empty where both can be read, if only in part."""
    return {
        (True, True): "",
        (True, False): _("The payload after cannot be read, so no claims are compared."),
        (False, True): _("The payload before cannot be read, so no claims are compared."),
        (False, False): _("Neither payload can be read, so no claims are compared."),
    }[_is_known(a), _is_known(b)]


def _is_known(inspection: Inspection) -> bool:
    """Tell whether anything of a payload was read; an empty one is read, a damaged one may be."""
    whole = inspection.form is not Form.MALFORMED and inspection.payload_bytes is not None
    return whole or bool(inspection.payload_text)


def _ties(inspection: Inspection, token: str, sentence: str) -> Iterator[str]:
    """Say which of a token's hashes is that of the other one; of others nothing is known."""
    for claim, tied in ties(inspection, token).items():
        if tied:
            yield sentence.format(claim=claim)


def _claimant(inspection: Inspection) -> Inspection:
    """Return the token that makes the claims: the innermost, where one holds another."""
    while inspection.nested and not isinstance(inspection.payload, dict):
        inspection = inspection.nested
    return inspection


def _signed(inspection: Inspection) -> Inspection:
    """Return the outermost token that is signed."""
    while inspection.nested and inspection.signature is None:
        inspection = inspection.nested
    return inspection


def _texts(text: str | None) -> Mapping[str, str]:
    """Return the members' values as they are written; of a name given twice the last counts."""
    found = text or ""
    return {each.name: found[each.value_start : each.value_end] for each in members(found)}


def _claim_texts(inspection: Inspection) -> Mapping[str, str]:
    """Return the claims as they are written, of an SD-JWT as a verifier sees them."""
    if inspection.form is not Form.SD_JWT:
        return _texts(inspection.payload_text)
    return {
        name: json.dumps(value, ensure_ascii=False) for name, value in inspection.claims.items()
    }


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    """Pass over what was removed, changed and added, in the order of the first, then the second."""
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None or not _alike(old, new):
            yield _difference(name, old, new)


def _alike(old: str, new: str) -> bool:
    """Tell whether two JSON texts have one value; 1, 1.0 and true are three."""
    return old == new or _canonical(old) == _canonical(new)


def _canonical(text: str) -> str:
    return json.dumps(read_json(text).value, sort_keys=True)


def _difference(name: str, old: str | None, new: str | None) -> Difference:
    lost, gained = (None if text is None else read_json(text).value for text in (old, new))
    said = _time_difference(name, lost, gained)
    before = () if old is None else _set_of(name, lost)
    after = () if new is None else _set_of(name, gained)
    if before is None or after is None:
        return Difference(name, old, new, said=said)
    same = old is not None and new is not None and set(before) == set(after)
    return Difference(
        name,
        old,
        new,
        is_set=True,
        gained=tuple(each for each in after if each not in before),
        lost=tuple(each for each in before if each not in after),
        said=_("the same ones, written otherwise") if same else "",
    )


def _set_of(name: str, value: Any) -> tuple[str, ...] | None:
    """Return the members of a claim that is a set, each once; None: it is none."""
    end = name.rpartition("/")[2].rpartition(":")[2]
    if end not in SETS or not isinstance(value, str | list | dict):
        return None
    if isinstance(value, str):
        found = value.split() if end in _WORDS_OF_A_STRING else [value]
    else:
        found = _grants(value) if isinstance(value, dict) else _listed(value)
    return tuple(dict.fromkeys(found))


def _grants(value: Mapping[str, Any]) -> list[str]:
    """List the roles of an object: "admin", or "account: admin" where it says of what."""
    found = []
    for name, inner in value.items():
        prefix = "" if name == _LISTS_IN_OBJECTS else f"{name}: "
        within = inner.get(_LISTS_IN_OBJECTS) if isinstance(inner, dict) else inner
        found += [prefix + each for each in _listed(within)]
    return found


def _listed(value: Any) -> list[str]:
    """List the elements of an array, or the one value that stands for an array."""
    elements = value if isinstance(value, list) else [value]
    return [each if isinstance(each, str) else json.dumps(each) for each in elements]


def _time_difference(name: str, old: Any, new: Any) -> str:
    """Say by how much a time was moved; empty where it was not, or is none."""
    sentences = {
        "exp": (_("expires {duration} later"), _("expires {duration} earlier")),
        "nbf": (_("begins {duration} later"), _("begins {duration} earlier")),
        "iat": (_("issued {duration} later"), _("issued {duration} earlier")),
        "auth_time": (_("signed in {duration} later"), _("signed in {duration} earlier")),
        "updated_at": (_("updated {duration} later"), _("updated {duration} earlier")),
    }
    before, after = read_numeric_date(old).instant, read_numeric_date(new).instant
    if name not in sentences or before is None or after is None or before == after:
        return ""
    seconds = (after - before) / timedelta(seconds=1)
    duration = format_duration(seconds) if abs(seconds) >= 1 else _("less than 1 s")
    later, earlier = sentences[name]
    return (later if seconds > 0 else earlier).format(duration=duration)


def _compare_keys(a: Inspection, b: Inspection) -> tuple[bool | None, str]:
    """Tell whether one key signs both: that of a signature that was verified, tried on the other.

    A signature that was not verified may be forged, so a key that does not match it tells that it
    is not this key's, and nothing of the key that it claims to be from.
    """
    known, other = (a, b) if _verifying_key(a) else (b, a)
    key = _verifying_key(known)
    if key is None:
        return None, _("Neither signature was verified with a key, so they cannot be compared.")
    own = _verifying_key(other)
    same = _tried(key, other) if own is None else _is_same(key, own)
    if same is None:
        return None, _("One of them has no signature that a key could be tried on.")
    if same:
        return True, _("The same key signs both.")
    if own is None:
        return False, _("The key that signs one of them does not sign the other.")
    return False, _("Two different keys sign them.")


def _verifying_key(inspection: Inspection) -> Key | None:
    signature = inspection.signature
    good = signature is not None and signature.status is SignatureStatus.VERIFIED
    return signature.key if signature and good else None


def _tried(key: Key, inspection: Inspection) -> bool | None:
    """Try a key on a signature, with the algorithm that its token names; None: there is none."""
    signature, part = inspection.signature, inspection.part(Segment.SIGNATURE)
    algorithm = signature.algorithm if signature else None
    if inspection.form is Form.MALFORMED or part is None or not part.data:
        return None
    if algorithm not in SIGNATURE_ALGORITHMS:
        return None
    if suits(key, algorithm) is not None:
        return False
    return verify(algorithm, key, inspection.signing_input, part.data)


def _is_same(key: Key, other: Key) -> bool:
    if key.kind is not other.kind:
        return False
    if key.kind is KeyKind.SECRET:
        return bool(key.material == other.material)
    return thumbprint(key) == thumbprint(other)
