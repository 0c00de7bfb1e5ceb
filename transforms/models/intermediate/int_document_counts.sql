{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('doc_id') }}") }}

-- Of each document: its rows and exclusions, and how many of its numbers they cover.

with documents as (
    select doc_id, numbers, text
    from {{ ref('dim_documents') }}
    where true {{ only_changed('doc_id') }}
),

-- Several rows may share a span; its numbers count once.
spans as (
    select distinct doc_id, char_start, char_end, value_text
    from {{ ref('fct_metrics') }}
    where true {{ only_changed('doc_id') }}
),

in_rows as (
    select doc_id, sum({{ count_numbers('value_text') }}) as numbers_in_rows
    from spans
    group by doc_id
),

rows_by_document as (
    select
        doc_id,
        count(*) as metric_rows,
        count(indicator_id) as canonical_rows
    from {{ ref('fct_metrics') }}
    where true {{ only_changed('doc_id') }}
    group by doc_id
),

exclusions as (
    select
        exclusions.doc_id,
        exclusions.reason,
        {{ count_numbers('substring(documents.text, exclusions.char_start + 1, exclusions.char_end - exclusions.char_start)') }}
            as numbers
    from {{ ref('fct_exclusions') }} as exclusions
    inner join documents using (doc_id)
),

excluded as (
    select
        doc_id,
        count(*) filter (reason = 'date') as excluded_date,
        count(*) filter (reason = 'enumerator') as excluded_enumerator,
        count(*) filter (reason = 'name') as excluded_name,
        count(*) filter (reason = 'reference') as excluded_reference,
        count(*) filter (reason = 'attribute') as excluded_attribute,
        sum(numbers) as numbers_excluded
    from exclusions
    group by doc_id
)

select
    documents.doc_id,
    coalesce(documents.numbers, 0) as numbers,
    coalesce(rows_by_document.metric_rows, 0) as metric_rows,
    coalesce(rows_by_document.canonical_rows, 0) as canonical_rows,
    coalesce(excluded.excluded_date, 0) as excluded_date,
    coalesce(excluded.excluded_enumerator, 0) as excluded_enumerator,
    coalesce(excluded.excluded_name, 0) as excluded_name,
    coalesce(excluded.excluded_reference, 0) as excluded_reference,
    coalesce(excluded.excluded_attribute, 0) as excluded_attribute,
    coalesce(in_rows.numbers_in_rows, 0) as numbers_in_rows,
    coalesce(excluded.numbers_excluded, 0) as numbers_excluded
from documents
left join rows_by_document using (doc_id)
left join in_rows using (doc_id)
left join excluded using (doc_id)
