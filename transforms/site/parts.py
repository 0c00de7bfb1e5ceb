"""What a page is made of: the parts of its kind, a SQL file each, whose first column says to which page a row belongs."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

from transforms.common.for_duckdb import sql_text

PARTS = Path(__file__).parent / "parts"
_BATCH = 500


class Part(NamedTuple):
    """`columns` without the key, in the order of the values of each row; `unordered` is the view without its order."""

    name: str
    view: str
    unordered: str
    columns: tuple[str, ...]


def parts_of(connection: duckdb.DuckDBPyConnection, kind: str) -> list[Part]:
    """The parts of a kind of page, each as a view of the connection."""
    found = []
    for path in sorted((PARTS / kind).glob("*.sql")):
        view, unordered = f"{kind}_{path.stem}", f"{kind}_{path.stem}_unordered"
        sql = path.read_text("utf-8")
        connection.execute(f"create or replace temp view {view} as {sql}")
        connection.execute(f"create or replace temp view {unordered} as {_without_order(sql)}")
        columns = [name for name, *_ in connection.execute(f"describe {view}").fetchall()]
        found.append(Part(path.stem, view, unordered, tuple(columns[1:])))
    return found


def _without_order(sql: str) -> str:
    """A part's statement without the clause that ends it and says in which order its rows are shown."""
    statement, clause, _ = sql.rpartition("\norder by ")
    return statement if clause else sql


def fingerprints(connection: duckdb.DuckDBPyConnection, parts: list[Part]) -> dict[str, str]:
    """Page key → what tells that something of it changed, in whatever part.

    Every row is looked at and none is shown: sorting them would take four fifths of the time.
    """
    rows = " union all ".join(f"select key, hash('{part.name}', t) as one from {part.unordered} as t" for part in parts)
    found = connection.execute(f"select key, cast(sum(one) as varchar) from ({rows}) group by key").fetchall()
    return {str(key): str(total) for key, total in found}


def payloads(
    connection: duckdb.DuckDBPyConnection, parts: list[Part], keys: Iterable[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """(key, part → its JSON) of each page: `{"columns": […], "rows": [[…], …]}`."""
    wanted = sorted(keys)
    for begin in range(0, len(wanted), _BATCH):
        batch = wanted[begin : begin + _BATCH]
        rows = {part.name: _rows(connection, part, batch) for part in parts}
        for key in batch:
            yield key, {part.name: _table(part, rows[part.name].get(key, "")) for part in parts}


def _rows(connection: duckdb.DuckDBPyConnection, part: Part, keys: list[str]) -> dict[str, str]:
    listed = ", ".join(f'"{column}"' for column in part.columns)
    # The keys stand in the statement itself: as a join they would be looked at after the whole part has been sorted, and
    # for parameters DuckDB imports pandas, which takes longer than the pages of one more report.
    asked = ", ".join(sql_text(key) for key in keys)
    found = connection.execute(
        f"with numbered as (select *, row_number() over () as nth from {part.view} where key in ({asked})) "
        f"select key, string_agg(cast(json_array({listed}) as varchar), ',' order by nth) from numbered group by key"
    ).fetchall()
    return dict(found)


def _table(part: Part, rows: str) -> str:
    return f'{{"columns":{json.dumps(part.columns)},"rows":[{rows}]}}'


def first_row(table: str) -> dict[str, object]:
    """The first row of a part's JSON, by column; empty when it has none."""
    found = json.loads(table)
    return dict(zip(found["columns"], found["rows"][0], strict=True)) if found["rows"] else {}


def all_rows(table: str) -> list[dict[str, object]]:
    """The rows of a part's JSON (see `payloads`), each by column."""
    found = json.loads(table)
    return [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]
