"""tongbi bench: how fast the extraction reads beside a bare regular expression, and how long the models take."""

import re
import resource
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.app import app, fail, out
from orchestration.settings import PROJECT
from transforms.extraction import Context, Lexicon, extract
from transforms.facts.stages import load_lexicon
from transforms.reading import read_file
from transforms.reading.document import Document, Limits

bench = typer.Typer(help="Measure speed.", no_args_is_help=True)
app.add_typer(bench, name="bench")

ROUNDS = 5
BARE = re.compile(
    r"\d+(?:[,.]\d+)*(?:[-—－~～至]\d+(?:\.\d+)?)?[万亿千百余多]*"
    r"(?:个百分点|平方米|平方公里|公顷|公里|千瓦时|千瓦|美元|人次|场次|[元%％‰亩吨斤米倍成个家户件人次处项条名])?"
)
CONTEXT = Context(date(2025, 1, 1), date(2025, 12, 31), "annual")


@bench.command("extraction")
def extraction(folder: Annotated[Path, typer.Argument(help="Folder of reports, in any format that is read.")]) -> None:
    """Characters per second of one core: the extraction, and a bare regular expression for numbers with units.

    CPU time, the fastest of five rounds after one to warm up: what a slower round adds is other work of the machine.
    What one round remembers is forgotten before the next, so that reading the same texts again is no advantage.
    """
    if not folder.is_dir():
        fail(f"{folder}: no such folder")
    texts = _texts(folder)
    if not texts:
        fail(f"{folder}: nothing in it that can be read")
    characters = sum(map(len, texts))
    lexicon = load_lexicon()

    def read() -> int:
        return sum(len(extract(text, CONTEXT, lexicon).rows) for text in texts)

    def scan() -> int:
        return sum(1 for text in texts for _ in BARE.finditer(text))

    seconds, rows = _fastest(read)
    bare_seconds, numbers = _fastest(scan)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for line in (
        f"texts: {len(texts)}, {characters:,} characters",
        f"extraction: {characters / seconds:.0f} characters per second, {rows} rows",
        f"scan: {characters / bare_seconds:.0f} characters per second, {numbers} numbers",
        f"ratio: {seconds / bare_seconds:.1f} times the time of scan",
        f"rows: {rows / seconds:.0f} rows per second",
        f"memory: {peak:.0f} MB at its peak",
    ):
        out.print(line)


@bench.command("models")
def models(
    documents: Annotated[int, typer.Option("--documents", min=1, help="How many documents to make up.")] = 100_000,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", help="Where to make them; used again when there.  [default: build/bench/DOCUMENTS]"),
    ] = None,
) -> None:
    """Seconds for a full build, for one document more and for none, and milliseconds for what a BI tool would ask."""
    # dbt is seconds to load, which the extraction's figures need not wait for.
    from transforms.models.bench import run

    place = (folder or PROJECT / "build" / "bench" / str(documents)).resolve()
    place.mkdir(parents=True, exist_ok=True)
    for line in run(place, documents):
        out.print(line, soft_wrap=True)


@bench.command("builds")
def builds(
    against: Annotated[
        str, typer.Option("--against", help="The commit that is measured beside the code as it is.")
    ] = "HEAD",
    sizes: Annotated[str, typer.Option("--sizes", help="How many reports, with commas between.")] = "100,1000",
    folder: Annotated[
        Path | None, typer.Option("--folder", help="Where to work, emptied first.  [default: build/bench/builds]")
    ] = None,
) -> None:
    """Two versions in turns on made-up reports: first build, one more report, nothing changed; the stages; how it grows.

    Seconds by the clock and of processor, and the most memory of one process. On a machine that others use believe the
    seconds of processor.
    """
    from orchestration.bench_builds import compare

    try:
        wanted = [int(size) for size in sizes.split(",")]
    except ValueError:
        fail(f"--sizes {sizes}: give numbers of reports with commas between, such as 100,1000")
    place = (folder or PROJECT / "build" / "bench" / "builds").resolve()
    shutil.rmtree(place, ignore_errors=True)
    try:
        for line in compare(place, against, wanted):
            out.print(line, soft_wrap=True)
    except RuntimeError as error:
        fail(str(error))


@bench.command("site")
def site(
    documents: Annotated[int, typer.Option("--documents", min=1, help="How many reports to make up.")] = 10_000,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--folder", help="Where to make them; used again when there.  [default: build/bench/site-DOCUMENTS]"
        ),
    ] = None,
) -> None:
    """Time, memory and files of the site of many reports, what one report more costs, and when Chromium shows a first chart."""
    from orchestration.bench_site import run

    place = (folder or PROJECT / "build" / "bench" / f"site-{documents}").resolve()
    place.mkdir(parents=True, exist_ok=True)
    try:
        for line in run(place, documents):
            out.print(line, soft_wrap=True)
    except RuntimeError as error:
        fail(str(error))


def _texts(folder: Path) -> list[str]:
    limits = Limits()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    read = (found for path in files for found in read_file(path, root=folder, limits=limits))
    return [found.text for found in read if isinstance(found, Document)]


def _fastest(work: Callable[[], int]) -> tuple[float, int]:
    """The CPU seconds of the fastest round, and what a round counts."""
    work()
    spent = []
    for _ in range(ROUNDS):
        _forget(load_lexicon())
        begun = time.process_time()
        counted = work()
        spent.append(time.process_time() - begun)
    return min(spent), counted


def _forget(lexicon: Lexicon) -> None:
    """Empty the caches of the extraction: what a new report would not find in them may not be found in them here."""
    for looked_up in (lexicon.indicator_id, lexicon.id_of):
        if hasattr(looked_up, "cache_clear"):
            looked_up.cache_clear()
    for name, module in list(sys.modules.items()):
        if name.startswith("transforms."):
            for held in vars(module).values():
                if hasattr(held, "cache_clear") and "load" not in getattr(held, "__name__", ""):
                    held.cache_clear()
