-- Which targets were missed, and by how much?
-- 哪些目标没有完成，差多少？
select district_name, target_year, indicator_name, measure, target_value, bound, actual_value, unit, attainment
from mart_targets
where is_met = false
order by district_id, target_year, indicator_id, measure
