{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- Year over year: what the reports say, what the levels say, and whether the two can both be true.

with kinds as (
    select
        *,
        {{ is_rate('indicator_kind', 'value_unit', 'change_unit') }} as is_rate
    from {{ ref('int_observations') }}
    where prior_observation_id is not null {{ only_changed('district_id') }}
),

observations as (
    select
        *,
        case when growth_comparison = 'yoy' then growth end as yoy_reported,
        case when growth_comparison = 'yoy' then growth_low end as reported_low,
        case when growth_comparison = 'yoy' then growth_high end as reported_high,
        case when growth_comparison = 'yoy' then growth_metric_id end as yoy_metric_id,
        case when growth_comparison = 'yoy' then growth_basis else default_basis end as basis,
        {% for column, name in [('change', ''), ('change_low', '_low'), ('change_high', '_high'), ('change_metric_id', '_metric_id')] -%}
        -- 个百分点 of an amount say how its growth changed, not the amount.
        case when change_comparison = 'yoy' and (change_unit is distinct from 'pp' or is_rate) then {{ column }} end
            as change_reported{{ name }},
        {% endfor -%}
        coalesce(value_bound in ('lower', 'upper'), false) as value_is_open,
        coalesce(growth_bound in ('lower', 'upper'), false) as growth_is_open
    from kinds
),

with_prior as (
    select
        observations.*,
        -- A milestone makes no prior.
        {% for column in ['value', 'low', 'high', 'metric_id', 'source'] -%}
        case when not coalesce(priors.prior_is_open, false) then priors.prior_{{ column }} end as prior_{{ column }},
        {% endfor -%}
        priors.prior_value is not null and (coalesce(priors.prior_is_open, false) or value_is_open) as is_open,
        coalesce(priors.prior_is_revised, false) as prior_is_revised,
        priors.prior_reported_on,
        -- Of two levels one was revised since the other was said: the step between them is the revision as much as growth.
        coalesce(priors.prior_source = 'reported' and (
            (observations.value_is_revised and not priors.prior_is_revised)
            or (priors.prior_is_revised and not observations.value_is_revised
                and priors.prior_reported_on > observations.value_reported_on)
        ), false) as vintages_differ,
        case when not coalesce(priors.prior_is_open, false) then priors.prior_confidence end as prior_confidence,
        following.value as following_value,
        changes.indicator_id is not null as definition_changed,
        -- A growth that is written about a rate is no growth of a level, and levels of a rate make none.
        -- An index in percent (上年=100) is a growth already.
        -- Nor do bounds: what was passed has no growth.
        observations.value is not null and priors.prior_value is not null and not is_rate
            and observations.value_unit <> '%' and not value_is_open and not coalesce(priors.prior_is_open, false) as has_two_levels,
        -- Only nominal growth leads back to the level before, and only from a figure.
        observations.value is not null and (priors.prior_value is null or coalesce(priors.prior_is_open, false)) and yoy_reported is not null
            and basis = 'nominal' and not is_rate and observations.value_unit <> '%' and not value_is_open
            and not growth_is_open as has_implied_prior
    from observations
    left join {{ ref('int_observations') }} as following
        on following.prior_observation_id = observations.observation_id
        and not coalesce(following.value_bound in ('lower', 'upper'), false)
    left join {{ ref('int_priors') }} as priors on priors.observation_id = observations.observation_id
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
        case when has_two_levels then {{ growth('v', 'p') }} end as growth_of_levels,
        case when has_two_levels and p > 0 then {{ growth_low('v_low', 'p_low', 'p_high') }} end as growth_of_levels_low,
        case when has_two_levels and p > 0 then {{ growth_high('v_high', 'p_low', 'p_high') }} end as growth_of_levels_high,
        case when not value_is_open then {{ amount('value - prior_value') }} end as difference,
        coalesce(difference, change_reported, {{ amount('value - implied_prior') }}) as yoy_difference,
        {{ amount('value_low - prior_high') }} as difference_low,
        {{ amount('value_high - prior_low') }} as difference_high
    from wholes
),

-- Eightfold of the year before, or an eighth: more often another thing or unit than growth. It waits for a third figure, the
-- reported growth or the level of the year after. A share that went more than fifty points from one report to the next, and nobody
-- says so: most often a figure that lost its digits (9% for 96%).
leaps as (
    select
        *,
        (has_two_levels and v > 0 and p > 0 and (v >= 8 * p or p >= 8 * v)
            and not coalesce(reported_low <= growth_of_levels_high and reported_high >= growth_of_levels_low, false)
            and not coalesce(following_value > 0 and following_value < 8 * value and value < 8 * following_value, false))
            or coalesce(is_rate and value_unit = '%' and prior_source = 'reported' and change_reported is null
                and abs(value - prior_value) > 50, false)
            as is_leap
    from computed
),

believed as (
    select
        *,
        {% for suffix in ['', '_low', '_high'] -%}
        case when not is_leap then growth_of_levels{{ suffix }} end as yoy_{{ suffix[1:] or 'computed' }}{{ "," if not loop.last }}
        {% endfor %}
    from leaps
),

judged as (
    select
        *,
        case
            when is_rate and change_reported is not null and coalesce(difference_low, difference_high) is not null then
                case when {{ disjoint('change_reported_low', 'change_reported_high', 'difference_low', 'difference_high') }}
                    then 'inconsistent' else 'consistent' end
            when not is_rate and yoy_reported is not null and yoy_computed is not null then
                case
                    when {{ disjoint('reported_low', 'reported_high', 'yoy_low', 'yoy_high') }} then
                        case
                            -- Said before one of the two levels was revised.
                            when (value_is_revised and growth_reported_on < value_reported_on)
                                or (prior_is_revised and growth_reported_on < prior_reported_on) then 'revised'
                            when basis <> 'nominal' or definition_changed then 'basis_differs'
                            else 'inconsistent'
                        end
                    when reported_low is null or reported_high is null or yoy_low is null or yoy_high is null then 'open'
                    else 'consistent'
                end
            when not is_rate and yoy_reported is not null and is_open then 'open'
            else 'single_source'
        end as agreement,
        -- From a bound to a bound there is no telling what prices did.
        case when basis = 'real' and yoy_low is not null and yoy_high is not null then {{ millionths('yoy_computed') }} end
            as computed_whole
    from believed
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
    case when not is_leap then yoy_difference end as yoy_change,
    case when difference is null and change_reported is not null then change_reported_metric_id end
        as yoy_change_metric_id,
    case when not is_rate then coalesce({{ percent('yoy_reported') }}, case when not vintages_differ then yoy_computed end) end as yoy,
    case when yoy_reported is not null then basis end as growth_basis,
    case when yoy_computed is not null then 'nominal' end as computed_basis,
    {{ percent('yoy_reported - yoy_computed') }} as yoy_gap,
    {{ percent('reported_low - yoy_high') }} as yoy_gap_low,
    {{ percent('reported_high - yoy_low') }} as yoy_gap_high,
    -- Growth at constant prices that is the growth at current ones, of figures exact enough to tell the two apart.
    coalesce(basis = 'real' and agreement = 'consistent' and yoy_high - yoy_low < 1, false) as is_basis_doubtful,
    is_leap,
    yoy_computed is not null and vintages_differ as vintages_differ,
    prior_confidence,
    agreement,
    definition_changed,
    case when basis = 'real' then {{ deflator('computed_whole', 'g') }} end as implied_deflator
from judged
