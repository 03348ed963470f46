from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from jwt_debugger.window.jobs import MAX_AT_ONCE, Jobs, LongJob, Progress

pytestmark = pytest.mark.usefixtures("qapp")


class Work:
    """A piece of work that ends when it is let."""

    def __init__(self, result: str) -> None:
        self.result = result
        self.started = Event()
        self.may_end = Event()

    def __call__(self) -> str:
        self.started.set()
        assert self.may_end.wait(10)
        return self.result


def at_once() -> str:
    return "at once"


def fails() -> str:
    message = "no such luck"
    raise ValueError(message)


def where() -> object:
    return current_thread()


def ended(works: list[Work]) -> None:
    for work in works:
        work.may_end.set()


def test_quick_work_is_heard_within_the_same_event() -> None:
    heard: list[str] = []
    jobs = Jobs(patience=10)

    jobs.run(at_once, heard.append)

    assert ["at once"] == heard
    assert not jobs.is_busy()


def test_without_threads_work_is_done_on_the_spot() -> None:
    heard: list[object] = []

    Jobs(patience=None).run(where, heard.append)

    assert [main_thread()] == heard


def test_work_is_done_in_another_thread() -> None:
    heard: list[object] = []

    Jobs(patience=10).run(where, heard.append)

    assert [main_thread()] != heard


def test_long_work_is_heard_later_in_the_thread_that_asked(qtbot: QtBot) -> None:
    work, heard = Work("late"), list[tuple[str, object]]()
    jobs = Jobs()

    jobs.run(work, lambda result: heard.append((result, current_thread())))
    busy = jobs.is_busy()
    work.may_end.set()

    qtbot.waitUntil(lambda: heard == [("late", main_thread())])
    assert busy
    assert not jobs.is_busy()


def test_only_the_newest_work_is_heard(qtbot: QtBot) -> None:
    older, newer, heard = Work("older"), Work("newer"), list[str]()
    jobs = Jobs()

    jobs.run(older, heard.append)
    jobs.run(newer, heard.append)
    newer.may_end.set()
    qtbot.waitUntil(lambda: bool(heard))
    older.may_end.set()

    qtbot.wait(60)
    assert ["newer"] == heard


def test_of_the_work_that_waits_only_the_newest_is_ever_started(qtbot: QtBot) -> None:
    works, heard = [Work(str(number)) for number in range(MAX_AT_ONCE + 3)], list[str]()
    jobs = Jobs()

    for work in works:
        jobs.run(work, heard.append)
    ended(works)

    qtbot.waitUntil(lambda: bool(heard))
    assert [works[-1].result] == heard
    assert [True] * MAX_AT_ONCE + [False, False, True] == [each.started.is_set() for each in works]


def test_work_that_is_asked_for_by_the_one_who_hears_is_heard_too(qtbot: QtBot) -> None:
    first, second, heard = Work("first"), Work("second"), list[str]()
    jobs = Jobs()

    def go_on(result: str) -> None:
        heard.append(result)
        jobs.run(second, heard.append)

    jobs.run(first, go_on)
    ended([first, second])

    qtbot.waitUntil(lambda: heard == ["first", "second"])


@pytest.mark.parametrize("patience", [10, None])
def test_what_quick_work_raises_is_raised_where_it_was_asked_for(
    patience: float | None,
) -> None:
    jobs = Jobs(patience=patience)

    with pytest.raises(ValueError, match="no such luck"):
        jobs.run(fails, print)

    assert not jobs.is_busy()


def test_what_long_work_raises_comes_out_of_the_event_loop(qtbot: QtBot) -> None:
    work = Work("")

    def fail_late() -> str:
        work()
        return fails()

    jobs = Jobs()
    with qtbot.captureExceptions() as raised:
        jobs.run(fail_late, print)
        work.may_end.set()
        qtbot.waitUntil(lambda: not jobs.is_busy())

    assert ["no such luck"] == [str(error) for _kind, error, _trace in raised]


def test_nothing_is_heard_after_the_end(qtbot: QtBot) -> None:
    work, heard = Work("too late"), list[str]()
    jobs = Jobs()
    jobs.run(work, heard.append)

    jobs.close()
    work.may_end.set()
    jobs.run(at_once, heard.append)

    qtbot.wait(60)
    assert [] == heard
    assert not jobs.is_busy()


class Search:
    """Long work in steps, each of which waits until it is let."""

    def __init__(self, steps: int) -> None:
        self.steps = steps
        self.told = Event()
        self.go_on = Event()
        self.cancelled = Event()

    def __call__(self, progress: Progress) -> str:
        for step in range(1, self.steps + 1):
            progress.tell(step, self.steps)
            self.told.set()
            while not self.go_on.wait(0.005):
                if progress.cancelled:
                    self.cancelled.set()
                    return "cancelled"
        return "found"


def test_a_long_job_tells_its_progress_and_then_its_result(qtbot: QtBot) -> None:
    search, heard = Search(3), list[str]()
    progress: list[tuple[int, int]] = []
    jobs = Jobs()
    job = jobs.start(search, heard.append, lambda done, total: progress.append((done, total)))

    qtbot.waitUntil(lambda: (1, 3) in progress)
    running = job.is_running()
    search.go_on.set()

    qtbot.waitUntil(lambda: heard == ["found"])
    assert running
    assert not job.is_running()
    assert (3, 3) == progress[-1]


def test_a_cancelled_job_ends_and_is_not_heard(qtbot: QtBot) -> None:
    search, heard = Search(3), list[str]()
    jobs = Jobs()
    job = jobs.start(search, heard.append, _nothing)
    qtbot.waitUntil(search.told.is_set)

    job.cancel()

    qtbot.waitUntil(search.cancelled.is_set)
    qtbot.wait(60)
    assert [] == heard
    assert not job.is_running()


def test_the_end_cancels_a_long_job(qtbot: QtBot) -> None:
    search = Search(3)
    jobs = Jobs()
    jobs.start(search, _nothing, _nothing)
    qtbot.waitUntil(search.told.is_set)

    jobs.close()

    qtbot.waitUntil(search.cancelled.is_set)


def test_a_job_cancelled_while_it_tells_its_progress_is_not_heard(qtbot: QtBot) -> None:
    heard: list[str] = []
    started: list[LongJob] = []

    def cancel(_done: int, _total: int) -> None:
        started[0].cancel()

    jobs = Jobs()
    job = jobs.start(lambda _progress: "found", heard.append, cancel)
    started.append(job)

    qtbot.waitUntil(lambda: not job.is_running())
    qtbot.wait(60)
    assert [] == heard


def test_long_jobs_and_ordinary_work_do_not_disturb_each_other(qtbot: QtBot) -> None:
    search, heard = Search(1), list[str]()
    jobs = Jobs(patience=10)
    jobs.start(search, heard.append, _nothing)

    jobs.run(at_once, heard.append)
    search.go_on.set()

    qtbot.waitUntil(lambda: heard == ["at once", "found"])


def _nothing(*_told: object) -> None:
    """Hear without doing anything."""
