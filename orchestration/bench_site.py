"""How long the site of many reports takes to write and to look at: all of it, with one more report, and a first chart."""

import os
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import duckdb

from orchestration.bench_builds import COMMAND_LINE, spent_by
from orchestration.settings import PROJECT
from transforms.models.bench import build_models
from transforms.models.synthetic import add_document, write_facts
from transforms.publishing import public_tables, publish

T = TypeVar("T")
_VISITS = 7
# The time when a chart is in the page, and when the browser has painted it.
_WATCH = """
new MutationObserver(() => {
  if (window.firstChart || !document.querySelector(".chart svg .mark-symbol path")) return;
  window.firstChart = performance.now();
  requestAnimationFrame(() => setTimeout(() => { window.firstPainted = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""


def run(folder: Path, documents: int) -> Iterator[str]:
    """Measure on `documents` made-up reports in `folder`, and say each figure as it is known.

    What the folder holds already of facts, models and pages is used again: remove it to start over. Raises
    RuntimeError when there is no Chromium or a command fails.
    """
    facts = folder / "facts"
    if not (facts / "indicators.parquet").exists():
        _apart(write_facts, facts, documents)
    if not (folder / "built.duckdb").exists():
        yield f"models of {documents:,} reports: {_apart(_published, folder)}"
    yield f"all pages: {_written(folder)}"
    yield _size(folder / "site")
    added = add_document(facts, documents + int(time.time()) % 1_000_000)
    _apart(_published, folder)
    yield f"one report more ({added}): {_written(folder)}"
    yield f"nothing changed: {_written(folder)}"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise RuntimeError("there is no chromium to show a first chart: install the package chromium")
    for page in _pages(folder / "tongbi.duckdb"):
        yield _first_chart(chromium, folder / "site" / page, page)


def _published(folder: Path) -> str:
    database = folder / "built.duckdb"
    spent = build_models(folder / "facts", database)
    publish(database, folder, public_tables())
    return spent


def _apart(function: Callable[..., T], *arguments: object) -> T:
    """Call it in a process of its own: memory that this one ever held is counted as held by each program it starts."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def _written(folder: Path) -> str:
    spent, shown = spent_by(COMMAND_LINE, ["site", "--warehouse", str(folder)], PROJECT, capture=True)
    counted = " ".join(shown.split()).rpartition(" · ")[2]
    return f"{counted}; {spent.wall:.1f} s, {spent.processor:.1f} s of processor, {spent.peak:.0f} MB peak"


def _size(site: Path) -> str:
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    largest = sorted(sizes, key=lambda path: -sizes[path])[:3]
    named = ", ".join(f"{path.relative_to(site)} {sizes[path] / 1e6:.2f} MB" for path in largest)
    return f"site: {len(sizes):,} files, {sum(sizes.values()) / 1e6:.0f} MB; the largest {named}"


def _pages(published: Path) -> list[str]:
    """The district and the indicator with the most figures, and a district with as many as half of them have."""
    with duckdb.connect(str(published), read_only=True) as connection:
        found = [
            [str(key) for (key,) in connection.execute(
                f"select {column} from mart_yoy_indicators group by all order by count(*) desc, 1"
            ).fetchall()]
            for column in ("district_id", "indicator_id")
        ]  # fmt: skip
    districts, indicators = found
    chosen = [f"district/{districts[0]}.html", f"district/{districts[len(districts) // 2]}.html"]
    return [*chosen, f"indicator/{indicators[0]}.html"]


def _first_chart(chromium: str, path: Path, name: str) -> str:
    from playwright.sync_api import sync_playwright

    shown, painted = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(channel="chromium", executable_path=chromium, args=["--no-sandbox"])
        for _ in range(_VISITS):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.add_init_script(_WATCH)
            page.goto(path.as_uri())
            page.wait_for_function("window.firstPainted")
            shown.append(page.evaluate("window.firstChart"))
            painted.append(page.evaluate("window.firstPainted"))
            page.close()
        browser.close()
    return (
        f"first chart of {name}: {statistics.median(shown):.0f} ms ({min(shown):.0f} to {max(shown):.0f}), "
        f"painted {statistics.median(painted):.0f} ms, load {os.getloadavg()[0]:.1f}"
    )
