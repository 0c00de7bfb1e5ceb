-- How much there is to check of each district of a list.
select
    to_check.key,
    to_check.district_id,
    coalesce(districts.name, '') as name,
    to_check.findings,
    to_check.conflicts,
    to_check.doubtful,
    to_check.problems
from to_check
left join dim_districts as districts using (district_id)
order by to_check.district_id nulls first
