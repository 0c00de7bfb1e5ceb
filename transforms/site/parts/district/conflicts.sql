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
    bounds_a.bound as bound_a,
    bounds_b.bound as bound_b,
    widths_a.half_width as half_a,
    widths_b.half_width as half_b,
    conflicts.sentence_a,
    conflicts.sentence_b
from mart_conflicts as conflicts
left join bounds as bounds_a on bounds_a.metric_id = conflicts.metric_id_a
left join bounds as bounds_b on bounds_b.metric_id = conflicts.metric_id_b
left join widths as widths_a on widths_a.metric_id = conflicts.metric_id_a
left join widths as widths_b on widths_b.metric_id = conflicts.metric_id_b
left join dim_indicators as indicators using (indicator_id)
order by conflicts.period_label, conflicts.indicator_id, conflicts.metric_id_a, conflicts.metric_id_b
