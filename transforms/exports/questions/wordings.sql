-- Which wordings are frequent and belong to no canonical indicator?
-- 哪些常见说法还没有对应的标准指标？
select indicator_text, unit, count(*) as rows, count(distinct district_id) as districts, min(sentence) as example
from fct_metrics
where indicator_id is null and measure = 'level'
group by all
order by rows desc, indicator_text, unit
