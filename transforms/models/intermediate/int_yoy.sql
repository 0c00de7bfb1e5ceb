-- Year over year: what the reports say, what the levels say, and whether the two can both be true.

with observations as (
    select
        *,
        coalesce(indicator_kind = 'rate', value_unit in ('%', '‰') or change_unit = 'pp', false) as is_rate,
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
    where prior_observation_id is not null
),

-- Only nominal growth leads back to the level before; the growth of a rate is no growth of a level.
with_prior as (
    select
        observations.*,
        priors.prior_value as stated_prior,
        priors.prior_low as stated_prior_low,
        priors.prior_high as stated_prior_high,
        priors.prior_metric_id,
        priors.prior_source as stated_prior_source,
        case when basis = 'nominal' and not is_rate and value is not null and yoy_reported is not null then
            {{ before_growth('value', 'yoy_reported') }}
        end as implied_prior,
        case when basis = 'nominal' and not is_rate then {{ before_growth('value_low', 'reported_high') }} end
            as implied_prior_low,
        case when basis = 'nominal' and not is_rate then {{ before_growth('value_high', 'reported_low') }} end
            as implied_prior_high
    from observations
    left join {{ ref('int_priors') }} as priors using (observation_id)
),

computed as (
    select
        *,
        case when not is_rate then {{ growth('value', 'stated_prior') }} end as yoy_computed,
        case when not is_rate and value is not null then
            {{ growth_low('value_low', 'stated_prior_low', 'stated_prior_high') }} end as yoy_low,
        case when not is_rate and value is not null then
            {{ growth_high('value_high', 'stated_prior_low', 'stated_prior_high') }} end as yoy_high,
        {{ amount('value - stated_prior') }} as change_computed,
        {{ amount('value_low - stated_prior_high') }} as change_low,
        {{ amount('value_high - stated_prior_low') }} as change_high
    from with_prior
),

judged as (
    select
        *,
        case
            when is_rate and change_reported is not null and change_computed is not null
                and not (change_low is null and change_high is null) then
                case when {{ disjoint('change_reported_low', 'change_reported_high', 'change_low', 'change_high') }}
                    then 'inconsistent' else 'consistent' end
            when not is_rate and yoy_reported is not null and yoy_computed is not null
                and not (yoy_low is null and yoy_high is null) then
                case
                    when not ({{ disjoint('reported_low', 'reported_high', 'yoy_low', 'yoy_high') }}) then 'consistent'
                    when basis <> 'nominal' then 'basis_differs'
                    else 'inconsistent'
                end
            else 'single_source'
        end as agreement
    from computed
)

select
    observation_id,
    is_rate,
    coalesce(stated_prior, implied_prior) as prior_value,
    case when stated_prior is not null then stated_prior_low else implied_prior_low end as prior_low,
    case when stated_prior is not null then stated_prior_high else implied_prior_high end as prior_high,
    case when stated_prior is not null then stated_prior_source when implied_prior is not null then 'implied' end
        as prior_source,
    prior_metric_id,
    {{ percent('yoy_reported') }} as yoy_reported,
    yoy_metric_id,
    yoy_computed,
    yoy_low,
    yoy_high,
    coalesce(change_computed, change_reported, {{ amount('value - implied_prior') }}) as yoy_change,
    case when change_computed is null and change_reported is not null then change_reported_metric_id end
        as yoy_change_metric_id,
    case when not is_rate then coalesce({{ percent('yoy_reported') }}, yoy_computed) end as yoy,
    basis as growth_basis,
    agreement,
    case when basis = 'real' and not is_rate then {{ deflator('yoy_computed', 'yoy_reported') }} end as implied_deflator
from judged
