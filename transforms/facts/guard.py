"""A worker process that reads what nobody vouches for: its memory is limited by the system, its time by its parent.

A signal does not reach a library that loops in C, nor does `except MemoryError` stop one that takes what it can get. So
the limits hold from outside: RLIMIT_AS in the worker, SIGKILL by the parent when a document has used up its time.
"""

import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from transforms.facts.stages import Stages
from transforms.facts.work import Chunk, Job, Outcome, run_chunk
from transforms.reading import watch
from transforms.reading.document import Limits

# What a stage may take beyond its limit: within it, the worker itself says which page it was at.
_GRACE = 5.0
_PR_SET_PDEATHSIG = 1
_SPAWN = multiprocessing.get_context("spawn")  # a fork of a process with Polars' threads may hang

LoadStages = Callable[[], Stages]

# Processes that were started before there was work, each with the stages it loads; a worker takes the first that fits.
_ahead: list[tuple[LoadStages, SpawnProcess, Connection]] = []


def start_ahead(load_stages: LoadStages) -> None:
    """Start a process now that is ready to read when the first worker needs one: what it loads takes seconds, in which the
    parent may import what it needs itself."""
    _ahead.append((load_stages, *_started(load_stages, Limits.from_settings(os.environ))))


def end_ahead() -> None:
    """End what was started ahead and no worker took."""
    while _ahead:
        _, process, connection = _ahead.pop()
        _end(process, connection)


@dataclass(slots=True)
class Begun:
    """What a process last began, and when that has used up its time. `cause`: why the process broke it off itself."""

    source_path: str = ""
    stage: str = ""
    seconds: float = 0.0
    deadline: float | None = None
    cause: str = ""


@dataclass(slots=True)
class Worker:
    """One process and the chunk it is at."""

    job: Job
    process: Any = None
    connection: Any = None
    chunk: Chunk | None = None
    begun: Begun = field(default_factory=Begun)
    timed_out: bool = False
    false_starts: int = 0
    given_up: dict[str, str] = field(default_factory=dict)

    def start(self, chunk: Chunk) -> None:
        """Hand it a chunk; the process is started when there is none. When it has died, `hear` says so."""
        if self.process is None:
            self.process, self.connection = _ready(self.job)
            with suppress(BrokenPipeError, ConnectionResetError):
                self.connection.send(self.job)
        self.chunk, self.begun, self.timed_out = chunk, Begun(), False
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send((chunk, self.given_up))

    def hear(self) -> list[Outcome] | None:
        """What it has to say: outcomes when its chunk is done. Raises EOFError when it died, and the worker's own OSError."""
        try:
            kind, *said = self.connection.recv()
        except OSError as error:  # it died in the middle of a message, or with one of ours unread
            raise EOFError from error
        if kind == "begin":
            self.false_starts = 0
            source_path, stage, seconds = said
            self.begun = Begun(source_path, stage, seconds, time.monotonic() + seconds + _GRACE if seconds else None)
            return None
        if kind == "broken off":
            self.begun.cause = said[0]
            return None
        self.chunk, self.begun.deadline = None, None
        if kind == "failed":
            raise said[0]
        outcomes: list[Outcome] = said[0]
        return outcomes

    def check(self) -> None:
        """End it when what it is at has used up its time; `hear` then meets the end of the pipe."""
        if self.begun.deadline is not None and time.monotonic() > self.begun.deadline:
            self.timed_out, self.begun.deadline = True, None
            self.process.kill()

    def stop(self) -> None:
        """End it, whatever it is at."""
        if self.process is not None:
            _end(self.process, self.connection)
            self.process = self.connection = None


def _ready(job: Job) -> tuple[SpawnProcess, Connection]:
    """A process that was started ahead, else one that is started now."""
    for at, (loads, process, connection) in enumerate(_ahead):
        if loads is job.load_stages:
            del _ahead[at]
            return process, connection
    return _started(job.load_stages, job.limits)


def _started(load_stages: LoadStages, limits: Limits) -> tuple[SpawnProcess, Connection]:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(theirs, load_stages, limits, os.getpid()), daemon=True)
    # It inherits the mask: a Ctrl-C is its parent's to hear, also while it still imports what says so.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        with _undisturbed():
            process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return process, ours


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Who asks this process to end is heard at the end of the block. A process that was started and not told yet what to do
    would complain of it with a traceback."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals raise in the main thread alone
        return
    heard: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    before = {number: handler for number, handler in before.items() if callable(handler)}
    for number in before:
        signal.signal(number, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for missed in heard:
            signal.raise_signal(missed)


def _end(process: SpawnProcess, connection: Connection) -> None:
    process.kill()
    process.join()
    connection.close()


def _work(connection: Connection, load_stages: LoadStages, limits: Limits, parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends this process
    _die_with_parent(parent)
    os.environ.update(limits.as_settings())  # those of the build, which another machine may have begun
    load_stages()
    gc.set_threshold(20_000)  # of the many records that reading makes hardly any is part of a cycle
    _limit_memory(limits.memory_bytes)

    def hear(source_path: str, stage: str, seconds: float) -> None:
        connection.send(("begin", source_path, stage, seconds))

    def break_off(cause: str) -> None:
        connection.send(("broken off", cause))
        os._exit(1)

    job: Job | None = None
    while True:
        try:
            job = job or connection.recv()
            chunk, given_up = connection.recv()
        except EOFError:
            return
        try:
            with watch.listening(hear, break_off, given_up):
                outcomes = run_chunk(chunk, job)
        except MemoryError:
            os._exit(1)  # the parent has it tried again by a process with memory, or without the document it was at
        except Exception as error:
            connection.send(("failed", error))
        else:
            connection.send(("done", outcomes))


def _die_with_parent(parent: int) -> None:
    """A build that is killed may leave no worker that still writes."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (OSError, AttributeError):
        return  # no Linux: the end of the pipe ends it after its chunk
    if os.getppid() != parent:
        os._exit(1)


def _limit_memory(more: int) -> None:
    try:
        with open("/proc/self/statm") as file:
            held = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + more, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        return  # no Linux, or the system allows less as it is
