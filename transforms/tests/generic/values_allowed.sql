{#- Rows in which a column holds something else than its allowed values; null is allowed. `columns` maps a column to its values. One test a
    table: each test costs dbt a tenth of a second, and a table has up to seven such columns. -#}
{% test values_allowed(model, columns) %}
{%- for column, values in columns.items() %}
select '{{ column }}' as column_name, {{ column }} as value, count(*) as times
from {{ model }}
where {{ column }} not in ('{{ values | join("', '") }}')
group by all
{{ "union all" if not loop.last }}
{%- endfor %}
{% endtest %}
