with undecided as (
    select metrics.metric_id
    from {{ ref('fct_metrics') }} as metrics
    inner join {{ ref('dim_documents') }} as documents using (doc_id)
    where documents.district_id is null or documents.period_start is null
),

in_marts as (
    select unnest(candidate_metric_ids) as metric_id from {{ ref('mart_observations') }}
)

select undecided.metric_id
from undecided
inner join in_marts using (metric_id)
