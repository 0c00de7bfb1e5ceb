-- A reported growth that the levels of the two years do not bear out: at current prices outside what their rounding allows, at constant
-- prices by more than prices ever move in a year.

{%- set least_deflator, most_deflator = -20, 30 %}

select
    case when agreement = 'inconsistent' then 'growth_misses_levels' else 'prices_move_too_far' end as check_code,
    district_id,
    indicator_id,
    cast(null as varchar) as indicator_text,
    period_start,
    period_end,
    cast(case when agreement = 'inconsistent' then coalesce(yoy_reported, yoy_change) else implied_deflator end as decimal(28, 6)) as observed,
    cast(case when agreement = 'inconsistent' then yoy_low else {{ least_deflator }} end as decimal(28, 6)) as expected_low,
    cast(case when agreement = 'inconsistent' then yoy_high else {{ most_deflator }} end as decimal(28, 6)) as expected_high,
    coalesce(yoy_metric_id, yoy_change_metric_id, value_metric_id) as metric_id_a,
    -- The sentence of the growth mostly states the level, too.
    coalesce(prior_metric_id, value_metric_id) as metric_id_b
from {{ ref('int_years') }}
where
    agreement = 'inconsistent'
    or implied_deflator not between {{ least_deflator }} and {{ most_deflator }}
