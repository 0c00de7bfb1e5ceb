"""The public tables, empty but described: each column with its words, two thousand of them in the wide panel.

DuckDB copies a table's whole description for each column that is commented, which comes to several seconds for two
thousand. The columns follow from the models and the reference data alone, so the described tables are made once and kept
in the user's cache folder, and a publication copies them from there. Whoever deletes the cache waits those seconds once more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
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


class Described(NamedTuple):
    """A table's comment and its columns in order."""

    comment: str
    columns: Sequence[Column]


def create_described(connection: duckdb.DuckDBPyConnection, database: str, tables: Mapping[str, Described]) -> None:
    """Create these tables, empty and with their comments, in the attached `database`, which has none of them."""
    made_of = repr((duckdb.__version__, [(name, one.comment, list(one.columns)) for name, one in tables.items()]))
    kept = cache_folder("described") / f"{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.duckdb"
    if _copied(connection, database, kept):
        return
    with connect() as memory:
        _describe(memory, "memory", tables)
        with suppress(OSError, duckdb.Error):  # a cache that cannot be written costs time and nothing else
            _keep(memory, kept)
            if _copied(connection, database, kept):
                return
    _describe(connection, database, tables)


def _copied(connection: duckdb.DuckDBPyConnection, database: str, kept: Path) -> bool:
    """Whether there were kept tables that could be copied."""
    if not kept.exists():
        return False
    try:
        connection.execute(f"attach {sql_text(kept)} as kept_tables (read_only)")
        try:
            connection.execute(f"copy from database kept_tables to {database} (schema)")
        finally:
            connection.execute("detach kept_tables")
    except duckdb.Error:
        return False  # cut short or of another version: it is made again
    with suppress(OSError):
        kept.touch()
    return True


def _describe(connection: duckdb.DuckDBPyConnection, database: str, tables: Mapping[str, Described]) -> None:
    for name, table in tables.items():
        connection.execute("begin")  # else each column's description is written through to the disk by itself
        listed = ", ".join(f'"{column.name}" {column.sql_type}' for column in table.columns)
        connection.execute(f"create table {database}.main.{name} ({listed})")
        for column in table.columns:
            if column.comment:
                target = f'{database}.main.{name}."{column.name}"'
                connection.execute(f"comment on column {target} is {sql_text(column.comment)}")
        connection.execute(f"comment on table {database}.main.{name} is {sql_text(table.comment)}")
        connection.execute("commit")


def _keep(memory: duckdb.DuckDBPyConnection, kept: Path) -> None:
    """Write what `memory` holds as the file `kept`, whole or not at all, and let the oldest of the others go."""
    with swapped_in(kept) as aside:
        memory.execute(f"attach {sql_text(aside)} as kept_tables")
        memory.execute("copy from database memory to kept_tables (schema)")
        memory.execute("detach kept_tables")
    drop_oldest(kept.parent)
