-- The country and the provinces, each with what lies in it.
with counted as (
    select
        case when documents.district_id = '100000' then '100000' else substr(documents.district_id, 1, 2) end as top_id,
        count(*) as reports,
        count(distinct documents.district_id) as districts,
        min(year(documents.period_end)) as first_year,
        max(year(documents.period_end)) as last_year
    from dim_documents as documents
    where documents.district_id is not null
    group by all
)
select districts.district_id, districts.name, counted.reports, counted.districts, counted.first_year, counted.last_year
from counted
inner join dim_districts as districts on districts.district_id = counted.top_id
order by districts.level <> 'country', districts.district_id
