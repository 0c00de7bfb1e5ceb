-- How much of each document became rows?
-- 每份文档有多少数字成为数据行？
select d.source_path, d.period_start, c.numbers, c.metric_rows, c.numbers_excluded, c.unaccounted, c.share_canonical, c.problem
from mart_coverage as c
join dim_documents as d using (doc_id)
order by d.source_path
