"""The command line in a process of its own that has imported everything already: a build spends half its time on that."""

import importlib
import os
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

# Imported before the first fork. Nothing is done with them here: a copy of a process with threads may hang.
_IMPORTED = ["dagster", "dbt.cli.main", "orchestration.dbt", "orchestration.run", "transforms.facts.fold"]


class Shown(NamedTuple):
    """How a command ended (a signal's number is negative) and what it printed."""

    status: int | None
    said: str


def tongbi(
    *arguments: str | Path,
    before: Callable[[], None] = lambda: None,
    meanwhile: Callable[[Any], None] = lambda process: None,
) -> Shown:
    """Run it to its end. `before` is called in its process first, `meanwhile` in this one, with the process."""
    for name in _IMPORTED:
        importlib.import_module(name)
    with tempfile.NamedTemporaryFile() as output:
        process = get_context("fork").Process(target=_main, args=([*map(str, arguments)], output.name, before))
        process.start()
        meanwhile(process)
        process.join()
        return Shown(process.exitcode, Path(output.name).read_text("utf-8", "replace"))


def asked(question: Callable[..., Any], *given: object) -> Any:
    """What a function of DuckDB or Polars answers, asked in a process of its own. Raises what it raises."""
    with ProcessPoolExecutor(1, get_context("fork")) as apart:
        return apart.submit(question, *given).result()


def _main(arguments: list[str], output: str, before: Callable[[], None]) -> None:
    from orchestration.cli import main

    to = os.open(output, os.O_WRONLY | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(to, stream)
    os.chdir("/")
    sys.argv = ["tongbi", *arguments]
    before()
    main()
