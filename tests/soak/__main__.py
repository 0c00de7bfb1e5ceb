"""Actions at random, a build, and the same folder built from nothing: the two warehouses hold the same rows.

`python -m tests.soak --minutes 30 [--seed 7]`, or `--repeat FILE` for the actions a failing run has written there. With `--facts`
only the facts are made, in this process: many more steps a minute, and no models. As root, the warehouse lies on a small file
system of its own, which is filled now and then.

Two more runs leave nothing to chance: with `--aimed` builds are killed at every step of their publication (aimed.py), with
`--readers` ten builds are read all the while (readers.py).
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import polars as pl

from orchestration.checks import absent
from tests.conftest import command
from tests.soak import aimed, readers
from tests.soak.actions import Action, choose, perform
from tests.soak.compared import Failed, differences
from transforms.facts import checksums, ledger
from transforms.facts.fold import fold

_SOME = 4  # actions at most before the next build
_KINDS = {"kill": "kills", "damage": "damages", "fill": "full disks"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--repeat", type=Path, default=None)
    parser.add_argument("--facts", action="store_true")
    parser.add_argument("--aimed", action="store_true")
    parser.add_argument("--readers", action="store_true")
    given = parser.parse_args()
    if given.aimed or given.readers:
        return _alone(aimed.run if given.aimed else readers.run)
    seed = given.seed if given.seed is not None else int(time.time())
    repeat = json.loads(given.repeat.read_text("utf-8")) if given.repeat else None
    folder = Path(tempfile.mkdtemp(prefix="tongbi-soak-"))
    steps: list[list[Action]] = []
    mounted = not given.facts and _mount(folder / "disk")
    try:
        _soak(folder, random.Random(seed), time.monotonic() + given.minutes * 60, steps, repeat, given.facts)
    except Failed as failed:
        script = Path(tempfile.gettempdir()) / f"tongbi-soak-{seed}.json"
        script.write_text(json.dumps(steps, ensure_ascii=False, indent=1), "utf-8")
        print(f"step {len(steps)}, {steps[-1]}: {failed}", _told(steps, seed), sep="\n")
        print(f"to repeat it: python -m tests.soak {'--facts ' if given.facts else ''}--repeat {script}")
        return 1
    finally:
        if mounted:
            subprocess.run(["umount", folder / "disk"], check=False)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{_told(steps, seed)}: grown equals scratch after every step")
    return 0


def _alone(run: Callable[[Path], str]) -> int:
    """One run in a folder of its own, its outcome told in a line."""
    with tempfile.TemporaryDirectory(prefix="tongbi-soak-") as folder:
        try:
            print(run(Path(folder)))
        except Failed as failed:
            print(failed)
            return 1
    return 0


def _mount(place: Path) -> bool:
    """A file system that can be filled without harm; where the system does not allow it, nothing is filled."""
    place.mkdir()
    command_line = ["mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", str(place)]
    return os.geteuid() == 0 and subprocess.run(command_line, capture_output=True, check=False).returncode == 0


def _soak(
    folder: Path,
    chance: random.Random,
    end: float,
    steps: list[list[Action]],
    repeat: list[list[Action]] | None,
    facts: bool,
) -> None:
    raw, warehouse = folder / "raw", folder / "disk" / "warehouse"
    raw.mkdir()
    while repeat is not None and len(steps) < len(repeat) or repeat is None and time.monotonic() < end:
        steps.append([])
        count = len(repeat[len(steps) - 1]) if repeat else chance.randint(1, _SOME)
        for number in range(count):
            action = tuple(repeat[len(steps) - 1][number]) if repeat else choose(chance, raw, facts)
            steps[-1].append(action)
            perform(action, raw, warehouse)
        (_check_facts if facts else _check)(raw, warehouse, folder / "scratch")


def _check_facts(raw: Path, warehouse: Path, scratch: Path) -> None:
    shutil.rmtree(scratch, ignore_errors=True)
    for place in (warehouse, scratch):
        fold(raw, place, workers=1)
    grown, anew = facts_of(warehouse / "facts"), facts_of(scratch / "facts")
    differing = [name for name in anew if grown.get(name) != anew[name]]
    if differing or grown.keys() != anew.keys():
        name = differing[0] if differing else min(grown.keys() ^ anew.keys())
        raise Failed(f"{name} differs: grown {grown.get(name)!r}, scratch {anew.get(name)!r}"[:2000])
    faults = [*absent(warehouse / "facts"), *checksums.differing(warehouse / "facts")]
    if faults:
        raise Failed(f"the facts do not hold together: {faults[0]}")


def facts_of(facts: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table of the facts but the ledger, by their file, without what tells when they were made."""
    paths = sorted([*facts.glob("*.parquet"), *facts.glob("*/*.parquet")])
    return {
        path.relative_to(facts).as_posix(): sorted(
            pl.read_parquet(path).drop("ingested_at", strict=False).rows(), key=repr
        )
        for path in paths
        if path.name != ledger.FILE
    }


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
    reader = subprocess.Popen(
        [sys.executable, "-c", _READER, warehouse / "tongbi.duckdb"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        for build in (grown, anew):
            said, _ = build.communicate(timeout=600)
            if build.returncode != 0:
                anew.kill()
                which = "of the grown warehouse" if build is grown else "from nothing"
                raise Failed(f"the build {which} failed:\n{said[-1500:]}")
    finally:
        unread, _ = reader.communicate()
    if unread:
        raise Failed(f"a reader saw no whole state: {unread}")
    differing = differences(warehouse, scratch)
    if differing:
        raise Failed("grown and scratch differ: " + "; ".join(differing))


# Looks every 50 ms until its standard input ends, in a process of its own: a damaged file may end the one that opens it. What
# was damaged or is not there yet cannot be read before it was published again. Each look is held to show one state whole:
# no row without its document, no figure of the mart without its statement, and of one file always the same.
_READER = """
import os, select, sys, duckdb
from transforms.common.for_duckdb import connect
ORPHANS = '''
    select (select count(*) from fct_metrics anti join dim_documents using (doc_id))
         + (select count(*) from fct_exclusions anti join dim_documents using (doc_id))
         + (select count(*) from mart_yoy_indicators as mart anti join fct_metrics on value_metric_id = metric_id
            where value_metric_id is not null)
'''
CONTENT = "select count(*), sum(value), bit_xor(hash(metric_id, value)) from fct_metrics"
path, seen, readable = sys.argv[1], {}, False

def which():
    found = os.stat(path)
    return found.st_ino, found.st_mtime_ns

while not select.select([sys.stdin], [], [], 0.05)[0]:
    try:
        before = which()
        with connect(path, read_only=True) as connection:
            orphans, content = connection.execute(ORPHANS).fetchone()[0], connection.execute(CONTENT).fetchone()
        readable = True
        if orphans:
            print(f"{orphans} rows without what they belong to")
        if before == which() and seen.setdefault(before, content) != content:
            print(f"one file showed {seen[before]} and {content}")
    except (duckdb.Error, OSError) as error:
        if readable:
            print(error)
"""


def _told(steps: list[list[Action]], seed: int) -> str:
    counts = Counter(action[0] for step in steps for action in step)
    total = sum(counts.values())
    kinds = ", ".join(f"{counts[kind]} {name}" for kind, name in _KINDS.items())
    return f"soak: seed {seed}, {len(steps)} steps, {total} actions, {kinds}"


if __name__ == "__main__":
    sys.exit(main())
