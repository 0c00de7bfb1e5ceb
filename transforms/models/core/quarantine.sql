select distinct
    md5(concat_ws('|', source_path, coalesce(doc_id, ''), stage, kind, coalesce(place, ''), cause, coalesce(remedy, ''),
        coalesce(content_sha256, ''))) as problem_id,
    source_path,
    doc_id,
    stage,
    kind,
    place,
    cause,
    remedy,
    content_sha256
from {{ ref('stg_problems') }}
