{#- Amounts and percentages as the contract types them. -#}
{% macro amount(expression) %}cast({{ expression }} as decimal(28, 6)){% endmacro %}
{% macro percent(expression) %}try_cast({{ expression }} as decimal(18, 6)){% endmacro %}

{#- An amount as a whole number of millionths: DuckDB divides decimals in binary floating point, whole numbers exactly.
    The cast is dear: do it once a column. -#}
{% macro millionths(value) %}cast({{ value }} * 1000000 as hugeint){% endmacro %}

{#- Back to a decimal of six places. -#}
{% macro from_millionths(whole) %}cast({{ whole }} as decimal(38, 0)) * cast(0.000001 as decimal(7, 6)){% endmacro %}

{#- numerator / denominator of whole numbers, rounded half away from zero. The denominator is positive. -#}
{% macro rounded_quotient(numerator, denominator) -%}
case
    when {{ numerator }} < 0 then -((2 * -{{ numerator }} + {{ denominator }}) // (2 * {{ denominator }}))
    else (2 * {{ numerator }} + {{ denominator }}) // (2 * {{ denominator }})
end
{%- endmacro %}

{#- How many Arabic numbers stand in a text; 13,697.5 is one, full-width digits count. -#}
{% macro count_numbers(text) -%}
length(regexp_extract_all({{ text }}, '(?:[0-9０-９]{1,3}(?:,[0-9０-９]{3})+|[0-9０-９]+)(?:\.[0-9０-９]+)?'))
{%- endmacro %}
