"""Lets whoever runs the job in process hear how far it is; in Dagster's own processes nobody listens."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from orchestration import interrupts

Listener = Callable[[str, int, int, str], None]  # stage, done, total, what is at hand
Teller = Callable[[str], None]  # one line for the user

_listeners: list[Listener] = []
_tellers: list[Teller] = []


def report(stage: str, done: int = 0, total: int = 0, what: str = "") -> None:
    """Say how far the job is. Raises KeyboardInterrupt when it was asked to end and a library let that go by."""
    interrupts.check()
    for listener in _listeners:
        listener(stage, done, total, what)


def tell(line: str) -> None:
    """Something the user is to know whatever else the build shows; into the log where nobody listens."""
    for teller in _tellers:
        teller(line)
    if not _tellers:
        logging.getLogger("tongbi").warning(line)


@contextmanager
def listening(listener: Listener, teller: Teller) -> Iterator[None]:
    """Within it `listener` hears each `report` and `teller` each `tell`, beside those who listen already."""
    _listeners.append(listener)
    _tellers.append(teller)
    try:
        yield
    finally:
        _listeners.remove(listener)
        _tellers.remove(teller)
