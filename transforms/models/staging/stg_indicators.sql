select
    indicator_id,
    name_zh,
    name_en,
    unit,
    coalesce(unit_group, unit) as unit_group,
    kind,
    growth_basis,
    growth_basis_country,
    less_is_better,
    is_average,
    scope_redrawn,
    may_exceed_all,
    never_aimed_at,
    panel_name,
    aliases,
    definition,
    source
from {{ facts('indicators') }}
