-- What the districts of the group aimed at, and what came of it.
select
    indicator_id || '/' || scope as key,
    district_id,
    district_name,
    period_label,
    period_end,
    is_reported_on,
    measure,
    stated_basis,
    usual_basis,
    unit,
    bound,
    cast(target_value as double) as target_value,
    cast(target_max as double) as target_max,
    target_half,
    target_metric_id,
    cast(actual_value as double) as actual_value,
    actual_half,
    actual_bound,
    actual_metric_id,
    cast(gap as double) as gap,
    is_met,
    is_met_about
from targets_in_scope
where indicator_id is not null
order by period_label, district_id, target_metric_id
