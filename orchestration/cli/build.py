"""tongbi build: the main job."""

import logging
import os
import time
from typing import Annotated

import duckdb
import typer
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from orchestration import dagster_files, damage, outcome, progress, settings, space, state, summary
from orchestration.cli.app import RawDir, WarehouseDir, app, complain, err, fail, out
from orchestration.lock import WarehouseBusyError, building
from orchestration.printing import harmless, harmless_lines
from orchestration.stage_log import StageLog
from transforms.common.collection import uncollected
from transforms.common.errors import first_line
from transforms.facts import engines, guard, stages, versions

_STAGES = {
    "start": "starting Dagster and dbt",
    "look": "looking at the folder",
    "extract": "reading and extracting",
    "check": "checking every number",
    "model": "building and testing the models",
    "publish": "publishing",
    "site": "writing the site",
}


@app.command()
def build(
    raw_dir: RawDir = None,
    warehouse: WarehouseDir = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 2 when a document was withheld or quarantined.")
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Log each stage on standard error as a JSON object: time, stage, counts, seconds."),
    ] = False,
    engine: Annotated[
        str | None,
        typer.Option(
            envvar=engines.ENGINE,
            help="Who reads: `local`, processes of this machine, or `dask`, the workers of a Dask cluster.",
            metavar="local|dask",
            show_default="local",
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(envvar=engines.SCHEDULER, help="Address of the cluster's scheduler.", metavar="tcp://HOST:8786"),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            envvar=engines.STORE,
            help="Where the cluster's workers put what they made, such as s3://BUCKET/FOLDER; without it they must share "
            "the folder of the warehouse.",
            metavar="URL",
        ),
    ] = None,
) -> None:
    """Read the reports in RAW_DIR and publish the warehouse.

    Only what changed since the last build is read; nothing changed, nothing is done. Files that cannot be used are
    listed (`tongbi problems`) and stop nothing else.

    Exit status: 0 published, 1 not published, 2 with --strict when something was withheld or quarantined; ended by a
    signal, 128 and its number (130 for Ctrl-C, 143 for TERM).
    """
    begun = time.monotonic()
    where = settings.places(raw_dir, warehouse)
    if not where.raw.is_dir():
        fail(f"{where.raw}: no such folder of reports; name the folder that holds them")
    if cause := settings.refused(where):
        fail(cause)
    os.environ.update(engines.as_settings(engine, scheduler, store))
    try:
        engines.chosen(os.environ)
        versions.current()  # refuses limits that make no sense before anything is begun
        with building(where.warehouse):
            if not state.up_to_date(where):
                _build(where, as_json, state.of_another_version(where))
            elif changed := state.changed_since_publication(where):
                _build(where, as_json, f"{', '.join(changed)}: not as published; published anew")
            elif damage.damaged_private(where):
                _build(where, as_json, damage.seal_gone(where))  # which says of the rest what is made anew
            else:
                with progress.listening(lambda *_: None, _tell):
                    dagster_files.drop_damaged(where)
                out.print("Nothing changed since the last build: nothing was read or extracted, no run was needed.")
    except (WarehouseBusyError, ValueError, engines.EngineError, space.FullDiskError) as error:
        fail(str(error))
    except OSError as error:
        if space.ran_out(where, [], error):
            fail(space.told(where))
        fail(f"{error.filename or where.warehouse}: the warehouse cannot be written: {error.strerror or error}")
    except KeyboardInterrupt:
        raise typer.Exit(130) from None  # who ends the process says so
    try:
        serious = summary.show(where.published, out)
    except duckdb.Error as error:
        fail(f"{where.published} cannot be read ({first_line(error)}); `tongbi doctor --repair` publishes it anew")
    out.print(f"[dim]{escape(str(where.published))} · {time.monotonic() - begun:.1f} s[/dim]")
    if strict and serious:
        raise typer.Exit(2)


def _build(where: settings.Places, as_json: bool, why: str | None) -> None:
    """Tell why, run the job and note what became of it. What a failure or an interrupt raises is noted and raised on."""
    if why:
        _tell(why)
    before = outcome.made_from(where)
    if before not in (None, str(where.raw)):
        _tell(f"{where.warehouse}: made from {before} so far; what {where.raw} holds takes its place")
    outcome.begun(where)
    try:
        space.ensure(where)
        engines.check(os.environ)
        causes = _run(where, as_json)
    except KeyboardInterrupt:
        outcome.failed(where, ["it was asked to end, by Ctrl-C or a signal"])
        raise
    except Exception as error:
        outcome.failed(where, [str(error) or type(error).__name__])
        raise
    if causes:
        outcome.failed(where, causes)
        for cause in causes:
            complain(f"not published: {cause}")
        raise typer.Exit(1)


def _run(where: settings.Places, as_json: bool) -> list[str]:
    """Run the job in this process; the causes, one a line, when it did not publish."""
    settings.export(where)
    log = StageLog(_STAGES, lambda line: err.print(line, markup=False), as_json=as_json)
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[what]}"),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=as_json or not err.is_terminal,
    ) as bar:
        shown: dict[str, object] = {}

        def hear(stage: str, done: int, total: int, what: str) -> None:
            if bar.disable:
                log.hear(stage, done, total)
                return
            if stage not in shown:
                for task in bar.tasks:
                    bar.update(task.id, completed=task.total or 1, total=task.total or 1, what="")
                shown[stage] = bar.add_task(_STAGES[stage], total=total or None, what="")
            bar.update(bar.tasks[-1].id, completed=done, total=total or None, what=_short(what))

        hear("start", 0, 0, "")
        if engines.is_local(os.environ):
            guard.start_ahead(stages.load)
        try:
            with uncollected():
                from orchestration.run import run_build

            # A log that cannot be written is no fault to tell of, least of all in the log.
            logging.raiseExceptions = False
            causes = run_build(where, hear, _tell)
        finally:
            guard.end_ahead()
        if bar.disable:
            log.end(published=not causes)
        return causes


def _tell(line: str) -> None:
    err.print(f"[yellow]tongbi:[/yellow] {escape(harmless_lines(line))}")


def _short(path: str, width: int = 40) -> str:
    path = harmless(path)
    return escape(path if len(path) <= width else "…" + path[-width:])
