{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- Year over year: what the reports say, what the levels say, and whether the two can both be true.

with observations as (
    select
        *,
        {{ is_rate('indicator_kind', 'value_unit', 'change_unit') }} as is_rate,
        case when growth_comparison = 'yoy' then growth end as yoy_reported,
        case when growth_comparison = 'yoy' then growth_low end as reported_low,
        case when growth_comparison = 'yoy' then growth_high end as reported_high,
        case when growth_comparison = 'yoy' then growth_metric_id end as yoy_metric_id,
        case when growth_comparison = 'yoy' then growth_basis else default_basis end as basis,
        case when change_comparison = 'yoy' then change end as change_reported,
        case when change_comparison = 'yoy' then change_low end as change_reported_low,
        case when change_comparison = 'yoy' then change_high end as change_reported_high,
        case when change_comparison = 'yoy' then change_metric_id end as change_reported_metric_id
    from {{ ref('int_observations') }}
    where prior_observation_id is not null {{ only_changed('district_id') }}
),

with_prior as (
    select
        observations.*,
        priors.prior_value,
        priors.prior_low,
        priors.prior_high,
        priors.prior_metric_id,
        priors.prior_source,
        changes.indicator_id is not null as definition_changed,
        -- A growth that is written about a rate is no growth of a level, and levels of a rate make none.
        -- An index in percent (上年=100) is a growth already.
        observations.value is not null and priors.prior_value is not null and not is_rate
            and observations.value_unit <> '%' as has_two_levels,
        -- Only nominal growth leads back to the level before.
        observations.value is not null and priors.prior_value is null and yoy_reported is not null
            and basis = 'nominal' and not is_rate and observations.value_unit <> '%' as has_implied_prior
    from observations
    left join {{ ref('int_priors') }} as priors using (observation_id)
    left join {{ ref('stg_definition_changes') }} as changes
        on changes.indicator_id = observations.indicator_id
        and year(observations.period_start) = changes.first_year
        -- A document that states both years has made them comparable.
        and priors.prior_source = 'reported'
),

wholes as (
    select
        *,
        case when has_two_levels or has_implied_prior then {{ millionths('value') }} end as v,
        case when has_two_levels or has_implied_prior then {{ millionths('value_low') }} end as v_low,
        case when has_two_levels or has_implied_prior then {{ millionths('value_high') }} end as v_high,
        case when has_two_levels then {{ millionths('prior_value') }} end as p,
        case when has_two_levels then {{ millionths('prior_low') }} end as p_low,
        case when has_two_levels then {{ millionths('prior_high') }} end as p_high,
        case when yoy_reported is not null then {{ millionths('yoy_reported') }} end as g,
        case when has_implied_prior then {{ millionths('reported_low') }} end as g_low,
        case when has_implied_prior then {{ millionths('reported_high') }} end as g_high
    from with_prior
),

computed as (
    select
        *,
        case when has_implied_prior then {{ before_growth('v', 'g') }} end as implied_prior,
        case when has_implied_prior then {{ before_growth('v_low', 'g_high') }} end as implied_low,
        case when has_implied_prior then {{ before_growth('v_high', 'g_low') }} end as implied_high,
        case when has_two_levels then {{ growth('v', 'p') }} end as yoy_computed,
        case when has_two_levels and p > 0 then {{ growth_low('v_low', 'p_low', 'p_high') }} end as yoy_low,
        case when has_two_levels and p > 0 then {{ growth_high('v_high', 'p_low', 'p_high') }} end as yoy_high,
        {{ amount('value - prior_value') }} as difference,
        {{ amount('value_low - prior_high') }} as difference_low,
        {{ amount('value_high - prior_low') }} as difference_high
    from wholes
),

judged as (
    select
        *,
        case
            when is_rate and change_reported is not null and coalesce(difference_low, difference_high) is not null then
                case when {{ disjoint('change_reported_low', 'change_reported_high', 'difference_low', 'difference_high') }}
                    then 'inconsistent' else 'consistent' end
            when not is_rate and yoy_reported is not null and coalesce(yoy_low, yoy_high) is not null then
                case
                    when not ({{ disjoint('reported_low', 'reported_high', 'yoy_low', 'yoy_high') }}) then 'consistent'
                    when basis <> 'nominal' or definition_changed then 'basis_differs'
                    else 'inconsistent'
                end
            else 'single_source'
        end as agreement,
        -- From a bound to a bound there is no telling what prices did.
        case when basis = 'real' and yoy_low is not null and yoy_high is not null then {{ millionths('yoy_computed') }} end
            as computed_whole
    from computed
)

select
    observation_id,
    district_id,
    is_rate,
    coalesce(prior_value, implied_prior) as prior_value,
    case when has_implied_prior then implied_low else prior_low end as prior_low,
    case when has_implied_prior then implied_high else prior_high end as prior_high,
    case when prior_value is not null then prior_source when implied_prior is not null then 'implied' end as prior_source,
    prior_metric_id,
    {{ percent('yoy_reported') }} as yoy_reported,
    yoy_metric_id,
    yoy_computed,
    yoy_low,
    yoy_high,
    coalesce(difference, change_reported, {{ amount('value - implied_prior') }}) as yoy_change,
    case when difference is null and change_reported is not null then change_reported_metric_id end
        as yoy_change_metric_id,
    case when not is_rate then coalesce({{ percent('yoy_reported') }}, yoy_computed) end as yoy,
    basis as growth_basis,
    agreement,
    definition_changed,
    case when basis = 'real' then {{ deflator('computed_whole', 'g') }} end as implied_deflator
from judged
