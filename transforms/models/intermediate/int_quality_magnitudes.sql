-- A level twenty times that of the year before, or a twentieth, that no reported growth explains: most often 万 read for 亿.

with years as (
    select
        *,
        cast(value as double) / nullif(cast(prior_value as double), 0) as times
    from {{ ref('int_years') }}
    where prior_source in ('restated', 'reported') and value > 0 and prior_value > 0
)

select
    case when abs(abs(log10(times)) - 4) < 0.5 or abs(abs(log10(times)) - 8) < 0.5 then 'unit_slip' else 'magnitude' end
        as check_code,
    district_id,
    indicator_id,
    cast(null as varchar) as indicator_text,
    period_start,
    period_end,
    value as observed,
    try_cast(cast(prior_value as double) / 20 as decimal(28, 6)) as expected_low,
    try_cast(cast(prior_value as double) * 20 as decimal(28, 6)) as expected_high,
    value_metric_id as metric_id_a,
    prior_metric_id as metric_id_b
from years
where
    (times >= 20 or times <= 0.05)
    -- Two firms that become fifty are small numbers, not a slip.
    and greatest(value, prior_value) >= 1000
    and not coalesce(agreement = 'consistent', false)
