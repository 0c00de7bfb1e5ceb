select district_id, subject, series_id, unit_group, role, period_start, period_end, count(*) as times
from {{ ref('mart_observations') }}
group by all
having count(*) > 1
