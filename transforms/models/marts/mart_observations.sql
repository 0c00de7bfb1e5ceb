{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

with observations as (
    select * from {{ ref('int_observations') }}
    where true {{ only_changed('district_id') }}
),

years as (
    select * from {{ ref('int_yoy') }}
)

select
    observations.observation_id,
    observations.district_id,
    districts.name as district_name,
    observations.subject,
    observations.subject_district_id,
    observations.series_id,
    observations.indicator_id,
    observations.indicator_text,
    observations.unit_group,
    coalesce(observations.value_unit, observations.indicator_unit,
        case when observations.unit_group <> '%' then observations.unit_group end) as unit,
    observations.role,
    observations.period_start,
    observations.period_end,
    {{ period_kind('observations.period_start', 'observations.period_end') }} as period_kind,
    {{ period_label('observations.period_start', 'observations.period_end') }} as period_label,
    observations.value,
    observations.value_low,
    observations.value_high,
    observations.value_metric_id,
    {{ percent('observations.growth') }} as growth,
    observations.growth_comparison,
    observations.growth_basis,
    observations.growth_metric_id,
    observations.change,
    observations.change_comparison,
    observations.change_unit,
    observations.change_metric_id,
    {{ percent('observations.completion') }} as completion,
    observations.completion_metric_id,
    cast(observations.rank as integer) as rank,
    observations.rank_scope,
    observations.rank_of,
    observations.rank_metric_id,
    years.prior_value,
    years.prior_source,
    years.prior_metric_id,
    years.yoy_computed,
    years.yoy_change,
    years.yoy,
    years.agreement,
    coalesce(observations.value_status, observations.growth_status, observations.change_status,
        observations.completion_status, observations.rank_status) as obs_status,
    cast(nullif(concat_ws('; ', observations.value_warnings, observations.growth_warnings, observations.change_warnings,
        observations.completion_warnings, observations.rank_warnings), '') as varchar) as warnings,
    cast(observations.candidates as integer) as candidates,
    observations.candidate_metric_ids,
    round(least(observations.value_confidence, observations.growth_confidence, observations.change_confidence,
        observations.completion_confidence, observations.rank_confidence, years.prior_confidence), 4) as confidence
from observations
left join years using (observation_id)
left join {{ ref('dim_districts') }} as districts on districts.district_id = observations.district_id
order by observations.district_id, observations.series_id, observations.period_end, observations.observation_id
