"""tongbi find: one indicator of one district."""

from collections.abc import Callable
from typing import Annotated, NamedTuple

import typer
from rich.markup import escape

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, fail, out
from orchestration.printing import amount, harmless, percent, plain, table
from transforms.common.errors import did_you_mean
from transforms.exports.find import (
    District,
    Point,
    Series,
    district_names,
    find_districts,
    find_related,
    find_series,
    points,
    sentence,
)
from transforms.exports.warehouse import Warehouse, WarehouseError
from transforms.site.words import words

_LISTED = 30
_SHOWN = 3  # series whose values are shown; the others are named


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
    where = _one_district(warehouse, name)
    found = find_series(warehouse, where.district_id, wording)
    out.print(f"[bold]{escape(where.full_name)}[/bold] {where.district_id}", soft_wrap=True)
    if not found and wording is not None:
        found = find_related(warehouse, where.district_id, wording)
        if found:
            out.print(f"[yellow]nothing called {escape(wording)} is reported; what comes near it:[/yellow]")
    if not found:
        there = find_series(warehouse, where.district_id, None)
        near = did_you_mean(wording or "", [word for one in there for word in (one.name, one.key)])
        listed = ", ".join(one.name for one in there[:_LISTED]) or "no canonical indicator"
        fail(f"{where.full_name} reports nothing called {wording!r}{near}; it reports {listed}")
    if wording is None:
        _list(found)
        return
    for one in found[:_SHOWN]:
        _show(warehouse, where, one)
    if further := "、".join(one.name for one in found[_SHOWN:_LISTED]):
        out.print(f"\n[dim]also: {escape(harmless(further))}[/dim]", soft_wrap=True)


def _one_district(warehouse: Warehouse, name: str) -> District:
    found = find_districts(warehouse, name)
    if not found:
        near = did_you_mean(name, district_names(warehouse))
        fail(
            f"no district called {name!r} reports in this warehouse{near}; `tongbi sql --example reports` lists those that do"
        )
    if len(found) > 1:
        listed = ", ".join(f"{one.full_name} {one.district_id}" for one in found[:10])
        fail(f"{len(found)} districts fit {name!r}: {listed}; give the code or more of the path")
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
    filled = [column for column in _COLUMNS if column.always or any(column.cell(point) for point in there)]
    out.print(
        table(
            [column.heading for column in filled],
            [[column.cell(point) for column in filled] for point in there],
            right=[at for at, column in enumerate(filled) if column.right],
        )
    )
    _show_agreements(there)
    if last := next((point for point in reversed(there) if point.metric_id), None):
        _show_sentence(warehouse, last)


def _show_agreements(there: list[Point]) -> None:
    """What the agreements of the table mean, a line each."""
    for agreement in dict.fromkeys(point.agreement for point in there if point.agreement):
        out.print(f"[dim]{agreement}: {words()[f'agreement_{agreement}_why'][1]}[/dim]", soft_wrap=True)


def _show_sentence(warehouse: Warehouse, point: Point) -> None:
    """The sentence that says the value, with its number set off, and where it stands."""
    behind = sentence(warehouse, point.metric_id) if point.metric_id else None
    if behind is None:
        return
    before, after = escape(harmless(behind.before.lstrip())), escape(harmless(behind.after))
    out.print(
        f"{point.period_label}: {before}[reverse]【{escape(behind.number)}】[/reverse]{after}",
        soft_wrap=True,
    )
    out.print(
        f"[dim]{escape(harmless(behind.source_path))}, character {behind.char_start}; metric_id {point.metric_id}[/dim]",
        soft_wrap=True,
    )


class _Column(NamedTuple):
    """A column of the table of values; one that is not `always` shown is left out where all its cells are empty."""

    heading: str
    cell: Callable[[Point], str]
    right: bool = True
    always: bool = False


_COLUMNS = (
    _Column("period", lambda point: point.period_label or "", right=False, always=True),
    _Column("value", lambda point: amount(point.value, point.unit), always=True),
    _Column("reported", lambda point: percent(point.yoy_reported)),
    _Column("computed", lambda point: percent(point.yoy_computed)),
    _Column("agreement", lambda point: point.agreement or "", right=False),
    _Column("completion", lambda point: f"{plain(point.completion)}%" if point.completion is not None else ""),
    _Column("rank", lambda point: plain(point.rank)),
)
