select district_id, indicator_id, period_label, value, value_low, value_high
from {{ ref('mart_yoy_indicators') }}
where value < value_low or value > value_high or yoy_computed < yoy_low or yoy_computed > yoy_high
