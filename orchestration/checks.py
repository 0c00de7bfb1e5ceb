"""What has to hold of the facts as a whole before the models see them. All block but the last, which only tells."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import dagster as dg
import polars as pl

from orchestration import progress
from orchestration.checked import Checked
from orchestration.resources import Warehouse
from transforms.facts import ledger, store
from transforms.facts.check import gives, unit_elsewhere
from transforms.facts.due import due_reports
from transforms.facts.numbers import strays
from transforms.facts.schema import TABLES
from transforms.facts.stages import load_value_of_span
from transforms.reading.script import to_simplified

METRICS = dg.AssetKey(["facts", "metrics"])
PROBLEMS = dg.AssetKey(["facts", "problems"])
_SHOWN = 20

BLOCKING = {
    "span_is_the_slice_of_the_text": "Each row's value_text is the slice of its document's text between its offsets.",
    "value_comes_from_its_slice": "Each row's value, read again from the slice alone, is the value.",
    "every_number_is_accounted_for": "Every Arabic number of every text lies in exactly one row's span or exclusion.",
    "every_document_is_there": "Every document that the ledger or document_sources names stands in documents or in withheld.",
    "schema_is_the_contract": "The fact tables have the columns and types that the models expect.",
}


@dg.multi_asset_check(
    specs=[
        *(dg.AssetCheckSpec(name, asset=METRICS, blocking=True, description=what) for name, what in BLOCKING.items()),
        dg.AssetCheckSpec(
            "no_document_was_withheld",
            asset=PROBLEMS,
            description="No document failed its own check and no file was quarantined. Those that did are listed; the rest goes out.",
        ),
    ],
    name="facts_hold",
)
def facts_hold(warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
    progress.report("check")
    facts = warehouse.places.facts
    found: dict[str, list[str]] = {name: [] for name in BLOCKING}
    checked = Checked(warehouse.places, Path(__file__))
    passed = []
    for at, bucket in enumerate(store.BUCKETS, start=1):
        progress.report("check", at, len(store.BUCKETS))
        told = [] if checked.holds(bucket) else list(faults(facts, bucket))
        for name, fault in told:
            found[name].append(fault)
        if not told:
            passed.append(bucket)
    checked.save(passed)
    found["every_document_is_there"] += absent(facts)
    for name, listed in found.items():
        yield dg.AssetCheckResult(
            asset_key=METRICS,
            check_name=name,
            passed=not listed,
            metadata={"faults": len(listed), "first": dg.MetadataValue.text("\n".join(listed[:_SHOWN]) or "none")},
        )
    problems = pl.concat(store.read(facts, "problems", bucket) for bucket in store.BUCKETS)
    serious = problems.filter(pl.col("kind").is_in(["withheld", "quarantined"]))
    yield dg.AssetCheckResult(
        asset_key=PROBLEMS,
        check_name="no_document_was_withheld",
        passed=serious.is_empty(),
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"listed": serious.height},
    )


def absent(facts: Path) -> list[str]:
    """The documents that were read and have no row: each with the path that the ledger or the list of sources names."""
    held = {
        doc_id
        for table in ("documents", "withheld")
        for bucket in store.BUCKETS
        for doc_id in store.read(facts, table, bucket)["doc_id"]
    }
    entries = ledger.load(facts / ledger.FILE).values()
    named = ledger.documents_of(entries) | store.listed_sources(facts)
    return [f"{path}: its document {doc_id} is in no table" for doc_id, path in sorted(named) if doc_id not in held]


def faults(facts: Path, bucket: str) -> Iterator[tuple[str, str]]:
    """(check, fault) for what does not hold in one bucket."""
    for table in TABLES:
        schema = pl.read_parquet_schema(store.path_of(facts, table, bucket))
        if dict(schema) != dict(pl.Schema(TABLES[table])):
            yield "schema_is_the_contract", f"{table}, bucket {bucket}: {dict(schema)}"
    documents = store.read(facts, "documents", bucket)
    texts: dict[str, str] = dict(documents.select("doc_id", "text").iter_rows())
    spans: dict[str, list[tuple[int, int]]] = {doc_id: [] for doc_id in texts}
    metrics = store.read(facts, "metrics", bucket)
    for doc_id, start, end, written in metrics.select("doc_id", "char_start", "char_end", "value_text").iter_rows():
        if doc_id not in texts:
            yield "every_document_is_there", f"{doc_id} has a metric row at {start} and no document"
            continue
        spans[doc_id].append((start, end))
        if texts[doc_id][start:end] != written:
            yield "span_is_the_slice_of_the_text", f"{doc_id} at {start}: {written!r}"
    exclusions = store.read(facts, "exclusions", bucket)
    for doc_id, start, end in exclusions.select("doc_id", "char_start", "char_end").iter_rows():
        if doc_id not in texts:
            yield "every_document_is_there", f"{doc_id} has an exclusion at {start} and no document"
            continue
        spans[doc_id].append((start, end))
    for doc_id, text in texts.items():
        for stray in strays(text, spans[doc_id]):
            yield "every_number_is_accounted_for", f"{doc_id} at {stray.char_start}: {stray.text!r}"
    yield from _values(metrics)


def _values(metrics: pl.DataFrame) -> Iterator[tuple[str, str]]:
    value_of_span = load_value_of_span()
    # The same wording gives the same value: a tenth of the rows stand for all.
    distinct = metrics.select("value_text", "measure", "value", "value_max", "unit", "rule").unique()
    for written, measure, value, value_max, unit, rule in distinct.iter_rows():
        again = value_of_span(to_simplified(written), measure)
        if again is None or not gives(again, value, value_max, unit_elsewhere(written, unit, rule)):
            yield "value_comes_from_its_slice", f"{written!r} ({measure}): {value}, {value_max}"


@dg.asset_check(
    asset=["facts", "documents"],
    name="reports_are_current",
    description="No district's next report is overdue, as its last ones were published. Those that are, are listed.",
)
def reports_are_current(warehouse: Warehouse) -> dg.AssetCheckResult:
    facts = warehouse.places.facts
    documents = pl.concat(store.read(facts, "documents", bucket) for bucket in store.BUCKETS)
    names = dict(pl.read_parquet(facts / "divisions.parquet").select("code", "name").iter_rows())
    found = due_reports(documents, date.today())
    late = found.filter(pl.col("days_late") > 0)
    records = [
        dg.TableRecord(
            {**{key: str(value) for key, value in row.items()}, "district": names.get(row["district_id"], "")}
        )
        for row in found.head(_SHOWN * 5).iter_rows(named=True)
    ]
    columns = [dg.TableColumn(name) for name in ("district", *found.columns)]
    return dg.AssetCheckResult(
        passed=late.is_empty(),
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "late": late.height,
            "due": dg.MetadataValue.table(records, dg.TableSchema(columns)),
        },
    )
