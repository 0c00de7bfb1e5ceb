-- Parts against wholes, sums and ratios, within what rounding allows.

with levels as (
    select district_id, indicator_id, unit_group, period_start, period_end, value, value_low, value_high, value_metric_id,
        coalesce(value_is_revised, false) as is_revised
    from {{ ref('int_years') }}
    where value is not null
),

rules as (
    select * from {{ ref('stg_indicator_relations') }}
),

joined as (
    select
        rules.rule,
        whole.*,
        a.value as a_value,
        a.value_low as a_low,
        a.value_high as a_high,
        a.value_metric_id as a_metric_id,
        b.value_low as b_low,
        b.value_high as b_high,
        c.value_low as c_low,
        c.value_high as c_high,
        rules.part_b is not null and b.value is null or rules.part_c is not null and c.value is null as is_incomplete,
        -- Of parts and whole one was revised since the others were said: they are of two vintages.
        whole.is_revised <> a.is_revised or whole.is_revised <> coalesce(b.is_revised, whole.is_revised)
            or whole.is_revised <> coalesce(c.is_revised, whole.is_revised) as vintages_differ
    from rules
    inner join levels as whole on whole.indicator_id = rules.whole
    inner join levels as a
        on a.indicator_id = rules.part_a and a.district_id = whole.district_id and a.period_start = whole.period_start
        and a.period_end = whole.period_end and (a.unit_group = whole.unit_group or rules.rule = 'ratio_of')
    left join levels as b
        on b.indicator_id = rules.part_b and b.district_id = whole.district_id and b.period_start = whole.period_start
        and b.period_end = whole.period_end and b.unit_group = a.unit_group
    left join levels as c
        on c.indicator_id = rules.part_c and c.district_id = whole.district_id and c.period_start = whole.period_start
        and c.period_end = whole.period_end and c.unit_group = a.unit_group
),

expected as (
    select
        *,
        case rule
            when 'at_least' then a_low
            when 'sum_of' then a_low + b_low + coalesce(c_low, 0)
            when 'ratio_of' then case when b_high > 0 then cast(a_low as double) / cast(b_high as double) * 100 end
        end as expected_low,
        case rule
            when 'sum_of' then a_high + b_high + coalesce(c_high, 0)
            when 'ratio_of' then case when b_low > 0 then cast(a_high as double) / cast(b_low as double) * 100 end
        end as expected_high
    from joined
    where not is_incomplete and not vintages_differ
)

select
    case rule when 'at_least' then 'part_exceeds_whole' when 'sum_of' then 'parts_miss_whole' else 'ratio_misses_rate' end
        as check_code,
    district_id,
    indicator_id,
    cast(null as varchar) as indicator_text,
    period_start,
    period_end,
    value as observed,
    try_cast(expected_low as decimal(28, 6)) as expected_low,
    try_cast(expected_high as decimal(28, 6)) as expected_high,
    value_metric_id as metric_id_a,
    a_metric_id as metric_id_b
from expected
where {{ disjoint('value_low', 'value_high', 'expected_low', 'expected_high') }}
