{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- The target that each document sets for an indicator and a year: one statement per district, indicator, measure and year.

with targets as (
    select
        *,
        year(period_end) as target_year
    from {{ ref('int_statements') }}
    where
        role = 'target' and indicator_id is not null and subject_key is null {{ only_changed('district_id') }}
        -- 年均 and growth over some other year have no single year to be held against.
        and (measure not in ('growth', 'change') or coalesce(comparison, 'yoy') = 'yoy')
)

select *
from targets
qualify row_number() over (
    partition by district_id, indicator_id, measure, target_year, doc_id
    -- The indicator's own unit, then the whole year before parts of it.
    order by (unit_group <> indicator_unit_group), abs({{ months_between('period_start', 'period_end') }} - 12),
        {{ preference() }}
) = 1
