{#- Growth is reckoned in whole millionths of the unit (see numbers.sql), so that it is exact; all arguments here are whole
    numbers of millionths, results are decimals of six places. -#}

{#- (new / old - 1) in percent. Null where the base is zero or negative: growth from a loss, or from nothing, has no
    meaning. Null too where the result does not fit, which only nonsense does not. -#}
{% macro growth(new, old) -%}
case when {{ old }} > 0 then
    {{ percent(from_millionths(rounded_quotient('((' ~ new ~ ' - ' ~ old ~ ') * 100000000)', old))) }}
end
{%- endmacro %}

{#- Smallest growth that the two intervals allow; null where it is open. -#}
{% macro growth_low(new_low, old_low, old_high) -%}
case
    when {{ new_low }} >= 0 then {{ growth(new_low, old_high) }}
    when {{ new_low }} < 0 then {{ growth(new_low, old_low) }}
end
{%- endmacro %}

{#- Largest growth that the two intervals allow; null where it is open. -#}
{% macro growth_high(new_high, old_low, old_high) -%}
case
    when {{ new_high }} >= 0 then {{ growth(new_high, old_low) }}
    when {{ new_high }} < 0 then {{ growth(new_high, old_high) }}
end
{%- endmacro %}

{#- The level before a growth: value / (1 + growth). Null for a fall of 100 % or more, which leaves no base to find. -#}
{% macro before_growth(value, growth) -%}
case when {{ growth }} > -100000000 then
    try_cast({{ from_millionths(rounded_quotient('(' ~ value ~ ' * 100000000)', '(100000000 + ' ~ growth ~ ')')) }}
        as decimal(28, 6))
end
{%- endmacro %}

{#- (1 + nominal) / (1 + real) - 1 in percent: what the two growths together say of prices. -#}
{% macro deflator(nominal, real) -%}
case when {{ real }} > -100000000 then
    {{ percent(from_millionths(rounded_quotient(
        '((' ~ nominal ~ ' - ' ~ real ~ ') * 100000000)', '(100000000 + ' ~ real ~ ')'))) }}
end
{%- endmacro %}
