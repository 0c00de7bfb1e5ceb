{#- One text per observation; two statements with the same key speak of the same thing. `of` is the relation that holds the
    key's columns, where several do. -#}
{% macro observation_id(period_start, period_end, role='role', of=none) -%}
{%- set at = of ~ '.' if of else '' -%}
md5(concat_ws('|', {{ at }}district_id, coalesce({{ at }}subject_key, ''), {{ at }}series_id, {{ at }}unit_group,
    {{ at if role == 'role' }}{{ role }},
    year({{ period_start }}) * 100 + month({{ period_start }}), year({{ period_end }}) * 100 + month({{ period_end }})))
{%- endmacro %}

{#- A wording without what does not tell two things apart: punctuation, and verbs of achieving in front. -#}
{% macro normalised_wording(text) -%}
coalesce(nullif(regexp_replace(
    regexp_replace(lower({{ text }}), '[^\p{L}\p{N}]', '', 'g'),
    '^(?:今年|全年|全区|累计|总共|共计|一共|共|已经|已|目前|现有|实现|完成|达到)+', ''), ''), {{ text }}, '')
{%- endmacro %}
