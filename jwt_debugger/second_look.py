"""What takes longer to find out than an answer may.

Which key of another tab matches, why a key does not, and known secrets.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from jwt_debugger.inspection.diagnosis import diagnose, diagnosed
from jwt_debugger.inspection.findings.known_secret import known_secret
from jwt_debugger.inspection.findings.review import with_finding
from jwt_debugger.inspection.forms import read_any
from jwt_debugger.inspection.inspect import inspect_reading
from jwt_debugger.inspection.known_secrets import Target, find_known_secret, target_of
from jwt_debugger.inspection.result import (
    Diagnosis,
    EncryptionStatus,
    Inspection,
    SignatureStatus,
)
from jwt_debugger.jose.key import Key, KeyReading
from jwt_debugger.jose.problems import Segment
from jwt_debugger.state import KeyInput, KeySource, Request, State, Tab

# A hash takes as long as its text: each of 100,000 secrets over 10 MB would take hours, unasked.
MAX_SEARCHED: Final = 65_536  # bytes that the signature covers
_OPEN: Final = (
    *(SignatureStatus.INVALID, SignatureStatus.UNCHECKED),
    *(EncryptionStatus.FAILED, EncryptionStatus.UNCHECKED),
)
_PROVEN: Final = (SignatureStatus.VERIFIED, EncryptionStatus.DECRYPTED)
_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)  # whether a key matches is no matter of time


@dataclass(frozen=True, slots=True)
class Case:
    """What a diagnosis is of: as long as it stays the same, so does the diagnosis."""

    token: str = field(repr=False)
    key: KeyInput
    detached_payload: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trial:
    """A token without a key, and the keys of each other tab, which it was tried with."""

    token: str = field(repr=False)
    rings: tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What is known beyond the answer.

    `matching` are the keys of a tab that verify or open the token of `trial` (none do: none).
    `diagnosis` is that of `case` (None: nothing was diagnosed). `searched` is the pasted token
    whose secret was looked for among the known ones; `secret` is the one that was found.
    """

    trial: Trial | None = None
    matching: tuple[Key, ...] = ()
    case: Case | None = None
    diagnosis: tuple[Diagnosis, ...] = ()
    searched: str | None = field(default=None, repr=False)
    secret: bytes | None = field(default=None, repr=False)


Cancelled = Callable[[], bool]


def next_look(
    state: State, look: SecondLook, tabs: Sequence[Tab] = ()
) -> Callable[[Cancelled], SecondLook] | None:
    """Return the next work to be done for an answer, which returns the look with its result.

    The search for a known secret comes last; None: everything is known. `tabs` are the open ones.
    """
    inspection, original = state.inspection, state.original
    if inspection is None or original is None:
        return None
    trial = Trial(state.request.token, tuple(tab.keys for tab in tabs if tab.keys))
    if trial.rings and state.request.key.empty and look.trial != trial:
        return partial(_tried, trial, state.request, look)
    if _asks_why(state) and look.case != _case(state.request):
        return partial(_diagnosed, inspection, state, look)
    target = None if look.searched == state.request.original else target_of(original)
    if target is None or len(target.message) > MAX_SEARCHED:
        return None
    return partial(_searched, target, state.request.original, look)


def seen(state: State, look: SecondLook) -> State:
    """Put what is known into a state; what is known of another token or key is left out."""
    inspection, original = state.inspection, state.original
    if inspection is None or original is None:
        return state
    if _asks_why(state) and look.case == _case(state.request):
        inspection = diagnosed(inspection, look.diagnosis)
        original = diagnosed(original, look.diagnosis)
    if look.secret is not None and look.searched == state.request.original:
        if _is_signed_with(look.secret, inspection, original):
            inspection = with_finding(inspection, known_secret(inspection, look.secret))
        original = with_finding(original, known_secret(original, look.secret))
    tried = look.trial is not None and look.trial.token == state.request.token
    matching = look.matching if tried and state.request.key.empty else ()
    return replace(state, inspection=inspection, original=original, matching_keys=matching)


def _case(request: Request) -> Case:
    return Case(request.token, request.key, request.detached_payload)


def _asks_why(state: State) -> bool:
    """Tell whether a user's key leaves a pasted token unverified; an edit explains itself."""
    inspection = state.inspection
    verdict = inspection.verdict if inspection else None
    return (
        state.edits is None
        and not state.request.key.empty
        and state.request.key.source is not KeySource.HEADER
        and verdict is not None
        and verdict.status in _OPEN
    )


def _tried(trial: Trial, request: Request, look: SecondLook, cancelled: Cancelled) -> SecondLook:
    """Check the token with the keys of each tab until those of one match."""
    reading = read_any(trial.token, request.detached_payload)
    for at, ring in enumerate(trial.rings):
        if ring in trial.rings[:at]:
            continue
        if cancelled():
            break
        verdict = inspect_reading(reading, KeyReading(ring), _ANY_TIME).verdict
        if verdict is not None and verdict.status in _PROVEN:
            return replace(look, trial=trial, matching=ring)
    return replace(look, trial=trial, matching=())


def _diagnosed(
    inspection: Inspection, state: State, look: SecondLook, cancelled: Cancelled
) -> SecondLook:
    key = state.request.key
    given = key.text if key.data is None else key.data
    found = diagnose(inspection, given, key.format, state.key, cancelled=cancelled)
    return replace(look, case=_case(state.request), diagnosis=found)


def _searched(target: Target, token: str, look: SecondLook, cancelled: Cancelled) -> SecondLook:
    secret = find_known_secret(target, cancelled=cancelled)
    return replace(look, searched=token, secret=secret)


def _is_signed_with(secret: bytes, inspection: Inspection, original: Inspection) -> bool:
    """Tell whether a token has the pasted one's signature, or another by the same secret."""
    new, old = (each.part(Segment.SIGNATURE) for each in (inspection, original))
    if new and old and new.text == old.text:
        return True
    signature = inspection.signature
    if signature is None or signature.status is not SignatureStatus.VERIFIED:
        return False
    return signature.key is not None and signature.key.material == secret
