"""tongbi status: the last good publication, what became of the last build, and which reports are due."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import duckdb
import polars as pl
import typer
from rich.markup import escape

from orchestration import outcome, settings, state
from orchestration.cli.app import WarehouseDir, app, out
from orchestration.printing import harmless, table
from transforms.common.for_duckdb import connect
from transforms.common.published import not_readable
from transforms.facts import overlay
from transforms.facts.due import due_reports

_SHOWN = 20
_CLOCKS_APART = 60  # seconds that the clock of a file server may be ahead of ours


@app.command()
def status(
    warehouse: WarehouseDir = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """The last good publication and its age, what became of the last build and why, which districts' reports are due.

    Exit status: 0 the last build published; 1 nothing is published, or it cannot be read; 2 a publication stands, but a
    later build failed or never ended.
    """
    where = settings.places(warehouse=warehouse)
    last = outcome.last(where)
    if last.get("raw"):
        where = where._replace(raw=Path(last["raw"]))
    told = {
        "warehouse": str(where.warehouse),
        "raw": str(where.raw),
        "publication": _publication(where),
        "building": outcome.at_work(where),
        "last_build": last or None,
        "folder_changed_since": _changed(where),
        "due": _due(where),
    }
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))
    else:
        _show(told)
    raise typer.Exit(_status(told))


def _status(told: dict[str, Any]) -> int:
    publication, last = told["publication"], told["last_build"] or {}
    if publication is None or publication["unreadable"]:
        return 1
    failed = last and not last.get("published") and not told["building"]
    return 2 if failed else 0


def _publication(where: settings.Places) -> dict[str, Any] | None:
    if not where.published.exists():
        return None
    at = datetime.fromtimestamp(where.published.stat().st_mtime).astimezone()
    age = round((datetime.now().astimezone() - at).total_seconds())
    found: dict[str, Any] = {
        "path": str(where.published),
        "published_at": at.isoformat(timespec="seconds"),
        "age_seconds": max(age, 0) if age > -_CLOCKS_APART else None,
        "unreadable": None,
    }
    if not state.publication_stands(where):
        return {**found, "unreadable": "not as it was published; `tongbi doctor --repair` publishes it anew"}
    try:
        with connect(str(where.published), read_only=True) as connection:
            for name, sql in (("documents", "dim_documents"), ("metric_rows", "fct_metrics")):
                row = connection.execute(f"select count(*) from {sql}").fetchone()
                found[name] = row[0] if row else 0
            kinds = connection.execute("select kind, count(*) from quarantine group by kind order by kind").fetchall()
        return {**found, "problems": dict(kinds)}
    except duckdb.Error as error:
        return {**found, "unreadable": not_readable(error)}


def _changed(where: settings.Places) -> bool | None:
    """Whether a build would have something to do; None when that cannot be told."""
    try:
        return not state.up_to_date(where)
    except OSError:
        return None


def _due(where: settings.Places) -> list[dict[str, Any]] | None:
    try:
        documents = overlay.read(
            where.facts, "documents", ["doc_id", "district_id", "report_kind", "period_end", "reported_on"]
        )
        names = dict(pl.read_parquet(where.facts / "divisions.parquet").select("code", "name").iter_rows())
    except (OSError, pl.exceptions.PolarsError):
        return None
    late = due_reports(documents, date.today()).filter(pl.col("days_late") > 0)
    return [{"district": names.get(row["district_id"]), **row} for row in late.iter_rows(named=True)]


def _show(told: dict[str, Any]) -> None:
    publication, last = told["publication"], told["last_build"] or {}
    _show_publication(publication, told["warehouse"])
    if told["building"]:
        out.print(f"a build is at work since {last['begun']}")
    elif last and last.get("ended") is None:
        out.print(f"[red]the last build[/red] began {last['begun']} and never ended: it was killed; run `tongbi build`")
    elif last and not last["published"]:
        out.print(f"[red]the last build failed[/red] {last['ended']}:")
        for cause in last["causes"]:
            out.print(f"  {escape(harmless(cause))}", soft_wrap=True)
    elif publication and told["folder_changed_since"]:
        out.print("the folder, or tongbi, has changed since: the next build has something to do")
    if publication or told["due"]:
        _show_due(told["due"])


def _show_publication(publication: dict[str, Any] | None, warehouse: str) -> None:
    if publication is None:
        out.print(f"[red]nothing is published[/red] in {escape(harmless(warehouse))}; run `tongbi build`")
    else:
        out.print(f"published {_when(publication)}: {escape(publication['path'])}", soft_wrap=True)
        if publication["unreadable"]:
            out.print(f"  [red]it cannot be read[/red]: {escape(publication['unreadable'])}", soft_wrap=True)
        else:
            problems = ", ".join(f"{count} {kind}" for kind, count in publication["problems"].items()) or "none"
            out.print(
                f"  {publication['documents']:,} documents, {publication['metric_rows']:,} metric rows; problems: {problems}"
            )


def _show_due(due: list[dict[str, Any]] | None) -> None:
    if due is None:
        out.print("which reports are due cannot be told: the facts are not there, or damaged")
    elif not due:
        out.print("no report is overdue")
    else:
        out.print(f"{len(due)} report{'s are' if len(due) != 1 else ' is'} overdue:")
        rows = [
            (
                one["district"] or one["district_id"],
                one["report_kind"],
                one["last_period_end"],
                one["due_on"],
                one["days_late"],
            )
            for one in due[:_SHOWN]
        ]
        out.print(table(("district", "report", "last one until", "due on", "days late"), rows, right=(4,)))
        if len(due) > _SHOWN:
            out.print(f"and {len(due) - _SHOWN} more: `tongbi status --json` lists all")


def _when(publication: dict[str, Any]) -> str:
    if publication["age_seconds"] is None:
        return f"at {publication['published_at']} (a time to come: the clock was set back since)"
    return f"{_ago(publication['age_seconds'])} ago"


def _ago(seconds: int) -> str:
    for size, name in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size} {name}"
    return f"{seconds} seconds"
