select
    documents.doc_id,
    titles.title,
    titles.reported,
    documents.district_id,
    districts.name as district_name,
    coverage.metric_rows
from dim_documents as documents
inner join report_titles as titles using (doc_id)
left join dim_districts as districts using (district_id)
left join mart_coverage as coverage on coverage.doc_id = documents.doc_id
order by documents.reported_on desc nulls last, documents.doc_id
limit 12
