"""Several tokens at once: each with its own key, edits and past; one of them is on screen."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from jwt_debugger.history import History
from jwt_debugger.inspection.expectations import with_expectations
from jwt_debugger.inspection.inspect import judge_again
from jwt_debugger.second_look import SecondLook, seen
from jwt_debugger.state import Request, State

MAX_OPEN: Final = 100
MAX_CLOSED: Final = 20  # of the documents that were closed, so many can be opened again


@dataclass(frozen=True, slots=True)
class Document:
    """One token on its tab.

    `state` is what is on screen of it, `answered` its last answer: the same, unless a longer work
    is under way. `look` is what was found out about it beyond the answer.
    """

    state: State = field(default_factory=State)
    answered: State = field(default_factory=State)
    history: History = field(default_factory=History)
    look: SecondLook = field(default_factory=SecondLook)

    @property
    def empty(self) -> bool:
        """Tell whether nothing has been put into it."""
        return not self.state.request.token

    def judged(self, now: datetime) -> "Document":
        """Judge time by an aware instant, unless another one is asked for."""
        inspection, request = self.answered.inspection, self.state.request
        if inspection is None or request.at is not None:
            return self
        judged = judge_again(inspection, now, request.leeway)
        judged = with_expectations(judged, request.expected, now, request.leeway)
        state, answered = (replace(each, inspection=judged) for each in (self.state, self.answered))
        return replace(self, state=state, answered=answered)

    def settled(self, request: Request, answered: State) -> "Document":
        """Take the answer to the very request that waits for one."""
        if not self.state.busy or self.state.request is not request:
            return self
        answered = seen(answered, self.look)
        state = replace(answered, utc=self.state.utc, notice=self.state.notice)
        return replace(self, state=state, answered=answered)

    def looked(self, request: Request, look: SecondLook) -> "Document":
        """Take what a second look at the very request on screen has found."""
        if self.state.busy or self.answered.request is not request:
            return self
        return replace(
            self, state=seen(self.state, look), answered=seen(self.answered, look), look=look
        )


@dataclass(frozen=True, slots=True)
class Documents:
    """The open documents in the order of their tabs, and the closed ones, the latest last.

    A closed one comes with the place that its tab had.
    """

    open: tuple[Document, ...] = field(default_factory=lambda: (Document(),))
    index: int = 0
    closed: tuple[tuple[int, Document], ...] = ()

    @property
    def current(self) -> Document:
        """Return the document on screen."""
        return self.open[self.index]

    def with_current(self, document: Document) -> "Documents":
        """Replace the document on screen."""
        return replace(
            self, open=(*self.open[: self.index], document, *self.open[self.index + 1 :])
        )

    def with_new(self, document: Document, place: int | None = None) -> "Documents":
        """Open a document after the one on screen, or at a place if there is one, and show it."""
        at = self.index + 1 if place is None else min(place, len(self.open))
        return replace(self, open=(*self.open[:at], document, *self.open[at:]), index=at)

    def with_beside(self, documents: Sequence[Document]) -> "Documents":
        """Open documents after the one on screen, which stays there."""
        at = self.index + 1
        return replace(self, open=(*self.open[:at], *documents, *self.open[at:]))

    def judged(self, now: datetime) -> "Documents":
        """Judge the time of every open document by an aware instant."""
        return replace(self, open=tuple(each.judged(now) for each in self.open))

    def settled(self, request: Request, answered: State) -> "Documents":
        """Put an answer where it was asked for; the document may be gone, or ask for another."""
        return replace(self, open=tuple(each.settled(request, answered) for each in self.open))

    def looked(self, request: Request, look: SecondLook) -> "Documents":
        """Put what a second look has found where it belongs; the document may be gone."""
        return replace(self, open=tuple(each.looked(request, look) for each in self.open))

    def selected(self, index: int) -> "Documents":
        """Show another document; an index beyond the ends goes round."""
        return replace(self, index=index % len(self.open))

    def without(self, index: int) -> "Documents":
        """Close a document; in place of the last one stands an empty one."""
        gone = self.open[index]
        rest = (*self.open[:index], *self.open[index + 1 :]) or (Document(),)
        shown = self.index - 1 if index < self.index else self.index
        closed = self.closed if gone.empty else (*self.closed, (index, gone))[-MAX_CLOSED:]
        return Documents(rest, min(shown, len(rest) - 1), closed)

    def reopened(self) -> "Documents":
        """Open again what was closed last: where it was, or in an empty tab that is on screen."""
        place, last = self.closed[-1]
        shorter = replace(self, closed=self.closed[:-1])
        return shorter.with_current(last) if self.current.empty else shorter.with_new(last, place)
