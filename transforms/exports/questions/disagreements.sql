-- Where does the reported growth not follow from the two levels?
-- 哪些增幅与两期数据对不上？
select district_name, indicator_name, period_label, prior_value, value, unit, yoy_reported, yoy_computed, yoy_low, yoy_high
from mart_yoy_indicators
where agreement = 'inconsistent'
order by abs(yoy_reported - yoy_computed) desc, district_id, indicator_id, period_start
