with figures as (
    select value_metric_id as metric_id from {{ ref('mart_yoy_indicators') }}
    union
    select prior_metric_id from {{ ref('mart_yoy_indicators') }}
    union
    select yoy_metric_id from {{ ref('mart_yoy_indicators') }}
    union
    select rank_metric_id from {{ ref('mart_yoy_indicators') }}
    union
    select completion_metric_id from {{ ref('mart_yoy_indicators') }}
    union
    select target_metric_id from {{ ref('mart_targets') }}
    union
    select actual_metric_id from {{ ref('mart_targets') }}
)

select figures.metric_id
from figures
left join {{ ref('fct_metrics') }} as metrics using (metric_id)
where figures.metric_id is not null and metrics.metric_id is null
