"""Work in threads: on time, in order, the newest alone, and never after the end."""

import threading
from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from jwt_debugger.window.jobs import Jobs, LongJob, Progress

LONG = 5.0  # seconds that no test waits for


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    del qtbot  # timers need an application
    return Jobs()


@pytest.fixture
def patient(qtbot: QtBot) -> Jobs:
    """Make jobs that wait for quick work on the slowest machine."""
    del qtbot
    return Jobs(LONG)


class Gate:
    """Work that ends when it is let."""

    def __init__(self, result: str) -> None:
        self.opened = Event()
        self.begun = Event()
        self._result = result

    def __call__(self) -> str:
        self.begun.set()
        self.opened.wait(LONG)
        return self._result


def fail() -> None:
    message = "it broke"
    raise RuntimeError(message)


def test_ordinary_work_is_answered_within_the_call(patient: Jobs) -> None:
    heard: list[int] = []

    patient.run(lambda: 42, heard.append)

    assert [42] == heard
    assert not patient.is_busy()


def test_work_runs_in_another_thread_and_is_answered_in_this_one(jobs: Jobs, qtbot: QtBot) -> None:
    gate = Gate("done")
    answered: list[int] = []

    jobs.run(gate, lambda _result: answered.append(threading.get_ident()))
    assert [] == answered
    assert jobs.is_busy()
    gate.opened.set()

    qtbot.waitUntil(lambda: answered == [threading.get_ident()])


def test_only_the_newest_is_heard(jobs: Jobs, qtbot: QtBot) -> None:
    first, second = Gate("first"), Gate("second")
    heard: list[str] = []
    jobs.run(first, heard.append)
    jobs.run(second, heard.append)

    first.opened.set()
    second.opened.set()

    qtbot.waitUntil(lambda: heard == ["second"])
    qtbot.wait(60)
    assert ["second"] == heard


def test_work_that_nobody_wants_any_more_never_begins(jobs: Jobs, qtbot: QtBot) -> None:
    running = [Gate("a"), Gate("b")]
    skipped, wanted = Gate("skipped"), Gate("wanted")
    heard: list[str] = []
    for gate in (*running, skipped, wanted):
        jobs.run(gate, heard.append)
    wanted.opened.set()

    running[0].opened.set()

    qtbot.waitUntil(lambda: heard == ["wanted"])
    assert not skipped.begun.is_set()
    running[1].opened.set()


def test_work_may_ask_for_more_work_when_it_is_heard(patient: Jobs) -> None:
    heard: list[int] = []

    def go_on(result: int) -> None:
        patient.run(lambda: result + 1, heard.append)

    patient.run(lambda: 1, go_on)

    assert [2] == heard


def test_a_closed_window_hears_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    gate = Gate("late")
    heard: list[str] = []
    jobs.run(gate, heard.append)

    jobs.close()
    gate.opened.set()
    jobs.run(lambda: "later", heard.append)

    qtbot.wait(60)
    assert [] == heard


def test_what_work_raises_is_raised_where_it_was_asked_for(patient: Jobs) -> None:
    with pytest.raises(RuntimeError, match="it broke"):
        patient.run(fail, lambda _result: None)


def test_what_late_work_raises_is_raised_in_the_event_loop(jobs: Jobs, qtbot: QtBot) -> None:
    opened = Event()

    def fail_late() -> None:
        opened.wait(LONG)
        fail()

    with capture_exceptions() as raised:
        jobs.run(fail_late, lambda _result: None)
        opened.set()
        qtbot.waitUntil(lambda: bool(raised))

    assert "it broke" == str(raised[0][1])


@pytest.mark.parametrize("work", [lambda: threading.current_thread().name])
def test_without_patience_all_is_done_on_the_spot(work: Callable[[], str]) -> None:
    heard: list[str] = []

    Jobs(None).run(work, heard.append)

    assert [threading.current_thread().name] == heard


def test_long_work_tells_how_far_it_is(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    heard: list[str] = []
    opened = Event()

    def work(progress: Progress) -> str:
        progress.tell(1, 2)
        opened.wait(LONG)
        progress.tell(2, 2)
        return "all"

    job = jobs.start(work, heard.append, lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: (1, 2) in told)
    assert job.is_running()
    opened.set()
    qtbot.waitUntil(lambda: heard == ["all"])

    assert (2, 2) == told[-1]
    assert not job.is_running()


def test_long_work_can_be_cancelled_and_is_not_heard(jobs: Jobs, qtbot: QtBot) -> None:
    ended = Event()
    heard: list[str] = []

    def work(progress: Progress) -> str:
        while not progress.cancelled:
            ended.wait(0.01)
        ended.set()
        return "cancelled"

    job = jobs.start(work, heard.append, lambda _done, _total: None)
    job.cancel()

    assert ended.wait(LONG)
    qtbot.wait(60)
    assert [] == heard


def test_closing_cancels_long_work(jobs: Jobs) -> None:
    ended = Event()

    def work(progress: Progress) -> None:
        while not progress.cancelled:
            ended.wait(0.01)
        ended.set()

    jobs.start(work, lambda _result: None, lambda _done, _total: None)
    jobs.close()

    assert ended.wait(LONG)


def test_long_work_cancelled_while_it_tells_how_far_it_is_is_not_heard(
    jobs: Jobs, qtbot: QtBot
) -> None:
    heard: list[str] = []
    started: list[LongJob] = []

    def cancel(_done: int, _total: int) -> None:
        started[0].cancel()

    started.append(jobs.start(lambda _progress: "found", heard.append, cancel))

    qtbot.waitUntil(lambda: not started[0].is_running())
    qtbot.wait(60)
    assert [] == heard
