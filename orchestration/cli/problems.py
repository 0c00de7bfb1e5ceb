"""tongbi problems: what could not be used, and what to do about it."""

import json
from typing import Annotated, Any

import typer
from rich.markup import escape

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, need_published, out
from orchestration.printing import harmless
from transforms.common.for_duckdb import connect

_ORDER = ("withheld", "quarantined", "note", "skipped")


@app.command()
def problems(
    warehouse: WarehouseDir = None,
    kind: Annotated[
        str | None, typer.Option("--kind", "-k", help="Only these: withheld, quarantined, note or skipped.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List the files and documents that could not be used, with cause and remedy.

    withheld: its rows fail a check of their own · quarantined: it cannot be read · note: read, but something is open
    (no district, no period) · skipped: left aside on purpose (hidden files, links that lead out of the folder).
    """
    where = settings.places(warehouse=warehouse)
    need_published(where.published)
    if kind is not None and kind not in _ORDER:
        fail(f"no kind {kind!r}; the kinds are {', '.join(_ORDER)}")
    with connect(str(where.published), read_only=True) as connection:
        found = connection.execute("select source_path, kind, stage, place, cause, remedy from quarantine").fetchall()
    listed = sorted((row for row in found if kind in (None, row[1])), key=_place_in_list)
    if as_json:
        for row in listed:
            names = ("source_path", "kind", "stage", "place", "cause", "remedy")
            typer.echo(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False))
        return
    if not listed:
        out.print("No problems: every file was read, every document is published.")
    for row in listed:
        _show(row)


def _place_in_list(row: tuple[Any, ...]) -> tuple[int, list[str]]:
    """The gravest first; of one file, what is said of the whole before what is said of a place in it."""
    return _ORDER.index(row[1]), [value or "" for value in row]


def _show(row: tuple[Any, ...]) -> None:
    # Paths and causes hold what files are named, and that may be anything.
    source_path, kind, stage, place, cause, remedy = (harmless(value or "") for value in row)
    colour = {"withheld": "red", "quarantined": "red", "note": "yellow"}.get(kind, "dim")
    at = f" ({place})" if place else ""
    out.print(f"[{colour}]{kind}[/{colour}] {escape(source_path + at)} [dim]{stage}[/dim]", markup=True, soft_wrap=True)
    out.print(f"  {cause}", markup=False, soft_wrap=True)
    out.print(f"  → {remedy}", markup=False, soft_wrap=True)
