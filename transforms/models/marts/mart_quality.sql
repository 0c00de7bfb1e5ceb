with findings as (
    {%- for check in ['shares', 'components', 'magnitudes', 'growths', 'districts', 'completions', 'ranks'] %}
    select * from {{ ref('int_quality_' ~ check) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
),

-- One look into the statements for both sides.
sentences as (
    select metric_id, sentence, confidence
    from {{ ref('fct_metrics') }}
    where metric_id in (select metric_id_a from findings union select metric_id_b from findings)
)

select
    md5(concat_ws('|', findings.check_code, findings.metric_id_a, coalesce(findings.metric_id_b, ''),
        coalesce(findings.indicator_id, findings.indicator_text, ''))) as finding_id,
    findings.check_code,
    findings.district_id,
    districts.name as district_name,
    findings.indicator_id,
    coalesce(indicators.name_zh, findings.indicator_text) as indicator_name,
    findings.period_start,
    findings.period_end,
    {{ period_label('findings.period_start', 'findings.period_end') }} as period_label,
    findings.observed,
    findings.expected_low,
    findings.expected_high,
    findings.metric_id_a,
    findings.metric_id_b,
    a.sentence as sentence_a,
    b.sentence as sentence_b,
    least(a.confidence, b.confidence) as confidence
from findings
left join sentences as a on a.metric_id = findings.metric_id_a
left join sentences as b on b.metric_id = findings.metric_id_b
left join {{ ref('dim_indicators') }} as indicators on indicators.indicator_id = findings.indicator_id
left join {{ ref('dim_districts') }} as districts on districts.district_id = findings.district_id
order by findings.check_code, findings.district_id, findings.period_end
