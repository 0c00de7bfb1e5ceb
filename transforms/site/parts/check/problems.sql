-- Files that could not be used, or not wholly, and reports whose district or period nothing decides.
select
    'top' as key, source_path, doc_id, kind, place, cause, remedy
from quarantine
union all
select
    'top', documents.source_path, documents.doc_id, 'undecided', null,
    case when documents.district_id is null then 'no district' else 'no period' end, null
from dim_documents as documents
where documents.district_id is null or documents.period_start is null
order by source_path, kind, cause
