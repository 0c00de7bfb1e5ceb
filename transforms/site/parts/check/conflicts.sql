select
    correctable.key,
    conflicts.kind,
    correctable.district_id,
    coalesce(conflicts.district_name, '') as district_name,
    indicators.indicator_id,
    conflicts.indicator_name as name_zh,
    coalesce(indicators.name_en, conflicts.indicator_name) as name_en,
    conflicts.measure,
    conflicts.period_label,
    conflicts.unit,
    cast(conflicts.value_a as double) as value_a,
    cast(conflicts.value_b as double) as value_b,
    widths_a.half_width as half_a,
    widths_b.half_width as half_b,
    conflicts.metric_id_a,
    conflicts.metric_id_b,
    conflicts.sentence_a,
    conflicts.sentence_b,
    correctable.exact,
    correctable.source_path
from mart_conflicts as conflicts
inner join correctable on correctable.metric_id = conflicts.metric_id_a
left join widths as widths_a on widths_a.metric_id = conflicts.metric_id_a
left join widths as widths_b on widths_b.metric_id = conflicts.metric_id_b
left join dim_indicators as indicators on indicators.indicator_id = conflicts.indicator_id
order by conflicts.kind, conflicts.district_id, conflicts.conflict_id
