select
    correctable.key,
    findings.check_code,
    correctable.district_id,
    coalesce(findings.district_name, '') as district_name,
    indicators.indicator_id,
    findings.indicator_name as name_zh,
    coalesce(indicators.name_en, findings.indicator_name) as name_en,
    findings.period_label,
    cast(findings.observed as double) as observed,
    -- What its numbers are counted in: for most checks what the statement itself is.
    case
        when findings.check_code in ('completion_misses_target', 'growth_misses_levels') then '%'
        when findings.check_code = 'prices_move_too_far' then '1'
        when findings.check_code in ('rank_impossible', 'rank_held_twice') then 'rank'
        else correctable.unit
    end as unit,
    cast(findings.expected_low as double) as expected_low,
    cast(findings.expected_high as double) as expected_high,
    findings.metric_id_a,
    findings.metric_id_b,
    findings.sentence_a,
    findings.sentence_b,
    -- Whose report the other sentence stands in, where it is another's.
    nullif(others.name, findings.district_name) as district_b,
    correctable.exact,
    correctable.source_path
from mart_quality as findings
inner join correctable on correctable.metric_id = findings.metric_id_a
left join dim_indicators as indicators on indicators.indicator_id = findings.indicator_id
left join fct_metrics as other_statements on other_statements.metric_id = findings.metric_id_b
left join dim_documents as documents on documents.doc_id = other_statements.doc_id
left join dim_districts as others on others.district_id = documents.district_id
order by findings.check_code, findings.finding_id
