"""Corrected documents, kept beside the facts: all rows of each, to be taken instead of those that were extracted.

What was extracted stays in the buckets as it was, so that a correction can be taken back without reading anything.
"""

from pathlib import Path
from typing import Any

import polars as pl

from transforms.facts.files import write_parquet
from transforms.facts.schema import DOCUMENTS, EXCLUSIONS, METRICS, ORDER
from transforms.facts.store import BUCKETS, path_of

# `correction_key` changes whenever what was corrected in the document does.
_TABLES: dict[str, dict[str, Any]] = {
    "documents": {**DOCUMENTS, "correction_key": pl.String},
    "metrics": METRICS,
    "exclusions": EXCLUSIONS,
}


def write(facts: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Write the corrected documents and their rows, each a dict by column."""
    for table, schema in _TABLES.items():
        write_parquet(pl.DataFrame(rows[table], schema=schema).sort(ORDER[table]), _path(facts, table))


def corrected(facts: Path, table: str) -> pl.DataFrame:
    """The rows of `table` of the corrected documents; none where nothing was ever corrected."""
    path = _path(facts, table)
    return pl.read_parquet(path) if path.exists() else pl.DataFrame(schema=_TABLES[table])


def read(facts: Path, table: str, columns: list[str]) -> pl.DataFrame:
    """`columns` of `table` (`doc_id` among them) as they hold now."""
    instead = corrected(facts, table)
    replaced = instead["doc_id"] if table == "documents" else corrected(facts, "documents")["doc_id"]
    extracted = pl.concat(pl.read_parquet(path_of(facts, table, bucket), columns=columns) for bucket in BUCKETS)
    return pl.concat([extracted.filter(~pl.col("doc_id").is_in(replaced.to_list())), instead.select(columns)])


def _path(facts: Path, table: str) -> Path:
    return facts / f"corrected_{table}.parquet"
