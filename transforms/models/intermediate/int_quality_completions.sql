-- 完成年度任务52.4%: the level reached over the target set for the year.

with completions as (
    select * from {{ ref('int_observations') }}
    where role = 'actual' and subject_key is null and completion is not null and value is not null and indicator_id is not null
),

targets as (
    select *
    from {{ ref('int_target_statements') }}
    where measure = 'level' and {{ months_between('period_start', 'period_end') }} = 12 and value > 0
    qualify row_number() over (
        partition by district_id, indicator_id, unit_group, target_year order by {{ preference() }}
    ) = 1
),

expected as (
    select
        completions.*,
        targets.metric_id as target_metric_id,
        cast(completions.value_low as double) / cast(targets.value + targets.half_width_as_read as double) * 100 as expected_low,
        case when targets.value > targets.half_width_as_read then
            cast(completions.value_high as double) / cast(targets.value - targets.half_width_as_read as double) * 100 end
            as expected_high
    from completions
    inner join targets
        on targets.district_id = completions.district_id and targets.indicator_id = completions.indicator_id
        and targets.unit_group = completions.unit_group and targets.target_year = year(completions.period_end)
)

select
    'completion_misses_target' as check_code,
    district_id,
    indicator_id,
    cast(null as varchar) as indicator_text,
    period_start,
    period_end,
    completion as observed,
    try_cast(expected_low as decimal(28, 6)) as expected_low,
    try_cast(expected_high as decimal(28, 6)) as expected_high,
    completion_metric_id as metric_id_a,
    target_metric_id as metric_id_b
from expected
where {{ disjoint('completion_low', 'completion_high', 'expected_low', 'expected_high') }}
