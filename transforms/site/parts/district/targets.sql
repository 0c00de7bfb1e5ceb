select
    targets.district_id as key,
    targets.indicator_id,
    targets.indicator_name,
    indicators.name_en as indicator_name_en,
    targets.measure,
    targets.stated_basis,
    targets.usual_basis,
    targets.target_year,
    targets.period_label,
    targets.period_end,
    targets.is_reported_on,
    targets.unit,
    targets.bound,
    cast(targets.target_value as double) as target_value,
    cast(targets.target_max as double) as target_max,
    targets.target_half,
    targets.target_metric_id,
    cast(targets.actual_value as double) as actual_value,
    targets.actual_half,
    targets.actual_bound,
    targets.actual_metric_id,
    cast(targets.gap as double) as gap,
    targets.is_met,
    targets.is_met_about
from targets_in_scope as targets
left join dim_indicators as indicators using (indicator_id)
order by targets.target_year, targets.indicator_id, targets.target_metric_id
