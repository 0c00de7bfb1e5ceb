{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- Statements that contradict the one that is taken of the same thing: one row for each, never a row for each pair.

with statements as (
    select * from {{ ref('int_statements') }}
    where
        indicator_id is not null and subject_key is null and role = 'actual' {{ only_changed('district_id') }}
        -- 较2019年 and 年均 may have any base.
        and (measure not in ('growth', 'change') or comparison in ('yoy', 'pop', 'ytd'))
),

choices as (
    select * from {{ ref('int_choices') }}
    where contradicts {{ only_changed('district_id') }}
)

select
    choices.kind,
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
    b.reported_on as reported_on_b,
    least(a.confidence, b.confidence) as confidence
from choices
inner join statements as a on a.metric_id = choices.metric_id
inner join statements as b on b.metric_id = choices.chosen_metric_id
where
    -- In one sentence nobody contradicts himself: two figures are of two things.
    a.sentence_key is distinct from b.sentence_key
    -- Nor is a round or passed figure of the same report one that was meant to be exact.
    and (choices.kind = 'revision' or a.bound_order = b.bound_order)
