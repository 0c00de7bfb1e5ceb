{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- What was known when: of each level and growth that several documents state, what each said, in the order of their dates.

with statements as (
    select
        *,
        {{ sort_of() }} as sort_of
    from {{ ref('int_statements') }}
    where
        indicator_id is not null and subject_key is null and role = 'actual' {{ only_changed('district_id') }}
        and (measure = 'level' or (measure = 'growth' and comparison = 'yoy'))
),

-- One voice per document: what it says of the thing by the same order of preference.
voices as (
    select *
    from statements
    qualify row_number() over (
        partition by observation_id, measure, sort_of, doc_id order by {{ preference() }}
    ) = 1
),

ordered as (
    select
        *,
        row_number() over in_time as statement,
        count(*) over (partition by observation_id, measure, sort_of) as versions,
        metric_id in (select metric_id from {{ ref('int_choices') }} where choice = 1) as is_chosen,
        lag(metric_id) over in_time as previous_metric_id,
        lag(value) over in_time as previous_value,
        lag(value_low) over in_time as previous_low,
        lag(value_high) over in_time as previous_high,
        lag(confidence) over in_time as previous_confidence
    from voices
    window in_time as (
        partition by observation_id, measure, sort_of order by reported_on, doc_id
    )
    qualify count(*) over (partition by observation_id, measure, sort_of) > 1
),

-- Within the rounding of both nothing was revised.
held_against_previous as (
    select
        *,
        previous_metric_id is not null and ({{ disjoint('value_low', 'value_high', 'previous_low', 'previous_high') }}) as is_revised
    from ordered
)

select
    ordered.metric_id || '|' || ordered.observation_id as revision_id,
    ordered.district_id,
    districts.name as district_name,
    ordered.indicator_id,
    indicators.name_zh as indicator_name,
    ordered.measure,
    ordered.unit_group,
    ordered.unit,
    ordered.period_start,
    ordered.period_end,
    {{ period_label('ordered.period_start', 'ordered.period_end') }} as period_label,
    cast(ordered.statement as integer) as statement,
    cast(ordered.versions as integer) as versions,
    ordered.reported_on,
    ordered.doc_id,
    ordered.metric_id,
    ordered.value,
    ordered.value_low,
    ordered.value_high,
    ordered.bound,
    ordered.obs_status,
    ordered.previous_metric_id,
    ordered.previous_value,
    case when ordered.is_revised then {{ amount('ordered.value - ordered.previous_value') }} end as revision,
    ordered.is_revised,
    ordered.is_chosen,
    least(ordered.confidence, ordered.previous_confidence) as confidence
from held_against_previous as ordered
inner join {{ ref('dim_indicators') }} as indicators on indicators.indicator_id = ordered.indicator_id
left join {{ ref('dim_districts') }} as districts on districts.district_id = ordered.district_id
order by ordered.district_id, ordered.indicator_id, ordered.period_end, ordered.measure, ordered.statement
