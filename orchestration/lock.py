"""One build at a time for a warehouse. Readers take no part in this: they never wait and are never waited for."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from transforms.common.whole_files import read_object

_MOMENT = 0.5  # seconds


class WarehouseBusyError(Exception):
    """Another build holds the warehouse; the message says which."""


@contextmanager
def building(warehouse: Path, wait_seconds: float = 0) -> Iterator[None]:
    """Hold the warehouse for a build. The system lets go when the process ends, however it ends.

    Reentrant within a process: the command line holds it around a run whose steps ask for it again.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    lock = FileLock(warehouse / ".lock", is_singleton=True)
    holder = warehouse / ".lock.json"
    try:
        # Whoever asks `is_held` has it for a moment.
        lock.acquire(timeout=max(wait_seconds, _MOMENT))
    except Timeout:
        raise WarehouseBusyError(f"another build is at work in {warehouse}{_who(holder)}; wait for it to end") from None
    try:
        holder.write_text(json.dumps({"pid": os.getpid(), "since": datetime.now().strftime("%H:%M:%S")}))
        yield
    finally:
        lock.release()


def is_held(warehouse: Path) -> bool:
    """Whether a build holds the warehouse. Asked of the lock: the number of a process that has ended may be another's by now."""
    try:
        with FileLock(warehouse / ".lock", timeout=0):
            return False
    except Timeout:
        return True
    except OSError:  # no warehouse, or one that may only be read
        return False


def _who(holder: Path) -> str:
    found = read_object(holder)
    return f" (process {found['pid']}, since {found['since']})" if {"pid", "since"} <= found.keys() else ""
