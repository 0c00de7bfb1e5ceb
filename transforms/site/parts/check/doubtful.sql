-- Statements that were read with little confidence, of each district the 200 of which one is least sure.
select
    correctable.key,
    metrics.metric_id,
    coalesce(indicators.name_zh, metrics.indicator_text) as name_zh,
    coalesce(indicators.name_en, metrics.indicator_text) as name_en,
    districts.district_id,
    coalesce(districts.name, '') as district_name,
    indicators.indicator_id,
    metrics.confidence,
    correctable.exact,
    cast(metrics.value as double) as value,
    cast(metrics.half_width as double) as half_width,
    metrics.unit,
    metrics.measure,
    metrics.period_start,
    metrics.period_end,
    metrics.sentence,
    metrics.warnings,
    correctable.source_path
from fct_metrics as metrics
inner join correctable using (metric_id)
left join dim_districts as districts on districts.district_id = metrics.district_id
left join dim_indicators as indicators on indicators.indicator_id = metrics.indicator_id
where correctable.is_doubtful
qualify row_number() over (partition by correctable.key, metrics.district_id order by metrics.confidence, metrics.metric_id) <= 200
order by metrics.confidence, metrics.metric_id
