-- Every statement of a report, in the order of the text.
select
    metrics.doc_id as key,
    metrics.metric_id,
    metrics.char_start,
    metrics.char_end,
    metrics.measure,
    metrics.comparison,
    metrics.indicator_text,
    metrics.indicator_id,
    indicators.name_zh,
    indicators.name_en,
    metrics.subject_text,
    cast(metrics.value as double) as value,
    cast(metrics.value_max as double) as value_max,
    cast(metrics.half_width as double) as half_width,
    metrics.unit,
    metrics.bound,
    metrics.role,
    metrics.obs_status,
    metrics.period_start,
    metrics.period_end,
    metrics.rank_scope,
    metrics.rank_of,
    metrics.growth_basis,
    metrics.section,
    metrics.rule,
    metrics.warnings,
    metrics.confidence
from fct_metrics as metrics
left join dim_indicators as indicators using (indicator_id)
order by metrics.char_start, metrics.metric_id
