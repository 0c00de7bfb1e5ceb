select
    doc_id,
    source_path
from {{ facts('document_sources') }}
