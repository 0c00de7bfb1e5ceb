-- The columns of mart_panel: of each canonical indicator its value and its growth, of a rate its change in points.

select
    indicator_id,
    'value' as measure,
    panel_name as column_name,
    unit,
    name_zh as label_zh,
    left(name_en, 80) as label_en
from {{ ref('dim_indicators') }}
union all
select
    indicator_id,
    case when kind = 'rate' then 'change' else 'yoy' end as measure,
    panel_name || case when kind = 'rate' then '_chg' else '_yoy' end as column_name,
    case when kind = 'rate' then 'pp' else '%' end as unit,
    name_zh || case when kind = 'rate' then '（较上年变动）' else '（同比）' end as label_zh,
    left(name_en, 60) || case when kind = 'rate' then ', change' else ', growth' end as label_en
from {{ ref('dim_indicators') }}
