"""tongbi export: tables of the warehouse as files for other tools."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from orchestration import settings
from orchestration.cli.app import WarehouseDir, app, err, fail, out

_FORMATS = "csv, xlsx, parquet, dta (Stata), feather (R), sdmx (SDMX-CSV 2.0), package (Frictionless Data Package)"


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{_FORMATS}.")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[TABLE]...", help="Which tables; all public ones when none is named.")
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="PATH", help="A file; a folder for several files.", show_default=False),
    ] = None,
    where: Annotated[
        str | None,
        typer.Option("--where", metavar="SQL", help="Only rows for which this holds: \"indicator_id = 'gdp'\"."),
    ] = None,
    wide: Annotated[
        bool,
        typer.Option("--wide", help="mart_yoy_indicators with a row a district and period, a column an indicator."),
    ] = False,
    warehouse: WarehouseDir = None,
) -> None:
    """Write tables of the published warehouse for Excel, R, Stata, statistical offices, or an archive.

    xlsx and package hold all tables in one; of the others several tables make a folder of files. In csv and package an
    apostrophe goes before a text that a spreadsheet would take for a formula.
    """
    from transforms.exports.formats import FORMATS, write
    from transforms.exports.tables import read_tables
    from transforms.exports.warehouse import Warehouse, WarehouseError
    from transforms.exports.wide import SOURCE, widen

    if form not in FORMATS:
        fail(f"no format {form!r}; the formats are {_FORMATS}")
    chosen = FORMATS[form]
    if to is None:
        fail("say where to: --out PATH")
    where_to = Path(to)
    places = settings.places(warehouse=warehouse)
    if Path(os.path.abspath(where_to)).is_relative_to(places.warehouse):
        fail(f"{where_to}: that is inside the warehouse, which belongs to the build; choose another place")
    tables = tuple(names or ((SOURCE,) if wide else chosen.default_tables))
    try:
        with Warehouse(places.published) as opened:
            read = read_tables(opened, tables, where, with_names=chosen.with_names)
        read = [widen(table) for table in read] if wide else read
        for written in write(read, chosen, where_to):
            if isinstance(written, Path):
                out.print(escape(str(written)), soft_wrap=True)
            else:
                err.print(f"[yellow]note:[/yellow] {escape(written)}")
    except WarehouseError as error:
        fail(str(error))
    out.print(
        f"[dim]{len(read)} {'table' if len(read) == 1 else 'tables'}, {sum(table.frame.height for table in read):,} rows[/dim]"
    )
