-- Of how many districts of each group and level a report on a whole year is at hand.
select
    scopes.scope,
    districts.level,
    years.year,
    count(distinct documents.district_id) as districts
from dim_documents as documents
inner join dim_districts as districts using (district_id)
inner join district_scopes as scopes using (district_id)
cross join lateral (
    select unnest(generate_series(year(documents.period_start), year(documents.period_end))) as year
) as years
where
    documents.period_start <= make_date(years.year, 1, 1)
    and documents.period_end >= make_date(years.year, 12, 31)
    and districts.level <> 'country'
group by all
order by scopes.scope, districts.level, years.year
