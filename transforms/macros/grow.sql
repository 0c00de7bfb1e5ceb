{#- Growing a built file instead of building it anew. What a document says concerns its own district only, so the unit of growth is
    the district: everything of a district with a new, changed or removed document is made again, nothing else is touched.
    int_changes says which those are; the table int_document_state, written when a run of all models has ended well, remembers what the file
    was built from. -#}

{#- What the file was built from, or none: then whatever it holds is of a build that never ended. -#}
{% macro previous_build() %}
    {{- return(adapter.get_relation(target.database, target.schema, 'int_document_state')
        if execute and not flags.FULL_REFRESH else none) -}}
{% endmacro %}

{#- Pre-hook of an incremental model: what is made again goes first. -#}
{% macro forget(column) %}
    {%- if is_incremental() -%}
        delete from {{ this }}
        {%- if previous_build() %} where {{ column }} in (select {{ column }} from {{ ref('int_changes') }}) {%- endif -%}
    {%- endif -%}
{% endmacro %}

{#- Restricts an incremental model to what is made again. -#}
{% macro only_changed(column) %}
    {#- While parsing, too: dbt learns of the dependency then. -#}
    {%- if is_incremental() or not execute %} and {{ column }} in (select {{ column.split('.')[-1] }} from {{ ref('int_changes') }}) {%- endif -%}
{% endmacro %}

{#- The same for what compares districts: a change concerns its whole province, and what is compared across the country. `within` is the
    column of the division compared in. -#}
{% macro forget_provinces(column, within) %}
    {%- if is_incremental() -%}
        delete from {{ this }}
        {%- if previous_build() %} where {{ concerns_a_change(column, within) }} {%- endif -%}
    {%- endif -%}
{% endmacro %}

{% macro only_changed_provinces(column, within) %}
    {%- if is_incremental() or not execute %} and {{ concerns_a_change(column, within) }} {%- endif -%}
{% endmacro %}

{% macro concerns_a_change(column, within) -%}
({{ within }} = '{{ country() }}' or left({{ column }}, 2) in (select left(district_id, 2) from {{ ref('int_changes') }}))
{%- endmacro %}

{#- Hash of every SQL file of the project, read by DuckDB: rows of other SQL are no rows to grow. -#}
{% macro models_version() %}
    {%- set root = invocation_args_dict.get('project_dir') or '.' -%}
    {%- set files = [] -%}
    {%- for folder in ['models', 'macros'] -%}{%- do files.append("'" ~ root ~ '/' ~ folder ~ "/**/*.sql'") -%}{%- endfor -%}
    {{- return("(select md5(string_agg(content, '' order by filename)) from read_text([" ~ files | join(', ') ~ "]))") -}}
{% endmacro %}

{#- At the start of a run: a file that other SQL built is emptied, and everything built anew. -#}
{% macro start_afresh_when_models_changed() %}
    {%- if execute and flags.WHICH in ('run', 'build') -%}
        {%- set marker = adapter.get_relation(target.database, target.schema, 'int_models_version') -%}
        {%- set version = run_query('select ' ~ models_version()).columns[0].values()[0] -%}
        {%- set built_by = run_query('select version from ' ~ marker).columns[0].values() | first if marker else none -%}
        {%- if version != built_by -%}
            {%- for node in graph.nodes.values() if node.resource_type == 'model' -%}
                {%- set relation = adapter.get_relation(node.database, node.schema, node.alias) -%}
                {%- if relation -%}{%- do adapter.drop_relation(relation) -%}{%- endif -%}
            {%- endfor -%}
            {#- By the adapter, which else goes on believing that it is there. -#}
            {%- set state = adapter.get_relation(target.database, target.schema, 'int_document_state') -%}
            {%- if state -%}{%- do adapter.drop_relation(state) -%}{%- endif -%}
            {%- do run_query("create or replace table " ~ target.schema ~ ".int_models_version as select '" ~ version ~ "' as version") -%}
        {%- endif -%}
    {%- endif -%}
{% endmacro %}

{#- At the end of a run: what the file was built from, a fingerprint a document. Only when nothing failed and every model was
    made, or stands because what it is made from is the same (the variable `unchanged`, which tongbi gives): of a part, or of a run that
    broke off, the next run is to do the work again. -#}
{% macro remember_what_was_built() %}
    {%- if execute and flags.WHICH in ('run', 'build') -%}
        {%- set made = results | selectattr('status', 'equalto', 'success') | map(attribute='node.unique_id') | list -%}
        {%- set models = graph.nodes.values() | selectattr('resource_type', 'equalto', 'model') | map(attribute='unique_id') | list -%}
        {%- set failed = results | selectattr('status', 'in', ['error', 'fail', 'skipped', 'partial success']) | list -%}
        {%- if not failed and models | reject('in', made) | reject('in', var('unchanged', [])) | list | length == 0 -%}
            create or replace table {{ target.schema }}.int_document_state as
            select doc_id, district_id, {{ document_fingerprint() }} as fingerprint,
                coalesce((select max(attempt) from {{ target.schema }}.int_changes), '') as attempt
            from {{ target.schema }}.stg_documents
        {%- endif -%}
    {%- endif -%}
{% endmacro %}

{#- All that a document's rows follow from: its content, what was decided and corrected of it, and the version of the rules. -#}
{% macro document_fingerprint() -%}
md5(concat_ws('|', content_sha256, source_path, coalesce(district_id, ''), coalesce(period_start::varchar, ''),
    coalesce(period_end::varchar, ''), coalesce(reported_on::varchar, ''), coalesce(title, ''), coalesce(publisher, ''),
    coalesce(duplicate_of, ''), coalesce(correction_key, ''), extractor_version))
{%- endmacro %}
