"""Lets whoever runs the job in process hear how far it is; in Dagster's own processes nobody listens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int, int, str], None]  # stage, done, total, what is at hand

_listeners: list[Listener] = []


def report(stage: str, done: int = 0, total: int = 0, what: str = "") -> None:
    for listener in _listeners:
        listener(stage, done, total, what)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
