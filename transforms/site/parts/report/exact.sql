-- The few numbers that are longer than a browser's numbers: a correction has to say them to the last digit.
select
    doc_id as key,
    metric_id,
    cast(value as varchar) as value,
    cast(value_max as varchar) as value_max
from fct_metrics
where greatest(abs(value), coalesce(abs(value_max), 0)) >= 1e15
    or (abs(value) >= 1e9 and value <> trunc(value))
    or (abs(value_max) >= 1e9 and value_max <> trunc(value_max))
order by metric_id
