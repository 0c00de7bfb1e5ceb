-- Which figures were stated anew by a later report, and how far did they move?
-- 哪些数据后来被修订，改动多少？
select district_name, indicator_name, measure, period_label, previous_value, value, revision, unit, reported_on
from mart_revisions
where is_revised
order by district_id, indicator_id, period_start, reported_on
