-- How many reports there are of each year, the latest first, and how many districts they are of.
select year(period_end) as year, count(*) as reports, count(distinct district_id) as districts
from dim_documents
where period_end is not null
group by all
order by year desc
