{#- real, nominal or comparable, as the text says it; else as the indicator's growth is published. Income growth is real
    in the country's own report and nominal in a local one. -#}
{% macro effective_growth_basis(stated, by_default, indicator_id, district_id) -%}
case
    when {{ stated }} is not null then {{ stated }}
    when {{ is_income(indicator_id) }} then case when {{ district_id }} = '{{ country() }}' then 'real' else 'nominal' end
    else coalesce({{ by_default }}, 'nominal')
end
{%- endmacro %}

{% macro is_income(indicator_id) -%}
coalesce(regexp_matches({{ indicator_id }}, '^(disposable_income|rural_net_income|low_income_disposable|poverty_.*_income)'), false)
{%- endmacro %}

{% macro is_per_head(indicator_id) -%}
regexp_matches({{ indicator_id }},
    'disposable|net_income|poverty_.*_income|per_capita|wage|standard|consumption_expenditure|productivity|retiree_pension')
{%- endmacro %}

{#- A rate has changes in percentage points and no growth. Of a wording that is no canonical indicator the unit tells; an index
    (居民消费价格) is written in percent and grows. -#}
{% macro is_rate(kind, unit, change_unit) -%}
coalesce({{ kind }} = 'rate', false)
or (coalesce({{ kind }}, '') <> 'index' and coalesce({{ unit }} in ('%', '‰') or {{ change_unit }} = 'pp', false))
{%- endmacro %}

{#- Where less is better: a target without a bound is a ceiling. -#}
{% macro is_ceiling(indicator_id) -%}
{{ indicator_id }} in (select less.indicator_id from {{ ref('stg_indicators') }} as less where less.less_is_better)
{%- endmacro %}

{% macro profile_levels() -%}
{{ return(['gdp', 'industrial_output_above_scale', 'fixed_asset_investment', 'general_public_budget_revenue', 'fiscal_revenue',
    'tax_share', 'retail_sales', 'foreign_trade', 'foreign_investment_utilized', 'disposable_income', 'disposable_income_urban',
    'disposable_income_rural', 'grain_output', 'new_urban_jobs', 'unemployment_rate', 'population', 'urbanization_rate',
    'market_entities', 'high_tech_enterprises', 'disputes_resolved', 'mediation_success_rate', 'hazards_rectified']) }}
{%- endmacro %}

{% macro profile_growths() -%}
{{ return(['gdp', 'industrial_output_above_scale', 'industrial_value_added_above_scale', 'fixed_asset_investment',
    'general_public_budget_revenue', 'retail_sales', 'foreign_trade', 'disposable_income', 'disposable_income_urban',
    'disposable_income_rural', 'grain_output', 'cpi']) }}
{%- endmacro %}
