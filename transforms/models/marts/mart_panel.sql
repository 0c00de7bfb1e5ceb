{#- One column for each row of panel_dictionary: which those are is known once the indicators are. -#}
{{ config(contract={'enforced': false}) }}

{%- set columns = [] %}
{%- if execute %}
{%- set columns = run_query('select column_name from ' ~ ref('panel_dictionary') ~ ' order by column_name').columns[0].values() | list %}
{%- endif %}

-- District by year, wide, in each indicator's own unit; bounds are no values.

with years as (
    select years.*
    from {{ ref('mart_yoy_indicators') }} as years
    inner join {{ ref('dim_indicators') }} as indicators using (indicator_id)
    where years.period_kind = 'year' and years.unit_group = indicators.unit_group
),

measured as (
    select district_id, year, indicator_id, 'value' as measure, value as number, confidence
    from years
    where value_low is not null and value_high is not null
    union all
    select district_id, year, indicator_id, 'yoy', yoy, confidence from years where yoy is not null
    union all
    select district_id, year, indicator_id, 'change', yoy_change, confidence from years where yoy_change is not null
),

cells as (
    select measured.*, names.column_name
    from measured
    inner join {{ ref('panel_dictionary') }} as names using (indicator_id, measure)
),

totals as (
    select district_id, year, cast(count(*) as integer) as cells_known, min(confidence) as confidence
    from cells
    group by district_id, year
),

wide as (
    select *
    from (select district_id, year, column_name, number from cells)
    {% if columns -%}
    pivot (any_value(number) for column_name in ({% for column in columns %}'{{ column }}'{{ ", " if not loop.last }}{% endfor %}) group by district_id, year)
    {%- endif %}
)

select
    totals.district_id,
    districts.name as district_name,
    districts.level,
    districts.province,
    districts.prefecture,
    districts.county,
    districts.township,
    totals.year,
    totals.cells_known,
    totals.confidence,
    wide.* exclude (district_id, year)
from totals
inner join wide using (district_id, year)
left join {{ ref('dim_districts') }} as districts on districts.district_id = totals.district_id
order by totals.district_id, totals.year
