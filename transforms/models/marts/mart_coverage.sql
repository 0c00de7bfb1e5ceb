with documents as (
    select * from {{ ref('dim_documents') }}
),

-- Several rows may share a span; its numbers count once.
spans as (
    select distinct doc_id, char_start, char_end, value_text from {{ ref('fct_metrics') }}
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
),

problems as (
    select
        doc_id,
        string_agg(cause, '; ' order by cause) as problem
    from {{ ref('quarantine') }}
    where doc_id is not null
    group by doc_id
),

counted as (
    select
        documents.doc_id,
        documents.district_id,
        documents.period_start,
        coalesce(documents.numbers, 0) as numbers,
        coalesce(rows_by_document.metric_rows, 0) as metric_rows,
        coalesce(rows_by_document.canonical_rows, 0) as canonical_rows,
        coalesce(excluded.excluded_date, 0) as excluded_date,
        coalesce(excluded.excluded_enumerator, 0) as excluded_enumerator,
        coalesce(excluded.excluded_name, 0) as excluded_name,
        coalesce(excluded.excluded_reference, 0) as excluded_reference,
        coalesce(excluded.excluded_attribute, 0) as excluded_attribute,
        coalesce(in_rows.numbers_in_rows, 0) as numbers_in_rows,
        coalesce(excluded.numbers_excluded, 0) as numbers_excluded,
        problems.problem
    from documents
    left join rows_by_document using (doc_id)
    left join in_rows using (doc_id)
    left join excluded using (doc_id)
    left join problems using (doc_id)
)

select
    doc_id,
    cast(numbers as integer) as numbers,
    cast(metric_rows as integer) as metric_rows,
    cast(excluded_date as integer) as excluded_date,
    cast(excluded_enumerator as integer) as excluded_enumerator,
    cast(excluded_name as integer) as excluded_name,
    cast(excluded_reference as integer) as excluded_reference,
    cast(excluded_attribute as integer) as excluded_attribute,
    cast(greatest(0, numbers - numbers_in_rows - numbers_excluded) as integer) as unaccounted,
    cast(numbers_in_rows as integer) as numbers_in_rows,
    cast(numbers_excluded as integer) as numbers_excluded,
    cast(round(canonical_rows / nullif(metric_rows, 0), 6) as decimal(18, 6)) as share_canonical,
    nullif(concat_ws('; ',
        case when district_id is null then 'no district: the rows are in no mart' end,
        case when period_start is null then 'no period: the rows are in no mart' end,
        problem), '') as problem
from counted
