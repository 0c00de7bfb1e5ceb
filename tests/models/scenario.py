"""Facts written by hand: what a few reports of one sub-district and its county say, as the facts stage would store it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from transforms.facts.files import write_parquet
from transforms.facts.reference import write_reference
from transforms.facts.schema import TABLES
from transforms.facts.store import BUCKETS, path_of

TOWNSHIP, COUNTY, COUNTRY = "330225001", "330225", "100000"


def write(
    facts: Path, documents: list[dict[str, Any]], metrics: list[dict[str, Any]], **others: list[dict[str, Any]]
) -> None:
    """Write every facts table in its buckets, and the reference tables."""
    rows = {"documents": documents, "metrics": metrics, **others}
    rows.setdefault("document_sources", [{key: one[key] for key in ("doc_id", "source_path")} for one in documents])
    for table, schema in TABLES.items():
        whole = pl.DataFrame(
            [[one.get(name) for name in schema] for one in rows.get(table, [])], schema=schema, orient="row"
        )
        for bucket in BUCKETS:
            part = whole.filter(pl.col("doc_id").fill_null(BUCKETS[0]).str.starts_with(bucket))
            write_parquet(part, path_of(facts, table, bucket))
    write_reference(facts)


def document(
    doc_id: str, district: str | None, start: str | None, end: str | None, reported: str, **more: Any
) -> dict[str, Any]:
    return {
        "doc_id": doc_id,
        "source_path": f"{doc_id}.txt",
        "content_sha256": doc_id * 4,
        "media_type": "text/plain",
        "reported_on": date.fromisoformat(reported),
        "district_id": district,
        "report_kind": "annual",
        "period_start": date.fromisoformat(start) if start else None,
        "period_end": date.fromisoformat(end) if end else None,
        "numbers": 0,
        "text": "",
        "overrides": "{}",
        "ingested_at": datetime(2026, 1, 1),
        "extractor_version": "test",
    } | more


def metric(
    doc: dict[str, Any], at: int, indicator: str | None, value: str, unit: str = "CNY", **more: Any
) -> dict[str, Any]:
    """A statement of `doc`, by default an exact actual level of the document's own period, one claim for each indicator."""
    written = Decimal(value)
    return {
        "metric_id": f"{doc['doc_id']}-{at}-{more.pop('ordinal', 0)}",
        "doc_id": doc["doc_id"],
        "district_id": doc["district_id"],
        "claim_id": f"{doc['doc_id']}-{indicator or at}",
        "measure": "level",
        "indicator_text": indicator or "调解邻里纠纷",
        "indicator_id": indicator,
        "value": written,
        "unit": unit,
        "value_text": value,
        "half_width": Decimal(more.pop("half_width", "0.5")),
        "bound": "exact",
        "role": "actual",
        "obs_status": "A",
        "period_start": doc["period_start"],
        "period_end": doc["period_end"],
        "sentence": f"第{at}句说到{value}。",
        "char_start": at,
        "char_end": at + len(value),
        "rule": "test",
        "warnings": "",
    } | more
