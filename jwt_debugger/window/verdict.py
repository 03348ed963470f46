"""A verdict as a value, and what every verdict asks of the state.

No Qt in these modules but for the names of tones and icons: the words are tested without a widget.
"""

from dataclasses import dataclass

from jwt_debugger.inspection.result import Inspection
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
    """Tell whether a key has shown who wrote the claims: else time is a mere claim."""
    inspection = judged(state)
    return inspection is not None and inspection.proven


def is_awaited(state: State) -> bool:
    """Tell whether nothing is known yet of the token that was given."""
    return state.busy and bool(state.request.token) and judged(state) is None


def edited_claims(state: State) -> frozenset[str]:
    """Name the claims that the user changed, added or removed."""
    return frozenset(state.edits.claims) if state.edits else frozenset()
