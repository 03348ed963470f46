"""The state, its past and its tabs: every act replaces it, every answer goes out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from threading import Event
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from jwt_debugger.answer import answer, display_texts
from jwt_debugger.documents import MAX_OPEN, Document, Documents
from jwt_debugger.history import History, Step
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.second_look import SecondLook, next_look
from jwt_debugger.state import Request, State
from jwt_debugger.tabs import tab_of
from jwt_debugger.translation import _


class Runner(Protocol):
    """Does work that may take long, and hands on its result; only the newest work is heard."""

    def __call__(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Call `then` with what `work` returns: at once, or later on the caller's thread."""


def run_at_once(work: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Run where it is asked for: the Runner of tests and of pictures."""
    then(work())


class StateOwner(QObject):
    """Holds the open documents; what a user can do to a token is in `DebuggerModel`.

    Signals:
        changed: The new State, after every act, answer and tick.

    """

    changed = Signal(object)

    def __init__(
        self,
        clock: Callable[[], datetime],
        run: Runner = run_at_once,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._runner = run
        self._awaited: Event | None = None  # set once nobody waits for that work any more
        self._documents = Documents()

    @property
    def state(self) -> State:
        """Return what is on screen."""
        return self._documents.current.state

    @property
    def now(self) -> datetime:
        """Return the aware instant by which time is judged: the one asked for, or the clock's."""
        return self._request.at or self._clock()

    def clock(self) -> datetime:
        """Return the clock's aware instant, whatever time is judged by."""
        return self._clock()

    # The past.

    @Slot()
    def undo(self) -> None:
        """Take the last step back, in whatever pane it was."""
        if self._history.behind:
            history, request = self._history.undone(self._request)
            self._want(request, _("Undone"), history)

    @Slot()
    def redo(self) -> None:
        """Take the last undo back."""
        if self._history.ahead:
            history, request = self._history.redone(self._request)
            self._want(request, _("Redone"), history)

    # Several tokens.

    @Slot()
    def new_tab(self) -> None:
        """Open an empty tab."""
        if not self._room:
            self._say_full()
            return
        empty = State(utc=self.state.utc)
        self._documents = self._documents.with_new(Document(empty, empty))
        self._publish(self.state)

    @Slot(int)
    def select_tab(self, index: int) -> None:
        """Show the token of another tab; an index beyond the ends goes round."""
        utc = self.state.utc
        self._documents = self._documents.selected(index)
        self._return_to(utc=utc)

    @Slot()
    def next_tab(self) -> None:
        """Show the next token."""
        self.select_tab(self._documents.index + 1)

    @Slot()
    def previous_tab(self) -> None:
        """Show the token before."""
        self.select_tab(self._documents.index - 1)

    @Slot(int)
    def close_tab(self, index: int) -> None:
        """Close a tab; it can be opened again until all is cleared."""
        utc = self.state.utc
        self._documents = self._documents.without(index)
        self._return_to(utc=utc)

    @Slot()
    def reopen_tab(self) -> None:
        """Open again what was closed last."""
        if self._documents.closed:
            utc = self.state.utc
            self._documents = self._documents.reopened()
            self._return_to(utc=utc)

    def inspection_of(self, index: int) -> Inspection | None:
        """Return what is known of the token of a tab, for a comparison."""
        return self._documents.open[index].answered.inspection

    def original_of(self, index: int) -> Inspection | None:
        """Return what is known of a tab's token as it was pasted."""
        return self._documents.open[index].answered.original

    # What is shown beside the token.

    @Slot(bool)
    def set_utc(self, utc: bool) -> None:  # noqa: FBT001 - a slot for a menu's check mark
        """Show times in UTC or in local time."""
        self._publish(replace(self.state, utc=utc))

    @Slot(str)
    def say(self, notice: str) -> None:
        """Tell something in the status bar."""
        self._publish(replace(self.state, notice=notice))

    @Slot()
    def tick(self) -> None:
        """Judge time anew on every tab; nothing is decoded or verified again."""
        before = self._documents.open
        self._documents = self._documents.judged(self._clock())
        if any(new is not old for new, old in zip(self._documents.open, before, strict=True)):
            self._publish(self.state)

    # What an act goes through.

    @property
    def _request(self) -> Request:
        """Return what is wanted by now, answered or not."""
        return self.state.request

    @property
    def _history(self) -> History:
        return self._documents.current.history

    def _return_to(self, *, utc: bool) -> None:
        """Show the document that is current now; what was cut off in it is asked for again."""
        state = replace(self.state, utc=utc)
        if state.busy:
            self._publish(state)
            self._want(state.request)
            return
        self._publish(state)
        self.tick()
        self._go_on()

    def _act(
        self,
        request: Request,
        kind: str,
        *,
        merges: bool = False,
        with_key: bool = False,
        notice: str = "",
    ) -> None:
        """Replace the request, remembering the one before it where this is another one."""
        if request == self._request:
            self._want(request, notice)
            return
        step = Step(self._request, kind, self._clock(), with_key)
        self._want(request, notice, self._history.recorded(step, merges=merges))

    def _want(self, request: Request, notice: str = "", history: History | None = None) -> None:
        """Ask for the answer to a request; until it is there, show the user's own texts."""
        document = self._documents.current
        known = document.answered
        header, payload = display_texts(request, known)
        state = replace(
            document.state,
            request=request,
            header_display=header,
            payload_display=payload,
            notice=notice,
            busy=True,
        )
        self._documents = self._documents.with_current(
            replace(document, state=state, history=history or document.history)
        )
        work = partial(answer, request, self._clock(), known)
        self._run(work, partial(self._show, request))
        if self.state.busy:
            self._publish(self.state)

    def _show(self, request: Request, answered: State) -> None:
        self._documents = self._documents.settled(request, answered)
        self._publish(self.state)

    # What several tokens at once go through.

    @property
    def _room(self) -> int:
        """Return how many more tabs can be opened."""
        return MAX_OPEN - len(self._documents.open)

    def _say_full(self) -> None:
        self.say(_("{count:,} tabs are open, which is the most").format(count=MAX_OPEN))

    def _open_beside(self, told: Sequence[tuple[Request, str]]) -> None:
        """Open a tab for each request and its notice after the one on screen, which stays there.

        Their answers come before a second look that is under way, which is begun again after them.
        """
        utc = self.state.utc
        opened = [
            Document(State(request, utc=utc, notice=notice, busy=True), State())
            for request, notice in told
        ]
        self._documents = self._documents.with_beside(opened)
        self._publish(self.state)
        if self._awaited is not None and not self.state.busy:
            self._awaited.set()
            self._awaited = None
        self._go_on()

    def _show_all(self, answers: list[tuple[Request, State]]) -> None:
        for request, answered in answers:
            self._documents = self._documents.settled(request, answered)
        self._publish(self.state)

    # Work that may take long.

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Have work done, and hear what it returns unless more is wanted by then."""
        self._runner(work, partial(self._hear, self._outdate(), then))

    def _outdate(self) -> Event:
        """Let the work before know that nobody waits for it; return the new work's own event."""
        if self._awaited is not None:
            self._awaited.set()
        self._awaited = Event()
        return self._awaited

    def _hear(self, work: Event, then: Callable[[Any], None], result: Any) -> None:
        then(result)
        if self._awaited is work:
            self._awaited = None
            self._go_on()

    def _go_on(self) -> None:
        """Do what is left once nothing is awaited: other tabs' answers, then a second look."""
        if self._awaited is not None:
            return
        waiting = [each for each in self._documents.open if each.state.busy]
        if waiting:
            self._run(partial(_answers, waiting, self._clock()), self._show_all)
            return
        document = self._documents.current
        look = next_look(document.answered, document.look, self.state.tabs)
        if look is not None:
            outdated = self._outdate()
            then = partial(self._show_look, document.answered.request)
            self._runner(partial(look, outdated.is_set), partial(self._hear, outdated, then))

    def _show_look(self, request: Request, look: SecondLook) -> None:
        before = self.state
        self._documents = self._documents.looked(request, look)
        if self.state != before:
            self._publish(self.state)

    def _publish(self, state: State) -> None:
        """Put a state on screen, together with what it tells of the other tabs."""
        documents = self._documents.with_current(replace(self._documents.current, state=state))
        state = replace(
            state,
            can_undo=bool(self._history.behind),
            can_redo=bool(self._history.ahead),
            tabs=tuple(tab_of(document.state) for document in documents.open),
            tab=documents.index,
            can_reopen=bool(documents.closed),
        )
        self._documents = documents.with_current(replace(documents.current, state=state))
        self.changed.emit(state)


def _answers(documents: Sequence[Document], now: datetime) -> list[tuple[Request, State]]:
    """Answer what each document asks for."""
    return [
        (each.state.request, answer(each.state.request, now, each.answered)) for each in documents
    ]
