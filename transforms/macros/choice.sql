{#- How good a statement is of its kind: exact and final, exact and estimated, approximate, bounded. -#}
{% macro tier(bound_order, obs_status) -%}
case when {{ bound_order }} = 0 then case {{ obs_status }} when 'E' then 1 else 0 end else 1 + {{ bound_order }} end
{%- endmacro %}

{#- Statements are of one thing only when measured alike: against the same year, on the same basis, in the same list. -#}
{% macro sort_of() -%}
case measure
    when 'growth' then concat_ws(' ', comparison, effective_basis)
    when 'change' then concat_ws(' ', comparison, unit)
    when 'rank' then concat_ws(' ', rank_scope, rank_of)
    -- What there is by now is not held against what is new.
    else case when is_total then 'total' else '' end
end
{%- endmacro %}

{#- Which sort an observation shows: yoy before other comparisons; growth on an unchanged scope (同口径) after growth without; then the
    basis on which the indicator's growth is usually published; of ranks the widest scope. -#}
{% macro sort_order() -%}
case measure
    when 'growth' then {{ comparison_order('comparison') }} * 4
        + (effective_basis = 'comparable')::integer * 2 + (effective_basis <> default_basis)::integer
    when 'change' then {{ comparison_order('comparison') }}
    when 'rank' then {{ scope_order('rank_scope') }} * 4 + {{ rank_of_order('rank_of') }}
    when 'level' then coalesce(is_total, false)::integer
    else 0
end
{%- endmacro %}

{#- Of one sort and tier, as int_choices orders them. Only the last two make the order total. -#}
{% macro preference() -%}
{{ tier('bound_order', 'obs_status') }}, half_width_as_read, reported_on desc nulls last, char_start, ordinal, metric_id
{%- endmacro %}

{% macro bound_order(bound) -%}
case {{ bound }} when 'exact' then 0 when 'approx' then 1 else 2 end
{%- endmacro %}

{#- How wide an area a rank is held within; smaller is wider. 全区 of a province is the autonomous region's. -#}
{% macro scope_order(rank_scope) -%}
case
    when {{ rank_scope }} is null then 9
    when regexp_matches({{ rank_scope }}, '全球|世界') then 0
    when regexp_matches({{ rank_scope }}, '全国|国家|中国') then 1
    when regexp_matches({{ rank_scope }}, '西部|中部|东部|东北|长三角|珠三角|京津冀|长江') then 2
    when regexp_matches({{ rank_scope }}, '省|自治区') then 3
    when regexp_matches({{ rank_scope }}, '市|州|盟|地区') then 4
    when regexp_matches({{ rank_scope }}, '县|区|旗') then 5
    when regexp_matches({{ rank_scope }}, '镇|乡|街道') then 6
    else 7
end
{%- endmacro %}

{% macro comparison_order(comparison) -%}
case {{ comparison }} when 'yoy' then 0 when 'pop' then 1 when 'ytd' then 2 when 'base' then 3 when 'cagr' then 4 else 5 end
{%- endmacro %}

{% macro rank_of_order(rank_of) -%}
case {{ rank_of }} when 'level' then 0 when 'growth' then 1 when 'completion' then 2 else 3 end
{%- endmacro %}

{#- Below so many a place says nothing. -#}
{% macro fewest_peers() %}5{% endmacro %}
