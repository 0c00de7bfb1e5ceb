-- Who leads whom: districts of one area beside each other
-- 同一地区内各地排名如何？
select scope_name, period_label, indicator_name, value_rank, value_peers, district_name, value, unit, yoy, yoy_rank
from mart_league
order by scope_id, period_start desc, indicator_id, value_rank nulls last, district_id
