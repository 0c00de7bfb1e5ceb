"""tongbi diff: what two warehouses say differently."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from orchestration.cli.app import app, fail, out
from orchestration.printing import empty_table
from transforms.common.for_duckdb import connect, sql_text
from transforms.publishing import PublicTable, public_tables

# Says when, not what: two builds of the same folder agree in all but this.
_NOT_COMPARED = {"ingested_at"}


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="A published warehouse: the .duckdb file, or its folder.")],
    new: Annotated[Path, typer.Argument(help="The other one.")],
    rows: Annotated[int, typer.Option("--rows", "-n", help="Keys to show of each table.")] = 5,
) -> None:
    """Compare the public tables of two warehouses row for row, by key.

    Exit status: 0 when they agree, 1 when they differ.
    """
    with connect() as connection:
        for name, path in (("old", old), ("new", new)):
            found = path / "tongbi.duckdb" if path.is_dir() else path
            if not found.is_file():
                fail(f"{found}: no warehouse is there; name two, each by its folder or its .duckdb file")
            connection.execute(f"attach {sql_text(found)} as {name} (read_only)")
        table = empty_table(("table", "old", "new", "added", "removed", "changed"), right=range(1, 6))
        examples: list[str] = []
        differ = False
        for public in public_tables():
            counts = _compare(connection, public, rows, examples)
            differ |= any(isinstance(count, str) or count for count in counts[2:])
            table.add_row(public.name, *(str(count) for count in counts))
        out.print(table)
        for example in examples:
            out.print(example, markup=False, soft_wrap=True)
    if differ:
        raise typer.Exit(1)


def _compare(
    connection: duckdb.DuckDBPyConnection, table: PublicTable, shown: int, examples: list[str]
) -> tuple[int | str, ...]:
    """Rows in old and in new; of them added, removed and changed. Adds keys of rows that differ to `examples`."""
    columns = _columns(connection, table.name)
    if columns.keys() != {"old", "new"}:
        return (*("there" if name in columns else "-" for name in ("old", "new")), "?", "?", "?")
    differing = _differing(table, columns["old"] & columns["new"])
    keys = ", ".join(f'a."{column}"' for column in table.key)
    for what, sql in differing.items():
        for row in connection.execute(f"select {keys} {sql} order by all limit {int(shown)}").fetchall():
            examples.append(f"{what} {table.name}: {' · '.join(map(str, row))}")
    both = (_count(connection, f"from {name}.main.{table.name}") for name in ("old", "new"))
    return (*both, *(_count(connection, sql) for sql in differing.values()))


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, set[str]]:
    """The table's columns in old and in new; one where it does not exist is left out."""
    found: dict[str, set[str]] = {}
    listed = "select database_name, column_name from duckdb_columns() where table_name = ?"
    for name, column in connection.execute(listed, [table]).fetchall():
        found.setdefault(name, set()).add(column)
    return found


def _differing(table: PublicTable, columns: set[str]) -> dict[str, str]:
    """The SQL behind `select` for the rows that were added, removed and changed, seen by `columns` and `table.key`."""
    compared = [column for column, _ in table.columns if column in columns - _NOT_COMPARED]
    match, same = _equal(table.key), _equal(compared) or "true"
    old, new = f"old.main.{table.name}", f"new.main.{table.name}"
    return {
        "added": f"from {new} a where not exists (select 1 from {old} b where {match})",
        "removed": f"from {old} a where not exists (select 1 from {new} b where {match})",
        "changed": f"from {old} a join {new} b on {match} where not ({same})",
    }


def _equal(columns: Iterable[str]) -> str:
    return " and ".join(f'a."{column}" is not distinct from b."{column}"' for column in columns)


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(f"select count(*) {sql}").fetchone()
    assert row is not None
    return int(row[0])
