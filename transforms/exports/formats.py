"""Which formats there are, and what each writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from transforms.common.errors import first_line
from transforms.exports import files, package, sdmx, workbook
from transforms.exports.tables import Table
from transforms.exports.warehouse import WarehouseError

WriteTable = Callable[[Table, Path], Iterator[str]]
WriteTables = Callable[[Sequence[Table], Path], Iterator[str]]


class Format(NamedTuple):
    """How tables are written: `write_table` one file a table, or `write_tables` all of them as one file or folder."""

    name: str
    suffix: str
    about: str
    write_table: WriteTable | None = None
    write_tables: WriteTables | None = None
    default_tables: tuple[str, ...] = ()
    with_names: bool = False


FORMATS = {
    one.name: one
    for one in (
        Format("csv", ".csv", "text for Excel and everything else", files.write_csv),
        Format(
            "xlsx", ".xlsx", "Excel workbook with the dictionary", write_tables=workbook.write_workbook, with_names=True
        ),
        Format("parquet", ".parquet", "columns with exact types", files.write_parquet),
        Format("dta", ".dta", "Stata", files.write_stata),
        Format("feather", ".feather", "R, Python, Julia", files.write_feather),
        Format("sdmx", ".csv", "SDMX-CSV 2.0", sdmx.write_sdmx, default_tables=(sdmx.SOURCE,)),
        Format("package", "", "Frictionless Data Package, a folder", write_tables=package.write_package),
    )
}


def write(tables: Sequence[Table], form: Format, out: Path) -> Iterator[Path | str]:
    """Write `tables` to `out`: a file where the format holds them in one or there is but one, else a folder of files.

    Yields each path written, and as text what a reader should know of it. A file is whole or not there at all.
    """
    if form.write_tables is not None:
        one_for_all = form.write_tables
        yield from _whole(lambda path: one_for_all(tables, path), out)
        return
    assert form.write_table is not None
    one_each = form.write_table
    single = len(tables) == 1 and not out.is_dir()
    for table in tables:
        path = out if single else out / f"{table.name}{form.suffix}"
        yield from _whole(lambda aside, table=table: one_each(table, aside), path)  # type: ignore[misc]


def _whole(write_to: Callable[[Path], Iterator[str]], path: Path) -> Iterator[Path | str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() or not path.suffix:  # a folder of several files
        yield from write_to(path)
        yield path
        return
    aside = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        yield from write_to(aside)
        os.replace(aside, path)
    except OSError as error:
        cause = error.strerror or first_line(error).partition(" (os error")[0]
        raise WarehouseError(f"{path}: it cannot be written: {cause}; name another place with --out") from error
    finally:
        aside.unlink(missing_ok=True)
    yield path
