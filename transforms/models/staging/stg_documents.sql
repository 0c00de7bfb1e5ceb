select
    doc_id,
    documents.source_path,
    documents.content_sha256,
    documents.media_type,
    documents.title,
    documents.publisher,
    documents.published_on,
    documents.reported_on,
    documents.reported_on_method,
    documents.district_id,
    documents.district_method,
    cast(documents.district_confidence as double) as district_confidence,
    documents.district_evidence,
    documents.report_kind,
    documents.period_start,
    documents.period_end,
    documents.period_method,
    cast(documents.period_confidence as double) as period_confidence,
    documents.url,
    cast(documents.numbers as integer) as numbers,
    cast(documents.ingested_at as timestamp) as ingested_at,
    documents.extractor_version,
    documents.text,
    duplicates.duplicate_of,
    corrected.correction_key
from {{ facts_as_corrected('documents') }} as documents
left join {{ facts('duplicates') }} as duplicates using (doc_id)
left join {{ facts('corrected_documents') }} as corrected using (doc_id)
