"""Every file of a warehouse looked at: readable, as its checksum says, and each stage against the one before it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import polars as pl

from orchestration import dagster_files, damage, state
from orchestration.settings import Places
from transforms.common.errors import first_line
from transforms.common.for_duckdb import connect, sql_text
from transforms.common.whole_files import sealed
from transforms.facts import checksums, ledger, store
from transforms.publishing import PublicTable, foreign, public_tables

_OTHERWISE = "not as the last build left it"


class Fault(NamedTuple):
    """What is wrong with which file or table. `rows` are told when no checksum is wrong and the tables still disagree."""

    place: str
    what: str
    inconsistent: bool = False


def examine(where: Places) -> list[Fault]:
    """All faults of the warehouse; none when it is whole."""
    if not where.facts.is_dir():
        return [Fault("facts", "not there"), *_publication(where)]
    differing = [Fault(f"facts/{name}", _OTHERWISE) for name in checksums.differing(where.facts)]
    return [*differing, *([] if differing else _tables(where.facts)), *_private(where), *_publication(where)]


def _tables(facts: Path) -> Iterator[Fault]:
    """The ledger against the tables, and these against each other. Only of files that are as they were written."""
    from orchestration.checks import absent, faults

    for fault in absent(facts):
        yield Fault("facts", fault, True)
    for bucket in store.BUCKETS:
        for name, fault in faults(facts, bucket):
            yield Fault(f"facts, bucket {bucket}", f"{name}: {fault}", True)
    read = ledger.documents_of(ledger.load(facts / ledger.FILE).values())
    for doc_id, path in sorted(read ^ store.listed_sources(facts)):
        holder, lacks = (
            ("the ledger", "document_sources") if (doc_id, path) in read else ("document_sources", "the ledger")
        )
        yield Fault("facts", f"{path} ({doc_id}) is in {holder} and not in {lacks}", True)


def _private(where: Places) -> Iterator[Fault]:
    for path in damage.damaged_private(where):
        yield Fault(path.relative_to(where.warehouse).as_posix(), _OTHERWISE)
    for path in dagster_files.damaged(where):
        yield Fault(path.relative_to(where.warehouse).as_posix(), "SQLite finds it damaged")


def _publication(where: Places) -> Iterator[Fault]:
    for path in foreign(where.warehouse):
        yield Fault(path.name, "belongs to a client that opened the published file for writing")
    if not where.published.exists():
        yield Fault(where.published.name, "nothing is published")
    elif not state.publication_stands(where):
        # Opening it would tell less: some damage ends the process that reads it.
        yield Fault(where.published.name, "not as it was published")
    else:
        yield from _against_the_build(where)


def _against_the_build(where: Places) -> Iterator[Fault]:
    tables = public_tables()
    with connect() as connection:
        try:
            connection.execute(f"attach {sql_text(where.published)} as published (read_only)")
        except duckdb.Error as error:
            yield Fault(where.published.name, f"it cannot be read: {first_line(error)}")
            return
        built = sealed(where.build_db)
        if built:
            connection.execute(f"attach {sql_text(where.build_db)} as built (read_only)")
        for table in tables:
            try:
                content = _content(connection, f"published.main.{table.name}", table)
            except duckdb.Error as error:
                yield Fault(where.published.name, f"{table.name} cannot be read: {first_line(error)}")
                continue
            beside = where.warehouse / "parquet" / f"{table.name}.parquet"
            yield from _same(connection, table, content, sql_text(beside), f"parquet/{beside.name}")
            if built:
                yield from _same(connection, table, content, f"built.main.{table.name}", "build/tongbi.duckdb")


def _same(
    connection: duckdb.DuckDBPyConnection, table: PublicTable, content: tuple[int, int], other: str, place: str
) -> Iterator[Fault]:
    try:
        found = _content(connection, other, table)
    except duckdb.Error as error:
        yield Fault(place, f"{table.name} cannot be read: {first_line(error)}")
        return
    if found != content:
        yield Fault(place, f"{table.name} holds other rows than the published one ({found[0]} against {content[0]})")


def _content(connection: duckdb.DuckDBPyConnection, relation: str, table: PublicTable) -> tuple[int, int]:
    columns = ", ".join(f'"{name}"' for name, _ in table.columns)
    row = connection.execute(
        f"select count(*), coalesce(bit_xor(hash({columns})), 0) from (select {columns} from {relation})"
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])


def counted(where: Places) -> str:
    """What there is to look at, in words."""
    files = len(checksums.load(where.facts))
    rows = sum(
        pl.scan_parquet(store.path_of(where.facts, "metrics", bucket)).select(pl.len()).collect().item()
        for bucket in store.BUCKETS
    )
    return f"{files} files of the facts with {rows:,} metric rows, the models, {len(public_tables())} published tables"
