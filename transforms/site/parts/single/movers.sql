-- The strongest growth and the deepest fall of the latest year, among the indicators that most districts state.
with popular as (
    select indicator_id from mart_yoy_indicators group by indicator_id order by count(distinct district_id) desc, indicator_id limit 24
),
latest as (
    select max(period_end) as period_end from mart_yoy_indicators where period_kind = 'year'
),
moved as (
    select
        years.*,
        case when yoy >= 0 then 'up' else 'down' end as way,
        row_number() over (partition by yoy >= 0 order by abs(yoy) desc, district_id, indicator_id) as nth
    from mart_yoy_indicators as years
    inner join popular using (indicator_id)
    inner join latest using (period_end)
    where years.period_kind = 'year' and years.yoy is not null and years.agreement not in ('inconsistent')
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
    coalesce(moved.yoy_metric_id, moved.value_metric_id) as metric_id
from moved
inner join dim_indicators as indicators using (indicator_id)
left join bounds on bounds.metric_id = moved.yoy_metric_id
where nth <= 7 and moved.yoy <> 0
order by way desc, nth
