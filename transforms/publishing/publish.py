"""Copy the public tables out of the private build file, check the copy, and put it in the place of the last one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from transforms.common.for_duckdb import connect, duckdb_limits, sql_text
from transforms.publishing.contract import PublicTable
from transforms.publishing.described import Column, Described, create_described

FILE = "tongbi.duckdb"
# The oldest format that DuckDB 1.2 to 1.5 and the BI tools built on them can all open.
STORAGE_VERSION = "v1.0.0"
# What DuckDB keeps beside a file that a client has open for writing. It would be applied to the file that takes the
# place of that one, whatever it holds.
_OF_A_CLIENT = (".wal", ".wal.checkpoint", ".wal.recovery", ".tmp")


class NotPublishedError(Exception):
    """The new warehouse fails a check; the last one stands. The message has one cause a line."""


class Published(NamedTuple):
    """Where it lies, and how many rows each table has."""

    path: Path
    rows: dict[str, int]


def publish(build: Path, warehouse: Path, tables: list[PublicTable]) -> Published:
    """Publish `tables` of the DuckDB file `build` as `warehouse/tongbi.duckdb`, and each as Parquet in its `parquet/`.

    Readers see the last good file or the new one, never a half. Raises NotPublishedError when the copy does not hold
    what the contract promises, and leaves the published files as they were.
    """
    parquet = warehouse / "parquet"
    parquet.mkdir(parents=True, exist_ok=True)
    _sweep(warehouse, parquet)
    aside = warehouse / f".{FILE}.{os.getpid()}"
    parquet_aside = {table.name: parquet / f".{table.name}.parquet.{os.getpid()}" for table in tables}
    try:
        with connect(config=duckdb_limits(warehouse / "build" / "spill")) as connection:
            _copy(connection, build, aside, tables)
            faults = [*_faults(connection, tables)]
            if faults:
                raise NotPublishedError("\n".join(faults))
            rows = {table.name: _count(connection, table.name) for table in tables}
            for name, path in parquet_aside.items():
                target = f"{sql_text(path)} (format parquet, compression zstd)"
                connection.execute(f"copy (from public.main.{name}) to {target}")
            connection.execute("detach public")
        for path in (aside, *parquet_aside.values()):
            # Nobody changes what is published, not even by accident: a client that forgets read_only is refused.
            path.chmod(path.stat().st_mode & 0o444)
            _to_disk(path)
        _remove_foreign(warehouse)
        os.replace(aside, warehouse / FILE)
        _remove_foreign(warehouse)  # what a client wrote between the two
        for name, path in parquet_aside.items():
            os.replace(path, parquet / f"{name}.parquet")
        for path in parquet.glob("*.parquet"):
            if path.stem not in parquet_aside:
                path.unlink()
        _to_disk(warehouse)
        return Published(warehouse / FILE, rows)
    finally:
        for path in (aside, Path(f"{aside}.wal"), *parquet_aside.values()):
            path.unlink(missing_ok=True)


PANEL, PANEL_DICTIONARY = "mart_panel", "panel_dictionary"


def _copy(connection: duckdb.DuckDBPyConnection, build: Path, aside: Path, tables: list[PublicTable]) -> None:
    connection.execute(f"attach {sql_text(build)} as built (read_only)")
    connection.execute(f"attach {sql_text(aside)} as public (storage_version {sql_text(STORAGE_VERSION)})")
    found = "select table_name, comment from duckdb_tables() where database_name = 'built' and schema_name = 'main'"
    built = dict(connection.execute(found).fetchall())
    missing = [table.name for table in tables if table.name not in built]
    if missing:
        raise NotPublishedError("\n".join(f"{name} was not built" for name in missing))
    columns = _built_columns(connection, tables)
    create_described(
        connection, "public", {table.name: Described(built[table.name] or "", columns[table.name]) for table in tables}
    )
    for table in tables:
        # In the order of the key, so that the same content gives the same file whatever order it was built in.
        rows = f"from built.main.{table.name} order by {_key_list(table)}"
        connection.execute(f"insert into public.main.{table.name} {rows}")
    connection.execute("checkpoint public")


def _built_columns(connection: duckdb.DuckDBPyConnection, tables: list[PublicTable]) -> dict[str, list[Column]]:
    """The columns of `tables` as they were built. The panel's are named by the data: its dictionary describes them."""
    built = _columns(connection, "built")
    found = {table.name: built[table.name] for table in tables}
    if {PANEL, PANEL_DICTIONARY} <= found.keys():
        described = f"select column_name, concat_ws(' · ', label_zh, label_en, unit) from built.main.{PANEL_DICTIONARY}"
        words = dict(connection.execute(described).fetchall())
        found[PANEL] = [one._replace(comment=words.get(one.name, one.comment)) for one in found[PANEL]]
    return found


