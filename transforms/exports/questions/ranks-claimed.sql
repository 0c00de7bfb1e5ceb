-- Which ranks do reports claim, among whom?
-- 报告自称位列第几？在什么范围内？
select s.name as district, m.indicator_text, m.value::int as rank, m.rank_scope, m.rank_of, m.period_start, m.sentence
from fct_metrics as m
left join dim_districts as s using (district_id)
where m.measure = 'rank'
order by m.district_id, m.period_start, m.metric_id
