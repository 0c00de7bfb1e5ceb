-- For which years is an indicator missing between two that are known?
-- 哪些指标的年度序列中间有缺？
with known as (
    select district_id, district_name, indicator_id, indicator_name, year(period_start) as year
    from mart_yoy_indicators
    where period_kind = 'year' and (value is not null or yoy is not null)
), neighbours as (
    select *, lag(year) over (partition by district_id, indicator_id order by year) as before from known
)
select district_name, indicator_name, before + 1 as missing_from, year - 1 as missing_to
from neighbours
where year > before + 1
order by district_id, indicator_id, missing_from
