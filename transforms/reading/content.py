"""What a reader of one format gives back, before it becomes a `Document`."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from transforms.reading import watch
from transforms.reading.document import SETTING_PREFIX, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something a user should know about a document that was read all the same."""

    place: str | None
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of one document and what its format says about it (not what its text says)."""

    text: str
    media_type: str
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()


OCR_REMEDY = "install the OCR extra: pip install tongbi[ocr]"


class Unreadable(Exception):
    """A document that cannot be read. `cause` and `remedy` are sentences for the user, `place` where it went wrong."""

    def __init__(self, cause: str, remedy: str, place: str | None = None) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy
        self.place = place


class Deadline:
    """The time one document may take; readers ask it between pages, sheets, paragraphs and members."""

    def __init__(self, limits: Limits) -> None:
        self.seconds = limits.seconds
        self.started = time.monotonic()

    def check(self, place: str | None = None) -> None:
        """Raise `Unreadable` once the time is used up."""
        if time.monotonic() - self.started > self.seconds:
            raise _too_long(self.seconds, place)

    def extend(self, seconds: float) -> None:
        """Allow more time, for pages that are known to be slow."""
        self.seconds += seconds
        watch.extend(self.seconds - (time.monotonic() - self.started))
        if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
            remaining, _ = signal.getitimer(signal.ITIMER_REAL)
            if remaining:
                signal.setitimer(signal.ITIMER_REAL, remaining + seconds)


class TimeUp(BaseException):
    """No Exception, so that no library's `except Exception` swallows it."""


@contextmanager
def interrupted_after(seconds: float) -> Iterator[None]:
    """Raise `Unreadable` when the block takes longer. Does nothing outside the main thread, where no signal comes."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TimeUp

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except TimeUp:
        watch.broken_off(too_long("reading", seconds))
        raise _too_long(seconds, None) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _too_long(seconds: float, place: str | None) -> Unreadable:
    return Unreadable(too_long("reading", seconds), TOO_LONG_REMEDY, place)


TOO_LONG_REMEDY = "split the document, or raise the limit TONGBI_LIMIT_SECONDS"
TOO_MUCH_REMEDY = "split the document or save it in another format, or raise the limit TONGBI_LIMIT_MEMORY_BYTES"


def too_long(stage: str, seconds: float) -> str:
    """The one wording for what took too long."""
    return f"{stage} took longer than the limit of {seconds:g} seconds"


def too_much(stage: str, limit: int) -> str:
    """The one wording for what wants too much memory."""
    return f"{stage} needs more memory than the limit of {limit:,} bytes"


def over_limit(what: str, found: int, limit: int, setting: str, place: str | None = None) -> Unreadable:
    """The one wording for every size limit."""
    return Unreadable(
        f"{what}: {found:,} is above the limit of {limit:,}",
        f"split the document, or raise the limit {SETTING_PREFIX}{setting.upper()}",
        place,
    )
