-- Which statements contradict each other?
-- 哪些说法相互矛盾？
select district_name, indicator_name, measure, period_label, kind, value_a, value_b, unit, sentence_a, sentence_b
from mart_conflicts
order by district_id, indicator_id, period_start, conflict_id
