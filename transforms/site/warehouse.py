"""The published file as the pages see it: its public tables, and a few views that several parts share."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from transforms.common.errors import first_line
from transforms.common.for_duckdb import connect, duckdb_limits, sql_text

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

-- With the upper end of a target that is a range: 5%—5.5%.
create temp view targets_in_scope as
select targets.*, scopes.scope, statements.value_max as target_max
from mart_targets as targets
inner join fct_metrics as statements on statements.metric_id = targets.target_metric_id
inner join district_scopes as scopes on scopes.district_id = targets.district_id;

-- What a report is called: its title, else whose it is and for when, else its file.
create temp view report_titles as
select
    documents.doc_id,
    coalesce(
        documents.title,
        districts.name || ' ' || case
            when month(period_start) = 1 and month(period_end) = 12 and year(period_start) = year(period_end)
                then year(period_end) || '年'
            when year(period_start) = year(period_end) and month(period_start) = month(period_end)
                then strftime(period_end, '%Y年%-m月')
            when year(period_start) = year(period_end)
                then strftime(period_start, '%Y年%-m') || strftime(period_end, '–%-m月')
            else strftime(period_start, '%Y年%-m月') || strftime(period_end, '–%Y年%-m月')
        end,
        documents.source_path
    ) as title
from dim_documents as documents
left join dim_districts as districts using (district_id);

-- What an entry of corrections.yml names of a statement, and among which districts the statement is listed.
create temp view correctable as
select
    coalesce(scopes.scope, 'top') as key,
    metrics.metric_id,
    metrics.unit,
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
    with connect(config=duckdb_limits(Path(tempfile.gettempdir()) / "tongbi-spill")) as connection:
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
