-- A withheld document is in quarantine, with its path, and nowhere else.
select
    sources.doc_id,
    sources.source_path
from {{ ref('stg_document_sources') }} as sources
inner join {{ ref('stg_documents') }} as documents using (doc_id)
