select
    indicator_id,
    name_zh,
    name_en,
    unit,
    coalesce(unit_group, unit) as unit_group,
    kind,
    growth_basis,
    less_is_better,
    definition,
    source
from {{ facts('indicators') }}
