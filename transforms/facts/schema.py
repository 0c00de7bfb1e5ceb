"""The columns of the fact tables, as Polars types. The dbt sources state the same; a test holds the two together."""

import polars as pl

AMOUNT = pl.Decimal(28, 6)

DOCUMENTS: dict[str, pl.DataType | type[pl.DataType]] = {
    "doc_id": pl.String,
    "source_path": pl.String,
    "content_sha256": pl.String,
    "media_type": pl.String,
    "title": pl.String,
    "publisher": pl.String,
    "published_on": pl.Date,
    "reported_on": pl.Date,
    "reported_on_method": pl.String,
    "district_id": pl.String,
    "district_name": pl.String,
    "district_method": pl.String,
    "district_confidence": pl.Float64,
    "district_evidence": pl.String,
    "report_kind": pl.String,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "period_method": pl.String,
    "period_confidence": pl.Float64,
    "url": pl.String,
    "numbers": pl.Int32,
    "pages": pl.List(pl.Int32),
    "overrides": pl.String,
    "text": pl.String,
    "ingested_at": pl.Datetime("us"),
    "extractor_version": pl.String,
}

DOCUMENT_SOURCES: dict[str, pl.DataType | type[pl.DataType]] = {
    "doc_id": pl.String,
    "source_path": pl.String,
}

METRICS: dict[str, pl.DataType | type[pl.DataType]] = {
    "metric_id": pl.String,
    "doc_id": pl.String,
    "district_id": pl.String,
    "claim_id": pl.String,
    "measure": pl.String,
    "comparison": pl.String,
    "indicator_text": pl.String,
    "indicator_id": pl.String,
    "subject_text": pl.String,
    "subject_district_id": pl.String,
    "value": AMOUNT,
    "value_max": AMOUNT,
    "unit": pl.String,
    "value_text": pl.String,
    "half_width": AMOUNT,
    "bound": pl.String,
    "role": pl.String,
    "obs_status": pl.String,
    "period_start": pl.Date,
    "period_end": pl.Date,
    "rank_scope": pl.String,
    "rank_of": pl.String,
    "growth_basis": pl.String,
    "section": pl.String,
    "sentence": pl.String,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "rule": pl.String,
    "confidence": pl.Float64,
    "warnings": pl.String,
}

EXCLUSIONS: dict[str, pl.DataType | type[pl.DataType]] = {
    "doc_id": pl.String,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "reason": pl.String,
    "rule": pl.String,
}

PROBLEMS: dict[str, pl.DataType | type[pl.DataType]] = {
    "source_path": pl.String,
    "doc_id": pl.String,
    "stage": pl.String,
    "kind": pl.String,
    "place": pl.String,
    "cause": pl.String,
    "remedy": pl.String,
    "content_sha256": pl.String,
}

# `withheld` holds the documents that failed a check of their own: kept so that a later version can try their text
# again without reading the file, and read by no model.
TABLES = {
    "documents": DOCUMENTS,
    "withheld": DOCUMENTS,
    "document_sources": DOCUMENT_SOURCES,
    "metrics": METRICS,
    "exclusions": EXCLUSIONS,
    "problems": PROBLEMS,
}

ORDER = {
    "documents": ["doc_id"],
    "withheld": ["doc_id"],
    "document_sources": ["doc_id", "source_path"],
    "metrics": ["doc_id", "char_start", "char_end", "metric_id"],
    "exclusions": ["doc_id", "char_start", "char_end"],
    "problems": ["source_path", "stage", "kind", "place", "cause", "doc_id"],
}
