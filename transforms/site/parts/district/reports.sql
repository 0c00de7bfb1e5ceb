select
    documents.district_id as key,
    documents.doc_id,
    titles.title,
    documents.report_kind,
    titles.reported,
    documents.period_start,
    documents.period_end,
    coverage.metric_rows,
    coverage.problem
from dim_documents as documents
inner join report_titles as titles using (doc_id)
left join mart_coverage as coverage using (doc_id)
where documents.district_id is not null
order by documents.period_end desc, documents.reported_on desc, documents.doc_id
