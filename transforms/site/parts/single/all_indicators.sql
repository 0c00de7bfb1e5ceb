-- Every indicator of which a report says something, with how many districts have a figure of it.
select
    indicators.indicator_id,
    indicators.name_zh,
    indicators.name_en,
    indicators.unit,
    indicators.kind,
    indicators.growth_basis,
    indicators.aliases,
    count(distinct years.district_id) as districts,
    count(years.indicator_id) as figures
from dim_indicators as indicators
left join mart_yoy_indicators as years using (indicator_id)
where indicators.indicator_id in (select indicator_id from fct_metrics)
group by all
order by districts desc, figures desc, indicators.indicator_id
