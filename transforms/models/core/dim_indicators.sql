select
    indicator_id,
    name_zh,
    name_en,
    unit,
    unit_group,
    kind,
    growth_basis,
    less_is_better,
    is_average,
    scope_redrawn,
    panel_name,
    definition,
    source
from {{ ref('stg_indicators') }}
