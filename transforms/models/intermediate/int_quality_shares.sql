-- A share, a coverage or a success rate lies between nothing and all.

select
    'share_out_of_range' as check_code,
    observations.district_id,
    observations.indicator_id,
    observations.indicator_text,
    observations.period_start,
    observations.period_end,
    observations.value as observed,
    cast(0 as decimal(28, 6)) as expected_low,
    cast(100 as decimal(28, 6)) as expected_high,
    observations.value_metric_id as metric_id_a,
    cast(null as varchar) as metric_id_b
from {{ ref('int_observations') }} as observations
where
    observations.value_unit = '%'
    and (observations.value_low > 100 or observations.value_high < 0)
    and case
        when observations.indicator_id is null then
            regexp_matches(observations.indicator_text, '(占比|比重|覆盖率|成功率|化解率|办结率|整改率|合格率|满意率|普及率|达标率|签约率)$')
        else observations.indicator_kind = 'rate'
            -- 毛入学率 counts pupils of any age, a contribution may exceed the growth it contributes to, loans exceed deposits.
            and observations.indicator_id not in (select any_size.indicator_id from {{ ref('stg_indicators') }} as any_size where any_size.may_exceed_all)
    end
