-- How many targets did each district set for each year, and how many were met?
-- 各地每年提出多少目标，完成多少？
select district_name, target_year, count(*) as targets, count_if(is_met) as met, count_if(not is_met) as missed,
    count_if(is_met is null) as undecided
from mart_targets
group by all
order by district_name, target_year
