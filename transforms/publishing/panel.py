"""The wide panel's table, empty but described: two thousand columns, each with the words of its dictionary.

DuckDB copies a table's whole description for each column that is commented, which comes to several seconds for two
thousand. The columns follow from the reference data alone, so the described table is made once and kept in the user's
cache folder, and a publication copies it from there. Whoever deletes the cache waits those seconds once more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import duckdb

from transforms.common.cache import cache_folder, drop_oldest
from transforms.common.for_duckdb import connect, sql_text
from transforms.common.whole_files import swapped_in


class Column(NamedTuple):
    """A column as it is to stand in the published table: its type in SQL, and what describes it."""

    name: str
    sql_type: str
    comment: str


def create_described(
    connection: duckdb.DuckDBPyConnection, database: str, table: str, columns: Sequence[Column]
) -> None:
    """Create the empty `table` with these columns and their comments in the attached `database`."""
    made_of = repr((duckdb.__version__, table, list(columns)))
    kept = cache_folder("panel") / f"{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.duckdb"
    if _copied(connection, database, kept):
        return
    with connect() as memory:
        _describe(memory, table, columns)
        with suppress(OSError, duckdb.Error):  # a cache that cannot be written costs time and nothing else
            _keep(memory, kept)
            if _copied(connection, database, kept):
                return
    _describe(connection, f"{database}.main.{table}", columns)


def _copied(connection: duckdb.DuckDBPyConnection, database: str, kept: Path) -> bool:
    """Whether there was a kept table that could be copied."""
    if not kept.exists():
        return False
    try:
        connection.execute(f"attach {sql_text(kept)} as kept_panel (read_only)")
        try:
            connection.execute(f"copy from database kept_panel to {database} (schema)")
        finally:
            connection.execute("detach kept_panel")
    except duckdb.Error:
        return False  # cut short or of another version: it is made again
    with suppress(OSError):
        kept.touch()
    return True


def _describe(connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[Column]) -> None:
    listed = ", ".join(f'"{column.name}" {column.sql_type}' for column in columns)
    connection.execute("begin")
    connection.execute(f"create table {table} ({listed})")
    for column in columns:
        connection.execute(f'comment on column {table}."{column.name}" is {sql_text(column.comment)}')
    connection.execute("commit")


def _keep(memory: duckdb.DuckDBPyConnection, kept: Path) -> None:
    """Write what `memory` holds as the file `kept`, whole or not at all, and let the oldest of the others go."""
    with swapped_in(kept) as aside:
        memory.execute(f"attach {sql_text(aside)} as kept_panel")
        memory.execute("copy from database memory to kept_panel (schema)")
        memory.execute("detach kept_panel")
    drop_oldest(kept.parent)
