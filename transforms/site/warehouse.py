"""The published file as the pages see it: its public tables, and a few views that several parts share."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from transforms.duckdb_limits import duckdb_limits

# Columns that later versions of the warehouse publish: where the file was made by an older one they are null.
_LATER = {
    "dim_documents": {"pages": "integer[]"},
    "dim_indicators": {"aliases": "varchar[]"},
    "fct_metrics": {"confidence": "double"},
    "mart_yoy_indicators": {"confidence": "double"},
    "mart_targets": {"is_met_about": "boolean"},
}
_LATER_TABLES = {"definition_changes": "indicator_id varchar, first_year integer, change varchar, source varchar"}

# Whom a district is compared with first: the country with its provinces, or all of one province.
_VIEWS = """
create temp view district_scopes as
select
    district_id,
    case when level in ('country', 'province') then 'top' else substr(district_id, 1, 2) end as scope
from dim_districts;

create temp view figures_with_scope as
select years.*, scopes.scope, districts.level
from mart_yoy_indicators as years
inner join dim_districts as districts using (district_id)
inner join district_scopes as scopes using (district_id);
"""


@contextmanager
def opened(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which each public table is a view of its name. The file itself is only read."""
    with duckdb.connect(config=duckdb_limits(Path(tempfile.gettempdir()) / "tongbi-spill")) as connection:
        place = str(published).replace("'", "''")
        connection.execute(f"attach '{place}' as published (read_only)")
        there: dict[str, set[str]] = {}
        for table, column in connection.execute(
            "select table_name, column_name from duckdb_columns() where database_name = 'published'"
        ).fetchall():
            there.setdefault(table, set()).add(column)
        for table, columns in there.items():
            later = _LATER.get(table, {})
            lacking = "".join(f", null::{kind} as {name}" for name, kind in later.items() if name not in columns)
            connection.execute(f'create temp view "{table}" as select *{lacking} from published.main."{table}"')
        for table, columns_sql in _LATER_TABLES.items():
            if table not in there:
                connection.execute(f"create temp table {table} ({columns_sql})")
        connection.execute(_VIEWS)
        yield connection
