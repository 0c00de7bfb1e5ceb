{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- One row per thing, place and period: the chosen statement of each measure, and all candidates.

{%- set prefixes = {'level': 'value', 'growth': 'growth', 'change': 'change', 'completion': 'completion', 'rank': 'rank'} %}

with statements as (
    select * from {{ ref('int_statements') }}
    where true {{ only_changed('district_id') }}
),

choices as (
    select * from {{ ref('int_choices') }}
    where true {{ only_changed('district_id') }}
),

-- Of each sort the chosen statement; of the sorts the one that an observation shows.
shown as (
    select metric_id, sort_of
    from choices
    where choice = 1
    qualify row_number() over (partition by observation_id, measure order by sort_order, tier, metric_id) = 1
),

chosen as (
    select statements.*
    from statements
    inner join shown using (metric_id)
),

-- What was said first, and whether the chosen figure replaced another's or stands beside one that contradicts it.
histories as (
    select
        choices.observation_id,
        choices.measure,
        arg_min(
            statements.value,
            (statements.reported_on, statements.doc_id, choices.is_correction, choices.tier, choices.choice)
        ) as first_value,
        min(statements.reported_on) as first_reported_on,
        bool_or(choices.contradicts and choices.kind = 'revision') as is_revised,
        bool_or(choices.contradicts and choices.kind = 'within_document' and choices.tier < 3) as is_conflicting
    from choices
    inner join shown on shown.metric_id = choices.chosen_metric_id
    inner join statements on statements.metric_id = choices.metric_id
    -- A bound comes first only where nothing better is known.
    where choices.measure in ('level', 'growth') and (choices.tier < 3 or choices.choice = 1)
    group by choices.observation_id, choices.measure
),

-- 同口径 growth is kept apart, also where growth without it is chosen.
comparable as (
    select observation_id, value, metric_id
    from statements
    where measure = 'growth' and comparison = 'yoy' and effective_basis = 'comparable'
    qualify row_number() over (partition by observation_id order by {{ preference() }}) = 1
),

things as (
    select
        observation_id,
        any_value(district_id) as district_id,
        any_value(subject_key) as subject_key,
        min(subject) as subject,
        any_value(subject_district_id) as subject_district_id,
        any_value(series_id) as series_id,
        any_value(indicator_id) as indicator_id,
        any_value(indicator_kind) as indicator_kind,
        any_value(indicator_unit) as indicator_unit,
        any_value(default_basis) as default_basis,
        any_value(unit_group) as unit_group,
        any_value(role) as role,
        any_value(period_start) as period_start,
        any_value(period_end) as period_end,
        count(*) as candidates,
        min(doc_id) <> max(doc_id) as has_several_documents,
        list_sort(list(metric_id)) as candidate_metric_ids
    from statements
    group by observation_id
)

select
    things.*,
    coalesce({% for measure in prefixes %}chosen_{{ measure }}.indicator_text{{ ", " if not loop.last }}{% endfor %})
        as indicator_text,
    {% for measure, prefix in prefixes.items() -%}
    chosen_{{ measure }}.value as {{ prefix }},
    chosen_{{ measure }}.value_low as {{ prefix }}_low,
    chosen_{{ measure }}.value_high as {{ prefix }}_high,
    chosen_{{ measure }}.metric_id as {{ prefix }}_metric_id,
    chosen_{{ measure }}.obs_status as {{ prefix }}_status,
    chosen_{{ measure }}.bound as {{ prefix }}_bound,
    chosen_{{ measure }}.confidence as {{ prefix }}_confidence,
    chosen_{{ measure }}.reported_on as {{ prefix }}_reported_on,
    nullif(chosen_{{ measure }}.warnings, '') as {{ prefix }}_warnings,
    {% endfor -%}
    chosen_level.unit as value_unit,
    chosen_level.doc_id as value_doc_id,
    chosen_growth.comparison as growth_comparison,
    chosen_growth.effective_basis as growth_basis,
    chosen_growth.doc_id as growth_doc_id,
    {% for measure in ['level', 'growth'] -%}
    {%- set prefix = prefixes[measure] -%}
    history_{{ measure }}.first_value as first_{{ prefix }},
    history_{{ measure }}.first_reported_on as first_{{ prefix }}_reported_on,
    coalesce(history_{{ measure }}.is_revised, false) as {{ prefix }}_is_revised,
    coalesce(history_{{ measure }}.is_conflicting, false) as {{ prefix }}_is_conflicting,
    {% endfor -%}
    comparable.value as comparable_growth,
    comparable.metric_id as comparable_metric_id,
    chosen_change.comparison as change_comparison,
    chosen_change.unit as change_unit,
    chosen_rank.rank_scope,
    chosen_rank.rank_of,
    case when things.role = 'actual' and {{ months_between('things.period_start', 'things.period_end') }} <= 12 then
        {{ observation_id(year_before_start('things.period_start'), year_before_end('things.period_end'), of='things') }}
    end as prior_observation_id
from things
{%- for measure in prefixes %}
left join chosen as chosen_{{ measure }}
    on chosen_{{ measure }}.observation_id = things.observation_id and chosen_{{ measure }}.measure = '{{ measure }}'
{%- endfor %}
left join comparable on comparable.observation_id = things.observation_id
{%- for measure in ['level', 'growth'] %}
left join histories as history_{{ measure }}
    on history_{{ measure }}.observation_id = things.observation_id and history_{{ measure }}.measure = '{{ measure }}'
{%- endfor %}
