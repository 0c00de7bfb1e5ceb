with problems as (
    select
        doc_id,
        string_agg(cause, '; ' order by cause) as problem
    from {{ ref('quarantine') }}
    where doc_id is not null
    group by doc_id
)

select
    counts.doc_id,
    cast(counts.numbers as integer) as numbers,
    cast(counts.metric_rows as integer) as metric_rows,
    cast(counts.excluded_date as integer) as excluded_date,
    cast(counts.excluded_enumerator as integer) as excluded_enumerator,
    cast(counts.excluded_name as integer) as excluded_name,
    cast(counts.excluded_reference as integer) as excluded_reference,
    cast(counts.excluded_attribute as integer) as excluded_attribute,
    cast(greatest(0, counts.numbers - counts.numbers_in_rows - counts.numbers_excluded) as integer) as unaccounted,
    cast(counts.numbers_in_rows as integer) as numbers_in_rows,
    cast(counts.numbers_excluded as integer) as numbers_excluded,
    cast(round(counts.canonical_rows / nullif(counts.metric_rows, 0), 6) as decimal(18, 6)) as share_canonical,
    nullif(concat_ws('; ',
        case when documents.district_id is null then 'no district: the rows are in no mart' end,
        case when documents.period_start is null then 'no period: the rows are in no mart' end,
        problems.problem), '') as problem
from {{ ref('int_document_counts') }} as counts
inner join {{ ref('dim_documents') }} as documents using (doc_id)
left join problems using (doc_id)
