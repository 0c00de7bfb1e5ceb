{#- The half width that a reader grants. 约500 rounds to its last digit that is not zero, so ± 50, where 500 alone would be
    ± 0.5. value / (2 × half_width) is the number as it was written, whatever its unit. -#}
{% macro half_width_as_read(value, half_width, bound) -%}
case when {{ bound }} = 'approx' and {{ half_width }} > 0 then
    coalesce(try_cast({{ half_width }} * power(10, {{ trailing_zeros(written_number(value, half_width)) }})
        as decimal(28, 6)), {{ half_width }})
else {{ half_width }} end
{%- endmacro %}

{% macro written_number(value, half_width) -%}
try_cast(round(abs(cast({{ value }} as double)) / (2 * cast({{ half_width }} as double))) as hugeint)
{%- endmacro %}

{% macro trailing_zeros(whole) -%}
coalesce(case when {{ whole }} > 0 then
    length(cast({{ whole }} as varchar)) - length(rtrim(cast({{ whole }} as varchar), '0')) end, 0)
{%- endmacro %}

{#- The interval of a statement. A bound is open on its far side (null), and its near side is the figure itself. -#}
{% macro interval_low(value, half_width, bound) -%}
case {{ bound }}
    when 'upper' then null
    when 'lower' then {{ value }}
    else {{ amount(value ~ ' - ' ~ half_width) }}
end
{%- endmacro %}

{% macro interval_high(value, value_max, half_width, bound) -%}
case {{ bound }}
    when 'lower' then null
    when 'upper' then coalesce({{ value_max }}, {{ value }})
    else {{ amount('coalesce(' ~ value_max ~ ', ' ~ value ~ ') + ' ~ half_width) }}
end
{%- endmacro %}

{#- Whether two intervals share no point; touching ones share one. Open ends are null. -#}
{% macro disjoint(low_a, high_a, low_b, high_b) -%}
coalesce({{ high_a }} < {{ low_b }}, false) or coalesce({{ high_b }} < {{ low_a }}, false)
{%- endmacro %}

{#- Whether what was reached reaches an aim, or stays below a ceiling: true when even the far end of its interval does, false when
    even the near end does not, else null. `of` has actual_low, actual_high (null where open) and is_ceiling. -#}
{% macro reaches(aim, of) -%}
case
    when {{ of }}.actual_value is null then null
    when {{ of }}.is_ceiling then case
        when {{ of }}.actual_high <= {{ aim }} then true
        when {{ of }}.actual_low > {{ aim }} then false
    end
    when {{ of }}.actual_low >= {{ aim }} then true
    when {{ of }}.actual_high < {{ aim }} then false
end
{%- endmacro %}
