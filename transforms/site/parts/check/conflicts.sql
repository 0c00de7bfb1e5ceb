select
    coalesce(scope, 'top') as key,
    conflicts.kind,
    coalesce(conflicts.district_name, '') as district_name,
    conflicts.indicator_name as name_zh,
    coalesce(indicators.name_en, conflicts.indicator_name) as name_en,
    conflicts.measure,
    conflicts.period_label,
    conflicts.unit,
    cast(conflicts.value_a as double) as value_a,
    cast(conflicts.value_b as double) as value_b,
    conflicts.metric_id_a,
    conflicts.metric_id_b,
    conflicts.sentence_a,
    conflicts.sentence_b,
    cast(metrics.value as varchar) as exact,
    documents.source_path
from mart_conflicts as conflicts
inner join fct_metrics as metrics on metrics.metric_id = conflicts.metric_id_a
inner join dim_documents as documents on documents.doc_id = metrics.doc_id
left join district_scopes as scopes on scopes.district_id = conflicts.district_id
left join dim_indicators as indicators on indicators.indicator_id = conflicts.indicator_id
order by conflicts.kind, conflicts.district_id, conflicts.conflict_id
