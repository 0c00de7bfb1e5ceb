{#- What dbt and dbt-duckdb would ask the database of every table that they build, in fewer statements: of one more report beside a
    thousand, most of a build's seconds went into statements that change nothing. -#}

{#- No model has an index. -#}
{% macro drop_indexes_on_relation(relation) %}{% endmacro %}

{#- Whether the whole project, SQL, ymls and versions as they are now, built this file the last time and all was well: tongbi knows it. -#}
{% macro project_stands() %}{{ return(var('project_stands', false)) }}{% endmacro %}

{#- A contract speaks of names and types, which follow from the project. dbt compares each column with each, in Jinja. -#}
{% macro duckdb__get_assert_columns_equivalent(sql) -%}
    {%- if not project_stands() -%}{{ return(assert_columns_equivalent(sql)) }}{%- endif -%}
{%- endmacro %}

{#- A table that is grown keeps its words. -#}
{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {%- if not (is_incremental() and project_stands()) -%}
        {%- set comments = [] -%}
        {%- if for_relation and config.persist_relation_docs() and model.description -%}
            {%- do comments.append('comment on ' ~ relation.type ~ ' ' ~ relation ~ ' is ' ~ duckdb_escape_comment(model.description)) -%}
        {%- endif -%}
        {%- if for_columns and config.persist_column_docs() -%}
            {%- for column in model.columns.values() if column.description -%}
                {%- do comments.append('comment on column ' ~ relation ~ '.' ~ adapter.quote(column.name) ~ ' is '
                    ~ duckdb_escape_comment(column.description)) -%}
            {%- endfor -%}
        {%- endif -%}
        {%- if comments -%}{%- do run_query(comments | join(';\n')) -%}{%- endif -%}
    {%- endif -%}
{%- endmacro %}

{#- The columns of both in one statement, where dbt asks for each by itself. -#}
{% macro duckdb__check_for_schema_changes(source_relation, target_relation) %}
    {%- set source_columns, target_columns, sources, targets = [], [], [], [] -%}
    {%- set described -%}
        select true as is_source, column_name, column_type from (describe {{ source_relation }})
        union all
        select false, column_name, column_type from (describe {{ target_relation }})
    {%- endset -%}
    {%- for row in run_query(described).rows -%}
        {%- do (source_columns if row[0] else target_columns).append(api.Column.create(row[1], row[2])) -%}
        {%- do (sources if row[0] else targets).append((row[1], row[2])) -%}
    {%- endfor -%}
    {%- set same = sources | sort == targets | sort -%}
    {%- set added = [] if same else diff_columns(source_columns, target_columns) -%}
    {%- set removed = [] if same else diff_columns(target_columns, source_columns) -%}
    {%- set retyped = [] if same else diff_column_data_types(source_columns, target_columns) -%}
    {{ return({
        'schema_changed': not same,
        'source_not_in_target': added,
        'target_not_in_source': removed,
        'source_columns': source_columns,
        'target_columns': target_columns,
        'new_target_types': retyped,
    }) }}
{% endmacro %}
