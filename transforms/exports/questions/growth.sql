-- What grew fastest in each district, by its latest report?
-- 各地最近一期增长最快的指标是什么？
select district_name, period_label, indicator_name, value, unit, yoy, agreement
from mart_yoy_indicators
where yoy is not null
qualify dense_rank() over (partition by district_id order by period_end desc) = 1
    and row_number() over (partition by district_id order by period_end desc, yoy desc, indicator_id) <= 5
order by district_id, yoy desc, indicator_id
