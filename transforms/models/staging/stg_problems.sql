select
    source_path,
    doc_id,
    stage,
    kind,
    place,
    cause,
    remedy,
    content_sha256
from {{ facts('problems') }}
