{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail',
    pre_hook="{{ forget('doc_id') }}") }}

select
    doc_id,
    source_path,
    content_sha256,
    media_type,
    title,
    publisher,
    published_on,
    reported_on,
    reported_on_method,
    district_id,
    district_method,
    district_confidence,
    district_evidence,
    report_kind,
    period_start,
    period_end,
    period_method,
    period_confidence,
    url,
    numbers,
    ingested_at,
    extractor_version,
    text,
    duplicate_of
from {{ ref('stg_documents') }}
where true {{ only_changed('doc_id') }}
