{% macro country() %}100000{% endmacro %}

{#- NBS codes grow with depth: 2, 4, 6, 9, 12 digits. -#}
{% macro level_of(district_id) -%}
case
    when {{ district_id }} = '{{ country() }}' then 'country'
    else case length({{ district_id }})
        when 2 then 'province' when 4 then 'prefecture' when 6 then 'county' when 9 then 'township' else 'village'
    end
end
{%- endmacro %}

{#- The level of the division that a rank's scope names: 全区 of a sub-district is its county-level district. -#}
{% macro scope_level(rank_scope) -%}
case
    when regexp_matches({{ rank_scope }}, '^全国') then 'country'
    when regexp_matches({{ rank_scope }}, '^(全省|全自治区)') then 'province'
    when regexp_matches({{ rank_scope }}, '^(全市|全州|全盟)') then 'prefecture'
    when regexp_matches({{ rank_scope }}, '^(全区|全县|全旗)') then 'county'
    when regexp_matches({{ rank_scope }}, '^(全镇|全乡|全街道)') then 'township'
end
{%- endmacro %}

{#- NBS puts these rows between a municipality or province and its counties: a code with a name that no reader should meet. -#}
{% macro only_holds_a_place(name) -%}
{{ name }} in ('市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划')
{%- endmacro %}
