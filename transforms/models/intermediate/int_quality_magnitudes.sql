-- A level eightfold that of the year before, or an eighth, that no third figure confirms: most often 万 read for 亿, or what there is
-- by now beside what is new.

select
    case when abs(abs(log10(cast(value as double) / cast(prior_value as double))) - 4) < 0.5
        or abs(abs(log10(cast(value as double) / cast(prior_value as double))) - 8) < 0.5 then 'unit_slip' else 'magnitude' end
        as check_code,
    district_id,
    indicator_id,
    cast(null as varchar) as indicator_text,
    period_start,
    period_end,
    value as observed,
    try_cast(cast(prior_value as double) / 8 as decimal(28, 6)) as expected_low,
    try_cast(cast(prior_value as double) * 8 as decimal(28, 6)) as expected_high,
    value_metric_id as metric_id_a,
    prior_metric_id as metric_id_b
from {{ ref('int_years') }}
where is_leap and value > 0 and prior_value > 0
    -- Two projects that become twenty are small numbers, not a slip.
    and least(value, prior_value) >= 10
