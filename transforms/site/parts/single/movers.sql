-- The strongest growth and the deepest fall of the latest year among the headline indicators, which are those whose growth the
-- profile of a district states; where none of these moved that way, among the indicators that most districts state.
with headline as (
    select regexp_replace(column_name, '_yoy$', '') as indicator_id
    from duckdb_columns()
    where table_name = 'mart_district_profile' and database_name = 'published' and column_name like '%\_yoy' escape '\'
),
popular as (
    select indicator_id from mart_yoy_indicators group by indicator_id order by count(distinct district_id) desc, indicator_id limit 24
),
latest as (
    select max(period_end) as period_end from mart_yoy_indicators where period_kind = 'year'
),
moved as (
    select years.*, case when yoy > 0 then 'up' else 'down' end as way, indicator_id in (from headline) as is_headline
    from mart_yoy_indicators as years
    inner join latest using (period_end)
    where years.period_kind = 'year' and years.yoy <> 0 and years.agreement not in ('inconsistent')
        and (indicator_id in (from headline) or indicator_id in (from popular))
    qualify is_headline = max(is_headline) over (partition by way)
)

select
    moved.way,
    moved.district_id,
    moved.district_name,
    moved.indicator_id,
    moved.indicator_name,
    indicators.name_en as indicator_name_en,
    moved.period_label,
    cast(moved.yoy as double) as yoy,
    bounds.bound,
    widths.half_width,
    coalesce(moved.yoy_metric_id, moved.value_metric_id) as metric_id
from moved
inner join dim_indicators as indicators using (indicator_id)
left join bounds on bounds.metric_id = moved.yoy_metric_id
left join widths on widths.metric_id = moved.yoy_metric_id
qualify row_number() over (partition by moved.way order by abs(moved.yoy) desc, moved.district_id, moved.indicator_id) <= 7
order by moved.way desc, abs(moved.yoy) desc, moved.district_id, moved.indicator_id
