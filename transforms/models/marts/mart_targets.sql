{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

with targets as (
    select
        *,
        {{ observation_id('period_start', 'period_end', role="'actual'") }} as actual_observation_id,
        -- A promise is the figure itself, not what rounds to it; 左右 leaves the room that its digits suggest.
        case bound
            when 'upper' then null when 'approx' then value_low else value
        end as target_low,
        case bound
            when 'lower' then null when 'approx' then value_high else coalesce(value_max, value)
        end as target_high,
        bound = 'upper' or measure = 'rank' or (bound <> 'lower' and (
            {{ is_ceiling('indicator_id') }} or (measure in ('growth', 'change') and value < 0)
        )) as is_ceiling
    from {{ ref('int_target_statements') }}
    where true {{ only_changed('district_id') }}
),

-- What later documents say was reached, measured as the target was.
actuals as (
    select
        targets.metric_id,
        targets.doc_id,
        targets.reported_on,
        case targets.measure
            when 'level' then observations.value
            when 'growth' then case
                when observations.growth_comparison = 'yoy' and observations.growth_basis = targets.effective_basis
                    then observations.growth
                when targets.effective_basis = 'nominal' then years.yoy_computed
            end
            -- A change that follows from an implied level is no outcome that anybody stated.
            when 'change' then case when years.prior_source in ('restated', 'reported')
                or years.yoy_change_metric_id is not null then years.yoy_change end
            when 'completion' then observations.completion
            when 'rank' then case when observations.rank_scope is not distinct from targets.rank_scope
                then observations.rank end
        end as actual_value,
        case targets.measure
            when 'level' then observations.value_metric_id
            when 'growth' then case
                when observations.growth_comparison = 'yoy' and observations.growth_basis = targets.effective_basis
                    then observations.growth_metric_id
                else observations.value_metric_id
            end
            when 'change' then coalesce(years.yoy_change_metric_id, observations.value_metric_id)
            when 'completion' then observations.completion_metric_id
            when 'rank' then observations.rank_metric_id
        end as actual_metric_id,
        case targets.measure
            when 'level' then observations.value_bound
            when 'growth' then case
                when observations.growth_comparison = 'yoy' and observations.growth_basis = targets.effective_basis
                    then observations.growth_bound
                else 'exact'
            end
            when 'completion' then observations.completion_bound
            when 'rank' then observations.rank_bound
            else 'exact'
        end as actual_bound
    from targets
    inner join {{ ref('int_observations') }} as observations
        on observations.observation_id = targets.actual_observation_id
    left join {{ ref('int_yoy') }} as years on years.observation_id = observations.observation_id
),

later as (
    select
        actuals.*,
        statements.doc_id as actual_doc_id
    from actuals
    inner join {{ ref('int_statements') }} as statements on statements.metric_id = actuals.actual_metric_id
    where
        actuals.actual_value is not null and statements.doc_id <> actuals.doc_id
        and statements.reported_on > actuals.reported_on
),

compared as (
    select
        targets.*,
        later.actual_value,
        later.actual_metric_id,
        later.actual_doc_id,
        later.actual_bound,
        -- How far 左右 may stretch: within a tenth of the figure nobody can say that the aim was missed.
        abs(targets.value) / 10 as room
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
    compared.value as target_value,
    compared.target_low,
    compared.target_high,
    compared.bound,
    compared.metric_id as target_metric_id,
    compared.actual_value,
    compared.actual_metric_id,
    compared.actual_doc_id,
    {{ amount('compared.actual_value - compared.value') }} as gap,
    case when compared.value > 0 then
        {{ percent(from_millionths(rounded_quotient('(' ~ millionths('compared.actual_value') ~ ' * 100000000)',
            millionths('compared.value')))) }} end as attainment,
    case
        when compared.actual_value is null then null
        when compared.is_ceiling then case
            when compared.actual_value <= compared.target_high then
                case when compared.actual_bound = 'lower' then null else true end
            when compared.actual_bound = 'upper' then null
            when compared.bound = 'approx' and compared.actual_value <= compared.value + compared.room then null
            else false
        end
        when compared.actual_value >= compared.target_low then
            case when compared.actual_bound = 'upper' then null else true end
        when compared.actual_bound = 'lower' then null
        when compared.bound = 'approx' and compared.actual_value >= compared.value - compared.room then null
        else false
    end as is_met
from compared
inner join {{ ref('dim_indicators') }} as indicators using (indicator_id)
left join {{ ref('dim_districts') }} as districts on districts.district_id = compared.district_id
order by compared.district_id, compared.indicator_id, compared.target_year, compared.doc_id, compared.measure
