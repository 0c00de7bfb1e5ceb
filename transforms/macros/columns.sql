{#- The columns that the yml beside a model promises, in its order. What only passes on what staging reads states them there, once. -#}
{% macro promised_columns(besides=[]) -%}
{%- if execute -%}
    {{ model.columns.keys() | reject('in', besides) | join(',\n    ') }}
{%- else -%}
    *
{%- endif -%}
{%- endmacro %}
