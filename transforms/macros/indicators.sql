{#- real, nominal or comparable, as the text says it; else as growth of the indicator is published, by the country or by a
    district. `indicators` is the relation of stg_indicators. -#}
{% macro effective_growth_basis(stated, indicators, district_id) -%}
coalesce({{ stated }}, case when {{ district_id }} = '{{ country() }}' then {{ indicators }}.growth_basis_country
    else {{ indicators }}.growth_basis end, 'nominal')
{%- endmacro %}

{#- A rate has changes in percentage points and no growth. Of a wording that is no canonical indicator the unit tells; an index
    (居民消费价格) is written in percent and grows. -#}
{% macro is_rate(kind, unit, change_unit) -%}
coalesce({{ kind }} = 'rate', false)
or (coalesce({{ kind }}, '') <> 'index' and coalesce({{ unit }} in ('%', '‰'), false))
or ({{ kind }} is null and coalesce({{ change_unit }} = 'pp', false))
{%- endmacro %}

{#- Where less is better: a target without a bound is a ceiling. -#}
{% macro is_ceiling(indicator_id) -%}
{{ indicator_id }} in (select less.indicator_id from {{ ref('stg_indicators') }} as less where less.less_is_better)
{%- endmacro %}
