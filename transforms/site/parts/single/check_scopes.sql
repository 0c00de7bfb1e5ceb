-- What is to be checked, by the lists that the page loads one by one; the page opens with the longest.
select
    to_check.key as scope,
    coalesce(any_value(districts.name), '') as name,
    cast(sum(to_check.findings) as bigint) as findings,
    cast(sum(to_check.conflicts) as bigint) as conflicts,
    cast(sum(to_check.doubtful) as bigint) as doubtful,
    cast(sum(to_check.problems) as bigint) as problems,
    cast(sum(to_check.entries) as bigint) as entries
from to_check
left join dim_districts as districts on districts.district_id = to_check.key
group by to_check.key
order by entries desc, to_check.key
