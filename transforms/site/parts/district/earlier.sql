-- What was said before of a figure that was revised.
select
    district_id as key,
    indicator_id,
    measure,
    period_label,
    cast(value as double) as value,
    unit,
    nullif(bound, 'exact') as bound,
    widths.half_width,
    metric_id,
    reported_on
from mart_revisions
left join widths using (metric_id)
where not is_chosen
    and (district_id, indicator_id, period_label, measure) in (
        select (district_id, indicator_id, period_label, measure) from mart_revisions where is_revised
    )
order by indicator_id, period_label, statement, metric_id
