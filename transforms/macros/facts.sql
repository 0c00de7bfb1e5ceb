{#- The Parquet of one facts table, or an empty relation of the same columns while nothing has been written yet:
    a first build of an empty folder is a build like any other. -#}
{% macro facts(name) %}
    {%- set relation = source('facts', name) -%}
    {%- set rendered = relation | string | replace('FACTS_DIR', facts_dir()) | replace('REFERENCE_DIR', var('reference_dir') or facts_dir()) -%}
    {%- if not execute or 'read_parquet' not in rendered -%}
        {{ relation }}
    {%- else -%}
        {%- set pattern = rendered.split("'")[1] -%}
        {%- set files = run_query("select count(*) from glob('" ~ pattern ~ "')").columns[0].values()[0] -%}
        {%- if files > 0 -%}
            {{ rendered }}
        {%- else -%}
            {%- set node = graph.sources.values() | selectattr('source_name', 'equalto', 'facts')
                | selectattr('name', 'equalto', name) | first -%}
            (select
                {%- for column in node.columns.values() %}
                cast(null as {{ column.data_type }}) as {{ column.name }}{{ "," if not loop.last }}
                {%- endfor %}
            where false)
        {%- endif -%}
    {%- endif -%}
{% endmacro %}

{#- A facts table as corrections.yml leaves it: of a corrected document all rows are taken from beside the facts. -#}
{% macro facts_as_corrected(name) %}
    {%- set corrected = facts('corrected_' ~ name) -%}
    {%- set documents = facts('corrected_documents') -%}
    {%- set some = execute and run_query('select 1 from ' ~ documents ~ ' limit 1').rows | length > 0 -%}
    {%- if some or not execute -%}
    (
        select * from {{ facts(name) }} where doc_id not in (select doc_id from {{ documents }})
        union all by name
        select * from {{ corrected }}
    )
    {%- else -%}
        {{ facts(name) }}
    {%- endif -%}
{% endmacro %}

{% macro facts_dir() %}
    {{- return(var('facts_dir') or env_var('TONGBI_FACTS_DIR', '../warehouse/facts')) -}}
{% endmacro %}
