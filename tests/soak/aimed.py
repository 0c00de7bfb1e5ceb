"""Whole builds, each ended by SIGKILL at another step of its publication: before, between and after the renames that make it."""

import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from signal import SIGKILL
from typing import Any

import duckdb

from tests.soak.actions import report
from tests.soak.apart import asked, tongbi
from tests.soak.compared import Failed, built, differences, published, whole

# A build is ended as well while these are being written, which no step tells.
_WHILE_WRITTEN = [".tongbi.duckdb.*", "parquet/.fct_metrics.*", "parquet/.mart_*", "parquet/.panel*"]
_OTHERS = 2  # of the steps that are no renames, about so many of each kind
# Neither of these is published.
_BESIDE = {"site", "dagster", "facts"}


def run(folder: Path) -> str:
    """End a build at each moment, heal, and look. Returns the counts; raises Failed where a warehouse is not what it must be."""
    raw, warehouse = folder / "raw", folder / "warehouse"
    raw.mkdir()
    for number in range(4):
        (raw / f"{number}.txt").write_text(report(number), "utf-8")
    built(raw, warehouse)
    last = asked(published, warehouse)
    (raw / "3.txt").write_text(report(99), "utf-8")
    _kill(raw, warehouse, 0)  # all is made, and nothing of it is published: here each of the others begins
    shutil.copytree(warehouse, folder / "made")
    steps = _steps(raw, warehouse)
    new = asked(published, warehouse)
    if new["tongbi.duckdb"] == last["tongbi.duckdb"]:
        raise Failed("what was changed changes nothing that is published")
    moments: list[int | str] = [*_chosen(steps), *_WHILE_WRITTEN]
    seen: Counter[str] = Counter()
    for number, moment in enumerate(moments, 1):
        shutil.rmtree(warehouse)
        shutil.copytree(folder / "made", warehouse)
        _kill(raw, warehouse, moment)
        where = f"before {steps[moment]}" if isinstance(moment, int) else f"while {moment} was written"
        seen[_seen(warehouse, last, new, where)] += 1
        built(raw, warehouse)
        whole(warehouse)
        if asked(published, warehouse) != new:
            raise Failed(f"{where}: the next build did not publish what it should")
        print(f"{number} of {len(moments)}, killed {where}: {dict(seen)}", flush=True)
    built(raw, folder / "scratch")
    if found := asked(differences, warehouse, folder / "scratch"):
        raise Failed(f"grown and scratch differ: {found[0]}")
    shown = ", ".join(f"{name} {count} times" for name, count in seen.items())
    return f"{len(moments)} builds killed while they published: readers saw {shown}; each next build healed, doctor found nothing"


def _seen(warehouse: Path, last: dict[str, str], new: dict[str, str], where: str) -> str:
    """Which publication a reader sees. Raises Failed for anything but the last one or the new one, each file whole."""
    try:
        found = asked(published, warehouse)
    except duckdb.Error as error:
        raise Failed(f"{where}: what is published cannot be read: {error}") from error
    if neither := [name for name, content in found.items() if content not in (last[name], new[name])]:
        raise Failed(f"{where}: {neither[0]} holds neither the last nor the new rows")
    return "the new one" if found["tongbi.duckdb"] == new["tongbi.duckdb"] else "the last one"


def _steps(raw: Path, warehouse: Path) -> list[str]:
    """What a whole build does to the files of its publication, in order."""
    noted = warehouse.parent / "steps"
    status, said = tongbi(
        "build", raw, "--warehouse", warehouse, before=_hook(warehouse, lambda _, step: _note(noted, step))
    )
    if status:
        raise Failed(f"the build failed:\n{said[-2000:]}")
    return noted.read_text("utf-8").splitlines()


def _note(noted: Path, step: str) -> None:
    with noted.open("a", encoding="utf-8") as stream:
        stream.write(step + "\n")


def _chosen(steps: list[str]) -> list[int]:
    """Every rename, what comes next after the last one, and some of the steps of other kinds."""
    found = {number for number, step in enumerate(steps) if step.startswith("rename")}
    found.add(min(max(found) + 1, len(steps) - 1))
    for kind in ("chmod", "remove"):
        of_kind = [number for number, step in enumerate(steps) if step.startswith(kind)]
        found |= set(of_kind[:: max(1, len(of_kind) // _OTHERS)])
    return sorted(found)


def _kill(raw: Path, warehouse: Path, moment: int | str) -> None:
    """A build that ends before the step of that number, or while a file of that pattern is being written."""

    def end_at(number: int, _: str) -> None:
        if number == moment:
            os.kill(os.getpid(), SIGKILL)

    def watch(process: Any) -> None:
        while isinstance(moment, str) and process.is_alive():
            if any(warehouse.glob(moment)):
                process.kill()
            time.sleep(0.001)

    status, said = tongbi("build", raw, "--warehouse", warehouse, before=_hook(warehouse, end_at), meanwhile=watch)
    if status != -SIGKILL:
        raise Failed(f"{moment}: the build was to be killed there and ended by itself with {status}:\n{said[-2000:]}")


def _hook(warehouse: Path, step: Callable[[int, str], None]) -> Callable[[], None]:
    """Has `step` called with number and name before each thing a build does to the files of its publication, beginning with
    the finished copy."""
    done = 0

    def audited(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if event not in ("os.chmod", "os.rename", "os.remove") or not isinstance(arguments[0], str | Path):
            return
        path = Path(arguments[0])
        if not path.is_relative_to(warehouse) or path.relative_to(warehouse).parts[0] in _BESIDE:
            return
        if done or event == "os.chmod" and path.name.startswith(".tongbi.duckdb."):
            done += 1
            step(done - 1, f"{event[3:]} {path.relative_to(warehouse).as_posix().rpartition('.')[0]}")

    return lambda: sys.addaudithook(audited)
