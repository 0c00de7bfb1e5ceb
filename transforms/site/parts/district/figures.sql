-- Every figure of a district: one row per indicator and period, in the unit group of its latest figure (of two that are as late,
-- always the same one): amounts in dollars and in yuan are no one series.
with latest as (
    select district_id, indicator_id, max_by(unit_group, row(period_end, unit_group)) as unit_group
    from mart_yoy_indicators
    where value is not null
    group by district_id, indicator_id
)

select
    years.district_id as key,
    years.indicator_id,
    years.indicator_name,
    indicators.name_en as indicator_name_en,
    indicators.kind,
    years.unit,
    years.period_start,
    years.period_end,
    years.period_kind,
    years.period_label,
    cast(years.value as double) as value,
    cast(years.value_low as double) as value_low,
    cast(years.value_high as double) as value_high,
    years.value_half,
    years.value_metric_id,
    cast(years.prior_value as double) as prior_value,
    years.prior_half,
    years.prior_source,
    years.prior_metric_id,
    cast(years.yoy_reported as double) as yoy_reported,
    years.yoy_half,
    years.yoy_metric_id,
    cast(years.yoy_computed as double) as yoy_computed,
    cast(years.yoy_low as double) as yoy_low,
    cast(years.yoy_high as double) as yoy_high,
    cast(years.yoy_change as double) as yoy_change,
    cast(years.yoy as double) as yoy,
    years.growth_basis,
    years.bounds,
    years.agreement,
    cast(years.completion as double) as completion,
    years.completion_half,
    years.completion_metric_id,
    years.rank,
    years.rank_scope,
    years.rank_of,
    years.rank_metric_id,
    years.obs_status,
    years.is_revised,
    years.warnings,
    years.confidence
from figures as years
left join dim_indicators as indicators using (indicator_id)
left join latest on latest.district_id = years.district_id and latest.indicator_id = years.indicator_id
where years.value is null or years.unit_group is not distinct from latest.unit_group
order by years.indicator_id, years.period_end, years.period_start, years.unit_group
