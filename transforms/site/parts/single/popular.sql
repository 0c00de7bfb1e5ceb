-- The indicators that most districts state.
select
    years.indicator_id,
    any_value(indicators.name_zh) as name_zh,
    any_value(indicators.name_en) as name_en,
    count(distinct years.district_id) as districts,
    count(*) as figures
from mart_yoy_indicators as years
inner join dim_indicators as indicators using (indicator_id)
group by years.indicator_id
order by districts desc, figures desc, years.indicator_id
limit 24
