"""tongbi find: one indicator of one district."""

from typing import Annotated

import typer
from rich.markup import escape

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out
from orchestration.printing import amount, harmless, percent, plain, table
from transforms.exports.find import District, Point, Series, find_districts, find_related, find_series, points, sentence
from transforms.exports.warehouse import Warehouse, WarehouseError

_LISTED = 30


@app.command()
def find(
    district: Annotated[str, typer.Argument(help="A district: 西林街道, 江苏省/常州市/钟楼区/西林街道, or its code.")],
    indicator: Annotated[
        str | None, typer.Argument(help="An indicator as reports call it, or its id; what there is when none is named.")
    ] = None,
    warehouse: WarehouseDir = None,
) -> None:
    """Show an indicator of a district over time, and the sentence behind its last value."""
    try:
        with Warehouse(settings.places(warehouse=warehouse).published) as opened:
            _answer(opened, district, indicator)
    except WarehouseError as error:
        fail(str(error))


def _answer(warehouse: Warehouse, name: str, wording: str | None) -> None:
    where = _one_district(find_districts(warehouse, name), name)
    found = find_series(warehouse, where.district_id, wording)
    out.print(f"[bold]{escape(where.full_name)}[/bold] {where.district_id}", soft_wrap=True)
    if not found and wording is not None:
        found = find_related(warehouse, where.district_id, wording)
        if found:
            out.print(f"[yellow]nothing called {escape(wording)} is reported; what comes near it:[/yellow]")
    if not found:
        there = ", ".join(one.name for one in find_series(warehouse, where.district_id, None)[:_LISTED])
        fail(f"{where.full_name} reports nothing called {wording!r}; it reports {there or 'no canonical indicator'}")
    if wording is None:
        _list(found)
    for one in found[:3] if wording is not None else []:
        _show(warehouse, where, one)
    if wording is not None and len(found) > 3:
        out.print(
            f"\n[dim]also: {escape(harmless('、'.join(one.name for one in found[3:_LISTED])))}[/dim]", soft_wrap=True
        )


def _one_district(found: list[District], name: str) -> District:
    if not found:
        fail(
            f"no district called {name!r} reports in this warehouse; `tongbi sql --example reports` lists those that do"
        )
    if len(found) > 1:
        listed = ", ".join(f"{one.full_name} {one.district_id}" for one in found[:10])
        fail(f"{len(found)} districts are called {name!r}: {listed}; give the code or more of the path")
    return found[0]


def _list(found: list[Series]) -> None:
    out.print(
        table(("indicator", "periods", "id"), [(one.name, one.rows, one.key) for one in found[:_LISTED]], right=[1])
    )
    if len(found) > _LISTED:
        out.print(f"[dim]{_LISTED} of {len(found)}[/dim]")


def _show(warehouse: Warehouse, where: District, series: Series) -> None:
    there = points(warehouse, where.district_id, series.key)
    out.print(f"\n[bold]{escape(harmless(series.name))}[/bold] [dim]{escape(series.key)}[/dim]")
    headings = ("period", "value", "reported", "computed", "agreement", "completion", "rank")
    filled = [at for at in range(len(headings)) if at < 2 or any(_cells(point)[at] for point in there)]
    rows = [[_cells(point)[at] for at in filled] for point in there]
    out.print(
        table(
            [headings[at] for at in filled],
            rows,
            right=[at for at, column in enumerate(filled) if column in (1, 2, 3, 5, 6)],
        )
    )
    last = next((point for point in reversed(there) if point.metric_id), None)
    behind = sentence(warehouse, last.metric_id) if last and last.metric_id else None
    if last and behind:
        out.print(
            f"{last.period_label}: {escape(harmless(behind.before.lstrip()))}[reverse]【{escape(behind.number)}】[/reverse]{escape(harmless(behind.after))}",
            soft_wrap=True,
        )
        out.print(
            f"[dim]{escape(harmless(behind.source_path))}, character {behind.char_start}; metric_id {last.metric_id}[/dim]",
            soft_wrap=True,
        )


def _cells(point: Point) -> tuple[str, ...]:
    return (
        point.period_label or "",
        amount(point.value, point.unit),
        percent(point.yoy_reported),
        percent(point.yoy_computed),
        point.agreement or "",
        f"{plain(point.completion)}%" if point.completion is not None else "",
        plain(point.rank),
    )
