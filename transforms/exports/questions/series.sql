-- How did regional GDP develop, as reported and as computed from the levels?
-- 地区生产总值逐年多少？报告自述的增幅与按两年数据算出的增幅各是多少？
select district_name, period_label, value, unit, yoy_reported, yoy_computed, growth_basis, agreement
from mart_yoy_indicators
where indicator_id = 'gdp'
order by district_id, period_start, period_end
