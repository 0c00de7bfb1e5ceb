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
-- What nothing in the text decided, a correction may have.
where stage <> 'identification' or kind <> 'note' or doc_id is null or doc_id not in (
    select doc_id from {{ facts('corrected_documents') }} where district_id is not null and period_start is not null
)
