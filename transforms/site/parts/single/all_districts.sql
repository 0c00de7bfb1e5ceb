select
    districts.district_id,
    districts.name,
    concat_ws(' ', nullif(districts.province, districts.name), nullif(districts.prefecture, districts.name),
        nullif(districts.county, districts.name)) as path,
    count(years.indicator_id) as figures
from dim_districts as districts
left join mart_yoy_indicators as years using (district_id)
group by all
order by districts.district_id
