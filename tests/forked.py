"""The command line in processes that have imported everything already: a build spends seconds on that, an export half its time.

Python that has imported it is started once a worker of the tests, and forks for each command. It is no fork of the worker
itself: a copy of a process with threads may hang.
"""

import atexit
import functools
import importlib
import json
import os
import select
import subprocess
import sys
import tempfile
import threading
import traceback
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[1]

# What a build needs and what does not look at the environment when it is imported: that is the command's own.
_IMPORTED = [
    "dagster",
    "dagster_dbt",
    "dbt.adapters.duckdb",
    "dbt.cli.main",
    "orchestration.dbt",
    "orchestration.lineage",
    "orchestration.run",
    "transforms.extraction",
    "transforms.facts.fold",
]


def run(*arguments: str | Path, timeout: float) -> "subprocess.CompletedProcess[str]":
    """As `subprocess.run` of the command would: with the environment of now, its status and what it printed."""
    asked = [*map(str, arguments)]
    with tempfile.TemporaryDirectory() as folder:
        printed = [str(Path(folder) / name) for name in ("stdout", "stderr")]
        status = _status({"arguments": asked, "environment": dict(os.environ), "printed": printed}, timeout)
        out, err = (Path(path).read_text("utf-8") for path in printed)
    return subprocess.CompletedProcess(["tongbi", *asked], status, out, err)


def _status(question: dict[str, Any], timeout: float) -> int:
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(question).encode() + b"\n")
    server.stdin.flush()
    if not select.select([server.stdout], [], [], timeout)[0]:
        _end(server)
        raise subprocess.TimeoutExpired(question["arguments"], timeout)
    return int(server.stdout.readline())


@functools.cache
def _server() -> "subprocess.Popen[bytes]":
    started = subprocess.Popen(
        [sys.executable, "-c", "from tests.forked import serve; serve()"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    atexit.register(_end, started)
    return started


def _end(server: "subprocess.Popen[bytes]") -> None:
    """With what it forked: all of them are of one session."""
    if server.poll() is None:
        os.killpg(server.pid, 9)
        server.wait()
    _server.cache_clear()


def serve() -> None:
    """Answers each line of the input, a command, with a line of its status."""
    for name in _IMPORTED:
        importlib.import_module(name)
    answers = os.dup(1)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os.close(answers)
            _become(json.loads(line))
        os.write(answers, b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _become(question: dict[str, Any]) -> NoReturn:
    os.environ.clear()
    os.environ.update(question["environment"])
    os.chdir("/")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for stream, path in enumerate(question["printed"], 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    sys.argv = ["-c", *question["arguments"]]
    _end_like_a_program(_status_of_main())


def _status_of_main() -> int:
    from orchestration.cli import main

    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def _end_like_a_program(status: int) -> NoReturn:
    """But for the libraries: they would wait for threads that they started when they were imported, which no fork has."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
