"""The published file as the pages see it: its public tables, and a few views that several parts share."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from transforms.common.errors import first_line
from transforms.common.for_duckdb import connect, duckdb_limits, sql_text

# Whom a district is compared with first: the country with its provinces, or all of one province; and in which list its things to
# check stand: its province's, the province's own among them, else the country's.
_VIEWS = """
create temp view district_scopes as
select
    district_id,
    case when level in ('country', 'province') then 'top' else substr(district_id, 1, 2) end as scope,
    case when level = 'country' then 'top' else substr(district_id, 1, 2) end as check_list
from dim_districts;

-- Statements that give no figure but about it, or its least or most: few among all, looked up many times.
create temp table bounds as
select metric_id, bound from fct_metrics where bound <> 'exact';

-- How exactly each statement was written: half of what its last digit is worth, nothing where rounding took nothing away.
create temp table widths as
select metric_id, cast(half_width as double) as half_width from fct_metrics where half_width is not null;

-- Which of its numbers are only bounds: {"value": "lower", "yoy": "approx"}; null when none is. And how exactly those that a
-- statement says were written.
create temp view figures as
select
    years.*,
    case when coalesce(of_value.bound, of_yoy.bound, of_prior.bound, of_completion.bound, of_rank.bound) is not null then
        json_merge_patch('{}', json_object('value', of_value.bound, 'yoy', of_yoy.bound, 'prior', of_prior.bound,
            'completion', of_completion.bound, 'rank', of_rank.bound)) end as bounds,
    value_width.half_width as value_half,
    yoy_width.half_width as yoy_half,
    prior_width.half_width as prior_half,
    completion_width.half_width as completion_half
from mart_yoy_indicators as years
left join bounds as of_value on of_value.metric_id = years.value_metric_id
left join bounds as of_yoy on of_yoy.metric_id = years.yoy_metric_id
left join bounds as of_prior on of_prior.metric_id = years.prior_metric_id
left join bounds as of_completion on of_completion.metric_id = years.completion_metric_id
left join bounds as of_rank on of_rank.metric_id = years.rank_metric_id
left join widths as value_width on value_width.metric_id = years.value_metric_id
left join widths as yoy_width on yoy_width.metric_id = years.yoy_metric_id
-- One value to join by: with a second condition on the row alone DuckDB holds every row against every width.
left join widths as prior_width on prior_width.metric_id = case when years.prior_source <> 'implied' then years.prior_metric_id end
left join widths as completion_width on completion_width.metric_id = years.completion_metric_id;

create temp view figures_with_scope as
select years.*, scopes.scope, districts.level
from figures as years
inner join dim_districts as districts using (district_id)
inner join district_scopes as scopes using (district_id);

-- With whether a report was made after its time, the upper end of a target that is a range, 5%—5.5%, and what bounds an outcome: one that is open above is the least.
create temp view targets_in_scope as
select
    targets.*,
    scopes.scope,
    last_reports.reported_on > targets.period_end as is_reported_on,
    statements.growth_basis as stated_basis,
    coalesce(of_country.growth_basis, indicators.growth_basis, 'nominal') as usual_basis,
    statements.value_max as target_max,
    cast(statements.half_width as double) as target_half,
    -- Of an outcome that is stated; one that follows from others was written by nobody.
    case when told.value = targets.actual_value then cast(told.half_width as double) end as actual_half,
    case
        when actual_high is null and actual_low is not null then 'lower'
        when actual_low is null and actual_high is not null then 'upper'
        else outcomes.bound
    end as actual_bound
from mart_targets as targets
inner join fct_metrics as statements on statements.metric_id = targets.target_metric_id
left join dim_indicators as indicators on indicators.indicator_id = targets.indicator_id
-- Of some indicators the country states another growth than its parts.
left join (
    select district_id, indicator_id, max(growth_basis) as growth_basis
    from mart_yoy_indicators
    where district_id = '100000'
    group by district_id, indicator_id
) as of_country on of_country.district_id = targets.district_id and of_country.indicator_id = targets.indicator_id
left join fct_metrics as told on told.metric_id = targets.actual_metric_id
left join bounds as outcomes on outcomes.metric_id = targets.actual_metric_id
left join (select district_id, max(reported_on) as reported_on from dim_documents group by district_id) as last_reports
    on last_reports.district_id = targets.district_id
inner join district_scopes as scopes on scopes.district_id = targets.district_id;

-- What a report is called: its title, else whose it is and for when, else its file. And when it was made, as far as that is known: of
-- what only follows its period, the month, or of a whole year the year.
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
    ) as title,
    case
        when documents.reported_on_method <> 'day after the period' then cast(documents.reported_on as varchar)
        when month(documents.reported_on) = 1 then strftime(documents.reported_on, '%Y')
        else strftime(documents.reported_on, '%Y-%m')
    end as reported
from dim_documents as documents
left join dim_districts as districts using (district_id);

-- What an entry of corrections.yml names of a statement, and in which list the statement stands.
create temp view correctable as
select
    coalesce(scopes.check_list, 'top') as key,
    metrics.district_id,
    metrics.metric_id,
    metrics.unit,
    metrics.confidence < 0.6 as is_doubtful,
    cast(metrics.value as varchar) as exact,
    documents.source_path
from fct_metrics as metrics
inner join dim_documents as documents using (doc_id)
left join district_scopes as scopes on scopes.district_id = metrics.district_id;

-- Files that could not be used, or not wholly, and reports whose district or period nothing decides.
create temp view unusable as
select
    coalesce(scopes.check_list, 'top') as key,
    found.*
from (
    select documents.district_id, files.source_path, files.doc_id, files.kind, files.place, files.cause, files.remedy
    from quarantine as files
    left join dim_documents as documents using (doc_id)
    union all
    select
        district_id, source_path, doc_id, 'undecided', null,
        case when district_id is null then 'no district' else 'no period' end, null
    from dim_documents
    where district_id is null or period_start is null
) as found
left join district_scopes as scopes on scopes.district_id = found.district_id;

-- How much there is to check of each district, and of none (null), by kind: what every page counts.
create temp view to_check as
select
    key,
    district_id,
    count(*) filter (kind = 'findings') as findings,
    count(*) filter (kind = 'conflicts') as conflicts,
    count(*) filter (kind = 'doubtful') as doubtful,
    count(*) filter (kind = 'problems') as problems,
    count(*) as entries
from (
    select correctable.key, correctable.district_id, 'findings' as kind
    from mart_quality as found
    inner join correctable on correctable.metric_id = found.metric_id_a
    union all
    select correctable.key, correctable.district_id, 'conflicts'
    from mart_conflicts as found
    inner join correctable on correctable.metric_id = found.metric_id_a
    union all
    select key, district_id, 'doubtful' from correctable where is_doubtful
    union all
    select key, district_id, 'problems' from unusable
)
group by all;
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
