{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('district_id') }}") }}

-- The level of the same span a year before: as the document itself restates it, else as another states it.

with observations as (
    select * from {{ ref('int_observations') }}
    where prior_observation_id is not null {{ only_changed('district_id') }}
),

stated as (
    select
        observations.observation_id,
        observations.district_id,
        coalesce(observations.value_doc_id, observations.growth_doc_id) as doc_id,
        prior.observation_id as prior_observation_id,
        prior.value,
        prior.value_low,
        prior.value_high,
        prior.value_metric_id,
        prior.value_doc_id,
        prior.value_bound,
        prior.value_reported_on,
        prior.value_is_revised,
        prior.value_confidence,
        prior.has_several_documents
    from observations
    inner join {{ ref('int_observations') }} as prior on prior.observation_id = observations.prior_observation_id
    where prior.value is not null {{ only_changed('prior.district_id') }}
),

-- What this very document says of the year before, where the chosen statement is another document's.
own as (
    select
        stated.observation_id,
        statements.value,
        statements.value_low,
        statements.value_high,
        statements.bound,
        statements.metric_id
    from stated
    inner join {{ ref('int_statements') }} as statements
        on statements.observation_id = stated.prior_observation_id
        and statements.doc_id = stated.doc_id
    where statements.measure = 'level' and stated.value_doc_id <> stated.doc_id and stated.has_several_documents
    qualify row_number() over (partition by stated.observation_id order by {{ preference() }}) = 1
),

-- A document that contradicts the chosen figure compares with its own: after a revision or a change of scope its two
-- figures belong together. Where the two agree, the chosen one is the more precise.
judged as (
    select
        stated.*,
        own.value as own_value,
        own.value_low as own_low,
        own.value_high as own_high,
        own.metric_id as own_metric_id,
        own.bound as own_bound,
        own.metric_id is not null
            and ({{ disjoint('own.value_low', 'own.value_high', 'stated.value_low', 'stated.value_high') }}) as takes_own
    from stated
    left join own using (observation_id)
)

select
    observation_id,
    district_id,
    case when takes_own then own_value else value end as prior_value,
    case when takes_own then own_low else value_low end as prior_low,
    case when takes_own then own_high else value_high end as prior_high,
    case when takes_own then own_metric_id else value_metric_id end as prior_metric_id,
    case when takes_own or value_doc_id = doc_id then 'restated' else 'reported' end as prior_source,
    -- What is only known to be passed is no level to grow from.
    coalesce(case when takes_own then own_bound else value_bound end in ('lower', 'upper'), false) as prior_is_open,
    not takes_own and value_is_revised as prior_is_revised,
    value_reported_on as prior_reported_on,
    value_confidence as prior_confidence
from judged
