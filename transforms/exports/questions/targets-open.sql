-- Which targets were set that no report has answered yet?
-- 哪些目标尚无报告回应？
select district_name, target_year, indicator_name, measure, target_value, bound, unit
from mart_targets
where actual_value is null
order by target_year desc, district_id, indicator_id, measure
