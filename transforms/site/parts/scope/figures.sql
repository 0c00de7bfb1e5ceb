-- What the indicator page compares: the figures of all districts of one group.
select
    indicator_id || '/' || scope as key,
    district_id,
    district_name,
    level,
    unit,
    period_kind,
    period_label,
    cast(value as double) as value,
    value_half,
    value_metric_id,
    cast(yoy as double) as yoy,
    coalesce(yoy_metric_id, value_metric_id) as yoy_metric_id,
    cast(yoy_reported as double) as yoy_reported,
    yoy_half,
    cast(yoy_computed as double) as yoy_computed,
    growth_basis,
    bounds,
    agreement,
    obs_status,
    is_revised,
    confidence
from figures_with_scope
order by period_end, period_label, district_id, unit
