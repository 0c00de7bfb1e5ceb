select
    doc_id,
    cast(char_start as integer) as char_start,
    cast(char_end as integer) as char_end,
    reason,
    rule
from {{ facts_as_corrected('exclusions') }}
