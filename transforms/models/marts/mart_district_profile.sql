-- One wide row per district and period of the indicators that most reports state, each in its own unit.

{#- The columns after the fixed ones are stated in the yml alone: an indicator's level, or its growth with _yoy behind it. -#}
{%- set columns = model.columns.keys() | list %}
{%- set shown = columns[columns.index('indicators_stated') + 1:] if execute else [] %}

with stated as (
    select years.*
    from {{ ref('mart_yoy_indicators') }} as years
    inner join {{ ref('dim_indicators') }} as indicators using (indicator_id)
    where years.unit_group = indicators.unit_group
)

select
    district_id,
    any_value(district_name) as district_name,
    any_value(province) as province,
    any_value(prefecture) as prefecture,
    any_value(county) as county,
    any_value(township) as township,
    period_start,
    period_end,
    any_value(period_kind) as period_kind,
    any_value(period_label) as period_label,
    min(confidence) as confidence,
    cast(count(*) as integer) as indicators_stated,
    {%- for column in shown %}
    {%- set growth = column.endswith('_yoy') %}
    max({{ 'yoy' if growth else 'value' }}) filter (indicator_id = '{{ column[:-4] if growth else column }}') as {{ column }}{{ "," if not loop.last }}
    {%- endfor %}
from stated
group by district_id, period_start, period_end
order by district_id, period_end, period_start
