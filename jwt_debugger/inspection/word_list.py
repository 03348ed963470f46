"""A user's word list, of any size: streamed from wherever it is to processes on all cores."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import BinaryIO, Final, Protocol

from jwt_debugger.inspection import word_trial
from jwt_debugger.inspection.known_secrets import Target, never

BLOCK: Final = 262_144  # bytes: some fifty milliseconds of work
MAX_WORD: Final = 1_048_576  # bytes: a line beyond that is passed over, it is no secret
LOOK_AGAIN: Final = 0.05  # seconds


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: bytes read and words tried, in so many seconds.

    `total` is the size of the list in bytes; None where it is not known, as of a pipe.
    """

    done: int
    total: int | None
    tried: int
    seconds: float

    @property
    def share(self) -> float | None:
        """Return how much of the list is done, from 0 to 1; None: it is not known."""
        return None if self.total is None else min(1.0, self.done / max(1, self.total))

    @property
    def rate(self) -> float:
        """Return how many words are tried a second."""
        return self.tried / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a search: the secret, or None; `complete` where the whole list was tried."""

    secret: bytes | None = field(repr=False)
    progress: Progress
    complete: bool


def search_word_list(
    target: Target,
    path: Path,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = never,
) -> Outcome:
    """Try each line of a file, as bytes, with and without a carriage return at its end.

    Raises OSError where the file cannot be read. `progress` and `cancelled` are called every
    twentieth of a second, in the thread that called this.
    """
    with path.open("rb") as source:
        size = os.fstat(source.fileno()).st_size if path.is_file() else None
        return search_words(target, source, size, progress=progress, cancelled=cancelled)


def search_words(  # noqa: PLR0913 - what it looks for, where, and how it is watched
    target: Target,
    source: BinaryIO,
    size: int | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] = never,
    workers: int | None = None,
) -> Outcome:
    """Try each line of a stream of `size` bytes (None: not known), as `search_word_list` does."""
    search = _Search(target, _Lines(source), size)
    count = workers or core_count()
    trials = [_trial(target) for _number in range(count)]
    try:
        with ThreadPoolExecutor(count) as threads, _stopping(search, trials):
            jobs = [threads.submit(search.run, trial) for trial in trials]
            search.watch(jobs, trials, progress, cancelled)
    finally:
        for trial in trials:
            trial.close()
    for job in jobs:
        job.result()
    return search.outcome()


@contextmanager
def _stopping(search: "_Search", trials: list["Trial"]) -> Iterator[None]:
    """Leave no thread waiting for a trial, whatever happens."""
    try:
        yield
    finally:
        search.stop(trials)


def core_count() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover - macOS and Windows


class Trial(Protocol):
    """Tries the words of a block."""

    def try_block(self, block: bytes) -> tuple[int, bytes | None]:
        """Return the number of words, and the one that matches."""

    def stop(self) -> None:
        """End at once, from any thread."""

    def close(self) -> None:
        """Leave nothing open."""


class StoppedError(Exception):
    """The process was ended, because nobody waits for its answer."""


class _InProcess:
    """Tries words in a process of its own, where no other thread holds it up."""

    def __init__(self, target: Target) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this Python, and a file of ours
            [sys.executable, "-I", "-S", word_trial.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        fields = (target.hash_name.encode(), target.message, target.signature)
        self._opening = b"".join(each.hex().encode() + b"\n" for each in fields)

    def try_block(self, block: bytes) -> tuple[int, bytes | None]:
        """Send a block, and wait for the answer; raises StoppedError where none comes."""
        source, answers = self._process.stdin, self._process.stdout
        assert source is not None  # noqa: S101 - both are pipes
        assert answers is not None  # noqa: S101
        try:
            source.write(self._opening + b"%d\n" % len(block))
            source.write(block)
            source.flush()
            count, _space, found = answers.readline().rstrip(b"\n").partition(b" ")
        except (OSError, ValueError):
            raise StoppedError from None
        if not count:
            raise StoppedError
        self._opening = b""
        return int(count), bytes.fromhex(found.decode()) if found else None

    def stop(self) -> None:
        """End the process."""
        self._process.kill()

    def close(self) -> None:
        """Wait for its end; what it had not read yet is lost."""
        with suppress(OSError), self._process:
            self._process.wait()


class _InThread:
    """Tries words here, where no process can be started."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def try_block(self, block: bytes) -> tuple[int, bytes | None]:
        """Try the words of a block."""
        target = self._target
        return word_trial.try_block(block, target.hash_name, target.message, target.signature)

    def stop(self) -> None:
        """Do nothing: a block takes no time, and its thread asks for no further one."""

    def close(self) -> None:
        """Do nothing: nothing is open."""


def _trial(target: Target) -> Trial:
    try:
        return _InProcess(target)
    except (OSError, ValueError):
        return _InThread(target)


class _Lines:
    """Cuts a stream into blocks that end where a line does."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._rest = b""
        self._passing_over = False
        self._lock = Lock()

    def next_block(self) -> tuple[bytes, int] | None:
        """Return whole lines, and how many bytes were read for them; None: there are no more."""
        with self._lock:
            data = self._source.read(BLOCK)
            if not data:
                last, self._rest = self._rest, b""
                return (last, 0) if last else None
            begin = data.find(b"\n") if self._passing_over else 0
            if begin < 0:
                return b"", len(data)
            text = self._rest + data[begin:]
            end = text.rfind(b"\n") + 1
            self._passing_over = len(text) - end > MAX_WORD
            self._rest = b"" if self._passing_over else text[end:]
            return text[:end], len(data)


class _Search:
    """Hands block after block to the trials, and adds up what they say."""

    def __init__(self, target: Target, lines: _Lines, size: int | None) -> None:
        self._target = target
        self._lines = lines
        self._size = size
        self._start = perf_counter()
        self._lock = Lock()
        self._done = 0
        self._tried = 0
        self._secret: bytes | None = None
        self._cancelled = False
        self._stopped = False

    def run(self, trial: Trial) -> None:
        """Let one trial work until the list ends or the search does."""
        while not self._is_over():
            block = self._lines.next_block()
            if block is None:
                return
            try:
                count, found = trial.try_block(block[0])
            except StoppedError:
                if self._is_over():
                    return
                count, found = _InThread(self._target).try_block(block[0])
            with self._lock:
                self._done += block[1]
                self._tried += count
                self._secret = self._secret if found is None else found

    def watch(
        self,
        jobs: list[Future[None]],
        trials: list[Trial],
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        """Tell how far it is until it is over; end it at once where it has become needless."""
        while wait(jobs, LOOK_AGAIN).not_done:
            if progress is not None:
                progress(self.progress())
            self._cancelled = self._cancelled or (self._secret is None and cancelled())
            if self._is_over():
                self.stop(trials)
        if progress is not None:
            progress(self.progress())

    def stop(self, trials: list[Trial]) -> None:
        """End every trial."""
        self._stopped = True
        for trial in trials:
            trial.stop()

    def _is_over(self) -> bool:
        return self._stopped or self._cancelled or self._secret is not None

    def progress(self) -> Progress:
        """Return how far it is."""
        with self._lock:
            seconds = perf_counter() - self._start
            return Progress(self._done, self._size, self._tried, seconds)

    def outcome(self) -> Outcome:
        """Return what came of it."""
        complete = self._secret is None and not self._cancelled
        return Outcome(self._secret, self.progress(), complete)
