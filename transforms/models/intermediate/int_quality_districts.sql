-- A district of which more is stated than of the county, city or province that it lies in: one of the two is not of what it says.

with levels as (
    select years.*
    from {{ ref('int_years') }} as years
    inner join {{ ref('stg_indicators') }} as indicators using (indicator_id)
    -- Rates, indices and amounts per head may be larger in a part; what a place does for all may be counted there alone.
    where years.value is not null and indicators.kind in ('flow', 'stock') and not indicators.is_average
)

select
    'part_exceeds_region' as check_code,
    levels.district_id,
    levels.indicator_id,
    cast(null as varchar) as indicator_text,
    levels.period_start,
    levels.period_end,
    levels.value as observed,
    cast(null as decimal(28, 6)) as expected_low,
    above.value_high as expected_high,
    levels.value_metric_id as metric_id_a,
    above.value_metric_id as metric_id_b
from levels
inner join {{ ref('int_ancestry') }} as ancestry on ancestry.district_id = levels.district_id
inner join levels as above
    on above.district_id = ancestry.ancestor_id and above.indicator_id = levels.indicator_id
    and above.unit_group = levels.unit_group and above.period_start = levels.period_start
    and above.period_end = levels.period_end
where levels.value_low > above.value_high
-- The nearest of the divisions above is enough.
qualify row_number() over (
    partition by levels.observation_id
    order by list_position(['township', 'county', 'prefecture', 'province', 'country'], ancestry.ancestor_level)
) = 1
