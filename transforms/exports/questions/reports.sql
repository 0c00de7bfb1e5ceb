-- Whose reports are there, for which months?
-- 有哪些地方、哪些时期的报告？
select s.province, s.prefecture, s.county, s.name, d.report_kind, d.period_start, d.period_end, d.title, d.source_path
from dim_documents as d
left join dim_districts as s using (district_id)
where d.duplicate_of is null
order by d.district_id, d.period_start, d.source_path
