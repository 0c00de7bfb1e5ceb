"""Two versions of tongbi measured side by side on made-up reports, in turns: what else the machine does meets both."""

import io
import math
import os
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from orchestration.bench_places import made_up_places
from orchestration.settings import PROJECT
from transforms.evaluation.made_up import Place, write_reports

# The command line as a program for Python: so it runs in the code of the folder that it is started in.
COMMAND_LINE = "from orchestration.cli import main; main()"
_PLACES = 2000
# Milliseconds of processor a report for each stage that is one process's work, the fastest of three rounds.
_STAGES = """
import sys, time
from pathlib import Path
from transforms.extraction import Context, extract
from transforms.facts.stages import load_lexicon
from transforms.identification.identifier import Identifier
from transforms.reading import read_file
from transforms.reading.document import Limits
root = Path(sys.argv[1])
documents = [one for path in sorted(root.glob("*.txt"))[:100] for one in read_file(path, root=root, limits=Limits())]
identifier, lexicon = Identifier.load(), load_lexicon()
fastest = {}
for _ in range(3):
    begun = time.process_time()
    found = [identifier.identify(document) for document in documents]
    between = time.process_time()
    for document, one in zip(documents, found):
        context = Context(one.period_start, one.period_end, one.report_kind, one.district_name, one.ancestors)
        extract(document.text, context, lexicon)
    spent = {"identification": between - begun, "extraction": time.process_time() - between}
    for stage, seconds in spent.items():
        fastest[stage] = min(fastest.get(stage, seconds), seconds)
for stage, seconds in fastest.items():
    print(stage, 1000 * seconds / len(documents))
"""


class Spent(NamedTuple):
    """Seconds by the clock, seconds of processor of all its processes, and the most memory that one of them held (MB)."""

    wall: float
    processor: float
    peak: float


class Side(NamedTuple):
    """One version: its name in the table, the folder of its code, and the folder that holds what it builds."""

    name: str
    code: Path
    work: Path

    def stages(self, raw: Path) -> dict[str, float]:
        """Milliseconds a report of identification and extraction."""
        shown = self._run(_STAGES, [str(raw)], capture=True)[1]
        return {stage: float(value) for stage, value in (line.split() for line in shown.splitlines())}

    def build(self, raw: Path, warehouse: Path) -> Spent:
        return self._run(COMMAND_LINE, ["build", str(raw), "--warehouse", str(warehouse)], capture=False)[0]

    def _run(self, program: str, arguments: list[str], *, capture: bool) -> tuple[Spent, str]:
        """Run the version's own code; its dependencies are those that are installed here. Raises RuntimeError."""
        try:
            return spent_by(program, arguments, self.code, capture=capture)
        except RuntimeError as error:
            raise RuntimeError(f"{self.name}: {error}") from error


def spent_by(program: str, arguments: list[str], folder: Path, *, capture: bool) -> tuple[Spent, str]:
    """Run a program for Python in `folder`; what it took, and what it printed if that is captured.

    Raises RuntimeError when it fails.
    """
    begun = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE if capture else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    shown = child.stdout.read() if child.stdout else ""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"`{' '.join(arguments)}` ended with {child.returncode} in {folder}")
    return Spent(time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), shown


def compare(folder: Path, commit: str, sizes: list[int]) -> Iterator[str]:
    """Measure `commit` and the code as it is on `sizes` reports, and say each line when it is known.

    `folder` must be empty or not there. Raises RuntimeError when the commit cannot be had or a build fails.
    """
    _check_out(commit, folder / "old" / "code")
    sides = (Side(commit, folder / "old" / "code", folder / "old"), Side("now", PROJECT, folder / "new"))
    places = made_up_places(_PLACES)
    yield f"{'reports':>8} {'what':<16} {commit[:14]:>14} {'now':>10}"
    taken: dict[str, dict[int, list[Spent]]] = {}
    for size in sorted(sizes):
        for what, found in _measured(sides, places, size):
            taken.setdefault(what, {})[size] = found
            for unit, values in zip(("s", "s CPU", "MB peak"), zip(*found, strict=True), strict=True):
                yield f"{size:>8,} {what:<16} {values[0]:>14.1f} {values[1]:>10.1f}  {unit}"
        if size == min(sizes):
            yield from _stage_lines(sides, sides[1].work / f"raw-{size}")
    yield from _growth(taken)


def _measured(sides: tuple[Side, ...], places: list[Place], size: int) -> Iterator[tuple[str, list[Spent]]]:
    raws = [side.work / f"raw-{size}" for side in sides]
    for raw in raws:
        write_reports(raw, places, size)
    for what in ("first build", "one more report", "nothing changed"):
        if what == "one more report":
            for raw in raws:
                write_reports(raw, places, 1, first=size)
        yield what, [side.build(raw, side.work / f"warehouse-{size}") for side, raw in zip(sides, raws, strict=True)]


def _stage_lines(sides: tuple[Side, ...], raw: Path) -> Iterator[str]:
    old, new = (side.stages(raw) for side in sides)
    for stage in old:
        yield f"{'a report':>8} {stage:<16} {old[stage]:>14.2f} {new[stage]:>10.2f}  ms CPU"


def _growth(taken: dict[str, dict[int, list[Spent]]]) -> Iterator[str]:
    for what, by_size in taken.items():
        if len(by_size) > 1:
            small, large = min(by_size), max(by_size)
            old, new = (
                exponent(small, by_size[small][at].processor, large, by_size[large][at].processor) for at in (0, 1)
            )
            yield f"{'growth':>8} {what:<16} {old:>14.2f} {new:>10.2f}  CPU ~ reports to the power of"


def exponent(small: int, spent_small: float, large: int, spent_large: float) -> float:
    """The power of the number of reports that the time grows with: 1 is in proportion, 0 is not at all."""
    return math.log(spent_large / spent_small) / math.log(large / small)


def _check_out(commit: str, folder: Path) -> None:
    """The code of `commit`, as git keeps it."""
    found = subprocess.run(["git", "archive", commit], cwd=PROJECT, capture_output=True, check=False)
    if found.returncode:
        raise RuntimeError(f"{commit}: {found.stderr.decode().strip()}")
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(found.stdout)) as archive:
        archive.extractall(folder, filter="data")