def _columns(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, list[Column]]:
    """The columns of every table of the attached `database`, in their order."""
    found: dict[str, list[Column]] = {}
    for table, *column in connection.execute(
        "select table_name, column_name, data_type, coalesce(comment, '') from duckdb_columns() "
        f"where database_name = {sql_text(database)} and schema_name = 'main' order by table_name, column_index"
    ).fetchall():
        found.setdefault(table, []).append(Column(*column))
    return found


def _faults(connection: duckdb.DuckDBPyConnection, tables: list[PublicTable]) -> Iterator[str]:
    """What the copy lacks of what the contract promises, a sentence each."""
    published = _columns(connection, "public")
    spelled = _spelled(connection, {sql_type for table in tables for _, sql_type in table.columns})
    for table in tables:
        found, fixed = published.get(table.name, []), len(table.columns)
        if table.more_columns:
            yield from _unlisted(connection, table, [column.name for column in found[fixed:]])
            found = found[:fixed]
        promised = [(name, spelled[sql_type]) for name, sql_type in table.columns]
        yield from _unlike_contract(table, [(column.name, column.sql_type) for column in found], promised)
        yield from (f"{table.name}.{column.name} has no description" for column in found if not column.comment)
        yield from _repeated_keys(connection, table)
    undescribed = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'public' and coalesce(comment, '') = ''"
    ).fetchall()
    yield from (f"{name} has no description" for (name,) in undescribed)


def _unlike_contract(
    table: PublicTable, found: list[tuple[str, str]], promised: list[tuple[str, str]]
) -> Iterator[str]:
    """Whether the columns, as (name, SQL type), are those of the contract in their order."""
    if found != promised:
        lacking, beyond = sorted({*promised} - {*found}), sorted({*found} - {*promised})
        yield f"{table.name}: lacks {lacking}, has {beyond} beyond the contract"


def _repeated_keys(connection: duckdb.DuckDBPyConnection, table: PublicTable) -> Iterator[str]:
    key = _key_list(table)
    repeated = connection.execute(
        f"select count(*) from (select 1 from public.main.{table.name} group by {key} having count(*) > 1)"
    ).fetchone()
    if repeated and repeated[0]:
        yield f"{table.name}: {repeated[0]} keys ({key}) stand more than once"


def _unlisted(connection: duckdb.DuckDBPyConnection, table: PublicTable, further: list[str]) -> Iterator[str]:
    """Columns beyond the fixed ones that the dictionary does not list, and those it lists in vain."""
    listed = connection.execute(f"select column_name from public.main.{table.more_columns} order by 1").fetchall()
    if sorted(further) != [name for (name,) in listed]:
        yield f"{table.name}: its columns are not those that {table.more_columns} lists"


def _spelled(connection: duckdb.DuckDBPyConnection, sql_types: set[str]) -> dict[str, str]:
    """The types as DuckDB spells them: decimal(28,6) → DECIMAL(28,6), text → VARCHAR."""
    listed = sorted(sql_types)
    row = connection.execute(f"select {', '.join(f'typeof(null::{sql_type})' for sql_type in listed)}").fetchone()
    assert row is not None
    return dict(zip(listed, row, strict=True))


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"select count(*) from public.main.{table}").fetchone()
    assert row is not None
    return int(row[0])


def _key_list(table: PublicTable) -> str:
    return ", ".join(map(_name, table.key))


def _name(column: str) -> str:
    return f'"{column}"'


def foreign(warehouse: Path) -> list[Path]:
    """What lies beside the published file and belongs to a client that opened it, or an earlier one, for writing."""
    return [path for path in (warehouse / f"{FILE}{ending}" for ending in _OF_A_CLIENT) if os.path.lexists(path)]


def _remove_foreign(warehouse: Path) -> None:
    for path in foreign(warehouse):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _sweep(*folders: Path) -> None:
    """What a publication that was killed left behind. Only one build runs at a time, so nobody is writing these."""
    for folder in folders:
        for path in folder.glob(".*.duckdb.*"):
            path.unlink(missing_ok=True)
        for path in folder.glob(".*.parquet.*"):
            path.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    with _descriptor(path) as descriptor:
        os.fsync(descriptor)


@contextmanager
def _descriptor(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
