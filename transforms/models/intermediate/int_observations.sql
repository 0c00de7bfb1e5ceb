-- One row per thing, place and period: the chosen statement of each measure, and all candidates.

with statements as (
    select
        *,
        case measure
            -- yoy before other comparisons; growth on an unchanged scope (同口径) after growth without; then the basis on
            -- which the indicator's growth is usually published.
            when 'growth' then {{ comparison_order('comparison') }} * 4
                + (effective_basis = 'comparable')::integer * 2 + (effective_basis <> default_basis)::integer
            when 'change' then {{ comparison_order('comparison') }} * 2
            when 'rank' then {{ scope_order('rank_scope') }} * 4 + {{ rank_of_order('rank_of') }}
            else 0
        end as measure_order
    from {{ ref('int_statements') }}
),

ranked as (
    select
        *,
        row_number() over (partition by observation_id, measure order by measure_order, {{ preference() }}) as choice
    from statements
),

pivoted as (
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
        min_by(indicator_text, (measure <> 'level', choice, metric_id)) as indicator_text,
        any_value(unit_group) as unit_group,
        any_value(role) as role,
        any_value(period_start) as period_start,
        any_value(period_end) as period_end,
        {% for measure in ['level', 'growth', 'change', 'completion', 'rank'] -%}
        {%- set prefix = 'value' if measure == 'level' else measure -%}
        {%- set chosen = "filter (measure = '" ~ measure ~ "' and choice = 1)" -%}
        max(value) {{ chosen }} as {{ prefix }},
        max(value_low) {{ chosen }} as {{ prefix }}_low,
        max(value_high) {{ chosen }} as {{ prefix }}_high,
        max(metric_id) {{ chosen }} as {{ prefix }}_metric_id,
        max(obs_status) {{ chosen }} as {{ prefix }}_status,
        max(bound) {{ chosen }} as {{ prefix }}_bound,
        max(nullif(warnings, '')) {{ chosen }} as {{ prefix }}_warnings,
        {% endfor -%}
        max(unit) filter (measure = 'level' and choice = 1) as value_unit,
        max(doc_id) filter (measure = 'level' and choice = 1) as value_doc_id,
        max(comparison) filter (measure = 'growth' and choice = 1) as growth_comparison,
        max(effective_basis) filter (measure = 'growth' and choice = 1) as growth_basis,
        max(doc_id) filter (measure = 'growth' and choice = 1) as growth_doc_id,
        max(default_basis) as default_basis,
        max(comparison) filter (measure = 'change' and choice = 1) as change_comparison,
        max(unit) filter (measure = 'change' and choice = 1) as change_unit,
        max(rank_scope) filter (measure = 'rank' and choice = 1) as rank_scope,
        max(rank_of) filter (measure = 'rank' and choice = 1) as rank_of,
        count(*) as candidates,
        min(doc_id) <> max(doc_id) as has_several_documents,
        list_sort(list(metric_id)) as candidate_metric_ids
    from ranked
    group by observation_id
)

select
    *,
    case when role = 'actual' and {{ months_between('period_start', 'period_end') }} <= 12 then
        {{ observation_id(year_before_start('period_start'), year_before_end('period_end')) }}
    end as prior_observation_id
from pivoted
