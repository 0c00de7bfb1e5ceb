-- How reports call it, the most frequent first.
select indicator_id as key, indicator_text, count(*) as times
from fct_metrics
where indicator_id is not null
group by indicator_id, indicator_text
qualify row_number() over (partition by indicator_id order by count(*) desc, indicator_text) <= 24
order by times desc, indicator_text
