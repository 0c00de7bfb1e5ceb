{#- What dbt and dbt-duckdb would ask the database of every table that they build, in fewer statements: of one more report beside a
    thousand, most of a build's seconds went into statements that change nothing. -#}

{#- No model has an index. -#}
{% macro drop_indexes_on_relation(relation) %}{% endmacro %}

{#- A table that is grown keeps its words. They are as now when the whole project last built this file from the same sources, which
    tongbi knows (the variable `words_stand`). -#}
{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {%- if not (is_incremental() and var('words_stand', false)) -%}
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
    {%- set source_columns, target_columns = [], [] -%}
    {%- set described -%}
        select true as is_source, column_name, column_type from (describe {{ source_relation }})
        union all
        select false, column_name, column_type from (describe {{ target_relation }})
    {%- endset -%}
    {%- for row in run_query(described).rows -%}
        {%- do (source_columns if row[0] else target_columns).append(api.Column.create(row[1], row[2])) -%}
    {%- endfor -%}
    {%- set added, removed = diff_columns(source_columns, target_columns), diff_columns(target_columns, source_columns) -%}
    {%- set retyped = diff_column_data_types(source_columns, target_columns) -%}
    {{ return({
        'schema_changed': (added + removed + retyped) != [],
        'source_not_in_target': added,
        'target_not_in_source': removed,
        'source_columns': source_columns,
        'target_columns': target_columns,
        'new_target_types': retyped,
    }) }}
{% endmacro %}
