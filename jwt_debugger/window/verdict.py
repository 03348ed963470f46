"""A verdict as a value, and what every verdict asks of the state.

No Qt in these modules but for the names of tones and icons: the words are tested without a widget.
"""

from dataclasses import dataclass

from jwt_debugger.inspection.result import (
    Encryption,
    EncryptionStatus,
    Inspection,
    SignatureStatus,
)
from jwt_debugger.jose.key import KeyKind
from jwt_debugger.state import State
from jwt_debugger.window.icons import Icon
from jwt_debugger.window.theme import Tone


@dataclass(frozen=True, slots=True)
class Verdict:
    """One cell of the strip: what it is about, the verdict, and why.

    `brief` is the title where there is no room for the whole of it. `mark` says by what it is
    judged, where that is not by the clock alone.
    """

    tone: Tone
    icon: Icon
    label: str
    title: str
    subtitle: str
    brief: str = ""
    mark: str = ""


def judged(state: State) -> Inspection | None:
    """Return the inspection of the token on screen; None: there is none, or it is not there yet."""
    inspection = state.inspection
    if inspection is None or not state.busy:
        return inspection
    return inspection if inspection.token.strip() == state.request.token.strip() else None


def is_proven(state: State) -> bool:
    """Tell whether a key has shown who wrote the claims: else time is a mere claim.

    To have decrypted them proves it with a shared secret only: with a public key anyone encrypts.
    """
    inspection = judged(state)
    while inspection is not None:
        if inspection.signature and inspection.signature.status is SignatureStatus.VERIFIED:
            return True
        if inspection.encryption and opened_by_secret(inspection.encryption):
            return True
        inspection = inspection.nested if inspection.encryption else None
    return False


def is_awaited(state: State) -> bool:
    """Tell whether nothing is known yet of the token that was given."""
    return state.busy and bool(state.request.token) and judged(state) is None


def edited_claims(state: State) -> frozenset[str]:
    """Name the claims that the user changed, added or removed."""
    return frozenset(state.edits.claims) if state.edits else frozenset()


def opened_by_secret(encryption: Encryption) -> bool:
    """Tell whether it was decrypted with a shared secret."""
    opened = encryption.status is EncryptionStatus.DECRYPTED
    return opened and encryption.key is not None and encryption.key.kind is KeyKind.SECRET
