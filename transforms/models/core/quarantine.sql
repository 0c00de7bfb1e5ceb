select distinct
    md5(concat_ws('|', source_path, coalesce(doc_id, ''), stage, kind, coalesce(place, ''), cause, coalesce(remedy, ''),
        coalesce(content_sha256, ''))) as problem_id,
    {{ promised_columns(besides=['problem_id']) }}
from {{ ref('stg_problems') }}
