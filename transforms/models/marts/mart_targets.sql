{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

with targets as (
    select
        *,
        {{ observation_id('period_start', 'period_end', role="'actual'") }} as actual_observation_id,
        -- A promise is the figure itself, not what rounds to it.
        case when bound <> 'upper' then value end as target_low,
        case when bound <> 'lower' then coalesce(value_max, value) end as target_high,
        bound = 'upper' or measure = 'rank' or (bound <> 'lower' and (
            {{ is_ceiling('indicator_id') }} or (measure in ('growth', 'change') and value < 0)
        )) as is_ceiling
    from {{ ref('int_target_statements') }}
    where true {{ only_changed('district_id') }}
),

-- What the document itself, once the time is over, or later ones say was reached, measured as the target was, with the interval of its rounding.
reached as (
    select
        targets.metric_id,
        targets.doc_id,
        targets.reported_on,
        observations.growth_comparison = 'yoy' and observations.growth_basis = targets.effective_basis as has_growth,
        -- A change that follows from an implied level is no outcome that anybody stated.
        years.prior_source in ('restated', 'reported') or years.yoy_change_metric_id is not null as has_change,
        observations.rank_scope is not distinct from targets.rank_scope as has_rank,
        targets.measure,
        targets.effective_basis,
        targets.stated_basis,
        observations.*,
        years.yoy_computed,
        years.yoy_low,
        years.yoy_high,
        years.yoy_change,
        years.yoy_change_metric_id
    from targets
    inner join {{ ref('int_observations') }} as observations
        on observations.observation_id = targets.actual_observation_id
    left join {{ ref('int_yoy') }} as years on years.observation_id = observations.observation_id
),

measured as (
    -- An amount at the prices of another year is not reached by one at the prices of the day.
    select metric_id, doc_id, reported_on, value as actual_value, value_low as actual_low, value_high as actual_high,
        value_metric_id as actual_metric_id
    from reached where measure = 'level' and stated_basis is distinct from 'real'
    union all
    select metric_id, doc_id, reported_on, growth, growth_low, growth_high, growth_metric_id
    from reached where measure = 'growth' and has_growth
    union all
    select metric_id, doc_id, reported_on, yoy_computed, yoy_low, yoy_high, value_metric_id
    from reached where measure = 'growth' and has_growth is not true and effective_basis = 'nominal'
    union all
    -- A change that a document states has the interval of its rounding.
    select metric_id, doc_id, reported_on, yoy_change,
        case when yoy_change_metric_id is not null then change_low end,
        case when yoy_change_metric_id is not null then change_high end,
        coalesce(yoy_change_metric_id, value_metric_id)
    from reached where measure = 'change' and has_change
    union all
    select metric_id, doc_id, reported_on, completion, completion_low, completion_high, completion_metric_id
    from reached where measure = 'completion'
    union all
    -- A place is a whole number: nothing is rounded.
    select metric_id, doc_id, reported_on, rank, rank, rank, rank_metric_id
    from reached where measure = 'rank' and has_rank
    union all
    -- 年均: judged when each year of the span has its growth on the same basis.
    select metric_id, doc_id, reported_on, mean, mean_low, mean_high, last_metric_id
    from {{ ref('int_span_growths') }}
    where true {{ only_changed('district_id') }}
),

later as (
    select
        measured.*,
        statements.doc_id as actual_doc_id,
        statements.confidence as actual_confidence
    from measured
    inner join {{ ref('int_statements') }} as statements on statements.metric_id = measured.actual_metric_id
    inner join targets on targets.metric_id = measured.metric_id
    where
        measured.actual_value is not null
        and case
            -- A report on a time that is over tells both what was aimed at and what came of it.
            when statements.doc_id = measured.doc_id then targets.period_end < measured.reported_on
            else statements.reported_on > measured.reported_on
        end
),

compared as (
    select
        targets.*,
        later.actual_value,
        later.actual_low,
        later.actual_high,
        later.actual_metric_id,
        later.actual_doc_id,
        later.actual_confidence,
        case when targets.is_ceiling then coalesce(targets.value_max, targets.value) else targets.value end as aim,
        -- 5%左右 is met about by anything within a twentieth of it.
        case when targets.bound = 'approx' then abs(targets.value) / 20 end as room
    from targets
    left join later using (metric_id)
)

select
    compared.district_id,
    districts.name as district_name,
    compared.indicator_id,
    indicators.name_zh as indicator_name,
    compared.measure,
    cast(compared.target_year as integer) as target_year,
    compared.doc_id as set_by_doc_id,
    compared.unit_group,
    compared.unit,
    compared.period_start,
    compared.period_end,
    {{ period_label('compared.period_start', 'compared.period_end') }} as period_label,
    case when compared.is_span then compared.period_start end as span_start,
    case when compared.is_span then compared.period_end end as span_end,
    compared.value as target_value,
    compared.target_low,
    compared.target_high,
    compared.bound,
    compared.metric_id as target_metric_id,
    compared.actual_value,
    {{ amount('compared.actual_low') }} as actual_low,
    {{ amount('compared.actual_high') }} as actual_high,
    compared.actual_metric_id,
    compared.actual_doc_id,
    {{ amount('compared.actual_value - compared.value') }} as gap,
    case when compared.value > 0 then
        {{ percent(from_millionths(rounded_quotient('(' ~ millionths('compared.actual_value') ~ ' * 100000000)',
            millionths('compared.value')))) }} end as attainment,
    {{ reaches('compared.aim', 'compared') }} as is_met,
    case when compared.room is not null then
        {{ reaches('(compared.aim + case when compared.is_ceiling then compared.room else -compared.room end)', 'compared') }} end
        as is_met_about,
    round(least(compared.confidence, compared.actual_confidence), 4) as confidence
from compared
inner join {{ ref('dim_indicators') }} as indicators using (indicator_id)
left join {{ ref('dim_districts') }} as districts on districts.district_id = compared.district_id
order by compared.district_id, compared.indicator_id, compared.target_year, compared.doc_id, compared.measure, compared.period_start
