{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

with pairs as (
    select * from {{ ref('int_disagreements') }}
    where true {{ only_changed('district_id') }}
),

-- One look into the statements for both sides.
statements as (
    select metric_id, obs_status, sentence
    from {{ ref('fct_metrics') }}
    where metric_id in (select metric_id_a from pairs union select metric_id_b from pairs)
)

select
    md5(pairs.metric_id_a || '|' || pairs.metric_id_b || '|' || pairs.measure) as conflict_id,
    pairs.kind,
    pairs.district_id,
    districts.name as district_name,
    pairs.indicator_id,
    indicators.name_zh as indicator_name,
    pairs.measure,
    pairs.unit_group,
    pairs.unit,
    pairs.period_start,
    pairs.period_end,
    {{ period_label('pairs.period_start', 'pairs.period_end') }} as period_label,
    pairs.metric_id_a,
    pairs.metric_id_b,
    pairs.value_a,
    pairs.value_b,
    {{ amount('pairs.value_b - pairs.value_a') }} as difference,
    a.obs_status as obs_status_a,
    b.obs_status as obs_status_b,
    pairs.reported_on_a,
    pairs.reported_on_b,
    a.sentence as sentence_a,
    b.sentence as sentence_b,
    pairs.confidence
from pairs
inner join statements as a on a.metric_id = pairs.metric_id_a
inner join statements as b on b.metric_id = pairs.metric_id_b
inner join {{ ref('dim_indicators') }} as indicators on indicators.indicator_id = pairs.indicator_id
left join {{ ref('dim_districts') }} as districts on districts.district_id = pairs.district_id
order by pairs.district_id, pairs.indicator_id, pairs.period_end, pairs.metric_id_a, pairs.metric_id_b
