"""Actions at random, a build, and the same folder built from nothing: the two warehouses hold the same rows.

`python -m tests.soak --minutes 30 [--seed 7]`, or `--repeat FILE` for the actions a failing run has written there.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import duckdb

from tests.conftest import command
from tests.soak.actions import Action, choose, perform
from transforms.publishing.contract import public_tables

_SOME = 4  # actions at most before the next build
# What tells when it was made, not what was made.
_OF_THE_BUILD = {"ingested_at"}


class Failed(Exception):
    """A step after which the grown warehouse is not what a build from nothing gives."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--repeat", type=Path, default=None)
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    repeat = json.loads(given.repeat.read_text("utf-8")) if given.repeat else None
    folder = Path(tempfile.mkdtemp(prefix="tongbi-soak-"))
    steps: list[list[Action]] = []
    try:
        _soak(folder, random.Random(seed), time.monotonic() + given.minutes * 60, steps, repeat)
    except Failed as failed:
        script = Path(tempfile.gettempdir()) / f"tongbi-soak-{seed}.json"
        script.write_text(json.dumps(steps, ensure_ascii=False, indent=1), "utf-8")
        print(f"step {len(steps)}, {steps[-1]}: {failed}", _told(steps, seed), sep="\n")
        print(f"to repeat it: python -m tests.soak --repeat {script}")
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(_told(steps, seed))
    return 0


def _soak(
    folder: Path, chance: random.Random, end: float, steps: list[list[Action]], repeat: list[list[Action]] | None
) -> None:
    raw, warehouse = folder / "raw", folder / "warehouse"
    raw.mkdir()
    while repeat is not None and len(steps) < len(repeat) or repeat is None and time.monotonic() < end:
        steps.append([])
        count = len(repeat[len(steps) - 1]) if repeat else chance.randint(1, _SOME)
        for number in range(count):
            action = tuple(repeat[len(steps) - 1][number]) if repeat else choose(chance, raw)
            steps[-1].append(action)
            perform(action, raw, warehouse)
        _check(raw, warehouse, folder / "scratch")


def _check(raw: Path, warehouse: Path, scratch: Path) -> None:
    shutil.rmtree(scratch, ignore_errors=True)
    grown, anew = (
        subprocess.Popen(
            command("build", raw, "--warehouse", place),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
        )
        for place in (warehouse, scratch)
    )
    unread: list[str] = []
    reader = threading.Thread(target=_read, args=(warehouse / "tongbi.duckdb", grown, unread))
    reader.start()
    for build in (grown, anew):
        said, _ = build.communicate(timeout=300)
        if build.returncode != 0:
            anew.kill()
            raise Failed(
                f"the build {'of the grown warehouse' if build is grown else 'from nothing'} failed:\n{said[-1500:]}"
            )
    reader.join()
    if unread:
        raise Failed(f"a reader was refused: {unread[0]}")
    differing = list(_differences(warehouse, scratch))
    if differing:
        raise Failed("grown and scratch differ: " + "; ".join(differing))


def _read(published: Path, build: "subprocess.Popen[str]", unread: list[str]) -> None:
    """Reads while a build goes on. What was damaged or is not there yet cannot be read before it was published again."""
    readable = False
    while build.poll() is None:
        try:
            with duckdb.connect(str(published), read_only=True) as connection:
                connection.execute("select count(*), sum(value) from fct_metrics").fetchall()
            readable = True
        except duckdb.Error as error:
            if readable:
                unread.append(str(error))
        time.sleep(0.2)


def _differences(warehouse: Path, scratch: Path) -> "list[str]":
    found = []
    with duckdb.connect() as connection:
        for name, place in (("grown", warehouse), ("scratch", scratch)):
            connection.execute(f"attach '{place / 'tongbi.duckdb'}' as {name} (read_only)")
        for table in public_tables():
            columns = ", ".join(f'"{column}"' for column, _ in table.columns if column not in _OF_THE_BUILD)
            for one, other in (("grown", "scratch"), ("scratch", "grown")):
                rows = connection.execute(
                    f"select {columns} from {one}.main.{table.name} except all select {columns} from {other}.main.{table.name}"
                ).fetchall()
                if rows:
                    found.append(f"{table.name}: {len(rows)} rows only in {one}, such as {rows[0]}"[:600])
    return found


def _told(steps: list[list[Action]], seed: int) -> str:
    counts = Counter(action[0] for step in steps for action in step)
    total = sum(counts.values())
    return f"soak: seed {seed}, {len(steps)} steps, {total} actions, {counts['kill']} kills, {counts['damage']} damages"


if __name__ == "__main__":
    sys.exit(main())
