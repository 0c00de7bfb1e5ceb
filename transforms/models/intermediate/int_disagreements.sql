{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- Pairs of statements of one thing that cannot both be true.

with statements as (
    select
        *,
        -- Statements are of one thing only when measured alike: against the same year, on the same basis, in the same list.
        case measure
            when 'growth' then comparison || ' ' || effective_basis
            when 'change' then comparison || ' ' || unit
            when 'rank' then coalesce(rank_scope, '') || ' ' || coalesce(rank_of, '')
            else ''
        end as sort_of
    from {{ ref('int_statements') }}
    where
        indicator_id is not null and subject_key is null and role = 'actual' {{ only_changed('district_id') }}
        -- 较2019年 and 年均 may have any base.
        and (measure not in ('growth', 'change') or comparison in ('yoy', 'pop', 'ytd'))
),

several as (
    select
        *,
        row_number() over same_thing as choice,
        first_value(metric_id) over same_thing as chosen_metric_id,
        first_value(value) over same_thing as chosen_value,
        first_value(half_width_as_read) over same_thing as chosen_half_width
    from statements
    window same_thing as (partition by observation_id, measure, sort_of order by {{ preference() }})
    qualify count(*) over (partition by observation_id, measure, sort_of) > 1
),

-- 不到70万亿 does not contradict 67.7万亿, nor anything that 67.7万亿 contradicts.
speaking as (
    select * from several
    where
        choice = 1
        or not (
            (bound in ('lower', 'upper') or half_width_as_read > chosen_half_width)
            and coalesce(value_low <= chosen_value, true)
            and coalesce(value_high >= chosen_value, true)
        )
)

select
    case when a.doc_id = b.doc_id then 'within_document' else 'revision' end as kind,
    a.observation_id,
    a.district_id,
    a.indicator_id,
    a.measure,
    a.unit,
    a.unit_group,
    a.period_start,
    a.period_end,
    a.metric_id as metric_id_a,
    b.metric_id as metric_id_b,
    a.value as value_a,
    b.value as value_b,
    a.reported_on as reported_on_a,
    b.reported_on as reported_on_b
from speaking as a
inner join speaking as b
    on a.observation_id = b.observation_id and a.measure = b.measure and a.sort_of = b.sort_of
    -- a is what was said first
    and (a.reported_on, a.doc_id, a.char_start, a.ordinal) < (b.reported_on, b.doc_id, b.char_start, b.ordinal)
where {{ disjoint('a.value_low', 'a.value_high', 'b.value_low', 'b.value_high') }}
