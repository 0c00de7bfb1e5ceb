{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- The target that each document sets for an indicator and a year, or for the years of a plan (年均, five years together): one
-- statement per district, indicator, measure, span and document.

with targets as (
    select
        *,
        year(period_end) as target_year,
        {{ months_between('period_start', 'period_end') }} > 12 as is_span
    from {{ ref('int_statements') }}
    where
        role = 'target' and indicator_id is not null and subject_key is null {{ only_changed('district_id') }}
        -- 今年高校毕业生将达727万人: a forecast, nobody's aim
        and indicator_id not in (select forecast.indicator_id from {{ ref('stg_indicators') }} as forecast where forecast.never_aimed_at)
        and (
            measure not in ('growth', 'change') or coalesce(comparison, 'yoy') = 'yoy'
            or (comparison = 'cagr' and {{ months_between('period_start', 'period_end') }} > 12)
        )
    -- 增长7%以上、力争达到8%: the first of a claim is the aim, what is hoped for beyond it is none of its own.
    qualify row_number() over (
        partition by coalesce(claim_id, metric_id), measure, unit_group, period_start, period_end order by char_start, ordinal
    ) = 1
)

select *
from targets
qualify row_number() over (
    partition by district_id, indicator_id, measure, target_year, case when is_span then period_start end, doc_id
    -- The indicator's own unit, then the whole year before parts of it.
    order by (unit_group <> indicator_unit_group), abs({{ months_between('period_start', 'period_end') }} - 12),
        {{ preference() }}
) = 1
