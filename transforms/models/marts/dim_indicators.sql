select
    indicator_id,
    name_zh,
    name_en,
    unit,
    unit_group,
    kind,
    growth_basis,
    definition,
    source
from {{ ref('stg_indicators') }}
