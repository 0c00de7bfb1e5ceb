-- The districts directly below, and those beside it under one parent.
with counted as (
    select district_id, count(*) as figures from mart_yoy_indicators group by district_id
),
pairs as (
    select parent_id as key, 'child' as kind, district_id from dim_districts where parent_id is not null
    union all
    select own.district_id, 'neighbour', beside.district_id
    from dim_districts as own
    inner join dim_districts as beside on beside.parent_id = own.parent_id and beside.district_id <> own.district_id
)
select pairs.key, pairs.kind, districts.district_id, districts.name, coalesce(counted.figures, 0) as figures
from pairs
inner join dim_districts as districts using (district_id)
left join counted using (district_id)
order by pairs.kind, districts.district_id
