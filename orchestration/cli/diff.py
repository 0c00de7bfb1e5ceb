"""tongbi diff: what two warehouses say differently."""

from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.table import Table

from orchestration.cli.app import app, fail, out
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
                fail(f"{found}: no such warehouse")
            connection.execute(f"attach {sql_text(found)} as {name} (read_only)")
        table = Table(box=None, padding=(0, 2, 0, 0))
        for heading in ("table", "old", "new", "added", "removed", "changed"):
            table.add_column(heading, justify="left" if heading == "table" else "right")
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
    present = {
        name
        for (name,) in connection.execute(
            "select database_name from duckdb_tables() where table_name = ?", [table.name]
        ).fetchall()
    }
    if present != {"old", "new"}:
        return ("-" if "old" not in present else "there", "-" if "new" not in present else "there", "?", "?", "?")
    columns = {
        (name, column)
        for name, column in connection.execute(
            "select database_name, column_name from duckdb_columns() where table_name = ?", [table.name]
        ).fetchall()
    }
    compared = [
        column
        for column, _ in table.columns
        if column not in _NOT_COMPARED and {("old", column), ("new", column)} <= columns
    ]
    keys = ", ".join(f'"{column}"' for column in table.key)
    match = " and ".join(f'a."{column}" is not distinct from b."{column}"' for column in table.key)
    same = " and ".join(f'a."{column}" is not distinct from b."{column}"' for column in compared) or "true"

    def only(left: str, right: str) -> str:
        return f"from {left}.main.{table.name} a where not exists (select 1 from {right}.main.{table.name} b where {match})"

    changed = f"from old.main.{table.name} a join new.main.{table.name} b on {match} where not ({same})"
    both = [_count(connection, f"from {name}.main.{table.name}") for name in ("old", "new")]
    moves = (("added", only("new", "old")), ("removed", only("old", "new")), ("changed", changed))
    for what, sql in moves:
        selected = keys if what != "changed" else ", ".join(f'a."{column}"' for column in table.key)
        for row in connection.execute(f"select {selected} {sql} order by all limit {int(shown)}").fetchall():
            examples.append(f"{what} {table.name}: {' · '.join(map(str, row))}")
    return (*both, *(_count(connection, sql) for _, sql in moves))


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(f"select count(*) {sql}").fetchone()
    assert row is not None
    return int(row[0])
