"""Work that may take long, away from the user-interface thread; only the newest is heard.

No thread but the user interface's touches Qt here: results lie ready until a timer fetches them.
"""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

_Result = TypeVar("_Result")

PATIENCE = 0.01  # seconds: what is ready by then comes within the event that asked for it
LOOK_AGAIN = 15  # ms
MAX_AT_ONCE = 2  # so many run side by side; of those that wait, only the newest will ever run


class _Task:
    """A piece of work, and what came of it."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._result: Any = None
        self._error: BaseException | None = None
        self.done = Event()

    def start(self) -> None:
        """Begin, in a thread that does not keep the program alive."""
        Thread(target=self._run, name="job", daemon=True).start()

    def result(self) -> Any:
        """Return the result, or raise what the work raised."""
        if self._error is not None:
            raise self._error
        return self._result

    def _run(self) -> None:
        try:
            self._result = self._work()
        except BaseException as error:  # noqa: BLE001 - raised again where the result is fetched
            self._error = error
        finally:
            self.done.set()


class Progress:
    """What long work is handed: it tells how far it is, and asks whether it is still wanted."""

    def __init__(self) -> None:
        self._told = (0, 0)
        self._cancelled = Event()

    def tell(self, done: int, total: int) -> None:
        """Say how much is done."""
        self._told = (done, total)

    @property
    def told(self) -> tuple[int, int]:
        """Return what was said last: done and total."""
        return self._told

    @property
    def cancelled(self) -> bool:
        """Tell whether nobody waits for the work any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to end; its result is not heard."""
        self._cancelled.set()


class LongJob(QObject):
    """Work that a user waits for, sees the progress of, and can cancel."""

    def __init__(
        self,
        work: Callable[[Progress], _Result],
        then: Callable[[_Result], None],
        on_progress: Callable[[int, int], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._progress = Progress()
        self._then = then
        self._on_progress = on_progress
        self._task = _Task(lambda: work(self._progress))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._task.start()

    def cancel(self) -> None:
        """End it; nothing more is heard of it."""
        self._progress.cancel()
        self._timer.stop()

    def is_running(self) -> bool:
        """Tell whether it is still awaited."""
        return self._timer.isActive()

    def _look(self) -> None:
        done = self._task.done.is_set()  # before the progress: none is told after the end
        self._on_progress(*self._progress.told)
        if done and self._timer.isActive():
            self._timer.stop()
            self._then(self._task.result())


class Jobs(QObject):
    """Runs work in threads and brings each result back to the thread that asked.

    `patience` is how many seconds `run` itself waits for a result, so that ordinary answers come
    within the same event; None runs everything at once, on the spot.
    """

    def __init__(self, patience: float | None = PATIENCE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = patience
        self._closed = False
        self._running: list[_Task] = []
        self._waiting: _Task | None = None
        self._wanted: tuple[_Task, Callable[[Any], None]] | None = None
        self._long: list[LongJob] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN)
        self._timer.timeout.connect(self._look)

    def run(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Call `then` with what `work` returns, now or later; earlier work is not heard any more.

        What `work` raises is raised here, or from the event loop where it comes later.
        """
        if self._closed:
            return
        if self._patience is None:
            then(work())
            return
        task = _Task(work)
        self._wanted = (task, then)
        self._waiting = task
        self._start_waiting()
        self._timer.start()
        if task in self._running and task.done.wait(self._patience):
            self._deliver()

    def start(
        self,
        work: Callable[[Progress], _Result],
        then: Callable[[_Result], None],
        on_progress: Callable[[int, int], None],
    ) -> LongJob:
        """Run work beside all else, with progress (done, total); it can be cancelled."""
        self._long = [job for job in self._long if job.is_running()]
        job = LongJob(work, then, on_progress, self)
        self._long.append(job)
        return job

    def is_busy(self) -> bool:
        """Tell whether a result is still awaited."""
        return self._wanted is not None

    def close(self) -> None:
        """Hear nothing any more."""
        self._closed = True
        self._wanted = self._waiting = None
        self._timer.stop()
        for job in self._long:
            job.cancel()

    def _start_waiting(self) -> None:
        self._running = [task for task in self._running if not task.done.is_set()]
        if self._waiting is not None and len(self._running) < MAX_AT_ONCE:
            self._running.append(self._waiting)
            self._waiting.start()
            self._waiting = None

    def _look(self) -> None:
        self._start_waiting()
        if self._wanted is not None and self._wanted[0].done.is_set():
            self._deliver()

    def _deliver(self) -> None:
        """Hand the result over; what is wanted may be replaced by the one who hears it."""
        if self._wanted is None:
            return
        task, then = self._wanted
        self._wanted = None
        self._timer.stop()
        then(task.result())
