"""From the raw folder to the fact tables."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import dagster as dg
import polars as pl

from orchestration import outcome, progress, state
from orchestration.columns import described
from orchestration.resources import Warehouse
from transforms.facts import engines, store
from transforms.facts.engines import EngineError
from transforms.facts.fold import EmptiedFolderError, Report, fold
from transforms.facts.scan import scan
from transforms.facts.schema import TABLES

OWNERS = ["team:tongbi"]

DESCRIPTIONS = {
    "documents": "One row per distinct content: its text, the district that reports and the months it reports on.",
    "document_sources": "Every path under which a document was found.",
    "metrics": "One row per statement: every number of every text with value, unit, indicator, period and offsets.",
    "exclusions": "Numbers that measure nothing (dates, list numbers, names), each with the reason.",
    "problems": "Files and documents that could not be used, or not wholly, with cause and remedy.",
    "indicators": "The canonical indicators.",
    "divisions": "The administrative divisions that the rows need, with their ancestors.",
    "unit_groups": "Classifiers that count the same thing.",
    "definition_changes": "Years in which what an indicator covers changed, each with the publication that says so.",
    "indicator_relations": "Which indicators are parts of others, or are measured together.",
    "corrections": "What corrections.yml changes, field by field, with what was there before, and whether it was applied.",
    "corrected_documents": "Documents that a correction concerns, as they hold now; what was read of them stays in documents.",
    "corrected_metrics": "All rows of the corrected documents.",
    "corrected_exclusions": "All exclusions of the corrected documents.",
    "duplicates": "Documents that share district and period with others, and which of those they repeat.",
    "unit_synonyms": "Classifiers that may stand for each other when no indicator says what is counted.",
}


@dg.asset(group_name="ingestion", kinds={"file"}, owners=OWNERS)
def raw_documents(warehouse: Warehouse) -> dg.MaterializeResult[None]:
    """The files of the raw folder as they are now: text, web pages, Word, PDF, workbooks, archives."""
    progress.report("look")
    files, problems = scan(warehouse.places.raw, leave_out=(warehouse.places.warehouse,))
    progress.report("look", len(files), len(files))
    kinds = Counter(PurePosixPath(file.source_path).suffix.lower() or "(none)" for file in files)
    return dg.MaterializeResult(
        metadata={
            "folder": dg.MetadataValue.path(str(warehouse.places.raw)),
            "files": len(files),
            "left aside": len(problems),
            "by extension": dg.MetadataValue.json(dict(sorted(kinds.items()))),
        }
    )


def _specs() -> Iterator[dg.AssetSpec]:
    schemas = described(
        {name: {column: str(kind) for column, kind in columns.items()} for name, columns in TABLES.items()}
    )
    for name, description in DESCRIPTIONS.items():
        yield dg.AssetSpec(
            ["facts", name],
            deps=[raw_documents],
            group_name="facts",
            kinds={"python", "parquet"},
            owners=OWNERS,
            description=description,
            metadata={"dagster/column_schema": schemas[name]} if name in schemas else {},
        )


@dg.multi_asset(specs=list(_specs()), name="facts")
def facts(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[None]]:
    """Read, identify and extract what changed; everything else stays as it is."""
    where = warehouse.places
    state.forget(where)
    outcome.begun(where)
    try:
        done = fold(
            where.raw,
            where.warehouse,
            run=engines.chosen(os.environ),
            progress=lambda at, total, path: progress.report("extract", at, total, path),
            tell=progress.tell,
        )
    except (EmptiedFolderError, EngineError) as error:
        raise dg.Failure(str(error)) from error
    except OSError as error:
        raise dg.Failure(f"the warehouse cannot be written: {error}") from error
    context.log.info(
        f"{done.files} files: {len(done.new)} new, {len(done.changed)} changed, {len(done.removed)} removed, "
        f"{done.unchanged} unchanged; {done.read} read, {done.extracted} extracted in {done.seconds:.1f} s"
    )
    for name in DESCRIPTIONS:
        yield dg.MaterializeResult(asset_key=["facts", name], metadata=_metadata(where.facts, name, done))


_TOLD = dg.TableSchema([dg.TableColumn(name) for name in ("source_path", "kind", "cause", "remedy")])


def _metadata(folder: Any, name: str, done: Report) -> dict[str, Any]:
    pattern = folder / name / "bucket=*.parquet" if name in TABLES else folder / f"{name}.parquet"
    rows = pl.scan_parquet(pattern).select(pl.len()).collect().item()
    columns = {column: str(kind) for column, kind in pl.scan_parquet(pattern).collect_schema().items()}
    metadata: dict[str, Any] = {
        "dagster/row_count": rows,
        "dagster/column_schema": described({name: columns})[name],
        "path": dg.MetadataValue.path(str(pattern)),
    }
    if name == "documents":
        metadata |= {
            "files": done.files,
            "new": len(done.new),
            "changed": len(done.changed),
            "removed": len(done.removed),
            "unchanged": done.unchanged,
            "read": done.read,
            "extracted": done.extracted,
            "seconds": round(done.seconds, 2),
        }
    if name == "problems":
        metadata |= {"withheld": done.withheld, "quarantined": done.quarantined}
        problems = pl.concat(store.read(folder, "problems", bucket) for bucket in store.BUCKETS)
        # A table shows its cells as they are; Markdown would obey what a file's name or a sidecar says.
        told = problems.head(50).select("source_path", "kind", "cause", "remedy").iter_rows(named=True)
        metadata["listed"] = dg.MetadataValue.table([dg.TableRecord(row) for row in told], schema=_TOLD)
    return metadata
