-- One row per report: what it is, and how much of it was read.
select
    documents.doc_id as key,
    titles.title,
    documents.source_path,
    documents.publisher,
    documents.published_on,
    titles.reported,
    documents.district_id,
    districts.name as district_name,
    documents.district_evidence,
    documents.report_kind,
    documents.period_start,
    documents.period_end,
    documents.media_type,
    documents.url,
    documents.duplicate_of,
    documents.pages,
    coverage.numbers,
    coverage.metric_rows,
    coverage.numbers_excluded,
    coverage.unaccounted,
    coverage.problem
from dim_documents as documents
inner join report_titles as titles using (doc_id)
left join dim_districts as districts using (district_id)
left join mart_coverage as coverage on coverage.doc_id = documents.doc_id
