"""What is exported: public tables with the meaning of each column, as the warehouse itself tells it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from transforms.common.errors import did_you_mean
from transforms.exports.warehouse import Warehouse, WarehouseError


class Column(NamedTuple):
    """A column's name, its DuckDB type, its meaning in English and Chinese, and what a spreadsheet shows above its name."""

    name: str
    data_type: str
    meaning: str
    meaning_zh: str
    title: str = ""


class Table(NamedTuple):
    """Rows to export: `frame` has `columns`, in their order. `key` identifies a row; empty where that is not known."""

    name: str
    frame: pl.DataFrame
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    meaning: str
    meaning_zh: str


# Of a variable of Stata.
LONGEST_NAME = 32

# A table of facts holds codes alone; whoever reads it in a spreadsheet needs the names beside them.
_NAMES = {
    "district_name": ("dim_districts", "name", "district_id"),
    "indicator_name": ("dim_indicators", "name_zh", "indicator_id"),
}


def read_tables(
    warehouse: Warehouse, names: Sequence[str] = (), where: str | None = None, *, with_names: bool = False
) -> list[Table]:
    """The tables `names`, all public ones without names, each with the rows for which the SQL condition `where` holds.

    `with_names` puts names beside the ids of districts and indicators in tables that have ids alone.
    Raises WarehouseError for a table that is not there and for a condition that a table cannot answer.
    """
    known = warehouse.tables()
    for name in names:
        if name not in known:
            raise WarehouseError(f"no table {name!r}{did_you_mean(name, known)}; the tables are {', '.join(known)}")
    return [_read(warehouse, name, where, with_names) for name in names or known]


def read_columns(warehouse: Warehouse, name: str) -> tuple[Column, ...]:
    """The columns of a table with what their comments say: English, an empty line, Chinese."""
    found = warehouse.ask(
        "select column_name, data_type, comment from duckdb_columns() where table_name = ? and not internal order by column_index",
        [name],
    )
    return tuple(Column(column, kind, *_both(comment)) for column, kind, comment in found.rows)


def short_name(indicator: str, suffix: str, taken: list[str]) -> str:
    """A name of at most 32 characters that is not taken: the end of a long one gives way, then a number tells two apart."""
    name, number = indicator[: LONGEST_NAME - len(suffix)] + suffix, 1
    while name in taken:
        number += 1
        name = indicator[: LONGEST_NAME - len(suffix) - len(str(number))] + str(number) + suffix
    return name


def _read(warehouse: Warehouse, name: str, where: str | None, with_names: bool) -> Table:
    columns = read_columns(warehouse, name)
    ids = {column.name for column in columns}
    added = [label for label, (_, _, known_by) in _NAMES.items() if with_names and known_by in ids and label not in ids]
    chosen = [_as_text(column) for column in columns]
    joins = []
    for label in added:
        table, value, known_by = _NAMES[label]
        if table == name:
            continue
        chosen.append(f"{table}.{value} as {label}")
        joins.append(f"left join {table} on {table}.{known_by} = t.{known_by}")
        columns += (Column(label, "VARCHAR", *_name_meaning(warehouse, label)),)
    condition = f"where (\n{where}\n)" if where else ""
    rows = f"(select * from {name} {condition})"
    try:
        frame = warehouse.frame(f"select {', '.join(chosen)} from {rows} as t {' '.join(joins)}")
    except WarehouseError as error:
        cause = f"the condition of --where cannot be asked of {name}: {error}" if where else f"{name}: {error}"
        raise WarehouseError(cause) from error
    key = _key(name)
    # A join may change the order of rows; without one they come in the order of the key, as they are published.
    frame = frame.sort(key, nulls_last=True) if joins and key else frame
    comment = warehouse.ask("select comment from duckdb_tables() where table_name = ?", [name]).rows[0][0]
    return Table(name, frame, columns, key, *_both(comment))


def _as_text(column: Column) -> str:
    """The column as it is selected: lists as JSON, for few formats hold a list."""
    quoted = f't."{column.name}"'
    return f'to_json({quoted})::varchar as "{column.name}"' if column.data_type.endswith("[]") else quoted


def _name_meaning(warehouse: Warehouse, label: str) -> tuple[str, str]:
    table, value, _ = _NAMES[label]
    found = next(column for column in read_columns(warehouse, table) if column.name == value)
    return found.meaning, found.meaning_zh


def _key(name: str) -> tuple[str, ...]:
    from transforms.publishing import public_tables

    return next((table.key for table in public_tables() if table.name == name), ())


def _both(comment: str | None) -> tuple[str, str]:
    english, _, chinese = (comment or "").partition("\n\n")
    return english, chinese
