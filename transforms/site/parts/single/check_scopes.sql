-- What is to be checked, by the groups that the page loads one by one; the page opens with the largest.
with listed as (
    select key from check_doubtful_unordered
    union all
    select key from check_findings_unordered
    union all
    select key from check_conflicts_unordered
    union all
    select key from check_problems_unordered
)
select listed.key as scope, coalesce(any_value(districts.name), '') as name, count(*) as entries
from listed
left join dim_districts as districts on districts.district_id = listed.key
group by listed.key
order by entries desc, listed.key
