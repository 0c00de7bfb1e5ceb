select
    conflicts.district_id as key,
    conflicts.kind,
    conflicts.indicator_id,
    conflicts.indicator_name,
    indicators.name_en as indicator_name_en,
    conflicts.measure,
    conflicts.unit,
    conflicts.period_label,
    conflicts.metric_id_a,
    conflicts.metric_id_b,
    cast(conflicts.value_a as double) as value_a,
    cast(conflicts.value_b as double) as value_b,
    conflicts.sentence_a,
    conflicts.sentence_b
from mart_conflicts as conflicts
left join dim_indicators as indicators using (indicator_id)
order by conflicts.period_label, conflicts.indicator_id, conflicts.metric_id_a, conflicts.metric_id_b
