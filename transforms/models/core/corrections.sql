select
    entry,
    field,
    doc_id,
    metric_id,
    source_path,
    original,
    expected,
    corrected,
    status,
    cause,
    why,
    who,
    noted_on
from {{ ref('stg_corrections') }}
