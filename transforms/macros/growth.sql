{#- (new / old - 1) in percent, exact to six decimals. Null where the base is zero or negative: growth from a loss, or
    from nothing, has no meaning. Null too where the result does not fit, which only nonsense does not. -#}
{% macro growth(new, old) -%}
case when {{ old }} > 0 then
    {{ percent(from_millionths(rounded_quotient(
        '((' ~ millionths(new) ~ ' - ' ~ millionths(old) ~ ') * 100000000)', millionths(old)))) }}
end
{%- endmacro %}

{#- Smallest growth that the two intervals allow; null where it is open. -#}
{% macro growth_low(new_low, old_low, old_high) -%}
case
    when {{ new_low }} >= 0 and {{ old_high }} > 0 then {{ growth(new_low, old_high) }}
    when {{ new_low }} < 0 and {{ old_low }} > 0 then {{ growth(new_low, old_low) }}
end
{%- endmacro %}

{#- Largest growth that the two intervals allow; null where it is open. -#}
{% macro growth_high(new_high, old_low, old_high) -%}
case
    when {{ new_high }} >= 0 and {{ old_low }} > 0 then {{ growth(new_high, old_low) }}
    when {{ new_high }} < 0 and {{ old_high }} > 0 then {{ growth(new_high, old_high) }}
end
{%- endmacro %}

{#- The level before a growth: value / (1 + growth). Null for a fall of 100 % or more, which leaves no base to find. -#}
{% macro before_growth(value, growth) -%}
case when {{ growth }} > -100 then
    try_cast({{ from_millionths(rounded_quotient(
        '(' ~ millionths(value) ~ ' * 100000000)', 'cast((100 + ' ~ growth ~ ') * 1000000 as hugeint)')) }}
        as decimal(28, 6))
end
{%- endmacro %}

{#- (1 + nominal) / (1 + real) - 1 in percent: what the two growths together say of prices. -#}
{% macro deflator(nominal, real) -%}
case when {{ real }} > -100 then
    {{ percent(from_millionths(rounded_quotient(
        '((' ~ millionths(nominal) ~ ' - ' ~ millionths(real) ~ ') * 100000000)',
        'cast((100 + ' ~ real ~ ') * 1000000 as hugeint)'))) }}
end
{%- endmacro %}

{#- real, nominal or comparable, as the text says it; else as the indicator's growth is published. Income growth is real
    in the country's own report and nominal in a local one. -#}
{% macro effective_growth_basis(stated, by_default, indicator_id, district_id) -%}
case
    when {{ stated }} is not null then {{ stated }}
    when {{ indicator_id }} like 'disposable_income%' then
        case when {{ district_id }} = '{{ country() }}' then 'real' else 'nominal' end
    else coalesce({{ by_default }}, 'nominal')
end
{%- endmacro %}
