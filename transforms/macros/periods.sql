{% macro months_between(period_start, period_end) -%}
(date_diff('month', {{ period_start }}, {{ period_end }}) + 1)
{%- endmacro %}

{% macro year_before_start(period_start) -%}
cast({{ period_start }} - interval 12 month as date)
{%- endmacro %}

{#- The last day of the same month a year before: 29 February has 28 February behind it, and 28 February 2025 has 29. -#}
{% macro year_before_end(period_end) -%}
last_day({{ period_end }} - interval 12 month)
{%- endmacro %}

{% macro period_kind(period_start, period_end) -%}
case
    when year({{ period_start }}) <> year({{ period_end }}) then 'span'
    when month({{ period_start }}) = 1 and month({{ period_end }}) = 12 then 'year'
    when month({{ period_start }}) in (1, 7) and {{ months_between(period_start, period_end) }} = 6 then 'half'
    when month({{ period_start }}) in (1, 4, 7, 10) and {{ months_between(period_start, period_end) }} = 3 then 'quarter'
    when {{ months_between(period_start, period_end) }} = 1 then 'month'
    when month({{ period_start }}) = 1 then 'ytd'
    else 'span'
end
{%- endmacro %}

{% macro period_label(period_start, period_end) -%}
case {{ period_kind(period_start, period_end) }}
    when 'year' then strftime({{ period_start }}, '%Y')
    when 'half' then strftime({{ period_start }}, '%Y') || 'H' || (case month({{ period_start }}) when 1 then '1' else '2' end)
    when 'quarter' then strftime({{ period_start }}, '%Y') || 'Q' || quarter({{ period_start }})
    when 'month' then strftime({{ period_start }}, '%Y-%m')
    else strftime({{ period_start }}, '%Y-%m') || '..' || case
        when year({{ period_start }}) = year({{ period_end }}) then strftime({{ period_end }}, '%m')
        else strftime({{ period_end }}, '%Y-%m')
    end
end
{%- endmacro %}
