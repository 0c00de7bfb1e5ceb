"""Whether two warehouses hold the same, and what a warehouse must look like after whatever befell it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from tests.soak.apart import tongbi
from transforms.publishing.contract import public_tables

# What tells when it was made, not what was made.
_OF_THE_BUILD = {"ingested_at"}
# What a build writes on its way and nobody may find afterwards.
_ON_ITS_WAY = [
    ".tongbi.duckdb.*",
    "*.wal",
    "parquet/.*",
    "facts/.staging*",
    "facts/*/.*",
    "facts/.*.parquet.*",
    "build/*.wal",
]


class Failed(Exception):
    """A step after which a warehouse is not what it must be."""


def differences(warehouse: Path, scratch: Path) -> list[str]:
    """The public tables in which a warehouse that grew has other rows than one made from nothing, a sentence each."""
    found = []
    with duckdb.connect() as connection:
        for name, place in (("grown", warehouse), ("scratch", scratch)):
            connection.execute(f"attach '{place / 'tongbi.duckdb'}' as {name} (read_only)")
        for table, columns in _columns():
            for one, other in (("grown", "scratch"), ("scratch", "grown")):
                rows = connection.execute(
                    f"select {columns} from {one}.main.{table} except all select {columns} from {other}.main.{table}"
                ).fetchall()
                if rows:
                    found.append(f"{table}: {len(rows)} rows only in {one}, such as {rows[0]}"[:600])
    return found


def published(warehouse: Path) -> dict[str, str]:
    """Hashes of all rows of all public tables: as `tongbi.duckdb` of the published file, by the table of each Parquet file.

    Raises duckdb.Error when one cannot be read.
    """
    found, told = {}, []
    with duckdb.connect(str(warehouse / "tongbi.duckdb"), read_only=True) as connection:
        for table, columns in _columns():
            told.append(_content(connection, columns, f"main.{table}"))
            found[table] = _content(connection, columns, f"'{warehouse / 'parquet' / table}.parquet'")
    return found | {"tongbi.duckdb": " ".join(told)}


def built(raw: Path, warehouse: Path) -> None:
    """Build. Raises Failed for a build that fails."""
    status, said = tongbi("build", raw, "--warehouse", warehouse)
    if status or "Traceback" in said:
        raise Failed(f"the build failed:\n{said[-2000:]}")


def whole(warehouse: Path) -> None:
    """Raises Failed unless `tongbi doctor` finds nothing and nothing is left that was on its way."""
    status, said = tongbi("doctor", "--warehouse", warehouse)
    if status:
        raise Failed(f"doctor finds: {said[-2000:]}")
    if left := list(_left(warehouse)):
        raise Failed(f"left behind: {', '.join(left)}")


def _left(warehouse: Path) -> Iterator[str]:
    for pattern in _ON_ITS_WAY:
        yield from (path.relative_to(warehouse).as_posix() for path in warehouse.glob(pattern))


def _columns() -> Iterator[tuple[str, str]]:
    for table in public_tables():
        yield table.name, ", ".join(f'"{column}"' for column, _ in table.columns if column not in _OF_THE_BUILD)


def _content(connection: duckdb.DuckDBPyConnection, columns: str, relation: str) -> str:
    return str(
        connection.execute(
            f"select count(*), bit_xor(hash({columns})), sum(hash({columns})) from {relation}"
        ).fetchone()
    )
