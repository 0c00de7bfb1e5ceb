select
    doc_id,
    source_path
from {{ ref('stg_document_sources') }}
