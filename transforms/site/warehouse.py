"""The published file as the pages see it: its public tables, and a few views that several parts share."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from transforms.common.errors import first_line
from transforms.common.for_duckdb import duckdb_limits, sql_text

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

create temp view targets_in_scope as
select targets.*, scopes.scope
from mart_targets as targets
inner join district_scopes as scopes using (district_id);

-- What an entry of corrections.yml names of a statement, and among which districts the statement is listed.
create temp view correctable as
select
    coalesce(scopes.scope, 'top') as key,
    metrics.metric_id,
    cast(metrics.value as varchar) as exact,
    documents.source_path
from fct_metrics as metrics
inner join dim_documents as documents using (doc_id)
left join district_scopes as scopes on scopes.district_id = metrics.district_id;
"""


class OlderWarehouseError(ValueError):
    """The published file lacks a table or a column that the pages show."""


@contextmanager
def opened(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in which each public table is a view of its name. The file itself is only read.

    Raises OlderWarehouseError when it has not the tables that the pages read.
    """
    with duckdb.connect(config=duckdb_limits(Path(tempfile.gettempdir()) / "tongbi-spill")) as connection:
        connection.execute(f"attach {sql_text(published)} as published (read_only)")
        tables = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'published'"
        ).fetchall()
        try:
            for (table,) in tables:
                connection.execute(f'create temp view "{table}" as from published.main."{table}"')
            connection.execute(_VIEWS)
            yield connection
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            lacking = first_line(error)
            raise OlderWarehouseError(
                f"{published}: it was published by another version of tongbi; run `tongbi build` ({lacking})"
            ) from error
