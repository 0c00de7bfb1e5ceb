"""Who asks a build to end is heard whatever code the signal falls into, and the build ends with a word.

A signal raises in whatever Python is at that moment. Where that is a callback of a library, Python forgets the exception
and the build goes on. So each signal is noted outside of Python's own handling, too, and asked again.
"""

import os
import signal
import sys
import threading
from multiprocessing import util
from types import FrameType

ASK_AGAIN_SECONDS = 10.0
_PATIENCE = 3  # times it is asked again, before the process is ended as it is

_asked: list[int] = []
_ending = threading.Event()


def listen() -> None:
    """Hear SIGINT and SIGTERM from now on, in the main thread of a process that has nothing else to do."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _raise)
    sys.unraisablehook = _without_interrupts
    threading.Thread(target=_watch, args=(reading,), daemon=True).start()


def asked() -> int | None:
    """The first signal that asked this process to end."""
    return _asked[0] if _asked else None


def check() -> None:
    """Raises KeyboardInterrupt when a signal came, even where the first one was swallowed."""
    if _asked:
        raise KeyboardInterrupt


def end(published: str) -> None:
    """Say so and end the process: what libraries still have running in threads is not waited for."""
    _ending.set()
    number = asked()
    assert number is not None
    # What multiprocessing would do at exit, so that its tracker finds nothing to warn of.
    getattr(util, "_run_finalizers", lambda: None)()
    _say(f"tongbi: ended by {signal.Signals(number).name}; {published}")
    os._exit(128 + number)


def _raise(number: int, frame: FrameType | None) -> None:
    _note(number)
    if not _ending.is_set():  # who asks twice, or is asked again, while the process ends does not break that off
        raise KeyboardInterrupt


def _without_interrupts(unraisable: "sys.UnraisableHookArgs") -> None:
    """An interrupt that is swallowed is asked again: that it was is nothing to tell, a traceback least of all. While Dagster runs
    a step it raises one of its own; what it has in common with KeyboardInterrupt is that it is no Exception."""
    if issubclass(unraisable.exc_type, Exception):
        sys.__unraisablehook__(unraisable)


def _note(number: int) -> None:
    if number in (signal.SIGINT, signal.SIGTERM):
        _asked.append(number)


def _watch(reading: int) -> None:
    """Each signal's number comes through the pipe, whoever handles it in Python."""
    while not _asked:
        for number in os.read(reading, 1):
            _note(number)
    for _ in range(_PATIENCE):
        threading.Event().wait(ASK_AGAIN_SECONDS)
        os.kill(os.getpid(), _asked[0])
    threading.Event().wait(ASK_AGAIN_SECONDS)
    end("it did not stop by itself")


def _say(line: str) -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            continue
    os.write(2, f"{line}\n".encode())
