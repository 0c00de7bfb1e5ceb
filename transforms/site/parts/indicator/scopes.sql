-- The groups of districts that state a value or a growth of it: the country, which is no peer of theirs, with the provinces, or
-- all within one province.
select
    years.indicator_id as key,
    years.scope,
    coalesce(provinces.name, '') as name,
    count(*) as figures,
    count(distinct years.district_id)
        filter (where years.level <> 'country' and (years.value is not null or years.yoy is not null)) as districts
from figures_with_scope as years
left join dim_districts as provinces on provinces.district_id = years.scope
group by years.indicator_id, years.scope, provinces.name
order by (years.scope = 'top') desc, years.scope
