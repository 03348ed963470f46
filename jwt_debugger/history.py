"""What can be taken back, and taken back again: a stack of requests over all the panes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from jwt_debugger.state import Request

# Keystrokes in one place that follow one another within this time are one step.
BURST: Final = timedelta(seconds=1)
MAX_STEPS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """A request that was left, by an act of a kind, at an instant.

    `with_key` is true where the act replaced the key; else the key stays what it is now, since a
    secret that was typed must not vanish with an edit that is taken back.
    """

    request: Request
    kind: str
    at: datetime
    with_key: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The steps behind and, after an undo, the steps ahead; the latest comes last."""

    behind: tuple[Step, ...] = ()
    ahead: tuple[Step, ...] = ()

    def recorded(self, step: Step, *, merges: bool) -> "History":
        """Return the history after an act; one of the same kind that follows at once merges."""
        if merges and self.behind and not self.ahead and self.behind[-1].kind == step.kind:
            last = self.behind[-1]
            if step.at - last.at < BURST:
                return History((*self.behind[:-1], replace(last, at=step.at)))
        return History((*self.behind, step)[-MAX_STEPS:])

    def undone(self, current: Request) -> tuple["History", Request]:
        """Return the history one step back, and the request to return to."""
        step, request = _taken(self.behind, current)
        return History(self.behind[:-1], (*self.ahead, replace(step, request=current))), request

    def redone(self, current: Request) -> tuple["History", Request]:
        """Return the history one step ahead, and the request to return to."""
        step, request = _taken(self.ahead, current)
        return History((*self.behind, replace(step, request=current)), self.ahead[:-1]), request


def _taken(steps: Sequence[Step], current: Request) -> tuple[Step, Request]:
    step = steps[-1]
    request = step.request if step.with_key else replace(step.request, key=current.key)
    return step, request
