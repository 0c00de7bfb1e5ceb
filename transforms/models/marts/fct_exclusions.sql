select
    doc_id,
    char_start,
    char_end,
    reason
from {{ ref('stg_exclusions') }}
