select
    indicator_id as key,
    indicator_id,
    name_zh,
    name_en,
    unit,
    kind,
    growth_basis,
    definition,
    source,
    aliases
from dim_indicators
where indicator_id in (select indicator_id from fct_metrics)
