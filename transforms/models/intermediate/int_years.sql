{{ config(materialized='view') }}

-- What is known of each canonical indicator of a district itself in a span of at most twelve months, with the year before.

select
    observations.*,
    years.* exclude (observation_id, district_id, growth_basis),
    years.growth_basis as basis,
    -- As sure as the least sure of what the row rests on.
    least(observations.value_confidence, years.prior_confidence,
        case when years.yoy_metric_id is not null then observations.growth_confidence end,
        case when years.yoy_change_metric_id is not null then observations.change_confidence end,
        observations.completion_confidence, observations.rank_confidence) as confidence
from {{ ref('int_observations') }} as observations
inner join {{ ref('int_yoy') }} as years using (observation_id)
where
    -- prior_observation_id is set for what is actual and spans twelve months at most
    observations.indicator_id is not null and observations.subject_key is null and observations.prior_observation_id is not null
    -- A row of which only other comparisons are known (环比, 年均) says nothing about the year before.
    and coalesce(observations.value_metric_id, years.yoy_metric_id, years.yoy_change_metric_id,
        observations.completion_metric_id, observations.rank_metric_id) is not null
