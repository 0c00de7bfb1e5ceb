"""What a process is at, told to whoever watches over it. Nobody listens unless `listen` was called: then it costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

# (source_path, stage, seconds it may take; 0: nothing that a limit holds for)
Hear = Callable[[str, str, float], None]
# (why the stage under way was broken off)
BreakOff = Callable[[str], None]

_hear: Hear | None = None
_break_off: BreakOff | None = None
_given_up: Mapping[str, str] = {}
_at = ("", "")


@contextmanager
def listening(hear: Hear, break_off: BreakOff, given_up: Mapping[str, str]) -> Iterator[None]:
    """Tell `hear` of each document begun, and `break_off` of one that met its limit. `given_up` has the cause for documents
    that ended a process before."""
    global _hear, _break_off, _given_up
    _hear, _break_off, _given_up = hear, break_off, given_up
    try:
        yield
    finally:
        _hear, _break_off, _given_up = None, None, {}


def begin(source_path: str, stage: str, seconds: float) -> None:
    """`stage` of one document begins, and may take `seconds`."""
    global _at
    _at = (source_path, stage)
    if _hear is not None:
        _hear(source_path, stage, seconds)


def extend(seconds: float) -> None:
    """What is under way may take `seconds` from now."""
    if _hear is not None:
        _hear(*_at, seconds)


def broken_off(cause: str) -> None:
    """What is under way met its limit. What it held may still fill the memory, and the next document would be blamed for
    it: a process that is watched over ends here."""
    if _break_off is not None:
        _break_off(cause)


def given_up(source_path: str, stage: str) -> str | None:
    """Why this stage of a document is not tried again; None when it may be tried."""
    return _given_up.get(f"{stage} {source_path}")
