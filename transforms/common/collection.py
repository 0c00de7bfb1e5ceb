"""When Python looks for what is no longer needed."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Around imports. What they make lives as long as the process: to walk through it over and over while it grows took a
    sixth of the time that Dagster and dbt take to import, and later collections need not walk through it either."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if before:
            gc.enable()
