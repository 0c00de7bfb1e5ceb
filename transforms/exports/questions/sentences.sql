-- Which sentence of which document does each value of fiscal revenue come from?
-- 财政收入的每个数值出自哪份文档的哪句话？
select y.district_name, y.period_label, m.value_text, m.sentence, d.source_path, m.char_start
from mart_yoy_indicators as y
join fct_metrics as m on m.metric_id = y.value_metric_id
join dim_documents as d using (doc_id)
where y.indicator_id in ('fiscal_revenue', 'general_public_budget_revenue')
order by y.district_id, y.period_start, y.indicator_id
